// Checking receipts in a browser without an account: true and forged ones, on a desk and on a phone, in both languages.

import { readFileSync } from "node:fs";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DESK, launch, open, PHONE, violations } from "./chromium.ts";
import { LOOKS, picture } from "./looks.ts";
import { type Mock, startMock } from "./mock.ts";

interface Case {
  name: string;
  receipt: string;
  policy: string;
}

const cases = JSON.parse(readFileSync(new URL("./receipts.json", import.meta.url), "utf8")) as Case[];
const of = (name: string): Case => cases.find((one) => one.name === name)!;
const file = (name: string, text: string) => ({ name, mimeType: "text/plain", buffer: Buffer.from(text) });


describe("checking a receipt", () => {
  let browser: Browser;
  let mock: Mock;
  beforeAll(async () => {
    [browser, mock] = await Promise.all([launch(), startMock(3)]);
  });
  afterAll(async () => {
    await browser?.close();
    await mock?.close();
  });

  it.each([
    ["desk", DESK],
    ["phone", PHONE],
  ])("tells a true release from a forged one on a %s", async (where, options) => {
    const { page, complaints } = await open(browser, `${mock.url}#page=verify`, options);
    await page.locator(".keys li").first().waitFor();
    await page.locator('input[name="receipt"]').setInputFiles(file("wine.tlog-proof", of("true").receipt));
    await page.locator('[data-verdict="proven"]').waitFor();
    const said = await page.locator(".receipt-verdict").innerText();
    for (const part of ["26GB00000000000018", "2204210910", "ML-DSA-44", "customs.example/log"]) expect(said).toContain(part);
    expect(await violations(page)).toEqual([]);
    // Nothing is wider than the screen.
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    await picture(page, `verify-${where}`, { fullPage: true });

    await page.locator('input[name="receipt"]').setInputFiles(file("forged.tlog-proof", of("another reference number").receipt));
    await page.locator('[data-verdict="broken"]').waitFor();
    expect(await page.locator(".receipt-verdict").innerText()).toMatch(/Event 4 is not at place 308|第 4 个事件不在日志第 308 条/);
    expect(await violations(page)).toEqual([]);
    await picture(page, `verify-forged-${where}`, { fullPage: true });
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it.each(LOOKS)("checks a receipt of the second log by its own keys in the look %s", async (where, options) => {
    const { page, complaints } = await open(browser, `${mock.url}#page=verify`, options);
    const asked: string[] = [];
    page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    await page.locator(".keys li").first().waitFor();
    await page.locator('input[name="receipt"]').setInputFiles(file("wine.tlog-proof", of("true").receipt));
    await page.locator('[data-verdict="proven"]').waitFor();
    // What only the second log needs is not loaded for the first.
    expect(asked.filter((path) => /sm/.test(path))).toEqual([]);
    await page.locator('input[name="receipt"]').setInputFiles(file("wine.sm.tlog-proof", of("second log: true").receipt));
    await page.locator(".receipt-verdict", { hasText: "SM2" }).waitFor();
    const said = await page.locator(".receipt-verdict").innerText();
    for (const part of ["26GB00000000000018", "2204210910", "SM2", "customs.example/log/sm"]) expect(said).toContain(part);
    expect(await page.locator(".keys").innerText()).toContain("customs.example/log/sm");
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    await picture(page, `verify-second-${where}`, { fullPage: true });

    await page.locator('input[name="receipt"]').setInputFiles(file("forged.tlog-proof", of("second log: another signature").receipt));
    await page.locator('[data-verdict="broken"]').waitFor();
    expect(await page.locator(".receipt-verdict").innerText()).toContain("SM2");
    await picture(page, `verify-second-forged-${where}`, { fullPage: true });
    // And back to the first log.
    await page.locator('input[name="receipt"]').setInputFiles(file("wine.tlog-proof", of("true").receipt));
    await page.locator(".receipt-verdict", { hasText: "ML-DSA-44" }).waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("believes the reader's own trust file rather than the server", async () => {
    const { page } = await open(browser, `${mock.url}#page=verify`, DESK);
    await page.locator(".keys li").first().waitFor();
    await page.locator('input[name="receipt"]').setInputFiles(file("wine.tlog-proof", of("true").receipt));
    await page.locator('[data-verdict="proven"]').waitFor();
    await page.locator('input[name="policy"]').setInputFiles(file("policy", of("another log's policy key").policy));
    await page.locator('[data-verdict="broken"]').waitFor();
    await page.locator('input[name="policy"]').setInputFiles(file("policy", "quorum\n"));
    await page.getByRole("alert").waitFor();
    await page.context().close();
  });

  it("is offered to whoever is not signed in", async () => {
    const { page } = await open(browser, mock.url, DESK);
    await page.locator('a[href="#page=verify"]').click();
    await page.locator('input[name="receipt"]').waitFor();
    await page.context().close();
  });
});
