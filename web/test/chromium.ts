// This module decides how the browser under test is started, and what every page of it must keep.

import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";

export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
    args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
}

export const DESK: BrowserContextOptions = { viewport: { width: 1440, height: 900 }, locale: "en-GB", timezoneId: "Europe/London" };
export const PHONE: BrowserContextOptions = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true, locale: "zh-CN", timezoneId: "Asia/Shanghai" };

/** A page that collects what the browser complains about: script errors and breaches of the policy. */
export async function open(browser: Browser, url: string, options: BrowserContextOptions): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => {
    // A refused request is the test's own doing; the page answers it in words.
    if (message.type() === "error" && !message.text().startsWith("Failed to load resource")) complaints.push(message.text());
  });
  await page.goto(url);
  return { page, complaints };
}
