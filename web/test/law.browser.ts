// The page of the law in a real browser. Over figures made for the test: all its states, in both languages, at desk and
// phone size. Against a real server (TONGGUAN_PROGRAM): an administrator brings a workbook with one changed rate, sees what
// it changes and what it would have meant, proposes it; a second confirms; the same declaration then comes to the new duty
// from its day on, and to the old one before.

import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser, BrowserContextOptions, Route } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Activation, Compared, Comparison, Difference, Edition, Law } from "../src/law/law.ts";
import { DESK, launch, open, violations } from "./chromium.ts";
import { type House, type Person, startHouse } from "./house.ts";
import { isTooWide, LOOKS, picture } from "./looks.ts";
import { type Mock, startMock } from "./mock.ts";

const program = process.env["TONGGUAN_PROGRAM"];


const hash = (digit: string) => digit.repeat(64);
const edition = (digit: string, version: string, note: string, by: string | null): Edition => ({ edition: hash(digit), law: hash("f"), pack: "gb", version, note, brought_by: by, brought_at: 1_795_428_000_000_000, has_tables: true });
const activation = (digit: string, counts_from: string, status: Activation["status"], by: [string | null, string | null]): Activation => ({ id: `a${digit}`, edition: hash(digit), counts_from, reason: "S.I. 2026/412, schedule 2", status, proposed_by: by[0], proposer: "p1", proposed_at: 1_795_428_000_000_000, confirmed_by: by[1], confirmed_at: by[1] ? 1_795_428_600_000_000 : null, withdrawn_by: null, withdrawn_at: null });
const comparison = (id: string, of: string | null): Comparison => ({ id, activation: of, old: hash("1"), new: hash("2"), first_day: "2026-10-16", last_day: "2026-11-14", legal_date: of ? "2026-11-15" : null, asked_by: of ? null : "Ana", asked_at: 1_795_428_000_000_000, done_at: 1_795_428_900_000_000, cases: 1840 });

const LAW: Law = {
  today: "2026-11-22",
  earliest: "2026-11-23",
  in_force: hash("2"),
  since: "2026-11-15",
  you: "p2",
  currency: "GBP",
  editions: [edition("4", "2026.13", "Anti-dumping on steel", "Ana"), edition("3", "2026.12", "Tea sets from January", "Ana"), edition("2", "2026.11", "Beef, S.I. 2026/398", "Bela"), edition("1", "2026.10", "", null)],
  activations: [activation("4", "2027-02-01", "proposed", ["Ana", null]), activation("3", "2027-01-01", "confirmed", ["Ana", "Bela"]), activation("2", "2026-11-15", "in_force", ["Bela", "Ana"])],
  comparisons: [comparison("m", "a2"), comparison("t", null)],
};

const TOLD: Compared = {
  decided: 1840,
  differ: 212,
  delta: "48211.55",
  currency: "GBP",
  is_all: true,
  moves: [{ from: "cleared/green", to: "held/yellow", cases: 9 }],
  declarants: [
    { declarant: "GB100000000004", differ: 140, moved: 6, delta: "39900.10" },
    { declarant: "通关茶业有限公司", differ: 72, moved: 3, delta: "-8311.45" },
  ],
  cases: [{ case: "c1", owner: "f1", name: "26GB0000000000K1", declarant: "GB100000000004", legal_date: "2026-11-15", before: "1165.00", after: "1365.00", delta: "200.00", from: "cleared/green", to: "held/yellow", appears: ["TG3001"], goes: [] }],
};

const CHANGES: Difference = {
  old: hash("2"),
  new: hash("3"),
  total: 2,
  tables: { measures: 1, rules: 1 },
  changes: [
    { table: "measures", key: "69111000 A00 1011 100", from: "2027-01-01", to: null, before: "12.0%", after: "14.0%", text: { en: "", zh: "" } },
    { table: "rules", key: "net-mass", from: "2027-01-01", to: "2027-06-30", before: null, after: "CDS12056 Error item: net > 0", text: { en: "", zh: "" } },
  ],
  next: null,
};

describe("the page of the law", () => {
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

  async function enter(options: BrowserContextOptions, law: Law = LAW, permissions = ["ReadLaw", "CompareLaw", "ManageLaw", "ManageOwnAccount"]) {
    const sent: string[] = [];
    const opened = await open(browser, `${mock.url}favicon.svg`, options);
    const json = (route: Route, body: unknown, status = 200) => route.fulfill({ status, contentType: status < 400 ? "application/json" : "application/problem+json", body: JSON.stringify(body) });
    await opened.page.route("**/api/**", (route) => {
      const { pathname } = new URL(route.request().url());
      const method = route.request().method();
      if (method !== "GET") sent.push(`${method} ${pathname} ${route.request().postData() ?? ""}`);
      if (pathname === "/api/account") return json(route, { id: "p2", login: "bela", name: "Bela", language: "en", organisation: "o", roles: ["administrator"], firms: [], permissions, has_one_time: false, recovery_codes_left: 0 });
      if (pathname === "/api/editions" && method === "POST") return json(route, { code: "law", title: { en: "No.", zh: "否" }, details: { problems: ["sheet measures, row 154: column expression: `12..0%` is no rate"] } }, 422);
      if (pathname === "/api/editions") return json(route, law);
      if (pathname === "/api/drafts") return json(route, { drafts: [] });
      if (pathname.endsWith("/difference")) return json(route, CHANGES);
      if (pathname.startsWith("/api/activations/")) return json(route, { code: "invalid", title: { en: "No.", zh: "否" }, details: { field: "counts_from", reason: "too_near" } }, 422);
      if (pathname.startsWith("/api/comparisons/")) return json(route, { ...LAW.comparisons[0], result: TOLD });
      return json(route, {});
    });
    await opened.page.goto(`${mock.url}#page=law`);
    await opened.page.locator(".law-tiles").waitFor();
    return { ...opened, sent };
  }

  it("tells what changed for whom, and each case opens", async () => {
    const { page, complaints } = await enter(DESK);
    const morning = page.locator('[data-part="morning"]');
    await morning.getByText("212 of 1,840 cases differ, +48,211.55 GBP in all.").waitFor();
    expect(await morning.getByRole("region", { name: "By declarant" }).locator("tbody tr").first().innerText()).toMatch(/GB100000000004\s+140\s+6\s+\+39,900\.10/);
    expect(await morning.getByRole("link", { name: "26GB0000000000K1" }).getAttribute("href")).toBe("#page=cases&case=c1");
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("offers the second person the confirmation, and says in words why it is too late", async () => {
    const { page, sent } = await enter(DESK);
    const confirm = page.getByRole("button", { name: "Confirm what counts from 1 Feb 2027" });
    await confirm.focus();
    await page.keyboard.press("Enter");
    await page.getByRole("alert").getByText("The day begins in less than ten minutes.").waitFor();
    expect(sent).toEqual(["PUT /api/activations/a4 "]);
    await page.context().close();
    const own = await enter(DESK, { ...LAW, you: "p1" });
    expect(await own.page.getByRole("button", { name: /^Confirm/ }).count()).toBe(0);
    expect(await own.page.getByRole("button", { name: /^Withdraw/ }).count()).toBe(2);
    await own.page.context().close();
    const reader = await enter(DESK, LAW, ["ReadLaw", "ManageOwnAccount"]);
    expect(await reader.page.getByRole("button", { name: /^(Confirm|Withdraw|Check and keep|Try|Propose)/ }).count()).toBe(0);
    await reader.page.context().close();
  });

  it("names every place of a workbook that does not compile", async () => {
    const { page } = await enter(DESK);
    await page.getByLabel("Workbook", { exact: true }).setInputFiles({ name: "gb.xlsx", mimeType: "application/octet-stream", buffer: Buffer.from("PK") });
    await page.getByLabel("What it is (legal act, purpose)").fill("S.I.");
    await page.getByRole("button", { name: "Check and keep" }).click();
    await page.getByRole("alert").getByText("sheet measures, row 154").waitFor();
    expect(await violations(page)).toEqual([]);
    await page.context().close();
  });

  it.each(LOOKS)("is whole and open to all: %s", async (name, options) => {
    const { page, complaints } = await enter(options);
    await page.locator('[data-part="editions"] button').nth(1).click();
    await page.locator('[data-part="difference"] tbody tr').first().waitFor();
    await page.locator('[data-part="morning"] .law-result').waitFor();
    await picture(page, `law-${name}`, { height: 2400 });
    expect(await violations(page)).toEqual([]);
    expect(await isTooWide(page)).toBe(false);
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});

/** The pack that ships as a workbook, with another rate for tea sets. */
function workbook(folder: string): string {
  const pack = join(folder, "gb");
  cpSync(fileURLToPath(new URL("../../packs/gb", import.meta.url)), pack, { recursive: true });
  const measures = join(pack, "measures.csv");
  const row = "69111000,A00,12.0%,1011,100,";
  const text = readFileSync(measures, "utf8");
  expect(text).toContain(row);
  writeFileSync(measures, text.replace(row, row.replace("12.0%", "14.0%")));
  const book = join(folder, "gb.xlsx");
  const written = spawnSync(program!, ["reference", "export", pack, "--out", book], { encoding: "utf8" });
  expect(written.status, written.stderr).toBe(0);
  return book;
}

describe.skipIf(!program)("the law of a real house", () => {
  let browser: Browser;
  let house: House;
  let first: Person;
  let second: Person;
  let lead: Person;
  let trader: Person;
  const folder = mkdtempSync(join(tmpdir(), "tongguan-law-"));
  beforeAll(async () => {
    house = await startHouse(program!);
    first = await house.person("administrator", "first");
    second = await house.person("administrator", "second");
    lead = await house.person("supervisor", "lead");
    trader = await house.person("trader", "trader", "firm");
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    await house?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function signIn(person: Person) {
    const opened = await open(browser, house.url, DESK);
    await opened.page.locator("#login").fill(person.login);
    await opened.page.locator("#password").fill(person.password);
    await opened.page.locator('button[type="submit"]').click();
    await opened.page.locator(".portal-head").waitFor();
    await opened.page.goto(`${house.url}/#page=law`);
    await opened.page.locator(".law-tiles").waitFor();
    return opened;
  }

  it("changes from its day on, when two people said so", async () => {
    const tea = readFileSync(new URL("./tea.json", import.meta.url), "utf8");
    const trading = await house.as(trader);
    const reference = `L${Date.now().toString(36).toUpperCase()}`;
    const unique = tea.replaceAll("TGS-0001", reference);
    const handed = await trading.call("POST", "/api/declarations", unique);
    expect(handed.status, JSON.stringify(handed.body)).toBe(201);

    const { page, complaints } = await signIn(first);
    await page.getByLabel("Workbook", { exact: true }).setInputFiles(workbook(folder));
    await page.getByLabel("What it is (legal act, purpose)").fill("Tea sets, S.I. 2026/412");
    await page.getByRole("button", { name: "Check and keep" }).click();
    const changes = page.locator('[data-part="difference"] tbody tr');
    await changes.first().waitFor({ timeout: 60_000 });
    expect(await changes.count()).toBe(1);
    expect(await changes.first().innerText()).toMatch(/measures\s+69111000 A00 1011 100\s+12\.0%\s+14\.0%/);
    await page.getByRole("button", { name: "Try", exact: true }).click();
    await page.locator('[data-part="trial"]').getByText("1 of 1 cases differ").waitFor({ timeout: 30_000 });
    expect(await violations(page)).toEqual([]);
    await page.getByLabel("Reason").fill("S.I. 2026/412");
    await page.getByRole("button", { name: "Propose", exact: true }).click();
    await page.getByRole("status").filter({ hasText: "A second administrator must confirm it." }).waitFor();
    expect(await page.getByRole("button", { name: /^Confirm/ }).count()).toBe(0);
    await picture(page, "law-real-first", { height: 2400 });

    const other = await signIn(second);
    await other.page.getByRole("button", { name: /^Confirm/ }).click();
    await other.page.locator('tr[data-status="confirmed"]').waitFor();
    await picture(other.page, "law-real-second", { height: 2400 });

    // The supervisor sees the case behind; the same declaration owes the new duty from the day on, the old one before.
    const watching = await signIn(lead);
    await watching.page.locator('[data-part="earlier"]').getByRole("button", { name: /^Show the comparison/ }).first().click();
    await watching.page.locator('[data-part="earlier"]').getByRole("link", { name: handed.body.mrn }).waitFor();
    const law = (await (await house.as(first)).call("GET", "/api/editions")).body as Law;
    const day = law.activations[0]!.counts_from;
    const owed = async (date: string) => {
      const tried = await trading.call("POST", `/api/declarations/try?date=${date}`, unique);
      const lines = tried.body.assessment.lines as { type: string; item: number; rate: string }[];
      return [tried.body.edition.hash, lines.find((line) => line.item === 1 && line.type === "A00")?.rate];
    };
    const [oldLaw, oldRate] = await owed(law.today);
    const [newLaw, newRate] = await owed(day);
    expect(oldRate).toContain("12");
    expect(newRate).toContain("14");
    expect(newLaw).not.toBe(oldLaw);
    expect([...complaints, ...other.complaints, ...watching.complaints]).toEqual([]);
    for (const one of [page, other.page, watching.page]) await one.context().close();
  });
});
