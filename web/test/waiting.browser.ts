// What waits for a trader, and the notices of customs, in a real browser over answers made for the test: each tile lists its
// cases, what comes is counted, notices are read and then not new any more; in both languages, at desk and phone size.

import type { Browser, BrowserContextOptions, Route } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Notice } from "../src/notices/notices.ts";
import type { Waiting } from "../src/waiting/waiting.ts";
import { DESK, launch, open, violations } from "./chromium.ts";
import { makeCase } from "./fixtures.ts";
import { isTooWide, LOOKS, picture } from "./looks.ts";
import { type Mock, startMock } from "./mock.ts";

const waiting = (waits_for: string, stage: string, cases: number, late: number, oldest_seconds: number): Waiting => ({ waits_for, stage, cases, late, oldest_seconds, query: `/api/cases?next_step=${stage}` });
const WAITING = [waiting("trader", "pay", 3, 0, 7_200), waiting("officer", "examine", 4, 1, 90_000), waiting("trader", "answer_query", 2, 1, 260_000), waiting("agency", "agency_decision", 1, 0, 600)];

const NOW = Date.UTC(2026, 10, 22, 9);
const CASES = ["answer_query", "pay", "pay", "pay", "answer_query", "examine"].map((next_step, place) => makeCase(7000 + place, new Date(NOW - place * 60_000), { summary: { outcome: "held", lane: "yellow", status: "accepted", next_step } }));

const KINDS = ["51", "14", "13/67", "01", "06", "09", "08"];
function notice(number: number): Notice {
  const { case: id, mrn, lrn } = CASES[number % CASES.length]!;
  const xml = `<?xml version="1.0" encoding="UTF-8"?><md:MetaData xmlns:md="urn:wco:datamodel:WCO:DocumentMetaData-DMS:2" xmlns="urn:wco:datamodel:WCO:RES-DMS:2"><Response><FunctionalReferenceID>r${number}</FunctionalReferenceID><Declaration><FunctionalReferenceID>${lrn}</FunctionalReferenceID>${number % 2 ? `<ID>${mrn}</ID>` : ""}<VersionID>1</VersionID></Declaration></Response></md:MetaData>`;
  return { number, case: id, code: KINDS[number % KINDS.length]!, created_at: (NOW - (60 - number) * 3_600_000) * 1000, xml };
}

const TRADER = ["Declare", "ListCases", "SearchCases", "ReadMessages", "ManageOwnAccount"];

describe("what waits for a trader", () => {
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

  async function enter(options: BrowserContextOptions, { permissions = TRADER, page: at = "cases", waits = WAITING } = {}) {
    const house = { waiting: waits, notices: 57, readTo: 54, asked: [] as string[] };
    const opened = await open(browser, `${mock.url}favicon.svg`, options);
    const json = (route: Route, body: unknown) => route.fulfill({ status: 200, contentType: "application/json", body: JSON.stringify(body) });
    await opened.page.route("**/api/**", (route) => {
      const request = route.request();
      const { pathname, search, searchParams } = new URL(request.url());
      if (pathname === "/api/account") return json(route, { id: "t1", login: "tea", name: "Tea", language: "en", organisation: "f", roles: ["trader"], firms: ["f"], permissions, has_one_time: false, recovery_codes_left: 0 });
      if (pathname === "/api/counts") return json(route, { counts: [], waiting: house.waiting });
      if (pathname === "/api/cases") {
        house.asked.push(search);
        const step = searchParams.get("next_step");
        return json(route, { cases: CASES.filter((one) => !step || one.next_step === step), next: null });
      }
      if (pathname === "/api/cursors/portal-t1") {
        if (request.method() === "GET") return json(route, { number: house.readTo });
        house.readTo = (request.postDataJSON() as { number: number }).number;
        return route.fulfill({ status: 204 });
      }
      if (pathname === "/api/messages") {
        house.asked.push(search);
        const newest = Number(searchParams.get("before")) > 0 ? Number(searchParams.get("before")) - 1 : house.notices;
        const count = Math.min(newest, Number(searchParams.get("limit")));
        return json(route, { messages: [...Array(count).keys()].map((place) => notice(newest - place)) });
      }
      if (pathname === "/api/live") return route.fulfill({ status: 200, contentType: "text/event-stream", body: `event: cases\ndata: ${JSON.stringify({ cases: CASES, counts: [{ outcome: "held", lane: "yellow", cases: house.notices }] })}\n\n` });
      return json(route, {});
    });
    await opened.page.goto(`${mock.url}#page=${at}`);
    return { ...opened, house };
  }

  it("stands above the list, lists the cases of a step and follows what comes", async () => {
    const { page, house, complaints } = await enter(DESK);
    const region = page.getByRole("region", { name: "What waits for you" });
    const tile = (step: string) => region.locator(`[data-tile="${step}"]`);
    await tile("pay").waitFor();
    expect(await region.locator("[data-tile]").evaluateAll((tiles) => tiles.map((one) => one.getAttribute("data-tile")))).toEqual(["answer_query", "pay", "notices"]);
    expect(await tile("answer_query").innerText()).toMatch(/2\s+Answer the question\s+1 late oldest 3 days/);
    await region.getByText("4 with customs · 1 with other agencies").waitFor();
    await expect.poll(() => tile("notices").innerText()).toMatch(/3\s+Unread notices/);
    expect(await page.getByRole("menuitem", { name: "Notices 3 unread" }).count()).toBe(1);

    const rows = page.locator("tr[data-case]");
    await expect.poll(() => rows.count()).toBe(6);
    await tile("pay").getByRole("link").focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => rows.count()).toBe(3);
    expect(house.asked.at(-1)).toContain("next_step=pay");
    expect(await tile("pay").getByRole("link").getAttribute("aria-current")).toBe("true");
    await page.getByRole("button", { name: "Remove: Next step: Pay" }).waitFor();
    await tile("answer_query").getByRole("link").click();
    await expect.poll(() => rows.count()).toBe(2);
    await page.goBack();
    await expect.poll(() => rows.count()).toBe(3);
    // A filter that was taken off can be put on again by the same tile.
    await page.getByRole("button", { name: "Clear filters" }).click();
    await expect.poll(() => rows.count()).toBe(6);
    expect(page.url()).not.toContain("next_step");
    await tile("pay").getByRole("link").click();
    await expect.poll(() => rows.count()).toBe(3);

    house.waiting = [waiting("trader", "hand_in_documents", 1, 0, 60)];
    house.notices = 58;
    await tile("hand_in_documents").waitFor();
    await expect.poll(() => tile("notices").innerText()).toMatch(/4\s+Unread notices/);
    expect(await tile("pay").count()).toBe(0);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("says in a few words that nothing waits", async () => {
    const { page } = await enter(DESK, { waits: [] });
    await page.getByText("Nothing waits for you.").waitFor();
    expect(await page.locator('[data-tile]:not([data-tile="notices"])').count()).toBe(0);
    await page.context().close();
  });

  it("is not there for an officer, who has the notices", async () => {
    const { page } = await enter(DESK, { permissions: ["ListCases", "ReadMessages", "ManageOwnAccount"] });
    await page.locator("tr[data-case]").first().waitFor();
    expect(await page.locator(".waiting").count()).toBe(0);
    expect(await page.getByRole("menuitem").allTextContents()).toEqual(["Cases", "Notices", "Check a proof", "Account"]);
    await page.context().close();
  });

  it("tells the notices, the newest first, marks those since the last visit, and goes back to the first", async () => {
    const { page, house, complaints } = await enter(DESK, { page: "notices" });
    const rows = page.locator("li[data-notice]");
    await rows.first().waitFor();
    expect(await rows.count()).toBe(50);
    await page.getByText("3 came since the last visit.").waitFor();
    expect(await page.locator('li[data-new="true"]').evaluateAll((all) => all.map((one) => one.getAttribute("data-notice")))).toEqual(["57", "56", "55"]);
    const newest = rows.first();
    expect(await newest.innerText()).toContain("To be paid");
    // Of a declaration that has no movement reference number yet the own one is told.
    expect(await newest.getByRole("link").innerText()).toBe(CASES[57 % 6]!.mrn);
    expect(await rows.nth(1).getByRole("link").innerText()).toBe(CASES[56 % 6]!.lrn);
    await expect.poll(() => house.readTo).toBe(57);
    await page.getByRole("menuitem", { name: "Notices", exact: true }).waitFor();
    // What comes meanwhile stands on top, and is new too.
    house.notices = 58;
    await page.locator('li[data-notice="58"][data-new="true"]').waitFor();
    await expect.poll(() => house.readTo).toBe(58);
    await page.getByRole("button", { name: "Older notices" }).click();
    await page.getByText("That is all.").waitFor();
    expect(house.asked.at(-1)).toContain("before=8");
    expect(await rows.count()).toBe(58);
    expect(await rows.nth(1).getByRole("link").getAttribute("href")).toBe(`#page=cases&case=${CASES[57 % 6]!.case}`);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it.each(LOOKS)("is whole and open to all: %s", async (name, options) => {
    const { page, complaints } = await enter(options);
    await page.locator('[data-tile="notices"]').waitFor();
    await page.locator("tr[data-case]").first().waitFor();
    await page.locator(".menu-unread").first().waitFor({ state: "attached" });
    expect(await violations(page)).toEqual([]);
    expect(await isTooWide(page)).toBe(false);
    await picture(page, `waiting-${name}`);
    await page.goto(`${mock.url}#page=notices`);
    await page.locator("li[data-notice]").first().waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await isTooWide(page)).toBe(false);
    await picture(page, `notices-${name}`);
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
