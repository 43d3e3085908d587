// This module decides the shapes of editions, activations and comparisons as the server tells them, and small questions
// about them.

import type { Shapes } from "../api.ts";

export type Edition = Shapes["EditionView"];
export type Status = "proposed" | "lapsed" | "confirmed" | "in_force" | "over" | "withdrawn";
export type Activation = Shapes["ActivationView"] & { status: Status };
export type Comparison = Shapes["ComparisonView"];
export type Compared = Shapes["Compared"];
export type ComparedCase = Shapes["ComparedCase"];
export type Law = Omit<Shapes["LawView"], "activations"> & { activations: Activation[] };
export type Change = Shapes["LawChange"];
export type Difference = Shapes["LawDifference"];

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
