// The rule editor in a real browser. Over figures made for the test: all its states, in both languages, at desk and phone size.
// Against a real server (TONGGUAN_PROGRAM): an administrator mistypes a condition and is led to the place, mends it, adds a test
// from a stored case that first fails and then passes, makes the edition, and sees the difference of exactly this rule.

import type { Browser, BrowserContextOptions, Route } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DraftView, Found, Ran, Row, Rule } from "../src/law/drafts/draft.ts";
import type { Law } from "../src/law/law.ts";
import { DESK, launch, open, violations } from "./chromium.ts";
import { declare, type House, type Person, signIn, startHouse } from "./house.ts";
import { isTooWide, LOOKS, picture } from "./looks.ts";
import { type Mock, startMock } from "./mock.ts";

const program = process.env["TONGGUAN_PROGRAM"];

const EDITION = "2".repeat(64);
const LAW: Law = {
  today: "2026-11-22",
  earliest: "2026-11-23",
  in_force: EDITION,
  since: null,
  you: "p2",
  currency: "GBP",
  editions: [
    { edition: EDITION, law: "f".repeat(64), pack: "gb", version: "2026.11", note: "", brought_by: null, brought_at: 1_795_428_000_000_000, has_tables: true },
    { edition: "1".repeat(64), law: "e".repeat(64), pack: "gb", version: "2026.10", note: "Old", brought_by: "Ana", brought_at: 1_795_000_000_000_000, has_tables: false },
  ],
  activations: [],
  comparisons: [],
};
const row = (rule: string, code: string, must: string, more: Partial<Row> = {}): Row => ({ rule, code, severity: "error", declaration_types: "IM? EX? CO? !COR", requested_procedures: "", goods: "", documents: "", for_each: "item", when: "", must, pointer: "item.commodity", arguments: "", valid_from: "2018-08-14", valid_to: "", source: "hmrc-codelists-2026", ...more });
const NET = "item.commodity.goodsMeasure.netNetWeightMeasure <= item.commodity.goodsMeasure.grossMassMeasure";
const told = { en: { text: "The net mass is above the gross mass.", mend: "Correct one of them." }, zh: { text: "净重大于毛重。", mend: "请更正其中一项。" } };
const rule = (line: number, says: Row, change: string | null = null, was: Row | null = null): Rule => ({ table: "rules/relation.csv", line, says, told, change, was });
const RULES = [
  rule(3, row("net-not-above-gross", "CDS11006", NET.replace("<=", "<"), {}), "changed", row("net-not-above-gross", "CDS11006", NET)),
  rule(4, row("items-counted", "CDS11003", "declaration.goodsItemQuantity == size(declaration.goodsShipment.governmentAgencyGoodsItem)", { for_each: "", when: "has(declaration.goodsItemQuantity)" })),
  rule(5, row("tea-described", "TEA001", "item.commodity.description.contains('tea')", { goods: "0902", valid_from: "2027-01-01" }), "new"),
  ...[...Array(60).keys()].map((place) => rule(place + 6, row(`rule-${place}`, `CDS1${place}`, `size(item.additionalDocument) < ${place}`))),
  rule(70, row("gone-rule", "CDS12045", "false"), "dropped"),
];
const VIEW: DraftView = {
  card: { draft: "d1", name: "净重 Net mass, S.I. 2027/12", edition: EDITION, version: 4, begun_by: "Ana", begun_at: 1_795_428_000_000_000, changed_by: "Bo", changed_at: 1_795_428_600_000_000 },
  pack_version: "2026.11",
  changed: ["rules/relation.csv", "tests/cases.csv"],
  tables: ["rules/format.csv", "rules/relation.csv"],
  sources: ["hmrc-codelists-2026", "ncts-rules-2026"],
  rules: RULES,
  tests: [
    { test: "equal-mass", line: 2, date: "2026-11-22", finds: "CDS11006@42A/67A/68A[1]/23A/65A/128", finds_not: "" },
    { test: "wine", line: 3, date: "2026-11-22", finds: "CDS99999", finds_not: "CDS10001" },
  ],
};
const found: Found = { code: "CDS11006", pointer: "42A/67A/68A[1]/23A/65A/128", path: "declaration.goodsShipment.governmentAgencyGoodsItem[1].commodity.goodsMeasure.netNetWeightMeasure", rule: "net-not-above-gross", severity: "error", text: { en: "The net mass is above the gross mass.", zh: "净重大于毛重。" } };
const RAN: Ran = {
  version: 4,
  problems: [],
  tests: [
    { test: "equal-mass", has_passed: true, missing: [], unwanted: [], found: [found], problems: [] },
    { test: "wine", has_passed: false, missing: ["CDS99999"], unwanted: [], found: [found], problems: [] },
  ],
};
const TROUBLES = [{ field: "must", column: 6, message: { en: "class GovernmentAgencyGoodsItem has no member `comodity`", zh: "类 GovernmentAgencyGoodsItem 没有成员 comodity" }, mend: { en: "did you mean `commodity`?", zh: "是否指 commodity？" } }];

describe("the rule editor", () => {
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

  async function enter(options: BrowserContextOptions, { permissions = ["ReadLaw", "CompareLaw", "ManageLaw", "ManageOwnAccount"], ran = RAN, moved = false } = {}) {
    const sent: { method: string; path: string; tag: string | undefined; body: any }[] = [];
    const opened = await open(browser, `${mock.url}favicon.svg`, options);
    const json = (route: Route, body: unknown, status = 200) => route.fulfill({ status, contentType: status < 400 ? "application/json" : "application/problem+json", body: JSON.stringify(body) });
    await opened.page.route("**/api/**", (route) => {
      const request = route.request();
      const { pathname } = new URL(request.url());
      const method = request.method();
      const body = request.postDataJSON() as any;
      if (method !== "GET" && !/check|run$/.test(pathname)) sent.push({ method, path: pathname, tag: request.headers()["if-match"], body });
      if (pathname === "/api/account") return json(route, { id: "p2", login: "bela", name: "Bela", language: "en", organisation: "o", roles: ["administrator"], firms: [], permissions, has_one_time: false, recovery_codes_left: 0 });
      if (pathname === "/api/editions") return json(route, LAW);
      if (pathname === "/api/drafts") return json(route, { drafts: [VIEW.card] });
      if (pathname.endsWith("/check")) return json(route, body.says.must.includes("comodity") ? TROUBLES : []);
      if (pathname.endsWith("/run")) return json(route, ran);
      if (pathname.endsWith("/rules") && moved) return json(route, { code: "draft_moved", title: { en: "Somebody changed the draft.", zh: "草案已被他人更改。" }, details: { actual: 5, by: "Bo" } }, 409);
      if (pathname.endsWith("/tests/wine")) return json(route, { declaration: '{\n  "functionCode": "9"\n}' });
      if (pathname === "/api/drafts/from-case") return json(route, { case: "c1", date: "2026-11-20", declaration: '{\n  "functionCode": "9"\n}' });
      if (pathname.endsWith("/edition")) return json(route, { edition: LAW.editions[1] }, 201);
      if (pathname.startsWith("/api/drafts/d1")) return json(route, VIEW);
      return json(route, {});
    });
    await opened.page.goto(`${mock.url}#page=law&id=d1`);
    return { ...opened, sent };
  }

  it("finds a rule by the keyboard, leads to the character that is wrong, and keeps what is written at the version seen", async () => {
    const { page, sent, complaints } = await enter(DESK);
    const find = page.getByLabel("Find (id, code, condition, text)");
    await find.fill("net-not-above");
    await page.getByText("1 of 64 rules").waitFor();
    await find.press("ArrowDown");
    await page.keyboard.press("Enter");
    const must = page.getByLabel("Then this must hold (CEL)");
    await must.fill("item.comodity.description == 'tea'");
    await page.locator("#rule-told").getByText("did you mean `commodity`?").waitFor();
    expect(await must.getAttribute("aria-invalid")).toBe("true");
    await page.getByRole("button", { name: "Go there" }).click();
    expect(await must.evaluate((area: HTMLTextAreaElement) => [area.selectionStart, document.activeElement === area])).toEqual([5, true]);
    expect(await violations(page)).toEqual([]);
    // Another rule is looked at, and what was written is there still.
    await find.fill("items-counted");
    await page.locator(".rule-entry").first().click();
    await page.getByRole("heading", { name: "Rule items-counted" }).waitFor();
    await find.fill("net-not-above");
    await page.locator(".rule-entry").getByText("not kept yet").waitFor();
    await page.locator(".rule-entry").first().click();
    expect(await must.inputValue()).toContain("comodity");
    await must.fill(NET);
    await page.getByText("The compiler understands the rule.").waitFor();
    await page.getByLabel("From a day on: this row ends the day before").check();
    expect(await page.getByLabel("Holds from").inputValue()).toBe("2026-11-23");
    await page.getByRole("button", { name: "Keep in the draft" }).click();
    await page.locator(".rule-mark", { hasText: "not kept yet" }).waitFor({ state: "detached" });
    await expect.poll(() => sent).toEqual([{ method: "PUT", path: "/api/drafts/d1/rules", tag: '"4"', body: { act: "follow", table: "rules/relation.csv", line: 3, says: { ...RULES[0]!.says, must: NET, valid_from: "2026-11-23" }, told: {} } }]);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("says who was quicker, and keeps what is written", async () => {
    const { page } = await enter(DESK, { moved: true });
    await page.locator(".rule-entry").first().click();
    await page.getByLabel("Goods (first digits)").fill("0902");
    await page.getByRole("button", { name: "Keep in the draft" }).click();
    await page.getByRole("alert").getByText("Somebody changed the draft.").waitFor();
    await page.getByRole("button", { name: "Load it again" }).click();
    await page.getByRole("alert").waitFor({ state: "detached" });
    expect(await page.getByLabel("Goods (first digits)").inputValue()).toBe("0902");
    await page.context().close();
  });

  it("shows beside a test what came instead, and makes no edition while one fails", async () => {
    const { page, sent } = await enter(DESK);
    const wine = page.locator('.draft-test[data-state="failed"]');
    await wine.getByText("Not found: CDS99999").waitFor();
    const make = page.getByRole("button", { name: "Make the edition" });
    expect(await make.isDisabled()).toBe(true);
    await page.locator("#draft-why").getByText("A test fails.").waitFor();
    await wine.getByRole("button", { name: /^Expect it: CDS11006/ }).click();
    const finds = page.locator('input[name="finds"]');
    expect(await finds.inputValue()).toBe("CDS99999 CDS11006@42A/67A/68A[1]/23A/65A/128");
    await finds.fill("CDS11006");
    await page.getByLabel("From a case you may read (MRN or reference)").fill("26GB0000000000K1");
    await page.getByRole("button", { name: "Take", exact: true }).click();
    await page.getByText("Names, addresses and numbers of the parties are replaced.").waitFor();
    await page.getByRole("button", { name: "Keep the test" }).click();
    await page.locator('[data-part="test"]').waitFor({ state: "detached" });
    expect(sent.at(-1)).toMatchObject({ method: "PUT", path: "/api/drafts/d1/tests", tag: '"4"', body: { was: "wine", test: "wine", date: "2026-11-20", finds: "CDS11006" } });
    await page.context().close();
    const fine = await enter(DESK, { ran: { ...RAN, tests: RAN.tests.slice(0, 1) } });
    await fine.page.getByText("1 of 1 tests pass.").waitFor();
    await fine.page.getByRole("button", { name: "Make the edition" }).click();
    await fine.page.locator(".law-tiles").waitFor();
    expect(fine.sent.at(-1)).toEqual({ method: "POST", path: "/api/drafts/d1/edition", tag: '"4"', body: { version: "2026.11", note: VIEW.card.name } });
    await fine.page.context().close();
  });

  it("tells every place that does not compile, leads to its rule, and takes a new legal act", async () => {
    const broken: Ran = { version: 4, problems: [{ table: "rules/relation.csv", line: 4, ...TROUBLES[0]! }, { table: "texts/findings.csv", line: 0, field: "text", column: 0, message: { en: "rule `tea-described` has no text in `zh`", zh: "规则 tea-described 缺少语言 zh 的文字" }, mend: { en: "add the row", zh: "请补充该行" } }], tests: [] };
    const { page, sent } = await enter(DESK, { ran: broken });
    await page.getByText("2 places do not compile; no test is run.").waitFor();
    const problems = page.locator(".draft-problems");
    expect(await problems.locator("li").first().innerText()).toMatch(/items-counted · line 4 · Then this must hold \(CEL\) · character 6.*did you mean `commodity`\?/);
    await problems.getByRole("button", { name: "Go there" }).click();
    await page.getByRole("heading", { name: "Rule items-counted" }).waitFor();
    await page.locator(".rule-entry", { hasText: "items-counted" }).getByText("does not compile").waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByText("A new source (legal act)").click();
    await page.getByLabel("Id (letters, digits, -)").fill("si-2027-12");
    await page.getByLabel("Title").fill("S.I. 2027/12");
    await page.getByLabel("Terms of use").fill("OGL-3.0");
    await page.getByLabel("Published on").fill("2026-11-20");
    await page.locator('[data-part="source"]').getByRole("button", { name: "Keep in the draft" }).click();
    await page.locator('[data-part="source"]').getByRole("status").waitFor();
    expect(sent).toEqual([{ method: "PUT", path: "/api/drafts/d1/sources", tag: '"4"', body: { id: "si-2027-12", title: "S.I. 2027/12", publisher: "", licence: "OGL-3.0", published: "2026-11-20", retrieved: "" } }]);
    await picture(page, "drafts-broken", { height: 1400 });
    await page.context().close();
  });

  it("is not there for who may not manage the law", async () => {
    const { page } = await enter(DESK, { permissions: ["ReadLaw", "CompareLaw", "ManageOwnAccount"] });
    await page.locator(".law-tiles").waitFor();
    expect(await page.locator('[data-part="drafts"], .draft').count()).toBe(0);
    await page.context().close();
  });

  it.each(LOOKS)("is whole and open to all: %s", async (name, options) => {
    const { page, complaints } = await enter(options);
    await page.locator('.draft-test[data-state="failed"]').waitFor();
    await picture(page, `drafts-${name}-list`, { fullPage: true });
    await page.locator(".rule-entry").first().click();
    await page.locator(".profile-sound").waitFor();
    await picture(page, `drafts-${name}`);
    expect(await violations(page)).toEqual([]);
    expect(await isTooWide(page)).toBe(false);
    await page.locator('[data-part="tests"] button').nth(1).click();
    await page.locator('[data-part="test"]').waitFor();
    await picture(page, `drafts-${name}-test`, { height: 2400 });
    expect(await violations(page)).toEqual([]);
    expect(await isTooWide(page)).toBe(false);
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});

describe.skipIf(!program)("the rules of a real house", () => {
  let browser: Browser;
  let house: House;
  let lead: Person;
  let second: Person;
  let trader: Person;
  beforeAll(async () => {
    house = await startHouse(program!);
    lead = await house.person(["administrator", "supervisor"], "lead");
    second = await house.person("administrator", "second");
    trader = await house.person("trader", "trader", "firm");
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    await house?.close();
  });

  it("are changed, tested on a stored case, and become an edition that differs in exactly this rule", async () => {
    const { mrn } = await declare(await house.as(trader), "import-wine.xml");
    const { page, complaints } = await signIn(browser, house, lead);
    await page.goto(`${house.url}/#page=law`);
    await page.getByLabel("What changes").fill("Net mass, S.I. 2027/12");
    await page.getByRole("button", { name: "Begin a draft" }).click();
    const began = Date.now();
    await page.locator(".rule-entry").first().waitFor({ timeout: 30_000 });
    console.info(`the rules of packs/gb are there after ${Date.now() - began} ms`);
    expect(await page.locator(".rule-entry").count()).toBeGreaterThan(150);

    await page.getByLabel("Find (id, code, condition, text)").fill("net-not-above");
    await page.locator(".rule-entry").first().click();
    const must = page.getByLabel("Then this must hold (CEL)");
    await must.fill("item.comodity.goodsMeasure.netNetWeightMeasure < 600");
    const said = page.locator("#rule-told");
    await said.getByText("character 5").waitFor();
    await said.getByText("did you mean `commodity`?").waitFor();
    await must.fill("item.commodity.goodsMeasure.netNetWeightMeasure < 600");
    await page.getByText("The compiler understands the rule.").waitFor();
    await page.getByRole("button", { name: "Keep in the draft" }).click();
    // The pack brings tests of its own.
    await page.getByText(/^(\d+) of \1 tests pass\./).waitFor({ timeout: 20_000 });

    await page.getByRole("button", { name: "Add a test" }).click();
    await page.getByLabel("From a case you may read (MRN or reference)").fill(mrn);
    await page.getByRole("button", { name: "Take", exact: true }).click();
    await page.getByText("Names, addresses and numbers of the parties are replaced.").waitFor();
    await page.getByLabel("Name (small letters, digits, -)").fill("wine");
    await page.locator('input[name="finds"]').fill("CDS99999");
    await page.getByRole("button", { name: "Keep the test" }).click();
    const test = page.locator('.draft-test[data-state="failed"]');
    await test.getByText("Not found: CDS99999").waitFor({ timeout: 20_000 });
    expect(await page.getByRole("button", { name: "Make the edition" }).isDisabled()).toBe(true);
    await picture(page, "drafts-real-failed", { height: 2400 });
    await test.getByRole("button", { name: /^Expect it: CDS11006/ }).click();
    const finds = page.locator('input[name="finds"]');
    await finds.fill((await finds.inputValue()).replace("CDS99999 ", ""));
    await page.getByRole("button", { name: "Keep the test" }).click();
    await page.locator('.draft-test[data-state="failed"]').waitFor({ state: "detached", timeout: 20_000 });
    await page.getByText(/^(\d+) of \1 tests pass\./).waitFor({ timeout: 20_000 });
    expect(await violations(page)).toEqual([]);

    // Another administrator sees the same draft; who saw an older one overwrites nothing.
    const other = await signIn(browser, house, second);
    await other.page.goto(page.url());
    await other.page.getByText("version 4").waitFor();
    await other.page.locator(".rule-entry", { hasText: "net-not-above" }).getByText("changed").waitFor();

    await page.getByLabel("Version of the pack").fill("2027.1");
    await page.getByRole("button", { name: "Make the edition" }).click();
    const changes = page.locator('[data-part="difference"] tbody tr');
    await changes.first().waitFor({ timeout: 20_000 });
    expect(await changes.count()).toBe(1);
    expect(await changes.first().innerText()).toMatch(/rules\s+net-not-above-gross[^]*<= item[^]*< 600/);
    await picture(page, "drafts-real-made", { height: 2400 });
    await other.page.locator(".rule-entry", { hasText: "net-not-above" }).click();
    await other.page.getByRole("button", { name: "Take the row away" }).click();
    await other.page.getByRole("alert").getByText("There is no such thing").waitFor();
    expect([...complaints, ...other.complaints]).toEqual([]);
    for (const one of [page, other.page]) await one.context().close();
  });
});
