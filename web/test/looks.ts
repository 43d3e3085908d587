// This module decides in which looks a page is tried, and where pictures of it go: the folder of TONGGUAN_PICTURES.

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { BrowserContextOptions, Page } from "playwright-core";
import { DESK, PHONE } from "./chromium.ts";

export const PICTURES = process.env["TONGGUAN_PICTURES"];

/** Desk and phone, both languages, light and dark. */
export const LOOKS: [string, BrowserContextOptions][] = [
  ["desk-en", DESK],
  ["desk-zh-dark", { ...DESK, locale: "zh-CN", colorScheme: "dark" }],
  ["phone-zh", PHONE],
  ["phone-en", { ...PHONE, locale: "en-GB" }],
];

/** Whether a page must be scrolled sideways. */
export const isTooWide = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth > innerWidth);

interface Size {
  /** Of the window: a page that scrolls within its frame is seen whole only in a window as high. */
  height?: number;
  fullPage?: boolean;
}

/** Takes a picture where somebody wants to look at it. */
export async function picture(page: Page, name: string, { height, fullPage }: Size = {}) {
  if (!PICTURES) return;
  mkdirSync(PICTURES, { recursive: true });
  if (height) {
    await page.setViewportSize({ width: page.viewportSize()!.width, height });
    await page.waitForTimeout(300);
  }
  await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: fullPage ?? false });
}
