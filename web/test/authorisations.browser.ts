// The register of authorisations in a real browser against a real server: two supervisors lay an entry down, a claim that it
// does not know is refused, and the trader reads the own entries and nobody else's.

import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launch, violations } from "./chromium.ts";
import { declare, type House, type Person, signIn, startHouse } from "./house.ts";
import { isTooWide, LOOKS, picture } from "./looks.ts";

const program = process.env["TONGGUAN_PROGRAM"];
/** Holder and number as the sample claims them. */
const HOLDER = "GB100000000004";
const NUMBER = "GBDPO1000001";

describe.skipIf(!program)("the register of authorisations", () => {
  let browser: Browser;
  let house: House;
  let boss: Person;
  let chief: Person;
  let trader: Person;
  beforeAll(async () => {
    house = await startHouse(program!);
    [boss, chief, trader] = await Promise.all([house.person("supervisor", "boss"), house.person("supervisor", "chief"), house.person("trader", "trader", "firm")]);
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    await house?.close();
  });

  it("one proposes, another confirms, and what it does not know is refused", async () => {
    const { page, complaints } = await signIn(browser, house, boss);
    await page.goto(`${house.url}#page=authorisations`);
    await page.getByText("The register is kept of no type yet").waitFor();
    const form = page.getByRole("region", { name: "Propose an entry" });
    const propose = async (number: string, holder: string, name: string, until: string) => {
      await form.getByLabel("Type").selectOption("DPO");
      await form.getByLabel("Number of the authorisation").fill(number);
      await form.getByLabel("Number of the holder").fill(holder);
      await form.getByLabel("Name of the holder").fill(name);
      await form.getByLabel("First day").fill("2026-01-01");
      await form.getByLabel("Last day").fill(until);
      await form.getByRole("button", { name: "Propose" }).click();
    };
    await propose("GBDPO999", "GB999999999999", "Harbour Foods 海港食品", "2025-12-31");
    await form.getByText("The last day is before the first.").waitFor();
    await form.getByLabel("Last day").fill("");
    await form.getByRole("button", { name: "Propose" }).click();
    await form.getByText("Another supervisor must confirm it.").waitFor();
    const row = page.getByRole("row", { name: /GBDPO999/ });
    await row.getByText("waits for a second person").waitFor();
    expect(await row.getByRole("button", { name: "Confirm" }).count()).toBe(0);
    const registers = page.getByRole("region", { name: "What claims are held against" });
    await registers.getByLabel("Type").selectOption("DPO");
    await registers.getByLabel("From the legal date").fill(new Date().toISOString().slice(0, 10));
    await registers.getByRole("button", { name: "Propose to keep it" }).click();
    await registers.getByText("waits for a second person").waitFor();
    await page.context().close();

    const second = await signIn(browser, house, chief);
    await second.page.goto(`${house.url}#page=authorisations`);
    await second.page.getByRole("button", { name: "Confirm: GBDPO999" }).click();
    await second.page.getByRole("button", { name: "Confirm: DPO" }).click();
    await second.page.getByText("Every claim of these types is held against the register: DPO · Deferment of payment").waitFor();
    expect(await violations(second.page)).toEqual([]);
    await second.page.context().close();

    const firm = await house.as(trader);
    await expect(declare(firm, "import-beef.xml")).rejects.toThrow(/holds no authorisation DPO that is in force/);
    const entry = { kind: "DPO", number: NUMBER, holder: HOLDER, name: "Test Trading Ltd", firm: house.firm, conditions: "At most £100,000 a month", valid_from: "2026-01-01", valid_to: "2099-12-31" };
    const proposed = await (await house.as(boss)).call("POST", "/api/authorisations", entry);
    expect(proposed.status, JSON.stringify(proposed.body)).toBe(201);
    expect((await (await house.as(chief)).call("PUT", `/api/authorisations/${proposed.body.id}`)).status).toBe(204);
    await declare(firm, "import-beef.xml");
    expect(complaints).toEqual([]);
  });

  it("rows of a table are proposed, and confirmed all at once", async () => {
    const { page, complaints } = await signIn(browser, house, boss);
    await page.goto(`${house.url}#page=authorisations`);
    await page.getByText("Propose many from a table").click();
    const rows = page.getByLabel("One entry a row");
    await rows.fill("CGU\tGBCGU1\tGB111111111111\tOne Ltd\t2026-01-01\nNONE\tX\tGB2\tTwo Ltd\t2026-01-01\nSDE;GBSDE1;GB111111111111;One Ltd;2026-01-01;2098-12-31;tea only");
    await page.getByRole("button", { name: "Propose (3)" }).click();
    await page.getByText("2 proposed, 1 refused.").waitFor();
    expect(await rows.inputValue()).toBe("NONE\tX\tGB2\tTwo Ltd\t2026-01-01");
    await page.getByRole("listitem").filter({ hasText: "This is not known here." }).waitFor();
    expect(await violations(page)).toEqual([]);
    await picture(page, "authorisations-many", { fullPage: true });
    await page.context().close();

    const second = await signIn(browser, house, chief);
    await second.page.goto(`${house.url}#page=authorisations`);
    await second.page.getByRole("button", { name: "Confirm all that wait here (2)" }).click();
    await second.page.getByRole("button", { name: "OK" }).click();
    await second.page.getByRole("button", { name: "End: GBSDE1" }).waitFor();
    expect([...complaints, ...second.complaints]).toEqual([]);
    await second.page.context().close();
  });

  it("it is searched, and an entry ends with a reason", async () => {
    const { page, complaints } = await signIn(browser, house, boss);
    await page.goto(`${house.url}#page=authorisations`);
    await page.getByRole("searchbox").fill("海港");
    await page.keyboard.press("Enter");
    await page.getByRole("row", { name: new RegExp(NUMBER) }).waitFor({ state: "detached" });
    await page.getByRole("button", { name: "End: GBDPO999" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Why").fill("moved away 已迁出");
    expect(await violations(page)).toEqual([]);
    await picture(page, "authorisations-end");
    await dialog.getByRole("button", { name: "End" }).click();
    await page.getByText("moved away 已迁出").waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it.each(LOOKS)("customs reads the whole, a trader the own (%s)", async (name, options) => {
    for (const [who, numbers] of [[boss, ["GBSDE1", "GBCGU1", NUMBER, "GBDPO999"]], [trader, [NUMBER]]] as const) {
      const { page, complaints } = await signIn(browser, house, who, options);
      await page.goto(`${house.url}#page=authorisations`);
      await page.locator("tbody th", { hasText: NUMBER }).waitFor();
      expect((await page.locator("tbody th").allTextContents()).map((text) => text.trim())).toEqual(numbers);
      expect(await violations(page)).toEqual([]);
      expect(await isTooWide(page)).toBe(false);
      expect(complaints).toEqual([]);
      await picture(page, `authorisations-${who.login}-${name}`, { fullPage: true });
      await page.context().close();
    }
  });
});
