// The supervisor's cockpit against a real server: what it shows opens the cases behind it, in both languages, at desk
// and phone size. Run it with TONGGUAN_PROGRAM, the path of the program.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, BrowserContextOptions } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DESK, launch, open, violations } from "./chromium.ts";
import { type House, type Person, startHouse } from "./house.ts";
import { isTooWide, LOOKS, PICTURES, picture } from "./looks.ts";

const program = process.env["TONGGUAN_PROGRAM"];

async function cockpit(browser: Browser, house: House, person: Person, options: BrowserContextOptions) {
  const opened = await open(browser, house.url, options);
  await opened.page.locator("#login").fill(person.login);
  await opened.page.locator("#password").fill(person.password);
  await opened.page.locator('button[type="submit"]').click();
  await opened.page.locator(".portal-head").waitFor();
  await opened.page.goto(`${house.url}/#page=cockpit`);
  await opened.page.locator(".chart canvas").first().waitFor();
  return opened;
}


const tea = () => JSON.parse(readFileSync(new URL("./tea.json", import.meta.url), "utf8")) as Record<string, unknown>;

describe.skipIf(!program)("the cockpit", () => {
  let browser: Browser;
  let house: House;
  let boss: Person;
  beforeAll(async () => {
    house = await startHouse(program!);
    boss = await house.person("supervisor", "boss");
    const trader = await house.as(await house.person("trader", "trader", "firm"));
    for (let number = 1; number <= 12; number++) {
      const handed = await trader.call("POST", "/api/declarations", { ...tea(), functionalReferenceId: `COCKPIT${number}` });
      if (handed.status !== 201) throw new Error(JSON.stringify(handed.body).slice(0, 400));
    }
    const wanted = Date.now() + 20_000;
    const supervisor = await house.as(boss);
    while (Date.now() < wanted && (await supervisor.call("GET", "/api/cockpit")).body.waiting.length === 0) await new Promise((done) => setTimeout(done, 300));
    await supervisor.call("POST", "/api/queue/next", {});
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    await house?.close();
  });

  it("opens the cases behind a figure", async () => {
    const { page, complaints } = await cockpit(browser, house, boss, DESK);
    const day = page.locator(".panel").first();
    await day.locator("summary").click();
    const row = day.locator("tbody tr").first();
    const cases = Number(await row.locator("td").textContent());
    expect(cases).toBeGreaterThan(0);
    await row.locator("a").click();
    await expect.poll(() => page.locator("tr[data-case]").count()).toBe(cases);
    await page.goBack();
    await page.locator(".chart canvas").first().waitFor();
    const waiting = Number(await page.locator(".tile .tile-figure").first().textContent());
    // All of them wait for customs; where some wait for others the tile opens nothing.
    await page.locator(".tile a").first().click();
    await page.locator(".queue-head").waitFor();
    await expect.poll(() => page.locator("li[data-case]").count()).toBe(waiting);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it.each(["Map of flows: from origin to place", "Flows: origin, office, chapter", "Risk by origin, office and goods"])("opens as many cases as are told: %s", async (name) => {
    const { page, complaints } = await cockpit(browser, house, boss, DESK);
    const panel = page.locator(".panel", { has: page.getByRole("heading", { name, exact: true }) });
    await panel.locator("summary").click();
    const row = panel.locator("tbody tr").first();
    const cases = Number(await row.locator("td").first().textContent());
    expect(cases).toBeGreaterThan(0);
    await row.locator("th a").click();
    await expect.poll(() => page.locator("tr[data-case]").count()).toBe(cases);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("is kept as a workbook and each chart as a picture", async () => {
    const { page, complaints } = await cockpit(browser, house, boss, DESK);
    async function kept(name: string) {
      const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name }).first().click()]);
      return readFileSync((await download.path())!);
    }
    expect((await kept("As a workbook (XLSX)")).subarray(0, 4).toString("latin1")).toBe("PK\u0003\u0004");
    for (const name of ["As a picture (PNG)", "As a picture (PNG): Map of flows: from origin to place"]) {
      const image = await kept(name);
      expect(image.subarray(1, 4).toString("latin1")).toBe("PNG");
      expect(image.length).toBeGreaterThan(2_000);
      if (PICTURES) writeFileSync(join(PICTURES, `${name.includes("Map") ? "map" : "chart"}-kept.png`), image);
    }
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it.each(LOOKS)("is whole and open to all: %s", async (name, options) => {
    const { page, complaints } = await cockpit(browser, house, boss, options);
    for (const table of await page.locator(".panel summary").all()) await table.click();
    expect(await violations(page)).toEqual([]);
    expect(await isTooWide(page)).toBe(false);
    for (const table of await page.locator(".panel summary").all()) await table.click();
    await picture(page, `cockpit-${name}`, { height: 1900 });
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
