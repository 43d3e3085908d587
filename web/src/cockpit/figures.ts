// This module decides what the cockpit's figures are, how spans of time are written, and which page opens the cases
// behind a figure.

import type { Language, Shapes } from "../api.ts";

/** A figure bears the query of the API that finds its cases. */
export interface Figure {
  cases: number;
  query: string | null;
}
export type Amount = Shapes["AmountOf"];
export type Payable = Shapes["Payable"];
export type Stage = Shapes["WaitingStage"];
export type Cockpit = Shapes["Cockpit"];

/** The address of the page that shows what a query finds; none for who may not open that page. */
export function addressOfQuery(query: string | null, permissions: readonly string[]): string | null {
  const [path, rest] = query?.split("?") ?? [];
  const [page, permission] = path === "/api/queue" ? ["queue", "WorkQueue"] : ["cases", "ListCases"];
  return rest && permissions.includes(permission) ? `#page=${page}&${rest}` : null;
}

const UNITS: [unit: string, seconds: number, digits: number][] = [
  ["day", 86_400, 1],
  ["hour", 3_600, 1],
  ["minute", 60, 0],
];

/** A span of time in the largest unit of which there are two. */
export function span(language: Language, seconds: number): string {
  const [unit, size, digits] = UNITS.find(([, size]) => seconds >= 2 * size) ?? ["second", 1, 0];
  const format = new Intl.NumberFormat(language === "zh" ? "zh-CN" : "en-GB", { style: "unit", unit, unitDisplay: "short", maximumFractionDigits: digits });
  return format.format(seconds / size);
}

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
