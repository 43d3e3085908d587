// Finding cases in a real browser against a real server: by words that stand in them, in the queue by step, place, age and due
// time, and in the audit trail by whom, about what and when.

import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { launch, violations } from "./chromium.ts";
import { declare, type House, type Person, signIn, startHouse } from "./house.ts";
import { isTooWide, LOOKS, picture } from "./looks.ts";

const program = process.env["TONGGUAN_PROGRAM"];

describe.skipIf(!program)("finding", () => {
  let browser: Browser;
  let house: House;
  let wang: Person;
  let case_: { case: string; mrn: string };
  beforeAll(async () => {
    house = await startHouse(program!);
    wang = await house.person("officer", "wang");
    case_ = await declare(await house.as(await house.person("trader", "tea", "firm")), "import-tea-sets.xml");
    const officer = await house.as(wang);
    // Words are put beside a case by a worker of the house.
    await vi.waitUntil(async () => (await officer.call("GET", "/api/search?text=porcelain")).body.cases?.length === 1, { timeout: 20_000, interval: 200 });
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    await house?.close();
  });

  it("a case is found by the words of its goods and parties, and by none that it has not", async () => {
    const { page, complaints } = await signIn(browser, house, wang);
    await page.goto(`${house.url}#page=cases`);
    const search = page.getByRole("searchbox");
    for (const [text, count] of [["porcelain", 1], ["no-such-word", 0], ["Haichuan", 1]] as const) {
      await search.fill(text);
      await expect.poll(() => page.locator("tr[data-case]").count(), { timeout: 10_000 }).toBe(count);
    }
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("the next case is one of those that the conditions name", async () => {
    const { page, complaints } = await signIn(browser, house, wang);
    await page.goto(`${house.url}#page=queue`);
    await page.getByText(case_.mrn).waitFor();
    await page.getByLabel("Place begins with").fill("ZZ");
    await page.keyboard.press("Enter");
    await page.getByText("Nothing waits here.").waitFor();
    await page.getByRole("button", { name: "Take the next" }).click();
    await page.getByText("Nothing waits for you.").waitFor();
    await page.getByRole("button", { name: "Clear" }).click();
    await page.getByText(case_.mrn).waitFor();
    await page.getByRole("combobox", { name: "Step" }).click();
    await page.locator(".ant-select-item-option", { hasText: "Check documents" }).click();
    await page.getByText(case_.mrn).waitFor();
    await page.getByRole("button", { name: "Take the next" }).click();
    await page.locator(".overview").waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it.each(LOOKS)("the queue and its conditions (%s)", async (name, options) => {
    const { page, complaints } = await signIn(browser, house, wang, options);
    await page.goto(`${house.url}#page=queue`);
    await page.getByText(case_.mrn).waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await isTooWide(page)).toBe(false);
    await picture(page, `finding-queue-${name}`);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("internal control asks what one person did, and on which days", async () => {
    const { page, complaints } = await signIn(browser, house, await house.person("auditor", "audit"));
    await page.goto(`${house.url}#page=audit`);
    await page.getByRole("button", { name: "Only by: wang" }).first().click();
    const trail = page.getByRole("region", { name: "Audit trail" });
    await expect.poll(async () => new Set(await trail.locator("tbody tr td:nth-child(2)").allTextContents()), { timeout: 10_000 }).toEqual(new Set(["wang"]));
    await page.getByLabel("Until").fill("2020-01-01");
    await page.getByRole("button", { name: "Search" }).click();
    await page.getByText("There is no such entry.").waitFor();
    expect(await violations(page)).toEqual([]);
    await picture(page, "finding-audit");
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
