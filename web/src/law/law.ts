// This module decides the shapes of editions, activations and comparisons as the server tells them, and small questions
// about them.

import type { LanguageMap } from "../api.ts";

export interface Edition {
  edition: string;
  law: string;
  pack: string;
  version: string;
  note: string;
  brought_by: string | null;
  brought_at: number;
}

export type Status = "proposed" | "lapsed" | "confirmed" | "in_force" | "over" | "withdrawn";

export interface Activation {
  id: string;
  edition: string;
  counts_from: string;
  reason: string;
  status: Status;
  proposed_by: string | null;
  proposer: string;
  confirmed_by: string | null;
  withdrawn_by: string | null;
}

export interface Comparison {
  id: string;
  activation: string | null;
  old: string;
  new: string;
  first_day: string;
  last_day: string;
  legal_date: string | null;
  asked_by: string | null;
  asked_at: number;
  done_at: number | null;
  cases: number;
  result?: Compared;
}

export interface Compared {
  decided: number;
  differ: number;
  delta: string;
  currency: string;
  is_all: boolean;
  moves: { from: string; to: string; cases: number }[];
  declarants: { declarant: string; differ: number; moved: number; delta: string }[];
  cases: ComparedCase[];
}

export interface ComparedCase {
  case: string;
  name: string;
  declarant: string;
  legal_date: string;
  before: string;
  after: string;
  delta: string;
  from: string;
  to: string;
  appears: string[];
  goes: string[];
}

export interface Law {
  today: string;
  earliest: string;
  in_force: string;
  since: string | null;
  you: string;
  currency: string;
  editions: Edition[];
  activations: Activation[];
  comparisons: Comparison[];
}

export interface Change {
  table: string;
  key: string;
  from: string | null;
  to: string | null;
  before: string | null;
  after: string | null;
  text: LanguageMap;
}

export interface Difference {
  old: string;
  new: string;
  total: number;
  tables: Record<string, number>;
  changes: Change[];
  next: number | null;
}

/** What is to count next: the earliest day that was confirmed and has not begun. */
export function nextOf(law: Law): Activation | null {
  const coming = law.activations.filter((one) => one.status === "confirmed");
  return coming.reduce<Activation | null>((next, one) => (next === null || one.counts_from < next.counts_from ? one : next), null);
}

/** The comparison that the house made when what counts now came into force. */
export function morningOf(law: Law): Comparison | null {
  const begun = law.activations.find((one) => one.status === "in_force");
  return law.comparisons.find((one) => begun && one.activation === begun.id) ?? null;
}

/** A day so many days before another, as text: `2026-11-22`. */
export function daysBefore(day: string, days: number): string {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() - days);
  return at.toISOString().slice(0, 10);
}

/** A decimal with its sign always before it. */
export function signed(amount: string, formatted: string): string {
  return amount.startsWith("-") || /^0*(\.0*)?$/.test(amount) ? formatted : `+${formatted}`;
}
