// The cockpit's charts in a real browser over figures made for the test: each opens the cases behind it, all are read again
// without losing what was chosen, and the list of cases says which conditions it came with.

import type { Browser, BrowserContextOptions, Page, Route } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { COCKPIT, FLOWS, SLOWEST, STUDY } from "./charted.ts";
import { DESK, launch, open, violations } from "./chromium.ts";
import { detailOf, makeCase } from "./fixtures.ts";
import { isTooWide, LOOKS, picture } from "./looks.ts";
import { type Mock, startMock } from "./mock.ts";

const json = (route: Route, body: unknown) => route.fulfill({ status: 200, contentType: "application/json", body: JSON.stringify(body) });
const HALF_A_MINUTE = 30_000;

describe("the cockpit's charts", () => {
  let browser: Browser;
  let mock: Mock;
  const detail = detailOf(makeCase(5000, new Date()));
  beforeAll(async () => {
    mock = await startMock();
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    await mock?.close();
  });

  /** The cockpit, what it asked for so far, and its figures, which a test may change. */
  async function enter(options: BrowserContextOptions) {
    const asked: string[] = [];
    const figures = structuredClone({ cockpit: COCKPIT, flows: FLOWS, study: STUDY });
    const opened = await open(browser, `${mock.url}favicon.svg`, options);
    const { page } = opened;
    await page.clock.install();
    await page.route("**/api/**", (route) => {
      const { pathname, search } = new URL(route.request().url());
      asked.push(pathname + search);
      if (pathname === "/api/account") return json(route, { id: "a", login: "boss", name: "Boss", language: "en", organisation: "o", roles: ["supervisor"], firms: [], permissions: ["WorkQueue", "ListCases", "ReadCockpit", "ManageOwnAccount"], has_one_time: false, recovery_codes_left: 0 });
      if (pathname === "/api/cockpit") return json(route, figures.cockpit);
      if (pathname === "/api/cockpit/flows") return json(route, figures.flows);
      if (pathname === "/api/cockpit/study") return json(route, figures.study);
      if (pathname === "/api/cockpit/study/cases") return json(route, SLOWEST);
      if (pathname === "/api/cases") return json(route, { cases: [detail.summary], next: null });
      if (pathname.startsWith("/api/cases/")) return json(route, detail);
      return route.fulfill({ status: 200, contentType: "text/event-stream", body: `event: cases\ndata: ${JSON.stringify({ cases: [detail.summary], counts: [] })}\n\n` });
    });
    await page.goto(`${mock.url}#page=cockpit`);
    await panel(page, /^(Flows: |流向)/).locator("canvas").waitFor();
    return { ...opened, asked, figures };
  }

  const panel = (page: Page, name: RegExp) => page.locator(".panel", { has: page.getByRole("heading", { name }) });
  const conditions = (query: string | undefined) => Object.fromEntries(new URLSearchParams(query?.split("?")[1]));

  it("open their cases from every table", async () => {
    const { page, complaints } = await enter(DESK);
    for (const table of await page.locator(".panel summary").all()) await table.click();
    const closed = page.locator(".panel tbody th:not(:has(a))");
    // What was not kept apart cannot be asked for.
    expect(await closed.allTextContents()).toEqual(["Not told by type"]);
    await panel(page, /^Examinations/).locator("tbody tr", { hasText: "Red" }).locator("td a").click();
    await page.locator("tr[data-case]").waitFor();
    const brought = page.getByRole("group", { name: "Conditions of the link" });
    expect(await brought.getByRole("button").count()).toBe(2);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("open their cases from what is drawn", async () => {
    const { page, asked, complaints } = await enter(DESK);
    const drawn = panel(page, /^Risk by origin/).locator("canvas").first();
    await drawn.scrollIntoViewIfNeeded();
    const place = (await drawn.boundingBox())!;
    // The first cell has most cases: China at the first office.
    await page.mouse.click(place.x + place.width * 0.15, place.y + place.height * 0.27);
    await page.locator("tr[data-case]").waitFor();
    expect(conditions(asked.findLast((one) => one.startsWith("/api/cases?")))).toMatchObject({ origin: "CN", place: "GBAUFXTFXTFXT" });
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("list the slowest cases of a span, and lead back", async () => {
    const { page, asked, complaints } = await enter(DESK);
    const study = panel(page, /^Time release study/);
    await study.locator("summary").click();
    await study.getByRole("link", { name: "Check documents" }).click();
    await page.getByRole("heading", { name: "Slowest cases: Check documents · waiting for customs · 30 days" }).waitFor();
    expect(asked.at(-1)).toBe("/api/cockpit/study/cases?days=30&step=check_documents&waits_for=officer");
    await page.getByText("The slowest 200.").waitFor();
    expect(await page.locator("[data-behind] tbody tr").count()).toBe(200);
    expect(await page.locator("[data-behind] tbody a").first().getAttribute("href")).toBe("#page=cases&case=case-0");
    expect(await violations(page)).toEqual([]);
    await page.getByRole("link", { name: "Close" }).click();
    await panel(page, /^Flows: /).locator("canvas").waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("are read again every half minute, and keep what was chosen", async () => {
    const { page, asked, figures, complaints } = await enter(DESK);
    const heat = panel(page, /^Risk by origin/);
    await heat.locator("label", { hasText: "Origin × chapter" }).click();
    await heat.locator("summary").click();
    await heat.getByRole("link", { name: "CN × 69" }).waitFor();
    await heat.locator("canvas").first().evaluate((canvas) => canvas.setAttribute("data-same", "true"));
    figures.flows.flows[0]!.cases = 4_321;
    figures.study.steps[0]!.cases = 4_322;
    figures.cockpit.hits[0]!.examined = 4_323;
    asked.length = 0;
    await page.clock.fastForward(HALF_A_MINUTE);
    await heat.getByText("4,321").first().waitFor();
    await panel(page, /^Time release study/).getByText("4,322").waitFor({ state: "attached" });
    await panel(page, /^Examinations/).getByText("4,323").waitFor({ state: "attached" });
    expect(new Set(asked.filter((one) => one.startsWith("/api/cockpit")))).toEqual(new Set(["/api/cockpit?days=30", "/api/cockpit/flows?days=30", "/api/cockpit/study?days=30"]));
    // The same drawing, with the same choice.
    expect(await heat.locator('canvas[data-same="true"]').count()).toBe(1);
    expect(await heat.getByRole("link", { name: "CN × 69" }).count()).toBe(1);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("tell what is owed by type of tax, and what is not told by type", async () => {
    const { page, asked, complaints } = await enter(DESK);
    const types = panel(page, /^Payable by type of tax/);
    await types.getByText("Not told by type: 31 cases with 20,000.00 GBP").waitFor();
    await types.locator("summary").click();
    expect(await types.locator("tbody th").allTextContents()).toEqual(["B00 Value added tax", "A00 Customs duty", "419", "Not told by type"]);
    await types.getByRole("link", { name: "A00 Customs duty" }).click();
    await page.getByRole("button", { name: "Remove: Tax: Customs duty" }).waitFor();
    expect(conditions(asked.findLast((one) => one.startsWith("/api/cases?")))["tax"]).toBe("A00");
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it.each(LOOKS)("draw the ways of goods on a map, each a link to its cases: %s", async (name, options) => {
    const { page, asked, complaints } = await enter(options);
    const isZh = name.includes("zh");
    const ways = panel(page, /^(Map of flows|货物流向地图)/);
    // China, Brazil, Australia, the United States, Viet Nam, and what is British itself; Hong Kong is too small for the outlines.
    await ways.locator("svg a").nth(5).waitFor();
    expect(await ways.locator("svg a").count()).toBe(6);
    const told = isZh ? "中国 → 英国：120 件，评分风险 26.7%" : "China → United Kingdom: 120 cases, scored risk 26.7%";
    const china = ways.getByRole("link", { name: told });
    expect(await china.locator("title").textContent()).toBe(told);
    expect(await china.getAttribute("data-level")).toBe("5");
    expect(await ways.locator('svg [data-level="none"]').count()).toBe(1);
    await ways.scrollIntoViewIfNeeded();
    await picture(page, `ways-${name}`);
    await ways.locator("label", { hasText: isZh ? "查验发现率" : "Found when examined" }).click();
    await picture(page, `ways-found-${name}`);
    await ways.locator("label", { hasText: isZh ? "案件数" : "Cases" }).click();
    expect(await ways.locator('svg [data-level="cases"]').count()).toBe(6);
    await ways.locator("summary").click();
    expect(await ways.locator("tbody tr").count()).toBe(8);
    expect(await isTooWide(page)).toBe(false);
    // By keyboard from an arrow to its cases: several offices, and no country but one.
    await ways.getByRole("link", { name: isZh ? "中国 → 英国：120 件" : "China → United Kingdom: 120 cases" }).focus();
    await page.keyboard.press("Enter");
    await page.locator("[data-case]").first().waitFor();
    expect(conditions(asked.findLast((one) => one.startsWith("/api/cases?")))).toEqual({ origin: "CN", received_from: "1792882800000000", limit: "50" });
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it.each(LOOKS)("lead to a list that says its conditions, each of which can be removed: %s", async (name, options) => {
    const { page, asked, complaints } = await enter(options);
    await page.goto(`${mock.url}#page=cases&origin=CN&place=GBAUFXTFXTFXT&chapter=69&examined=irregular&received_from=1792882800000000`);
    const brought = page.getByRole("group", { name: /^(Conditions of the link|链接所带条件)$/ });
    await brought.waitFor();
    expect(await brought.getByRole("button").count()).toBe(5);
    expect(await isTooWide(page)).toBe(false);
    expect(await violations(page)).toEqual([]);
    await picture(page, `conditions-${name}`);
    await brought.getByRole("button", { name: /(Origin: China|原产地：中国)$/ }).click();
    await expect.poll(() => conditions(asked.findLast((one) => one.startsWith("/api/cases?")))["origin"]).toBeUndefined();
    expect(conditions(asked.findLast((one) => one.startsWith("/api/cases?")))["place"]).toBe("GBAUFXTFXTFXT");
    expect(await brought.getByRole("button").count()).toBe(4);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it.each(LOOKS)("are whole and open to all: %s", async (name, options) => {
    const { page, complaints } = await enter(options);
    await picture(page, `charts-${name}`, { height: options.isMobile ? 7_000 : 4_200 });
    for (const table of await page.locator(".panel summary").all()) await table.click();
    expect(await violations(page)).toEqual([]);
    expect(await isTooWide(page)).toBe(false);
    await page.goto(`${mock.url}#page=cockpit&study=days%3D30%26waits_for%3Dofficer`);
    await page.locator("[data-behind] tbody a").first().waitFor();
    expect(await isTooWide(page)).toBe(false);
    await picture(page, `slowest-${name}`, { height: 844 });
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
