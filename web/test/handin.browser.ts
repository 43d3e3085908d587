// Files handed in by a trader in the portal, in a real browser against a real server: a table of several declarations, a
// message of one, and a file that is neither; and templates of what is declared again and again.

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

  it("a draft becomes a template, and declarations begin with it", async () => {
    const { page, complaints } = await signIn(browser, house, await house.person("trader", "templates", "firm"));
    await page.goto(`${house.url}/#page=declare`);
    await page.getByRole("button", { name: "New declaration" }).click();
    await page.getByLabel("Own reference (LRN)").fill("MONDAY-1");
    await page.getByRole("button", { name: "All drafts" }).click();
    await page.getByRole("button", { name: "Keep as template" }).click();
    await page.getByLabel("Name of the template").fill("Tea of every Monday 周一茶叶");
    await page.getByRole("button", { name: "OK" }).click();
    const template = page.locator('li[data-template="Tea of every Monday 周一茶叶"]');
    await template.waitFor();
    expect(await violations(page)).toEqual([]);
    await picture(page, "handin-templates");
    await page.reload();
    await template.getByRole("button", { name: "Begin with it" }).click();
    await page.getByRole("button", { name: "All drafts" }).click();
    expect(await page.locator("ul.drafts").first().locator("li").count()).toBe(2);
    expect(await page.getByText("MONDAY-1").count()).toBe(1);
    await template.getByRole("button", { name: "Delete" }).click();
    await page.getByRole("button", { name: "OK" }).click();
    await template.waitFor({ state: "detached" });
    expect(complaints).toEqual([]);
    await page.context().close();
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
