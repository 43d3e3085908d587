// This module decides figures of a cockpit for tests: what comes from where, how long it waits, what is found and owed.

import type { Cockpit } from "../src/cockpit/figures.ts";
import type { Flow } from "../src/cockpit/flows.ts";

const SINCE = "received_from=1792882800000000";
const cases = (conditions: string) => `/api/cases?${conditions}&${SINCE}`;
const amount = (of: string | null, sum: string, count: number, conditions: string | null) => ({ of, amount: sum, cases: count, query: conditions && cases(conditions) });
const hits = (lane: string | null, examined: number, irregular: number) => ({
  lane,
  examined,
  irregular,
  hit_per_mille: examined === 0 ? null : Math.round((1000 * irregular) / examined),
  query: cases(`${lane ? `lane=${lane}&` : ""}examined=any`),
  found_query: cases(`${lane ? `lane=${lane}&` : ""}examined=irregular`),
});

export const COCKPIT: Cockpit = {
  at: 1_795_428_000_000_000,
  first_day: "2026-10-25",
  last_day: "2026-11-23",
  received: ["2026-11-20", "2026-11-21", "2026-11-23"].flatMap((date, place) => [
    { date, outcome: "cleared", cases: 60 + 20 * place, query: cases("outcome=cleared") },
    { date, outcome: "held", cases: 12, query: cases("outcome=held") },
  ]),
  lanes: ["green", "yellow", "red"].map((lane, place) => ({ lane, cases: 200 - 70 * place, let_go: 190 - 80 * place, let_go_per_mille: 900, query: cases(`lane=${lane}`) })),
  times: [{ lane: null, cases: 180, median_seconds: 40, p90_seconds: 7_300, query: cases("status=released") }],
  times_of: { cases: 276, is_all: true },
  waiting: [{ stage: "examine", waits_for: "officer", cases: 9, late: 2, p90_seconds: 90_000, oldest_seconds: 200_000, query: "/api/queue?stage=examine" }],
  payable: [
    {
      currency: "GBP",
      total: amount(null, "184200.50", 240, "status=accepted"),
      by_day: [amount("2026-11-21", "90000.00", 120, "status=accepted"), amount("2026-11-23", "94200.50", 120, "status=accepted")],
      by_chapter: [amount("69", "100000.00", 90, "goods=69"), amount("02", "60000.00", 60, "goods=02")],
      left_out: amount(null, "24200.50", 90, null),
      by_type: [amount("B00", "120000.00", 200, "tax=B00"), amount("A00", "41000.25", 150, "tax=A00"), amount("419", "3200.25", 11, "tax=419")],
      not_by_type: amount(null, "20000.00", 31, null),
    },
  ],
  payable_of: { cases: 240, is_all: true },
  officers: [{ user: "u1", name: "Lin", cases: 4, late: 1, oldest_seconds: 9_000, query: "/api/queue?assignee=u1" }],
  late_query: "/api/queue?due_within_hours=0",
  hits: [hits(null, 51, 19), hits("green", 0, 0), hits("yellow", 11, 2), hits("red", 40, 17)],
};

const flow = (origin: string, place: string, chapter: string, count: number, examined: number, irregular: number, probability: number | null): Flow => ({
  origin,
  place,
  chapter,
  cases: count,
  examined,
  irregular,
  probability_ppm: probability,
  query: cases(String(new URLSearchParams({ origin, place, chapter }))),
});

export const FLOWS = {
  first_day: COCKPIT.first_day,
  last_day: COCKPIT.last_day,
  country: "GB",
  is_all: true,
  flows: [
    flow("CN", "GBAUFXTFXTFXT", "69", 80, 20, 12, 340_000),
    flow("CN", "GBAUDVRDOVDVR", "85", 40, 6, 1, 120_000),
    flow("BR", "GBAUFXTFXTFXT", "02", 60, 12, 4, 210_000),
    flow("AU", "GBAUFXTFXTFXT", "22", 30, 3, 0, 40_000),
    flow("US", "GBAUDVRDOVDVR", "84", 22, 0, 0, 60_000),
    flow("VN", "GBAUFXTFXTFXT", "64", 12, 2, 2, null),
    flow("GB", "GBAUDVRDOVDVR", "22", 9, 0, 0, 10_000),
    flow("HK", "GBAUFXTFXTFXT", "91", 5, 4, 1, 400_000),
    flow("", "", "99", 2, 0, 0, null),
  ],
};

const studied = (conditions: string) => `/api/cockpit/study/cases?days=30${conditions}`;
const span = (of: string | null, waits: string | null, count: number, median: number, share: number, conditions: string) => ({
  of,
  waits_for: waits,
  cases: count,
  median_seconds: median,
  p90_seconds: median * 4,
  mean_seconds: median * 2,
  share_per_mille: share,
  kept_per_mille: waits && of ? 870 : null,
  query: studied(conditions),
});

export const STUDY = {
  first_day: COCKPIT.first_day,
  last_day: COCKPIT.last_day,
  of: { cases: 180, is_all: true },
  whole: [span(null, null, 180, 40, 1000, ""), span("yellow", null, 50, 7_300, 600, "&lane=yellow")],
  with_whom: [span("officer", null, 60, 5_400, 700, "&waits_for=officer"), span("trader", null, 20, 3_000, 300, "&waits_for=trader")],
  steps: [span("check_documents", "officer", 44, 5_400, 500, "&step=check_documents&waits_for=officer"), span("examine", "officer", 20, 3_600, 200, "&step=examine&waits_for=officer"), span("settle", "trader", 20, 3_000, 300, "&step=settle&waits_for=trader")],
};

export const SLOWEST = {
  is_all: false,
  cases: Array.from({ length: 200 }, (_, place) => ({ case: `case-${place}`, name: `26GB${String(90_000_000_000_000 + place)}`, lane: place % 3 === 0 ? null : "yellow", received_at: 1_795_000_000_000_000 + place * 60_000_000, seconds: 90_000 - place * 400 })),
};
