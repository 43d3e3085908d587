// What the tests of the analyst's room show of a model that the house learned: its card with a back-test beside the champion,
// and the runs before it.

import { HOUSE, type Learned, type Model, type ModelTrial, type Retrainings } from "../src/analyst/models.ts";

const SHARES = [0.01, 0.02, 0.03, 0.05, 0.075, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 1];

function curve(power: number): Learned["tried"]["model"] {
  const around = (value: number) => ({ value, low: Math.max(0, value - 0.06), high: Math.min(1, value + 0.05) });
  return { auc: 0.5 + power / 2, points: SHARES.map((share) => ({ share, precision: around(0.5 - 0.44 * share), recall: around(share ** (1 - power)), recovered: around(share ** (1 - power * 1.1)) })) };
}

export const LEARNED: Learned = {
  past: "9c".repeat(32),
  engine: "0.1.0",
  from: 1_764_000_000_000_000,
  until: 1_795_400_000_000_000,
  cases: 128_400,
  lines: 241_900,
  examined: 12_310,
  by_chance: 1_204,
  irregular: 1_466,
  weight_max: 1,
  tried: { first_day: "2026-09-02", last_day: "2026-11-22", examined: 3_078, by_chance: 300, irregular: 366, weight_max: 10, share: 0.05, model: curve(0.72), champion: { model: "b".repeat(64), until_day: "2026-10-31", curve: curve(0.66) } },
  weaknesses: ["no_safety", "not_surely_better", "champion_knew"],
};

export const OF_HOUSE: Model = {
  id: "mh",
  subject: "mh",
  number: 1,
  version: "e".repeat(64),
  model: "d".repeat(64),
  note: "",
  examples: 9_232,
  hits: 1_100,
  until: 20_700,
  until_day: "2026-09-02",
  status: "challenger",
  proposed_by: null,
  proposer: HOUSE,
  proposed_at: 1_795_420_000_000_000,
  confirmed_by: null,
  confirmed_at: null,
  withdrawn_by: null,
  withdrawn_at: null,
  learned: LEARNED,
  trial: null,
  never_known: [],
};

const trial = (rest: Partial<ModelTrial>): ModelTrial => ({ asked_at: 1_795_421_000_000_000, done_at: null, cases: 0, tried: null, weaknesses: [], ...rest });

/** What becomes of the back-test of a model that somebody brought, one after the other. */
export const TRIALS = {
  nothing: trial({ done_at: 1_795_421_060_000_000, cases: 3_100 }),
  runs: trial({ cases: 61_500 }),
  tried: trial({ done_at: 1_795_424_000_000_000, cases: 128_400, tried: LEARNED.tried, weaknesses: ["few_tried", "champion_knew"] }),
};

/** One that Bo brought. */
export const BROUGHT: Model = { ...OF_HOUSE, id: "mx", subject: "mx", model: "f".repeat(64), note: "南岸分署两年查验记录", until_day: "2026-10-31", proposed_by: "Bo", proposer: "ub", learned: null, trial: TRIALS.nothing };

const run = (id: string, asked_by: string | null, rest: Partial<Retrainings["runs"][number]>): Retrainings["runs"][number] => ({ id, asked_by, asked_at: 1_795_419_000_000_000, is_begun: true, done_at: 1_795_420_000_000_000, cases: 128_400, model: null, failure: null, ...rest });

export const RETRAININGS: Retrainings = {
  every_days: 7,
  next_at: 1_796_023_800_000_000,
  runs: [run("r3", null, { model: "mh" }), run("r2", "Ana", { failure: { reason: "nothing_new" } }), run("r1", "Bo", { failure: { reason: "too_few", examined: 31, irregular: 4, needed: 10 } })],
};

/** One that was just asked for. */
export const UNDER_WAY: Retrainings = { ...RETRAININGS, runs: [run("r4", "Ana", { done_at: null, cases: 42_000 }), ...RETRAININGS.runs] };
