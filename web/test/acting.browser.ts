// A broker in a real browser against a real server: it chooses the trader that gave it a mandate, hands in for it, and sees
// the case among the trader's and not among its own; without the mandate the choice is gone.

import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Browser, BrowserContextOptions } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launch, violations } from "./chromium.ts";
import { type Caller, declare, type House, type Person, signIn, startHouse } from "./house.ts";
import { isTooWide, LOOKS, picture } from "./looks.ts";

const program = process.env["TONGGUAN_PROGRAM"];
const MESSAGE = readFileSync(new URL("../../samples/import-beef.xml", import.meta.url), "utf8");

describe.skipIf(!program)("a broker with a mandate", () => {
  let browser: Browser;
  let house: House;
  let trader: Caller;
  let broker: Person;
  let mandate: string;
  beforeAll(async () => {
    house = await startHouse(program!);
    const root = ((await house.administrator.call("GET", "/api/organisations")).body as { id: string; part_of: string }[]).find((one) => one.id === one.part_of)!;
    const bureau = (await house.administrator.call("POST", "/api/organisations", { part_of: root.id, kind: "firm", name_en: "Swift Brokers", name_zh: "迅达报关行" })).body.id;
    trader = await house.as(await house.person("trader", "trader", "firm"));
    const made = await house.administrator.call("POST", "/api/users", { login: "broker", name: "broker", language: "en", organisation: bureau, roles: ["broker"] });
    broker = { login: "broker", password: made.body.password, id: made.body.id };
    mandate = (await trader.call("POST", "/api/mandates", { broker: bureau })).body.id;
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    await house?.close();
  });

  const enter = (options?: BrowserContextOptions) => signIn(browser, house, broker, options);

  it("hands in for the trader and sees the case there only, as the trader does", async () => {
    const { page, complaints } = await enter();
    await page.getByText("No case yet.").waitFor();
    const choose = page.locator(".portal-for select");
    await choose.locator("option", { hasText: "Test Trading Ltd" }).waitFor({ state: "attached" });
    expect(await choose.locator("option").allTextContents()).toEqual(["Swift Brokers (own firm)", "Test Trading Ltd"]);
    await choose.selectOption({ label: "Test Trading Ltd" });
    await page.goto(`${house.url}#page=declare`);
    await page.getByRole("button", { name: "Hand in a file" }).click();
    const dialog = page.getByRole("dialog");
    const fresh = `B${randomUUID().replaceAll("-", "").slice(0, 14).toUpperCase()}`;
    const today = new Date().toISOString().slice(0, 10).replaceAll("-", "");
    const text = MESSAGE.replaceAll(/<FunctionalReferenceID>([^<]+)</.exec(MESSAGE)![1]!, fresh).replace(/(<AcceptanceDateTime><ds:DateTimeString formatCode="304">)\d{8}/, `$1${today}`);
    await dialog.locator('input[type="file"]').setInputFiles({ name: "beef.xml", mimeType: "application/xml", buffer: Buffer.from(text) });
    await dialog.locator('button[type="submit"]').click();
    await dialog.getByRole("button", { name: "Open the case" }).click();
    const rows = page.locator("tr[data-case]");
    await rows.first().waitFor();
    const [id] = await rows.evaluateAll((all) => all.map((row) => row.getAttribute("data-case")));
    expect(page.url()).toContain(id);

    // What comes while one looks is seen, too: the live updates are those of the trader.
    await page.goto(`${house.url}#page=cases`);
    const { case: second } = await declare(trader, "import-beef.xml");
    await page.locator(`tr[data-case="${second}"]`).waitFor();

    await page.reload();
    await page.locator(`tr[data-case="${id}"]`).waitFor();
    expect(await choose.inputValue()).toBe(house.firm);
    await page.locator(`tr[data-case="${id}"] a`).first().click();
    await choose.selectOption({ label: "Swift Brokers (own firm)" });
    await page.getByText("No case yet.").waitFor();
    expect(await rows.count()).toBe(0);
    expect(page.url()).not.toContain(id);
    const seen = (await trader.call("GET", "/api/cases")).body.cases as { case: string }[];
    expect(seen.map((one) => one.case).toSorted()).toEqual([id, second].toSorted());
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it.each(LOOKS)("the choice is seen and reached (%s)", async (name, options) => {
    const { page, complaints } = await enter(options);
    await page.locator(".portal-for select").selectOption(house.firm);
    await page.locator("tr[data-case]").first().waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await isTooWide(page)).toBe(false);
    await picture(page, `acting-${name}`);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("is told that the mandate is over, and goes on for the own firm", async () => {
    const { page } = await enter();
    const choose = page.locator(".portal-for select");
    await choose.selectOption({ label: "Test Trading Ltd" });
    await page.locator("tr[data-case]").first().waitFor();
    expect((await trader.call("DELETE", `/api/mandates/${mandate}`)).status).toBe(204);
    await page.goto(`${house.url}#page=payments`);
    await page.getByText("The mandate no longer holds.").first().waitFor();
    await page.goto(`${house.url}#page=cases`);
    await page.reload();
    await page.getByText("No case yet.").waitFor();
    expect(await choose.count()).toBe(0);
    await page.context().close();
  });
});
