// The page of capacity in a real browser. Over figures made for the test: all its states, in both languages, at desk and phone
// size. Against a real server (TONGGUAN_PROGRAM): an analyst lays down how much a place has, a second confirms it, and what is
// free stands there.

import { readFileSync } from "node:fs";
import type { Browser, BrowserContextOptions, Page, Route } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Capacities, Capacity, Queue, Room } from "../src/capacities/capacities.ts";
import { DESK, launch, open, PHONE, violations } from "./chromium.ts";
import { type House, type Person, signIn, startHouse } from "./house.ts";
import { isTooWide, LOOKS, picture } from "./looks.ts";
import { type Mock, startMock } from "./mock.ts";

const program = process.env["TONGGUAN_PROGRAM"];

const WEEK = [20, 20, 20, 20, 20, 8, 0];
function version(id: string, place: string, queue: Queue, status: string, weekdays: number[], more: Partial<Capacity> = {}, days = ["2026-10-01", "2026-12-31"]): Capacity {
  const isConfirmed = !["proposed", "lapsed"].includes(status);
  const laidDown = { subject: `s-${place}-${queue}`, number: 1, version: "ab".repeat(32), proposed_by: "Ana", proposer: "p1", proposed_at: 1_795_428_000_000_000, confirmed_by: isConfirmed ? "Bo" : null, confirmed_at: null, withdrawn_by: null, withdrawn_at: null };
  return { ...laidDown, id, status, says: { place, queue, weekdays, valid_from: days[0]!, valid_to: days[1]!, note: "Two teams until the new hall opens" }, ...more };
}
const room = (one: Capacity, daily: number, sent: number, left: number, expected: number, share: string): Room => ({ place: one.says.place, queue: one.says.queue, version: one.id, daily, sent, left, expected, share });

const GOODS = version("v1", "GBFXT", "goods", "in_use", WEEK);
const PAPERS = version("v2", "GBFXT", "papers", "in_use", WEEK.map((one) => one * 2), { number: 3 });
const DOVER = version("v3", "GBDVR", "goods", "in_use", WEEK);
const ELSEWHERE = version("v4", "", "goods", "in_use", [4, 4, 4, 4, 4, 0, 0]);
const HEATHROW = version("v5", "GBLHR", "goods", "in_use", WEEK, {}, ["2026-11-23", "2026-11-23"]);

const VIEW: Capacities = {
  today: "2026-11-23",
  you: "p2",
  law: { goods: "0.03", goods_max: "0.1", papers: "0.02", papers_max: "0.05", unknown: "0.005" },
  rooms: [room(GOODS, 20, 10, 2, 300, "0.026667"), room(PAPERS, 40, 5, 0, 300, "0.05"), room(DOVER, 20, 19, 4, 410, "0"), room(HEATHROW, 20, 12, 3, 900, "0"), room(ELSEWHERE, 0, 0, 0, 12, "0")],
  places: [
    { place: "GBLHR", weekdays: [1210.5, 1180, 1204, 1190, 1250, 600, 320] },
    { place: "GBDVR", weekdays: [700, 720, 690, 705, 730, 220, 40] },
    { place: "GBFXT", weekdays: [400, 410, 395, 402, 420, 60, 0] },
    { place: "GBABD", weekdays: [3.25, 2, 4.5, 1, 3, 0, 0] },
  ],
  versions: [
    version("v9", "GBFXT", "goods", "proposed", [24, 24, 24, 24, 20, 8, 0], { number: 2, says: { ...GOODS.says, weekdays: [24, 24, 24, 24, 20, 8, 0], note: "第三组到岗" } }),
    version("v8", "GBDVR", "papers", "proposed", WEEK, { proposer: "p2", proposed_by: "Bo" }),
    GOODS,
    PAPERS,
    DOVER,
    HEATHROW,
    ELSEWHERE,
    version("v6", "GBABD", "goods", "withdrawn", WEEK, { withdrawn_by: "Bo" }),
    version("v7", "GBLHR", "papers", "ended", WEEK, {}, ["2026-01-01", "2026-06-30"]),
  ],
};

describe("the page of capacity", () => {
  let browser: Browser;
  let mock: Mock;
  beforeAll(async () => {
    mock = await startMock();
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    await mock?.close();
  });

  async function enter(options: BrowserContextOptions, permissions = ["ReadRisk", "ManageTargeting", "ManageOwnAccount"], view: Capacities = VIEW) {
    const sent: { call: string; body: string }[] = [];
    const shown = { view };
    const opened = await open(browser, `${mock.url}favicon.svg`, options);
    const json = (route: Route, body: unknown, status = 200) => route.fulfill({ status, contentType: status < 400 ? "application/json" : "application/problem+json", body: JSON.stringify(body) });
    const invalid = (route: Route, field: string, reason: string) => json(route, { code: "invalid", title: { en: "No.", zh: "否" }, details: { field, reason } }, 422);
    await opened.page.route("**/api/**", (route) => {
      const { pathname } = new URL(route.request().url());
      const method = route.request().method();
      const body = route.request().postData() ?? "";
      if (method !== "GET") sent.push({ call: `${method} ${pathname}`, body });
      if (pathname === "/api/account") return json(route, { id: "p2", login: "bo", name: "Bo", language: "en", organisation: "o", roles: ["analyst"], firms: [], permissions, has_one_time: false, recovery_codes_left: 0 });
      if (pathname === "/api/capacities" && method === "POST") {
        if (body.includes("GB FXT")) return invalid(route, "place", "no_place");
        return body.includes("2039") ? invalid(route, "valid_to", "too_long") : json(route, { id: "v10" }, 201);
      }
      if (pathname === "/api/capacities") return json(route, shown.view);
      if (pathname === "/api/capacity-versions/v9" && method === "PUT") return invalid(route, "version", "newer_counts");
      return json(route, {});
    });
    await opened.page.goto(`${mock.url}#page=capacities`);
    await opened.page.locator('[data-part="today"]').waitFor();
    return { ...opened, sent, shown };
  }
  const rowOf = (page: Page, text: RegExp) => page.locator('[data-part="today"] tbody tr').filter({ hasText: text });

  it("tells what is free, what is full and what the score may stop", async () => {
    const { page, complaints } = await enter(DESK);
    expect((await rowOf(page, /GBFXT examinations/).innerText()).replace(/\s+/g, " ")).toBe("GBFXT examinations Two teams until the new hall opens 8 of 20 left 10 sent today, 2 left from before 2.7% of 300 still expected");
    expect(await rowOf(page, /looks at papers/).innerText()).toContain("the share is the most that the law allows");
    expect(await rowOf(page, /GBDVR/).innerText()).toMatch(/3 more than the 20 of today[^]*Full: only what is worth more than all of the last ones is stopped\.[^]*0%\s+of 410/);
    expect(await rowOf(page, /GBLHR/).innerText()).toContain("The rest is needed for what goes there anyway");
    expect(await rowOf(page, /All other places/).innerText()).toContain("None today");
    // The figures of Dover go as far as what stands there; its day ends at 20 of 23.
    expect(await rowOf(page, /GBDVR/).locator("line").getAttribute("x1")).toBe(String((20 / 23) * 100));
    expect(await page.locator('[data-part="usual"] tbody tr').last().innerText()).toMatch(/GBABD\s+3.3\s+2\s+4.5/);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("reads again by itself what is free", async () => {
    const { page, shown } = await enter(DESK);
    await rowOf(page, /GBFXT examinations/).getByText("8 of 20 left").waitFor();
    shown.view = { ...VIEW, rooms: [room(GOODS, 20, 11, 2, 290, "0.024")] };
    await rowOf(page, /GBFXT examinations/).getByText("7 of 20 left").waitFor({ timeout: 20_000 });
    await page.context().close();
  });

  it("lets a second person confirm, and tells whoever proposed it why not", async () => {
    const { page, sent } = await enter(DESK);
    const own = page.getByRole("button", { name: "Confirm: GBDVR, looks at papers, version 1" });
    expect([await own.isDisabled(), await own.evaluate((button) => document.getElementById(button.getAttribute("aria-describedby")!)?.textContent)]).toEqual([true, "You proposed it: another analyst confirms."]);
    await page.getByRole("button", { name: "Confirm: GBFXT, examinations, version 2" }).click();
    await page.getByRole("alert").getByText("A newer version counts already.").waitFor();
    await page.getByRole("button", { name: "Withdraw: GBLHR, examinations, version 1" }).click();
    await expect.poll(() => sent.map((one) => one.call)).toEqual(["PUT /api/capacity-versions/v9", "DELETE /api/capacity-versions/v5"]);
    expect(await page.getByRole("button", { name: /GBABD, examinations/ }).count()).toBe(0);
    await page.context().close();
    const reader = await enter(DESK, ["ReadRisk", "ManageOwnAccount"]);
    expect(await reader.page.getByRole("button", { name: /^(Confirm|Withdraw|Next|Lay down)/ }).count()).toBe(0);
    await reader.page.context().close();
  });

  it("tells at the field what cannot be taken, and proposes what is mended", async () => {
    const { page, sent } = await enter(DESK);
    await page.getByRole("button", { name: "Lay down: GBFXT" }).click();
    const form = page.locator('[data-part="propose"]');
    const place = form.getByLabel("Place, or the beginning of its code");
    expect([await place.inputValue(), await place.evaluate((field) => document.activeElement === field)]).toEqual(["GBFXT", true]);
    const propose = form.getByRole("button", { name: "Propose", exact: true });
    await propose.click();
    await form.getByRole("alert").getByText("A whole number for every day; 0 where there is none.").waitFor();
    expect(await page.evaluate(() => document.activeElement?.closest("label")?.textContent)).toContain("Monday");
    expect(sent).toEqual([]);
    expect(await violations(page)).toEqual([]);

    await form.getByLabel("Tuesday").fill("16");
    expect(await form.locator('input[type="number"]').evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value))).toEqual(["16", "16", "16", "16", "16", "0", "0"]);
    await form.getByText("400 come: 4%").waitFor();
    await form.getByLabel("The same on all working days").uncheck();
    await form.getByLabel("Friday").fill("10");
    await form.getByLabel("Why: who is there, who is away").fill("One team");
    await place.fill("GB FXT");
    await propose.click();
    await form.getByRole("alert").getByText("Only letters and digits, at most 17.").waitFor();
    expect([await place.getAttribute("aria-invalid"), await place.evaluate((field) => document.activeElement === field)]).toEqual(["true", true]);
    await place.fill("GBFXT");
    await form.getByLabel("To, that day included").fill("2039-01-01");
    await propose.click();
    await form.getByRole("alert").getByText("At most two years").waitFor();
    // A holiday: of the week only its day is asked for.
    await form.getByLabel("From").fill("2026-12-25");
    await form.getByLabel("To, that day included").fill("2026-12-25");
    expect(await form.locator('input[type="number"]:enabled').count()).toBe(1);
    await propose.click();
    await page.getByRole("status").filter({ hasText: "Another analyst must confirm it." }).waitFor();
    expect(await form.count()).toBe(0);
    expect(JSON.parse(sent.at(-1)!.body)).toEqual({ capacity: null, says: { place: "GBFXT", queue: "goods", weekdays: [0, 0, 0, 0, 10, 0, 0], valid_from: "2026-12-25", valid_to: "2026-12-25", note: "One team" } });
    await page.getByRole("button", { name: "Next version: GBFXT, looks at papers, version 3" }).click();
    await form.getByText("Next version of GBFXT, looks at papers, version 3").waitFor();
    await propose.click();
    await expect.poll(() => JSON.parse(sent.at(-1)!.body)).toMatchObject({ capacity: "s-GBFXT-papers", says: { valid_from: "2026-11-23", weekdays: [40, 40, 40, 40, 40, 16, 0] } });
    await page.context().close();
  });

  it("says plainly where the law lets the score stop nobody, and where nothing is laid down", async () => {
    const { page } = await enter(PHONE, undefined, { ...VIEW, law: null, rooms: [room(GOODS, 20, 0, 0, 0, "0")], versions: [], places: [] });
    await page.getByText("现行法规不允许评分布控").waitFor();
    expect(await page.locator('[data-part="today"] tbody').innerText()).toContain("–");
    await page.getByText("尚未设定。").waitFor();
    await page.getByText("近四周没有申报。").waitFor();
    expect(await violations(page)).toEqual([]);
    await page.context().close();
  });

  it.each(LOOKS)("is whole and open to all: %s", async (name, options) => {
    const { page, complaints } = await enter(options);
    await page.locator(".unfold summary").click();
    await picture(page, `capacities-${name}`, { height: name.startsWith("phone") ? 2400 : 1500 });
    expect(await violations(page)).toEqual([]);
    expect(await isTooWide(page)).toBe(false);
    await page.locator('[data-part="usual"] tbody button').nth(2).click();
    await picture(page, `capacities-plan-${name}`, { height: 1000 });
    await page.locator('[data-part="propose"] input[type="number"]').first().fill("12");
    await page.locator('[data-part="propose"] button[type="submit"]').waitFor();
    await page.locator('[data-part="propose"] input[name="place"]').fill("GB FXT");
    await page.locator('[data-part="propose"] input[name="note"]').fill("One team only");
    await page.locator('[data-part="propose"] button[type="submit"]').click();
    await page.locator(".capacity-no").waitFor();
    await picture(page, `capacities-form-${name}`, { height: 1200 });
    expect(await violations(page)).toEqual([]);
    expect(await isTooWide(page)).toBe(false);
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});

describe.skipIf(!program)("capacity of a real house", () => {
  let browser: Browser;
  let house: House;
  const people: Record<string, Person> = {};
  beforeAll(async () => {
    house = await startHouse(program!);
    for (const login of ["ana", "bo"]) people[login] = await house.person("analyst", login);
    people["trader"] = await house.person("trader", "trader", "firm");
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    await house?.close();
  });

  async function enter(login: string, options: BrowserContextOptions = DESK) {
    const opened = await signIn(browser, house, people[login]!, options);
    await opened.page.goto(`${house.url}/#page=capacities`);
    await opened.page.locator('[data-part="today"]').waitFor();
    return opened;
  }

  it("counts when two analysts said so", async () => {
    const { page, complaints } = await enter("ana");
    await page.getByText("Nothing is laid down for today").waitFor();
    await page.getByRole("button", { name: "Lay down capacity" }).click();
    const form = page.locator('[data-part="propose"]');
    for (const day of ["Monday", "Saturday", "Sunday"]) await form.getByLabel(day).fill("20");
    const propose = form.getByRole("button", { name: "Propose", exact: true });
    await propose.click();
    await form.getByRole("alert").getByText("Say why.").waitFor();
    await form.getByLabel("Why: who is there, who is away").fill("Two teams");
    await form.getByLabel("Place, or the beginning of its code").fill("G B");
    await propose.click();
    await form.getByRole("alert").getByText("Only letters and digits").waitFor();
    await form.getByLabel("Place, or the beginning of its code").fill("");
    await propose.click();
    await page.getByRole("status").filter({ hasText: "Another analyst must confirm it." }).waitFor();
    const confirm = "Confirm: All other places, examinations, version 1";
    expect(await page.getByRole("button", { name: confirm }).isDisabled()).toBe(true);

    const other = await enter("bo", { ...PHONE, locale: "en-GB" });
    await other.page.getByRole("button", { name: confirm }).click();
    await other.page.locator('li[data-status="in_use"]').waitFor();
    await other.page.locator('[data-part="today"]').getByText("20 of 20 left").waitFor();
    await picture(other.page, "capacities-real-phone", { height: 1400 });

    // What a profile stops takes of what is free; the first analyst's page follows by itself.
    await page.locator('[data-part="today"]').getByText("20 of 20 left").waitFor();
    const [ana, bo, trading] = await Promise.all(["ana", "bo", "trader"].map((login) => house.as(people[login]!)));
    const ahead = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
    const says = { name: "Tea sets", reason: { en: "Tea sets", zh: "茶具" }, for_each: "item", condition: "has(item.commodity.invoiceLine)", lane: "red", procedures: "", goods: "", offices: [], valid_from: new Date().toISOString().slice(0, 10), valid_to: ahead };
    const watched = await ana!.call("POST", "/api/profiles", { profile: null, says });
    expect(watched.status, JSON.stringify(watched.body)).toBe(201);
    // It is tried on the last quarter before it can be confirmed.
    await expect.poll(async () => (await bo!.call("PUT", `/api/profile-versions/${watched.body.id}`)).status).toBe(204);
    const tea = readFileSync(new URL("./tea.json", import.meta.url), "utf8");
    const handed = await trading!.call("POST", "/api/declarations", tea.replaceAll("TGS-0001", `C${Date.now().toString(36).toUpperCase()}`));
    expect(handed.body.lane, JSON.stringify(handed.body)).toBe("red");
    await page.locator('[data-part="today"]').getByText("19 of 20 left").waitFor();
    await page.getByText("1 sent today, 0 left from before").waitFor();

    await page.getByRole("button", { name: "Next version: All other places" }).click();
    await form.getByLabel("Monday").fill("30");
    await propose.click();
    await other.page.getByRole("button", { name: "Confirm: All other places, examinations, version 2" }).click();
    await other.page.locator('li[data-status="in_use"]').getByText("version 2").waitFor();
    await other.page.getByRole("button", { name: "Withdraw: All other places, examinations, version 2" }).click();
    await other.page.getByText("Nothing is laid down for today").waitFor();
    expect([...complaints, ...other.complaints]).toEqual([]);
    for (const one of [page, other.page]) await one.context().close();
  });
});
