// The page of the own watch list in a real browser, over figures made for the test: all its states, in both languages, at desk
// and phone size; and how an officer says that a hit is somebody else.

import type { Browser, BrowserContextOptions, Route } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Watch, Watchlist } from "../src/watchlist/WatchlistPage.tsx";
import { DESK, launch, open, violations } from "./chromium.ts";
import { isTooWide, LOOKS, picture } from "./looks.ts";
import { type Mock, startMock } from "./mock.ts";

const LAID_DOWN = { subject: "s", number: 1, version: "v", proposed_at: 1_795_428_000_000_000, confirmed_at: null, withdrawn_at: null, withdrawn_by: null };
const entry = (id: string, watched: string, value: string, status: Watch["status"], confirmed: string | null): Watch => ({ ...LAID_DOWN, id, proposed_by: "Ana", proposer: "p1", confirmed_by: confirmed, status, says: { watched, value, reason: { en: "Tip of 12 November, two consignments undeclared", zh: "11 月 12 日线索：两票货物未申报" }, valid_to: "2027-05-22" } });

const VIEW: Watchlist = {
  today: "2026-11-22",
  you: "p2",
  entries: [entry("w1", "container", "MSCU1234566", "proposed", null), entry("w2", "organisation", "Blue Heron Shipping Ltd", "in_use", "Bo"), entry("w3", "address", "12 Harbour Road, Dover", "withdrawn", "Bo")],
  somebody_else: [{ ...LAID_DOWN, id: "s1", proposed_by: "Wang", proposer: "p3", confirmed_by: "Li", list: "own", entry: "e", name: "Blue Herons Ltd", listed: "Blue Heron Shipping Ltd", reason: "Another firm, founded 1987", status: "confirmed" }],
  lists: [["ofac-sdn", 24310], ["us-dpl", 1024]],
};

describe("the page of the own watch list", () => {
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

  async function enter(options: BrowserContextOptions, permissions = ["ReadRisk", "ManageTargeting", "ManageOwnAccount"]) {
    const sent: string[] = [];
    const opened = await open(browser, `${mock.url}favicon.svg`, options);
    const json = (route: Route, body: unknown, status = 200) => route.fulfill({ status, contentType: status < 400 ? "application/json" : "application/problem+json", body: JSON.stringify(body) });
    await opened.page.route("**/api/**", (route) => {
      const { pathname } = new URL(route.request().url());
      const method = route.request().method();
      if (method !== "GET") sent.push(`${method} ${pathname} ${route.request().postData() ?? ""}`);
      if (pathname === "/api/account") return json(route, { id: "p2", login: "bo", name: "Bo", language: "en", organisation: "o", roles: ["analyst"], firms: [], permissions, has_one_time: false, recovery_codes_left: 0 });
      if (pathname === "/api/watchlist" && method === "POST") return (route.request().postData() ?? "").includes("9074728") ? json(route, { code: "invalid", title: { en: "No.", zh: "否" }, details: { field: "value", reason: "no_imo" } }, 422) : json(route, { id: "w9" }, 201);
      if (pathname === "/api/watchlist") return json(route, VIEW);
      return json(route, {});
    });
    await opened.page.goto(`${mock.url}#page=watchlist`);
    await opened.page.locator('[data-part="watchlist"]').waitFor();
    return { ...opened, sent };
  }

  it("offers the second person the confirmation, and says why a number cannot be watched for", async () => {
    const { page, sent, complaints } = await enter(DESK);
    await page.getByRole("button", { name: "Confirm MSCU1234566" }).click();
    await expect.poll(() => sent).toEqual(["PUT /api/watchlist/w1 "]);
    await page.getByLabel("What").selectOption("vessel");
    await page.getByLabel("Name, number or address").fill("9074728");
    await page.getByLabel("Why, as officers read it").fill("a tip");
    await page.getByRole("button", { name: "Propose", exact: true }).click();
    await page.getByRole("alert").getByText("its last digit is wrong").waitFor();
    await page.getByLabel("Name, number or address").fill("9074729");
    await page.getByRole("button", { name: "Propose", exact: true }).click();
    await page.getByRole("status").filter({ hasText: "Another analyst must confirm it." }).waitFor();
    expect(sent[2]).toContain('"watched":"vessel","value":"9074729","reason":{"en":"a tip"}');
    // The browser itself says in its console that an answer was 422.
    expect(complaints.filter((one) => !one.includes("422"))).toEqual([]);
    await page.context().close();
    const reader = await enter(DESK, ["ReadRisk", "ManageOwnAccount"]);
    expect(await reader.page.getByRole("button", { name: /^(Confirm|Withdraw|Propose)/ }).count()).toBe(0);
    await reader.page.context().close();
  });

  it.each(LOOKS)("is whole and open to all: %s", async (name, options) => {
    const { page, complaints } = await enter(options);
    await picture(page, `watchlist-${name}`, { height: 1400 });
    expect(await violations(page)).toEqual([]);
    expect(await isTooWide(page)).toBe(false);
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
