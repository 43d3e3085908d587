// This module decides what would have let a stopped case through: the fewest reasons without which an examination is
// worth no more than the threshold. An approximation: the worth is taken to fall with the probability, and the
// probability to be the logistic function of the score, as before calibration.

import type { LineRisk, RiskReason } from "../api.ts";

const logistic = (score: number): number => 1 / (1 + Math.exp(-score));

/** The item of which most is expected: reasons are told of it. */
export function worst(lines: readonly LineRisk[]): LineRisk | undefined {
  return [...lines].sort((one, other) => Number(other.worth) - Number(one.worth) || one.item - other.item)[0];
}

/** The fewest reasons; empty when it was not stopped, none when all that are told would not do. */
export function wouldLetThrough(line: LineRisk, threshold: number): RiskReason[] | null {
  const raising = (line.reasons ?? []).filter((one) => Number(one.added) > 0).sort((one, other) => Number(other.added) - Number(one.added));
  const before = logistic(Number(line.score));
  const without: RiskReason[] = [];
  let score = Number(line.score);
  const worth = () => (Number(line.worth) * logistic(score)) / before;
  // Taking the largest first needs the fewest: only the sum counts.
  for (const reason of raising) {
    if (worth() <= threshold) break;
    score -= Number(reason.added);
    without.push(reason);
  }
  return worth() <= threshold ? without : null;
}

export interface Bar {
  /** None for the first, `rest` and the score itself. */
  reason: RiskReason | null;
  kind: "expected" | "reason" | "rest" | "score";
  added: number;
  from: number;
  to: number;
}

/** From what is expected of any goods to the score, bar by bar. */
export function waterfall(line: LineRisk): Bar[] {
  const expected = Number(line.expected);
  const bars: Bar[] = [{ reason: null, kind: "expected", added: expected, from: 0, to: expected }];
  let sum = expected;
  const step = (kind: Bar["kind"], reason: RiskReason | null, added: number) => {
    bars.push({ reason, kind, added, from: sum, to: sum + added });
    sum += added;
  };
  for (const reason of line.reasons ?? []) step("reason", reason, Number(reason.added));
  step("rest", null, Number(line.rest));
  bars.push({ reason: null, kind: "score", added: Number(line.score), from: 0, to: Number(line.score) });
  return bars;
}
