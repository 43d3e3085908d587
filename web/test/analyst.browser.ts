// The analyst's room in a real browser over figures made for the test: its charts, the way to the cases behind one, the
// slider, and what a case says of why it was stopped; in both languages, at desk and phone size.

import type { Browser, BrowserContextOptions, Route } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Band, Burdened, Rate, Room, WhatIf } from "../src/analyst/room.ts";
import type { CaseDetail, Decision, Explained, RiskTold } from "../src/api.ts";
import type { Network, NetworkNode } from "../src/analyst/network.ts";
import { DESK, launch, open, violations } from "./chromium.ts";
import { detailOf, makeCase } from "./fixtures.ts";
import { BROUGHT, OF_HOUSE, RETRAININGS, TRIALS, UNDER_WAY } from "./learned.ts";
import { isTooWide, LOOKS, picture } from "./looks.ts";
import { type Mock, startMock } from "./mock.ts";
import type { Shapes } from "../src/api.ts";


const rate = (hits: number, of: number): Rate => ({ hits, of, share: of ? hits / of : null, low: of ? Math.max(0, hits / of - 0.1) : null, high: of ? Math.min(1, hits / of + 0.1) : null });
const query = (rest: string) => `/api/risk/cases?days=90&${rest}`;
const band = (from: number, to: number, cases: number, name: string): Band => ({ from, to, cases, query: query(name) });
const burdened = (of: string, traders: number, stopped: Rate, irregular: Rate, by: string): Burdened => ({ of, traders, stopped, irregular, query: query(`basis=score&${by}=${of}`), found: irregular, found_query: query(`result=any&${by}=${of}`) });
const whatIf = (share: number): WhatIf => ({
  share: share.toFixed(4),
  threshold: (40 / share).toFixed(2),
  stops_a_day: (share * 400).toFixed(2),
  revenue_a_day: (Math.sqrt(share) * 9000).toFixed(2),
  hits_a_day: (Math.sqrt(share) * 30).toFixed(2),
  revenue_share: Math.sqrt(share).toFixed(4),
  hits_share: Math.sqrt(share).toFixed(4),
});

const REASONS = [
  { signal: "importer.hits", en: "share of irregular lines when the importer was examined", zh: "进口商被查验时的违规比例" },
  { signal: "price.goods", en: "price against the goods", zh: "与同类商品相比的价格" },
];

const model = (digit: string, status: "champion" | "waiting" | "former", by: string, confirmed: string | null) => ({ id: `m${digit}`, model: digit.repeat(64), note: "两年查验记录；回测 5% 命中率 0.38", examples: 24_310, hits: 2_118, until_day: "2026-10-31", never_known: [], proposed_by: by, proposer: `u${by}`, proposed_at: 1_795_000_000_000_000, confirmed_by: confirmed, status });
const MODELS = {
  you: "a",
  in_use: "b".repeat(64),
  models: [OF_HOUSE, model("c", "waiting", "Bo", null), model("b", "champion", "Ana", "Bo"), model("a", "former", "Bo", "Ana")],
  comparison: { cases: 12_400, share: "0.05", champion: { stops: 620, irregular: rate(150, 500), by_chance: rate(3, 12) }, challenger: { stops: 620, irregular: rate(160, 400), by_chance: rate(5, 11) }, both: 410, psi: 0.08 },
};

function room(share: number, psi: number): Room {
  return {
    at: 1_795_428_000_000_000,
    first_day: "2026-08-26",
    last_day: "2026-11-23",
    currency: "GBP",
    offices: ["GBDVR", "GBLHR"],
    model: { hash: "3f9a61c0d2", examples: 24_310, hits: 2_118, until: "2026-10-31", share: "0.05", threshold: "812.5" },
    scored: 36_000,
    probability: Array.from({ length: 20 }, (_, place) => band(place / 20, (place + 1) / 20, Math.round(9000 / (place + 1) ** 1.6), `probability_band=${place}`)),
    worth: Array.from({ length: 24 }, (_, place) => band(10 ** ((place + 12) / 10), 10 ** ((place + 13) / 10), Math.round(4000 * Math.exp(-((place - 7) ** 2) / 30)), `band=${place + 12}`)),
    yields: [
      { basis: "score", chosen: 1800, irregular: rate(540, 1500), query: query("basis=score&result=any") },
      { basis: "chance", chosen: 360, irregular: rate(22, 310), query: query("basis=chance&result=any") },
      { basis: "findings", chosen: 90, irregular: rate(31, 90), query: query("basis=findings&result=any") },
      { basis: "papers", chosen: 420, irregular: rate(60, 400), query: query("basis=papers&result=any") },
      { basis: "unknown", chosen: 36, irregular: rate(4, 33), query: query("basis=unknown&result=any") },
      { basis: "list", chosen: 12, irregular: rate(3, 11), query: query("basis=list&result=any") },
      { basis: "none", chosen: 0, irregular: rate(0, 0), query: query("basis=none&result=any") },
    ],
    weeks: ["2026-11-02", "2026-11-09", "2026-11-16"].flatMap((first_day, week) => [
      { first_day, basis: "score", chosen: 140, irregular: rate(40 + week * 4, 120) },
      { first_day, basis: "chance", chosen: 28, irregular: rate(2, 24) },
      { first_day, basis: "papers", chosen: 35, irregular: rate(5, 32) },
      { first_day, basis: "unknown", chosen: 6, irregular: rate(1, 5 + week) },
      { first_day, basis: "list", chosen: 9, irregular: rate(4 + week, 9) },
      { first_day, basis: "profile", chosen: 9, irregular: rate(3, 5 + week) },
      { first_day, basis: "findings", chosen: 20, irregular: rate(6 - week, 10) },
    ]),
    signals: REASONS.map(({ signal, en, zh }, place) => ({ signal, text: { en, zh }, stopped: 900 - place * 300, irregular: rate(300 - place * 150, 800 - place * 300), query: query(`basis=score&signal=${signal}`) })),
    sizes: [burdened("1", 4100, rate(310, 4100), rate(60, 280), "size"), burdened("100", 60, rate(700, 14_000), rate(250, 600), "size"), burdened("2", 1200, rate(400, 5200), rate(120, 350), "size")],
    origins: [burdened("CN", 2100, rate(900, 15_000), rate(310, 800), "origin"), burdened("BR", 80, rate(60, 900), rate(6, 50), "origin"), burdened("VN", 300, rate(20, 4000), rate(0, 15), "origin"), burdened("AU", 20, rate(0, 700), rate(0, 0), "origin"), burdened("HK", 90, rate(12, 400), rate(11, 30), "origin"), burdened("", 3, rate(0, 12), rate(0, 0), "origin")],
    places: [burdened("GBDVR", 1900, rate(700, 18_000), rate(180, 600), "office"), burdened("GBLHR", 900, rate(90, 16_000), rate(0, 0), "office")],
    drift: { psi, is_shifted: psi > 0.2, limit: 0.2, before: 17_000, after: 19_000, needed: 200, hit_rate: psi > 0.2 ? { since: 1_795_000_000_000_000, before: 0.31, after: 0.12, findings: 640 } : null },
    what_if: whatIf(share),
    curve: [0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5].map(whatIf),
  };
}

const RISK: RiskTold = {
  model: "3f9a61c0d2",
  threshold: "812.5",
  papers_threshold: "240",
  unknown_threshold: "31.5",
  room: { goods: { place: "GBFXT", daily: 20, taken: 12, expected: 300, share: "0.026667" }, papers: { place: "", daily: 1, taken: 0, expected: 1, share: "0.05" } },
  lines: [
    {
      item: 1,
      anomaly: "0.99962",
      doubt: "0.041",
      unknown: "12.5",
      probability: "0.73",
      critical: "0.01",
      revenue: "950",
      worth: "1200",
      expected: "-2",
      rest: "0.5",
      score: "1",
      reasons: [
        { signal: "importer.hits", added: "3", value: "0.4", unit: "share", text: { en: REASONS[0]!.en, zh: REASONS[0]!.zh } },
        // Nothing is known of it here: it stands there, and is no way through.
        { signal: "price.goods", added: "-0.5", text: { en: REASONS[1]!.en, zh: REASONS[1]!.zh } },
      ],
    },
  ],
};

/** The same in full: twelve signals, of which two alone would have let it through. */
const EXPLAINED: Explained = {
  item: 1,
  items: [1, 2, 5],
  model: "3f9a61c0d2b8".padEnd(64, "7"),
  is_stopped: true,
  worth: "1200",
  threshold: "812.5",
  others_above: [5],
  expected: "-1.5",
  score: "1",
  signals: [
    ["2.1", "3", "0.4", "196.5"],
    ["-0.9", "-0.5", "-1.2", "1710.2"],
    ["0.7", "0.1", "3.1", "803.11"],
    ...Array.from({ length: 8 }, (_, place) => [`0.${String(9 - place).padStart(2, "0")}`, "0.02", place % 3 ? "2" : null, place % 3 ? "1150.75" : null]),
    ["0.16", "0.3", "14", "1101"],
  ].map((figures, place) => {
    const [shapley, path, value, worth_without] = figures as [string, string, string | null, string | null];
    const { en, zh } = REASONS[place] ?? { en: `how often the importer ${place} was met`, zh: `进口商 ${place} 出现次数` };
    return { signal: REASONS[place]?.signal ?? `pairing${place}.seen`, text: { en, zh }, unit: ["share", "robust standard deviations"][place] ?? "log lines", value, shapley, path, worth_without };
  }),
};

/** Three importers over one container, one of them irregular; a broker who works for everybody. */
const NETWORK: Network = (() => {
  const node = (kind: string, value: string, distance: number, cases: number, examined = 0, irregular = 0): NetworkNode => ({ kind, value, distance, cases, examined, irregular, is_passage: kind === "address" });
  const nodes = [
    node("importer", "GB111111111111", 0, 12, 4, 1),
    node("declarant", "GB500000000009", 1, 12),
    node("container", "CSQU3054383", 1, 5, 2, 2),
    node("seller", "NINGBO HARBOUR TRADING CO LTD", 1, 9, 3, 1),
    node("address", "1 DOCK ROAD DOVER CT17 9BU GB", 1, 11),
    ...["GB222222222222", "GB333333333333", "GB444444444444"].map((value, place) => node("importer", value, 2, 3 - place, 1, place === 0 ? 1 : 0)),
  ];
  const links = [1, 2, 3, 4].map((to) => ({ from: 0, to, cases: nodes[to]!.cases })).concat([5, 6, 7].map((to) => ({ from: to === 7 ? 3 : 2, to, cases: nodes[to]!.cases })));
  const cases = [{ case: "5000", name: "26GB00000000000018", received_at: 1_795_428_000_000_000, lane: "red", result: "discrepancy" }];
  return { first_day: "2026-08-26", last_day: "2026-11-23", nodes, links, cases, is_all: true };
})();

function stoppedCase(): CaseDetail {
  const detail = detailOf(makeCase(5000, new Date()));
  if (!detail.decision) throw new Error("the fixture has a decision");
  return { ...detail, decision: { ...detail.decision, lane: "red", lane_reason: { kind: "score", item: 1, probability: "0.73", threshold: "812.5", worth: "1200" }, risk: RISK } };
}

const json = (route: Route, body: unknown) => route.fulfill({ status: 200, contentType: "application/json", body: JSON.stringify(body) });

const COMMUNITIES: Shapes["CommunitiesView"] = {
  first_day: "2026-08-26",
  last_day: "2026-11-23",
  cases: 900,
  is_all: true,
  importers: 41,
  found: 1,
  modularity: "0.62",
  communities: [
    {
      size: 3,
      importers: [
        { value: "GB111", cases: 4, examined: 2, irregular: 1, risk: "9.5" },
        { value: "GB222", cases: 3, examined: 0, irregular: 0, risk: "4.2" },
      ],
      shared: [{ kind: "address", value: "1 DOCK ROAD", importers: 2 }],
      cases: 9,
      examined: 2,
      irregular: 1,
      risk: "5.1",
    },
  ],
};

describe("the analyst's room", () => {
  let browser: Browser;
  let mock: Mock;
  const detail = stoppedCase();
  const asked: string[] = [];
  const acts: string[] = [];
  beforeAll(async () => {
    mock = await startMock();
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    await mock?.close();
  });

  async function enter(options: BrowserContextOptions, psi = 0.04) {
    let isAsked = false;
    const opened = await open(browser, `${mock.url}favicon.svg`, options);
    const { page } = opened;
    const permissions = ["ListCases", "SearchCases", "ReadCockpit", "ReadRisk", "ManageTargeting", "ManageOwnAccount"];
    await page.route("**/api/**", (route) => {
      const { pathname, search, searchParams } = new URL(route.request().url());
      if (pathname === "/api/account") return json(route, { id: "a", login: "ana", name: "Ana", language: "en", organisation: "o", roles: ["analyst"], firms: [], permissions, has_one_time: false, recovery_codes_left: 0 });
      if (pathname === "/api/risk") return json(route, room(Number(searchParams.get("share") ?? 0.05), psi));
      if (pathname === "/api/risk/network") {
        asked.push(search);
        return json(route, NETWORK);
      }
      if (pathname === "/api/risk/communities") return json(route, COMMUNITIES);
      if (pathname === "/api/risk/cases") {
        asked.push(search);
        const { summary } = detail;
        const found = { case: summary.case, name: summary.mrn, received_at: summary.received_at, lane: "red", basis: "score", result: null, probability: "0.73", worth: "1200", threshold: "812.5", trader: "GB1", origin: "CN", signals: room(0.05, psi).signals.map(({ signal, text }) => ({ signal, text })) };
        return json(route, { cases: [found], is_all: true });
      }
      if (pathname === "/api/retrainings") {
        if (route.request().method() === "POST") isAsked = true;
        return json(route, isAsked ? UNDER_WAY : RETRAININGS);
      }
      if (pathname.startsWith("/api/models/")) acts.push(`${route.request().method()} ${pathname}`);
      if (pathname.startsWith("/api/models")) return json(route, MODELS);
      if (pathname === "/api/cases") return json(route, { cases: [detail.summary], next: null });
      if (pathname.endsWith("/shapley")) {
        asked.push(search);
        if (searchParams.get("item") !== "2") return json(route, EXPLAINED);
        const title = { en: "The model that decided this case is not kept here any more.", zh: "判定该案件的模型已不在本处保存。" };
        return route.fulfill({ status: 409, contentType: "application/problem+json", body: JSON.stringify({ status: 409, code: "no_model", title, details: null }) });
      }
      if (pathname.startsWith("/api/cases/")) return json(route, detail);
      if (pathname === "/api/counts") return json(route, []);
      return route.fulfill({ status: 200, contentType: "text/event-stream", body: `event: cases\ndata: ${JSON.stringify({ cases: [detail.summary], counts: [] })}\n\n` });
    });
    await page.goto(`${mock.url}#page=analyst`);
    await page.locator(".chart canvas").first().waitFor();
    await page.locator("svg.world").waitFor();
    return opened;
  }


  it("lists the cases behind a figure, and shows why one was stopped and what would have let it through", async () => {
    const { page, complaints } = await enter(DESK);
    await page.locator(".panel", { hasText: "How often is this reason right?" }).locator("tbody a").first().click();
    await page.locator("[data-behind] tbody a").first().waitFor();
    expect(asked.at(-1)).toBe("?days=90&basis=score&signal=importer.hits");
    await page.locator("[data-behind] tbody a").first().click();
    const why = page.locator(".targeting");
    await why.waitFor();
    const words = await why.textContent();
    // 1,200 × logistic(1 − 3) ÷ logistic(1) = 196, below 812.5: the first reason is enough.
    expect(words).toContain(`By estimate it would have gone through without: ${REASONS[0]!.en}.`);
    expect(await why.locator(".waterfall li").count()).toBe(5);
    expect(await why.locator(".waterfall li").nth(1).innerText()).toContain("40%");
    expect(await why.locator(".waterfall li").nth(2).innerText()).toContain("unknown");
    expect(words).toContain("GBFXT had 20 examinations that day, 12 taken, 300 declarations still expected: 2.7% could be stopped. All places without capacity of their own had 1 look at papers that day, 0 taken, 1 declaration still expected: 5% could be stopped.");
    expect(words).toContain("More unusual than 99.9% of ordinary goods. The models are unsure of the probability by about 4.1%. How little is known of its like: 12.5; looked at to learn beyond 31.5.");
    // 0.5 of 3.5 comes from what nobody knows.
    expect(words).toMatch(/14\.3\s?% of all that the reasons shown move the score comes from 1 signal of which nothing is known here: that speaks/);
    await why.locator("summary").click();
    expect(await violations(page)).toEqual([]);
    await picture(page, "analyst-case", { height: 2600 });
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it.each<[string, Partial<Decision>, string, string]>([
    ["papers were worth a look", { lane: "yellow", lane_reason: { kind: "score", item: 1, probability: "0.73", threshold: "300", worth: "1200" } }, "A look at the papers was worth 1,200.00, more than 300.00; probability 73%.", "Threshold then812.50 GBPThreshold of papers then300.00 GBP"],
    ["least was known of its like", { lane: "red", lane_reason: { kind: "unknown", item: 1, threshold: "31.5", unknown: "40" } }, "Less is known of the like of item 1 than of nearly all others: looked at to learn.", "The score did not stop it: item 1 was picked because least is known of its like."],
  ])("says of a case that %s", async (_, decided, reason, told) => {
    const { page } = await enter(DESK);
    await page.route("**/api/cases/*", (route) => json(route, { ...detail, decision: { ...detail.decision, ...decided } }));
    await page.goto(`${mock.url}#page=cases&case=${detail.summary.case}`);
    await page.locator(".verdict").getByText(reason).waitFor();
    expect(await page.locator(".targeting").textContent()).toContain(told);
    await page.context().close();
  });

  it.each(LOOKS)("explains a case in full, by keyboard: %s", async (name, options) => {
    const { page, complaints } = await enter(options);
    const isZh = name.includes("zh");
    await page.goto(`${mock.url}#page=cases&case=${detail.summary.case}`);
    const why = page.locator(".targeting");
    await why.waitFor();
    const button = why.getByRole("button", { name: isZh ? "完整解释" : "Explain in full" });
    expect(await button.getAttribute("aria-expanded")).toBe("false");
    await button.focus();
    await page.keyboard.press("Enter");
    const full = why.locator(".in-full");
    await full.locator(".shapley li").first().waitFor();
    expect(await button.getAttribute("aria-expanded")).toBe("true");
    expect(asked.at(-1)).toBe("");
    expect(await full.locator(".shapley li").count()).toBe(8);
    const words = await full.innerText();
    expect(words).toContain(isZh ? "高 387.50 GBP" : "387.50 GBP more than the threshold");
    // What alone would have been enough, what takes away most first; and that another item stood above, too.
    const alone = await full.locator('[data-part="alone"] tbody tr').allInnerTexts();
    expect(alone.map((row) => row.split("\t").slice(1))).toEqual([
      ["40%", "1,003.50 GBP", "196.50 GBP"],
      [isZh ? "21 条" : "21 lines", "396.89 GBP", "803.11 GBP"],
    ]);
    // One voice: what was worked out again takes the place of the estimate.
    const said = await why.textContent();
    expect(said).toContain(isZh ? `重新评分的结论：若无下列任一因素即可放行：${REASONS[0]!.zh}、` : `Worked out again: without any one of these alone it would have gone through: ${REASONS[0]!.en}; `);
    expect(said).not.toContain(isZh ? "据估算" : "By estimate");
    expect(words).toContain(isZh ? "商品项：5" : "threshold too: 5");
    await full.locator("summary").click();
    expect(await full.locator("details tbody tr").count()).toBe(EXPLAINED.signals.length);
    expect(await violations(page)).toEqual([]);
    expect(await isTooWide(page)).toBe(false);
    // A table that is wide scrolls within itself, not the case.
    expect(await why.evaluate((section) => section.scrollWidth <= section.clientWidth)).toBe(true);
    await why.evaluate((section) => section.scrollIntoView());
    await picture(page, `in-full-${name}`);
    await full.locator("figure").scrollIntoViewIfNeeded();
    await picture(page, `in-full-below-${name}`, { height: options.isMobile ? 1900 : 2200 });
    // Another item, of which the server says no.
    await full.getByRole("combobox").selectOption("2");
    await why.getByRole("alert").waitFor();
    expect(await why.getByRole("alert").innerText()).toContain(isZh ? "不在本处保存" : "not kept here any more");
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("says who belongs together and whom what was found reaches", async () => {
    const { page, complaints } = await enter(DESK);
    const panel = page.locator(".panel", { hasText: "Who belongs together?" });
    await panel.getByText("Go through the cases of these days").click();
    await panel.getByText("with others, 3 in all").click();
    await expect.poll(() => panel.locator("tbody tr").allInnerTexts()).toEqual(["GB111\t4\t2\t1\t9.5 ×", "GB222\t3\t0\t0\t4.2 ×"]);
    expect(await panel.getByRole("link", { name: "1 DOCK ROAD" }).getAttribute("href")).toBe("#page=analyst&kind=address&value=1+DOCK+ROAD");
    expect(await violations(page)).toEqual([]);
    await picture(page, "analyst-communities");
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("tries another share by keyboard", async () => {
    const { page, complaints } = await enter(DESK);
    const slider = page.getByRole("slider");
    await slider.focus();
    for (let step = 0; step < 10; step++) await page.keyboard.press("ArrowRight");
    // From 5 % by ten steps of half a per cent to 10 %: 40 examinations of 400 a day.
    await expect.poll(() => page.locator(".trial .tile-figure").nth(1).textContent()).toBe("40.00");
    expect(await slider.getAttribute("aria-valuetext")).toBe("10%");
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("compares champion and challenger, promotes the one and rolls the other back", async () => {
    const { page, complaints } = await enter(DESK);
    const models = page.locator('[data-part="models"]');
    await models.getByText("12,400 cases that both scored").waitFor();
    expect(await models.locator("tbody tr").nth(1).innerText()).toMatch(/challenger\s+620\s+40\s?% \(160\/400/);
    // What the house learned needs two analysts: the first puts it forward.
    expect(await models.getByRole("button", { name: /^Promote/ }).count()).toBe(0);
    await models.getByRole("button", { name: "Put forward dddddddd" }).click();
    await models.getByRole("button", { name: "Roll back bbbbbbbb to the former model" }).click();
    await expect.poll(() => acts).toEqual(["PUT /api/models/mh", "DELETE /api/models/mb"]);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it.each(LOOKS)("has a model that somebody brought tried before it is promoted: %s", async (name, options) => {
    const { page, complaints } = await enter(options);
    const isZh = name.includes("zh");
    let trial: typeof BROUGHT.trial = TRIALS.nothing;
    let looked = 0;
    const sent: string[] = [];
    await page.route("**/api/models**", (route) => {
      const method = route.request().method();
      if (method === "GET") {
        // It runs while the page looks once, and is done the next time.
        if (trial === TRIALS.runs && ++looked > 1) trial = TRIALS.tried;
        return json(route, { ...MODELS, models: [{ ...BROUGHT, trial }, ...MODELS.models.slice(1)] });
      }
      sent.push(method);
      if (trial?.tried) return route.fulfill({ status: 204 });
      const reason = sent.length === 1 ? "nothing_examined" : "being_tried";
      if (reason === "being_tried") trial = TRIALS.runs;
      return route.fulfill({ status: 422, contentType: "application/problem+json", body: JSON.stringify({ status: 422, code: "invalid", title: { en: "Invalid", zh: "无效" }, details: { field: "version", reason } }) });
    });
    await page.reload();
    const models = page.locator('[data-part="models"]');
    const promote = models.getByRole("button", { name: isZh ? "启用 ffffffff" : "Promote ffffffff", exact: true });
    await models.getByText(isZh ? "其训练数据截至 2026年10月31日，此后本处没有查验" : "Nothing was examined after 31 Oct 2026, the last day it was learned from").waitFor();
    expect(await promote.isDisabled()).toBe(true);
    expect(await models.locator(`[id="${await promote.getAttribute("aria-describedby")}"]`).count()).toBe(1);
    expect(await models.locator(".model-card").count()).toBe(0);
    await models.scrollIntoViewIfNeeded();
    await picture(page, `model-untried-${name}`);
    const again = models.getByRole("button", { name: isZh ? "用本处历史数据回测 ffffffff" : "Try ffffffff on the house's own past" });
    await again.click();
    await models.getByRole("alert").getByText(isZh ? "请在一分钟后重试" : "a minute after the last time").waitFor();
    // A minute later.
    await again.click();
    await models.getByText(isZh ? "已处理 61,500 件" : "61,500 cases gone through").waitFor();
    expect([await promote.isDisabled(), await again.count(), await models.getByRole("alert").count()]).toEqual([true, 0, 0]);
    expect(await violations(page)).toEqual([]);
    await picture(page, `model-being-tried-${name}`);
    const card = models.locator(".model-card");
    await card.locator("summary").first().click();
    await card.locator("canvas").waitFor();
    expect(await card.textContent()).toContain(isZh ? "回测中违规不足 20 条" : "Fewer than 20 irregular lines in the back-test");
    expect(await violations(page)).toEqual([]);
    expect(await isTooWide(page)).toBe(false);
    await card.scrollIntoViewIfNeeded();
    await picture(page, `model-tried-${name}`, { height: 1300 });
    await promote.click();
    await expect.poll(() => sent).toEqual(["PUT", "PUT", "PUT"]);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("has the house learn again, and says what came of it", async () => {
    const { page, complaints } = await enter(DESK);
    const part = page.locator('[data-part="retraining"]');
    await part.getByText("Too few examinations: 31 examined lines to learn from, 4 of them irregular; 10 of each kind are needed.").waitFor();
    await part.getByText("Model dddddddd laid down, from 128,400 cases").waitFor();
    await part.getByRole("button", { name: "Retrain now" }).click();
    await part.getByText("Running: 42,000 cases gone through").waitFor();
    expect(await part.getByRole("button", { name: "Retrain now" }).isDisabled()).toBe(true);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it.each(LOOKS)("shows the card of a model with its back-test, and risk on the map: %s", async (name, options) => {
    const { page, complaints } = await enter(options);
    const map = page.locator('[data-part="map"]');
    await map.locator("svg.world a").first().waitFor();
    // China, Brazil, Viet Nam and Australia have cases; Hong Kong is too small for the outlines, and in the table.
    expect(await map.locator("svg.world a").count()).toBe(4);
    expect(await map.locator('svg.world [data-level="5"]').count()).toBe(2);
    await map.locator("label", { hasText: /^(查验违规比例|Irregular where examined)$/ }).click();
    expect(await map.locator('svg.world g[data-level="none"]').count()).toBe(1);
    await map.scrollIntoViewIfNeeded();
    await picture(page, `map-${name}`);
    const card = page.locator(".model-card");
    await card.locator("summary").first().click();
    await card.locator("canvas").waitFor();
    expect(await isTooWide(page)).toBe(false);
    expect(await violations(page)).toEqual([]);
    await card.scrollIntoViewIfNeeded();
    await picture(page, `model-card-${name}`, { height: 1500 });
    await card.locator(".panel details summary").click();
    expect(await card.locator(".panel details tbody tr").count()).toBe(12);
    // By keyboard from a country to its cases.
    await map.locator("svg.world a").first().focus();
    await page.keyboard.press("Enter");
    await page.locator("[data-behind] tbody a").first().waitFor();
    expect(asked.at(-1)).toMatch(/^\?days=90&result=any&origin=[A-Z]{2}$/);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it.each(LOOKS)("shows who has to do with whom, and leads on from one to the next: %s", async (name, options) => {
    const { page, complaints } = await enter(options);
    const search = page.getByRole("searchbox");
    await search.fill("gb111111111111");
    await search.press("Enter");
    await page.locator("svg.network").waitFor();
    expect(await page.locator("svg.network a").count()).toBe(NETWORK.nodes.length);
    expect(new URLSearchParams(asked.at(-1)).get("value")).toBe("gb111111111111");
    expect(await page.locator(".panel").count()).toBe(2);
    expect(await isTooWide(page)).toBe(false);
    await picture(page, `network-${name}`, { height: 1100 });
    await page.locator(".panel details").evaluate((table) => table.setAttribute("open", ""));
    expect(await violations(page)).toEqual([]);
    await page.getByRole("link", { name: /CSQU3054383.*5/ }).click();
    await page.waitForFunction(() => location.hash.includes("kind=container"));
    await expect.poll(() => new URLSearchParams(asked.at(-1)).get("kind")).toBe("container");
    await page.getByRole("link", { name: "26GB00000000000018" }).waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("warns when what comes has changed", async () => {
    const { page } = await enter(DESK, 0.31);
    expect(await page.getByRole("alert").first().textContent()).toContain("0.31");
    expect(await page.getByRole("alert").nth(1).textContent()).toMatch(/12\s?%.*31\s?%.*640/);
    expect(await violations(page)).toEqual([]);
    await page.context().close();
  });

  it.each(LOOKS)("is whole and open to all: %s", async (name, options) => {
    const { page, complaints } = await enter(options);
    for (const table of await page.locator(".panel > details:not(.model-card) > summary").all()) await table.click();
    expect(await violations(page)).toEqual([]);
    expect(await isTooWide(page)).toBe(false);
    for (const table of await page.locator(".panel > details:not(.model-card) > summary").all()) await table.click();
    const weeks = page.locator(".panel", { hasText: name.includes("zh") ? "每周查验命中率" : "Share of irregular examinations by week" });
    await weeks.scrollIntoViewIfNeeded();
    expect(await weeks.locator("tbody").textContent()).toContain(name.includes("zh") ? "未知探索" : "least known");
    await picture(page, `analyst-weeks-${name}`);
    await picture(page, `analyst-${name}`, { height: 2600 });
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
