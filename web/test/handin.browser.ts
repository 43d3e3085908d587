// Files handed in by a trader in the portal, in a real browser against a real server: a table of several declarations, a
// message of one, and a file that is neither.

import { readFileSync } from "node:fs";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launch, violations } from "./chromium.ts";
import { type House, signIn, startHouse } from "./house.ts";
import { isTooWide, LOOKS, picture } from "./looks.ts";

const program = process.env["TONGGUAN_PROGRAM"];
const sample = (name: string) => readFileSync(new URL(`../../samples/${name}`, import.meta.url));

describe.skipIf(!program)("files of a trader", () => {
  let browser: Browser;
  let house: House;
  beforeAll(async () => {
    house = await startHouse(program!);
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    await house?.close();
  });

  it.each(LOOKS)("a table gets an answer for each declaration (%s)", async (name, options) => {
    const { page, complaints } = await signIn(browser, house, await house.person("trader", `trader-${name}`, "firm"), options);
    await page.goto(`${house.url}/#page=declare`);
    await page.locator("main.sheet button").nth(1).click();
    const dialog = page.getByRole("dialog");
    const choose = dialog.locator('input[type="file"]');
    const send = dialog.locator('button[type="submit"]');
    await choose.setInputFiles({ name: "notes.txt", mimeType: "text/plain", buffer: Buffer.from("hello") });
    await send.click();
    await dialog.getByRole("alert").waitFor();
    // Each look hands in references of its own.
    const table = sample("import-table.csv").toString().replaceAll("TABLE-000", `${name.toUpperCase()}-`).replaceAll("GB100000000004-T", `GB100000000004-${name.toUpperCase()}`);
    await choose.setInputFiles({ name: "table.csv", mimeType: "text/csv", buffer: Buffer.from(table) });
    await send.click();
    const answers = dialog.locator("li[data-lrn]");
    await answers.first().waitFor();
    expect(await answers.count()).toBe(2);
    expect(await answers.first().locator("button").count()).toBe(1);
    expect(await violations(page)).toEqual([]);
    expect(await isTooWide(page)).toBe(false);
    await picture(page, `handin-${name}`);
    await answers.first().locator("button").click();
    await page.locator(".overview").waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
