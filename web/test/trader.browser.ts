// The day of a trader against a real server: a goods code is suggested while a declaration is written, what was handed in
// stands on the overview with what it waits for, and what customs said is counted until it was read. Run it with
// TONGGUAN_PROGRAM, the path of the program.

import { readFileSync } from "node:fs";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launch, violations } from "./chromium.ts";
import { type House, type Person, signIn, startHouse } from "./house.ts";
import { picture } from "./looks.ts";

const program = process.env["TONGGUAN_PROGRAM"];
const tea = JSON.parse(readFileSync(new URL("./tea.json", import.meta.url), "utf8")) as Record<string, any>;
// A document of a type that the list does not have: a person must look.
tea["goodsShipment"].governmentAgencyGoodsItem[0].additionalDocument.push({ categoryCode: "9", id: "X-1", typeCode: "ZZ" });

describe.skipIf(!program)("the day of a trader", () => {
  let browser: Browser;
  let house: House;
  let trader: Person;
  let officer: Person;
  beforeAll(async () => {
    house = await startHouse(program!);
    [trader, officer] = await Promise.all([house.person("trader", "trader", "firm"), house.person("officer", "officer")]);
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    await house?.close();
  });

  it("goes from a description to a code, from the declaration to the overview, and from a notice to nothing unread", async () => {
    const { page, complaints } = await signIn(browser, house, trader);
    const overview = page.getByRole("region", { name: "What waits for you" });
    const tile = (name: string) => overview.locator(`[data-tile="${name}"]`);
    await overview.getByText("Nothing waits for you.").waitFor();
    await expect.poll(() => tile("notices").innerText()).toMatch(/^0\s+Unread notices/);

    // The code of the goods comes from their description.
    await page.evaluate((declaration) => localStorage.setItem("tongguan.draft.tea", JSON.stringify({ id: "tea", declaration, changed: Date.now(), key: "tea-key" })), tea);
    await page.goto(`${house.url}/#page=declare&id=tea`);
    const item = page.getByRole("region", { name: "Fields of item 1" });
    await item.getByLabel("Description", { exact: true }).fill("green tea");
    await item.getByRole("button", { name: /^Suggest a code from the description/ }).click();
    const suggested = item.locator('[data-suggested="090210"]');
    await suggested.waitFor();
    expect(await item.locator("[data-suggested]").first().getAttribute("data-suggested")).toBe("090210");
    expect(await violations(page)).toEqual([]);
    await picture(page, "trader-suggested");
    const line = suggested.getByRole("button").first();
    const code = /\d+/.exec(await line.innerText())![0];
    expect(code).toMatch(/^090210\d\d$/);
    const asSets = await page.locator(".glance-money").textContent();
    await line.click();
    await item.getByText(`${code} is filled in.`).waitFor();
    expect([await item.getByLabel("Commodity code").inputValue(), await item.getByLabel("Digits 9–10").inputValue()]).toEqual([code, "00"]);
    // Tea costs something else than tea sets do.
    await expect.poll(() => page.locator(".glance-money").textContent(), { timeout: 15_000 }).not.toBe(asSets);

    // It is handed in, and stands on the overview.
    await page.getByLabel("Own reference (LRN)").fill("DAY-1");
    await page.getByLabel("Consignment reference (DUCR)").fill("6GB100000000004-DAY-1");
    await page.getByRole("button", { name: "Hand in" }).click();
    await page.getByRole("status").filter({ hasText: "Handed in" }).waitFor();
    const trading = await house.as(trader);
    const [declared] = (await trading.call("GET", "/api/cases?text=DAY-1")).body.cases as { case: string; mrn: string }[];
    await page.goto(`${house.url}/#page=cases`);
    await page.locator(`tr[data-case="${declared!.case}"]`).waitFor();
    await overview.getByText("1 with customs").waitFor();

    // Customs asks; the open page follows.
    const desk = await house.as(officer);
    const { version } = (await desk.call("GET", `/api/cases/${declared!.case}/dossier`)).body;
    expect((await desk.call("POST", `/api/cases/${declared!.case}/query`, { question: "Which garden is the tea of?" }, { "If-Match": `"${version}"` })).status).toBe(200);
    await expect.poll(() => tile("answer_query").innerText(), { timeout: 20_000 }).toMatch(/^1\s+Answer the question/);
    const told = async () => (await trading.call("GET", "/api/messages?before=0&limit=50")).body.messages as { code: string }[];
    // 51: a question is asked. Messages are written one after the other, so what came before it is there, too.
    await expect.poll(async () => (await told()).map((one) => one.code), { timeout: 20_000 }).toContain("51");
    const messages = await told();
    await expect.poll(() => tile("notices").innerText(), { timeout: 20_000 }).toMatch(new RegExp(`^${messages.length}\\s+Unread notices`));
    expect(await violations(page)).toEqual([]);
    await picture(page, "trader-overview");

    // The notices are read, and stay read.
    await page.getByRole("menuitem", { name: `Notices ${messages.length} unread` }).click();
    const rows = page.locator("li[data-notice]");
    await rows.first().waitFor();
    expect(await rows.count()).toBe(messages.length);
    expect(await page.locator('li[data-new="true"]').count()).toBe(messages.length);
    expect(await rows.first().getByRole("link").innerText()).toBe(declared!.mrn);
    expect(await violations(page)).toEqual([]);
    await picture(page, "trader-notices");
    await page.getByRole("menuitem", { name: "Notices", exact: true }).waitFor();
    await page.reload();
    await rows.first().waitFor();
    expect(await page.locator('li[data-new="true"]').count()).toBe(0);
    await rows.first().getByRole("link").click();
    await page.locator(".ant-alert .said", { hasText: "Which garden is the tea of?" }).waitFor();
    await expect.poll(() => tile("notices").innerText()).toMatch(/^0\s+Unread notices/);
    // What a colleague of the same firm has not read is unread still.
    const colleague = await signIn(browser, house, await house.person("trader", "colleague", "firm"));
    await colleague.page.getByRole("menuitem", { name: `Notices ${messages.length} unread` }).waitFor();
    expect([...complaints, ...colleague.complaints]).toEqual([]);
    for (const one of [page, colleague.page]) await one.context().close();
  });
});
