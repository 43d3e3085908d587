// The page of analysts' profiles in a real browser. Over figures made for the test: all its states, in both languages, at desk
// and phone size. Against a real server (TONGGUAN_PROGRAM): an analyst writes a condition with a slip, mends it where the page
// says, tries it on what was declared, proposes it; a second confirms; the next declaration is stopped, the officer reads why,
// and the trader does not.

import { readFileSync } from "node:fs";
import type { Browser, BrowserContextOptions, Route } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Draft, Profile, Profiles, Trial, Version } from "../src/profiles/profiles.ts";
import { DESK, launch, open, violations } from "./chromium.ts";
import { type House, type Person, startHouse } from "./house.ts";
import { isTooWide, LOOKS, picture } from "./looks.ts";
import { type Mock, startMock } from "./mock.ts";

const program = process.env["TONGGUAN_PROGRAM"];

const says = (name: string, more: Partial<Draft> = {}): Draft => ({ name, reason: { en: "Tea below the usual price of its origin", zh: "茶叶价格低于原产地常见水平" }, for_each: "item", condition: "item.commodity.invoiceLine.itemChargeAmount < 100 && item.commodity.description.contains('TEA')", lane: "yellow", procedures: "40", goods: "0902", offices: [], valid_from: "2026-09-01", valid_to: "2026-12-04", ...more });
const rate = (hits: number, of: number, share: number | null, low: number | null, high: number | null) => ({ hits, of, share, low, high });
const version = (number: number, status: Version["status"], draft: Draft, by: [string | null, string | null] = ["Ana", "Bo"]): Version => ({ id: `v${draft.name}${number}`, number, version: "ab".repeat(32), proposed_by: by[0], proposer: "p1", proposed_at: 1_795_428_000_000_000, confirmed_by: by[1], withdrawn_by: null, says: draft, status, trial: null });
const months = [...Array(12).keys()].map((place) => ({ first_day: `2026-${String(place + 1).padStart(2, "0")}-01`, hits: place > 8 ? place : 0, irregular: place > 8 ? rate(2, 5, 0.4, 0.12, 0.77) : rate(0, 0, null, null, null) }));
const profile = (id: string, status: Profile["status"], versions: Version[], ends: number | null = null): Profile => ({ profile: id, status, ends_in_days: ends, versions, hits: 30, irregular: rate(12, 25, 0.48, 0.3, 0.67), declarants: 4, months });

const VIEW: Profiles = {
  today: "2026-11-22",
  you: "p2",
  profiles: [
    profile("a", "in_use", [version(2, "proposed", says("Cheap tea", { lane: "red", condition: "item.commodity.invoiceLine.itemChargeAmount < 150" }), ["Ana", null]), version(1, "confirmed", says("Cheap tea"))], 12),
    { ...profile("b", "proposed", [version(1, "proposed", says("低价棉布", { goods: "5208", lane: "red" }), ["Ana", null])]), hits: 0, irregular: rate(0, 0, null, null, null), declarants: 0, months: months.map((one) => ({ ...one, hits: 0 })) },
    profile("c", "withdrawn", [version(1, "withdrawn", says("Old wine"))]),
  ],
};

const TROUBLES = [{ field: "condition", column: 5, message: { en: "class GovernmentAgencyGoodsItem has no member `comodity`", zh: "类 GovernmentAgencyGoodsItem 没有成员 comodity" }, mend: { en: "did you mean `commodity`?", zh: "是否指 commodity？" } }];

const TRIAL: Trial = {
  id: "t1",
  first_day: "2026-10-23",
  last_day: "2026-11-22",
  done_at: 1_795_428_900_000_000,
  cases: 1840,
  irregular: rate(6, 11, 0.545, 0.28, 0.787),
  result: {
    looked: 1811,
    hits: 42,
    stopped_anyway: 9,
    examined: 11,
    irregular: 6,
    more_a_day_hundredths: 106,
    declarants: [
      { declarant: "GB100000000004", hits: 30, of: 60, irregular: 6 },
      { declarant: "通关茶业有限公司", hits: 12, of: 200, irregular: 0 },
    ],
    declarants_hit: 2,
    cases: [{ case: "c1", name: "26GB0000000000K1", received_at: 1_795_428_000_000_000, declarant: "GB100000000004", lane: "green", result: null, at: ["goodsShipment.governmentAgencyGoodsItem[1]"] }],
    is_all: true,
  },
};

const ALL = ["ReadRisk", "ManageTargeting", "ListCases", "ManageOwnAccount"];

describe("the page of profiles", () => {
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

  async function enter(options: BrowserContextOptions, permissions = ALL, view: Profiles = VIEW) {
    const sent: string[] = [];
    const opened = await open(browser, `${mock.url}favicon.svg`, options);
    const json = (route: Route, body: unknown, status = 200) => route.fulfill({ status, contentType: status < 400 ? "application/json" : "application/problem+json", body: JSON.stringify(body) });
    await opened.page.route("**/api/**", (route) => {
      const { pathname } = new URL(route.request().url());
      const method = route.request().method();
      if (method !== "GET" && !pathname.endsWith("/check")) sent.push(`${method} ${pathname}`);
      if (pathname === "/api/account") return json(route, { id: "p2", login: "bo", name: "Bo", language: "en", organisation: "o", roles: ["analyst"], firms: [], permissions, has_one_time: false, recovery_codes_left: 0 });
      if (pathname === "/api/profiles" && method === "POST") return json(route, { id: "v9" }, 201);
      if (pathname === "/api/profiles/check") return json(route, (route.request().postData() ?? "").includes("comodity") ? TROUBLES : []);
      if (pathname === "/api/profiles") return json(route, view);
      if (pathname.endsWith("/cases")) return json(route, TRIAL.result!.cases.map((one) => ({ ...one, result: "discrepancy" })));
      if (pathname.startsWith("/api/profile-versions/")) return json(route, { code: "invalid", title: { en: "No.", zh: "否" }, details: { field: "version", reason: "has_ended" } }, 422);
      if (pathname.startsWith("/api/trials")) return json(route, TRIAL);
      return json(route, {});
    });
    await opened.page.goto(`${mock.url}#page=profiles`);
    await opened.page.locator('[data-part="profiles"]').waitFor();
    return { ...opened, sent };
  }

  it("says which end soon, how often each was right, and offers the second person the confirmation", async () => {
    const { page, sent, complaints } = await enter(DESK);
    await page.getByRole("alert").getByText("Cheap tea ends in 12 days").waitFor();
    await page.getByText("2 versions wait for a second analyst.").waitFor();
    expect(await page.locator('[data-part="profiles"] tbody tr').first().innerText()).toMatch(/in use\s+yellow\s+30\s+25\s+48\s?%\s+30\s?% to 67\s?%\s+4/i);
    await page.getByRole("button", { name: "Open Cheap tea" }).click();
    await page.getByRole("link", { name: "26GB0000000000K1" }).waitFor();
    await page.getByRole("button", { name: "Confirm version 2 of Cheap tea" }).click();
    await page.getByText("It has ended.").waitFor();
    expect(sent).toEqual(["PUT /api/profile-versions/vCheap tea2".replace(" tea", "%20tea")]);
    expect(complaints).toEqual([]);
    await page.context().close();
    const own = await enter(DESK, ALL, { ...VIEW, you: "p1" });
    await own.page.getByRole("button", { name: "Open Cheap tea" }).click();
    await own.page.getByText("You proposed it").waitFor();
    expect(await own.page.getByRole("button", { name: /^Confirm/ }).count()).toBe(0);
    await own.page.context().close();
    const reader = await enter(DESK, ["ReadRisk", "ManageOwnAccount"]);
    await reader.page.getByRole("button", { name: "Open Cheap tea" }).click();
    await reader.page.locator('[data-part="profile"]').waitFor();
    expect(await reader.page.getByRole("button", { name: /^(Confirm|Withdraw|Write)/ }).count()).toBe(0);
    await reader.page.context().close();
  });

  it("leads to the character that is wrong, and proposes only what is sound", async () => {
    const { page, sent } = await enter(DESK);
    await page.getByRole("button", { name: "Write a profile" }).click();
    const condition = page.getByLabel("Condition (CEL)");
    await condition.fill("item.comodity.description == 'tea'");
    await page.locator(".profile-told").getByText("did you mean `commodity`?").waitFor();
    const propose = page.getByRole("button", { name: "Propose", exact: true });
    expect(await propose.isDisabled()).toBe(true);
    await page.getByRole("button", { name: "Go there" }).click();
    expect(await condition.evaluate((area: HTMLTextAreaElement) => [area.selectionStart, document.activeElement === area])).toEqual([4, true]);
    expect(await violations(page)).toEqual([]);
    await condition.fill("item.commodity.description == 'tea'");
    await page.getByText("The condition is understood.").waitFor();
    await propose.click();
    await page.getByRole("status").filter({ hasText: "Another analyst must confirm it." }).waitFor();
    expect(sent).toEqual(["POST /api/profiles"]);
    await page.context().close();
  });

  it.each(LOOKS)("is whole and open to all: %s", async (name, options) => {
    const { page, complaints } = await enter(options);
    await page.locator(".profile-name").first().click();
    await page.locator('[data-part="profile"] table').first().waitFor();
    await picture(page, `profiles-one-${name}`, { height: 2000 });
    expect(await violations(page)).toEqual([]);
    expect(await isTooWide(page)).toBe(false);
    await page.locator(".cockpit-head button").click();
    await page.locator("#profile-condition").fill("item.comodity.description == 'tea'");
    await page.locator(".profile-told li").waitFor();
    await page.locator('[data-part="trial"] button[type="submit"]').click();
    await page.locator(".law-result").waitFor();
    await picture(page, `profiles-editor-${name}`, { height: 2200 });
    expect(await violations(page)).toEqual([]);
    expect(await isTooWide(page)).toBe(false);
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});

describe.skipIf(!program)("profiles of a real house", () => {
  let browser: Browser;
  let house: House;
  const people: Record<string, Person> = {};
  beforeAll(async () => {
    house = await startHouse(program!);
    for (const [login, role] of [["ana", "analyst"], ["bo", "analyst"], ["wang", "officer"]] as const) people[login] = await house.person(role, login);
    people["trader"] = await house.person("trader", "trader", "firm");
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    await house?.close();
  });

  async function signIn(login: string, address: string) {
    const person = people[login]!;
    const opened = await open(browser, house.url, DESK);
    await opened.page.locator("#login").fill(person.login);
    await opened.page.locator("#password").fill(person.password);
    await opened.page.locator('button[type="submit"]').click();
    await opened.page.locator(".portal-head").waitFor();
    await opened.page.goto(`${house.url}/${address}`);
    return opened;
  }

  it("stops goods when two analysts said so, and only officers read why", async () => {
    const tea = readFileSync(new URL("./tea.json", import.meta.url), "utf8");
    const trading = await house.as(people["trader"]!);
    const declare = async (number: number) => {
      const handed = await trading.call("POST", "/api/declarations", tea.replaceAll("TGS-0001", `P${Date.now().toString(36).toUpperCase()}${number}`));
      expect(handed.status, JSON.stringify(handed.body)).toBe(201);
      return handed.body as { case: string; mrn: string; lane: string };
    };
    const before = await declare(1);

    const { page, complaints } = await signIn("ana", "#page=profiles");
    await page.getByRole("button", { name: "Write a profile" }).click();
    await page.getByLabel("Name", { exact: true }).fill("Tea sets");
    await page.getByLabel("Stops on").selectOption("red");
    await page.getByLabel("Condition (CEL)").fill("has(item.comodity.invoiceLine)");
    await page.locator(".profile-told").getByText("did you mean `commodity`?").waitFor();
    await page.getByLabel("Condition (CEL)").fill("has(item.commodity.invoiceLine)");
    await page.getByLabel("Why, as officers read it (English)").fill("Tea sets are looked at");
    await page.getByLabel("Why, as officers read it (Chinese)").fill("茶具专项查验");
    await page.getByRole("button", { name: "Try on stored cases" }).click();
    await page.getByText("1 of 1 cases would have been hit").waitFor({ timeout: 30_000 });
    await page.getByRole("link", { name: before.mrn }).waitFor();
    await page.getByRole("button", { name: "Propose", exact: true }).click();
    await page.getByRole("status").filter({ hasText: "Another analyst must confirm it." }).waitFor();
    await picture(page, "profiles-real-ana", { height: 2200 });

    const other = await signIn("bo", "#page=profiles");
    await other.page.getByRole("button", { name: "Open Tea sets" }).click();
    await other.page.getByRole("button", { name: "Confirm version 1 of Tea sets" }).click();
    await other.page.locator('tr[data-status="in_use"]').waitFor();

    const stopped = await declare(2);
    expect(stopped.lane).toBe("red");
    const officer = await signIn("wang", `#${new URLSearchParams({ page: "cases", case: stopped.case })}`);
    await officer.page.getByText("Tea sets are looked at").waitFor();
    await picture(officer.page, "profiles-real-officer");
    expect(JSON.stringify((await trading.call("GET", `/api/cases/${stopped.case}`)).body)).not.toContain("Tea sets are looked at");
    expect([...complaints, ...other.complaints, ...officer.complaints]).toEqual([]);
    for (const one of [page, other.page, officer.page]) await one.context().close();
  });
});
