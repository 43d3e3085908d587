// This module decides what the cockpit's figures are.

import { LANES, type Shapes } from "../api.ts";
import { STUDIED } from "../cases/behind.ts";

/** A figure bears the query of the API that finds its cases. */
export interface Figure {
  cases: number;
  query: string | null;
}
export type Amount = Shapes["AmountOf"];
export type Payable = Shapes["Payable"];
export type Hits = Shapes["HitRate"];
export type Stage = Shapes["WaitingStage"];
export type Cockpit = Shapes["Cockpit"];

/** The conditions of the study's cases that an address of the page lists; none for the cockpit itself. */
export function studiedIn(hash: string): URLSearchParams | null {
  const asked = new URLSearchParams(hash.slice(1)).get("study");
  return asked === null ? null : new URLSearchParams(asked);
}

/** The query of the study's cases. */
export const queryOfStudied = (conditions: URLSearchParams): string => `${STUDIED}?${conditions}`;

/** Every day of the period, also those on which nothing came. */
export function daysOf({ first_day, last_day }: Pick<Cockpit, "first_day" | "last_day">): string[] {
  const days: string[] = [];
  const at = new Date(`${first_day}T00:00:00Z`);
  for (let day = first_day; day <= last_day && days.length < 400; day = at.toISOString().slice(0, 10)) {
    days.push(day);
    at.setUTCDate(at.getUTCDate() + 1);
  }
  return days;
}

/** Amounts, the largest first. Drawing and ordering may round: the table shows every digit. */
export const largest = (amounts: readonly Amount[]): Amount[] => [...amounts].sort((one, other) => Number(other.amount) - Number(one.amount));

/** Where a lane stands: from the easiest to the hardest, no lane at the end. */
const placeOf = (lane: string | null): number => LANES.findIndex((one) => one === lane) >>> 0;
export const byLane = (one: { lane: string | null }, other: { lane: string | null }): number => placeOf(one.lane) - placeOf(other.lane);
