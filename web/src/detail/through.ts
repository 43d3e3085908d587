// This module decides what would have let a stopped case through: the fewest reasons without which an examination is
// worth no more than the threshold. Only of what is known can be said that it would have been otherwise. An estimate: the
// worth is taken to fall with the probability, and the probability to be the logistic function of the score, as before
// calibration. Exact is what the full explanation says of each signal alone, and takes the place of the estimate.

import type { Explained, ExplainedSignal, LineRisk, RiskReason } from "../api.ts";

/** Signals that are drawn; all others stand in the table. */
export const STRONGEST = 8;

/** Signals that are named as enough alone. */
export const ALONE_SHOWN = 5;

/** A logit that was added or summed up. */
export const logit = (value: number) => value.toFixed(2).replace(/^-/, "−");

/** The same of a decimal, with its sign. */
export const signed = (value: string) => (Number(value) > 0 ? "+" : "") + logit(Number(value));

const logistic = (score: number): number => 1 / (1 + Math.exp(-score));

/** The item of which most is expected: reasons are told of it. */
export function worst(lines: readonly LineRisk[]): LineRisk | undefined {
  return [...lines].sort((one, other) => Number(other.worth) - Number(one.worth) || one.item - other.item)[0];
}

/** Whether anything is known here of what a reason tells. */
export const isKnown = (one: { value?: string | null }): boolean => one.value != null;

/** Of all that reasons move the score, the share that comes from what is not known, and of how many. */
export function ofUnknown(line: LineRisk): { share: number; count: number } {
  const moved = (reasons: RiskReason[]) => reasons.reduce((sum, one) => sum + Math.abs(Number(one.added)), 0);
  const all = line.reasons ?? [];
  const unknown = all.filter((one) => !isKnown(one));
  return { share: unknown.length ? moved(unknown) / (moved(all) || 1) : 0, count: unknown.length };
}

/** The fewest known reasons; empty when it was not stopped, none when all that are told would not do. */
export function wouldLetThrough(line: LineRisk, threshold: number): RiskReason[] | null {
  const raising = (line.reasons ?? []).filter((one) => isKnown(one) && Number(one.added) > 0).sort((one, other) => Number(other.added) - Number(one.added));
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

/** The known signals of which each alone, left out, would have let an item through; what takes away most first. */
export function letsThroughAlone({ threshold, worth, signals }: Explained): ExplainedSignal[] {
  if (threshold === null || Number(worth) <= Number(threshold)) return [];
  const left = (one: ExplainedSignal) => Number(one.worth_without ?? worth);
  return signals.filter((one) => isKnown(one) && left(one) <= Number(threshold)).sort((one, other) => left(one) - left(other));
}

/** By how much an amount is above another, in hundredths. */
export const beyond = (amount: string, other: string) => (Number(amount) - Number(other)).toFixed(2);

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
