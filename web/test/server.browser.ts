// A smoke test against a real server: run it with TONGGUAN_URL and TONGGUAN_TOKEN. It only reads.

import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DESK, launch, open } from "./chromium.ts";

const url = process.env["TONGGUAN_URL"];
const token = process.env["TONGGUAN_TOKEN"];

describe.skipIf(!url || !token)("a real server", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
  });

  it("lets in, lists, explains and stays live", async () => {
    const { page, complaints } = await open(browser, `${new URL("/", url)}#token=${token}`, DESK);
    await page.getByText("Live", { exact: true }).waitFor();
    await page.locator("tr[data-case], .list-end").first().waitFor();
    const first = page.locator("tr[data-case]").first();
    if ((await first.count()) > 0) {
      await page.keyboard.press("j");
      await page.keyboard.press("Enter");
      await page.locator(".overview").waitFor();
      await page.locator(".timeline li").first().waitFor();
      const record = page.getByRole("button", { name: "Decision record" });
      if ((await record.count()) > 0) {
        await record.click();
        await page.getByText("the SHA-256 of these bytes is the record hash").waitFor();
      }
    }
    expect(complaints).toEqual([]);
  });

  it("refuses a wrong token in words", async () => {
    const { page } = await open(browser, `${new URL("/", url)}#token=tg_wrong`, DESK);
    await page.getByRole("alert").waitFor();
  });
});
