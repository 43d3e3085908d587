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
    // A colleague at another browser begins with it, too, and sees whose it is.
    const colleague = await signIn(browser, house, await house.person("trader", "colleague", "firm"));
    await colleague.page.goto(`${house.url}/#page=declare`);
    const theirs = colleague.page.locator('li[data-template="Tea of every Monday 周一茶叶"]');
    await theirs.getByText("· templates").waitFor();
    await theirs.getByRole("button", { name: "Begin with it" }).click();
    await colleague.page.getByLabel("Own reference (LRN)").waitFor();
    expect(await colleague.page.getByLabel("Own reference (LRN)").inputValue()).toBe("");
    expect(colleague.complaints).toEqual([]);
    await colleague.page.context().close();
    await template.getByRole("button", { name: "Begin with it" }).click();
    await page.getByRole("button", { name: "All drafts" }).click();
    await expect.poll(() => page.locator("ul.drafts").first().locator("li").count()).toBe(2);
    expect(await page.getByText("MONDAY-1").count()).toBe(1);
    await template.getByRole("button", { name: "Delete" }).click();
    await page.getByRole("button", { name: "OK" }).click();
    await template.waitFor({ state: "detached" });
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("shows nobody the drafts of another person at the same browser", async () => {
    const [one, other] = [await house.person("trader", "one", "firm"), await house.person("trader", "other", "firm")];
    const { page, complaints } = await signIn(browser, house, one);
    await page.goto(`${house.url}/#page=declare`);
    await page.getByRole("button", { name: "New declaration" }).click();
    await page.getByLabel("Own reference (LRN)").fill("MINE-1");
    await page.getByRole("button", { name: "All drafts" }).click();
    // One that was kept before drafts had an owner goes to whoever is there first.
    await page.evaluate(() => localStorage.setItem("tongguan.draft.old", JSON.stringify({ id: "old", declaration: { functionalReferenceId: "OLD-1" }, changed: 1, key: "old-key" })));
    await page.reload();
    for (const reference of ["MINE-1", "OLD-1"]) await page.getByText(reference).waitFor();
    const again = async (person: typeof one) => {
      await page.getByRole("button", { name: "Sign out" }).click();
      await page.locator("#login").fill(person.login);
      await page.locator("#password").fill(person.password);
      await page.locator('button[type="submit"]').click();
      await page.locator(".portal-head").waitFor();
      await page.goto(`${house.url}/#page=declare`);
      await page.getByRole("button", { name: "New declaration" }).waitFor();
    };
    await again(other);
    for (const reference of ["MINE-1", "OLD-1"]) expect(await page.getByText(reference).count()).toBe(0);
    await again(one);
    for (const reference of ["MINE-1", "OLD-1"]) await page.getByText(reference).waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("a case is copied as a new declaration, which is handed in under references of its own", async () => {
    const trader = await house.person("trader", "copying", "firm");
    const tea = readFileSync(new URL("./tea.json", import.meta.url), "utf8");
    const { body } = await (await house.as(trader)).call("POST", "/api/declarations", tea.replaceAll("TGS-0001", "COPIED-1"));
    const { page, complaints } = await signIn(browser, house, trader);
    await page.goto(`${house.url}/#page=cases&case=${body.case}`);
    await page.getByRole("button", { name: "Copy as a new declaration" }).click();
    await page.getByLabel("Own reference (LRN)").waitFor();
    for (const label of ["Own reference (LRN)", "Consignment reference (DUCR)"]) expect(await page.getByLabel(label).inputValue(), label).toBe("");
    expect(await page.getByLabel("Price", { exact: true }).first().inputValue()).toBe("2500.00");
    await page.getByLabel("Own reference (LRN)").fill("COPY-1");
    await page.getByLabel("Consignment reference (DUCR)").fill("6GB100000000004-COPY-1");
    expect(await violations(page)).toEqual([]);
    // A code that the list has as one is chosen as one, and stands in both of its places.
    const item = page.getByRole("region", { name: "Fields of item 1" });
    const [procedure, previous] = [item.getByLabel("Procedure", { exact: true }), item.getByLabel("Previous", { exact: true })];
    await previous.fill("");
    await procedure.fill("4");
    await procedure.fill("40");
    await page.locator(".ant-select-item-option", { hasText: /^4071/ }).last().click();
    expect([await procedure.inputValue(), await previous.inputValue()]).toEqual(["40", "71"]);
    await previous.fill("00");
    await page.getByRole("heading", { level: 1 }).click();
    await page.getByText("Payable:").waitFor();
    await picture(page, "handin-copy");
    await page.getByRole("button", { name: "Hand in" }).click();
    await page.getByRole("status").filter({ hasText: "Handed in" }).waitFor();
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
