// This module decides what another origin, goods code or date would change: the taxes side by side, to the last digit, and the
// findings that come and go.

import { ALL_TAXES, type Assessment, type Finding } from "../api.ts";
import { type Json, type Members, writeAt } from "./path.ts";

/** What is tried: places of the declaration and what would stand there. */
export type Puts = Readonly<Record<string, Json | undefined>>;

/** The declaration with what is tried. */
export const applied = (declaration: Members, puts: Puts): Members => Object.entries(puts).reduce((tried, [path, value]) => writeAt(tried, path, value), declaration);

export interface TaxCompared {
  /** The type of the tax, or `ALL_TAXES`. */
  type: string;
  /** What is payable; none where the tax is not owed at all. */
  before: string | null;
  after: string | null;
  difference: string;
}

/** What is payable of each tax, all of them together last. */
export function taxesCompared(before: Assessment, after: Assessment): TaxCompared[] {
  const types = [...new Set([...before.totals, ...after.totals].map((one) => one.type))];
  const payable = ({ totals }: Assessment, type: string) => totals.find((one) => one.type === type)?.payable ?? null;
  return types
    .sort((one, other) => Number(one === ALL_TAXES) - Number(other === ALL_TAXES) || (one < other ? -1 : 1))
    .map((type) => {
      const [was, is] = [payable(before, type), payable(after, type)];
      return { type, before: was, after: is, difference: minus(is ?? "0", was ?? "0") };
    });
}

/** The difference of two decimals, exact. */
export function minus(one: string, other: string): string {
  const places = Math.max(...[one, other].map((figure) => figure.split(".")[1]?.length ?? 0));
  const whole = (figure: string) => {
    const [before = "", after = ""] = figure.split(".");
    return BigInt(before + after.padEnd(places, "0"));
  };
  const difference = whole(one) - whole(other);
  const digits = String(difference < 0n ? -difference : difference).padStart(places + 1, "0");
  const sign = difference < 0n ? "-" : "";
  return places === 0 ? sign + digits : `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** Findings that the first has not, and that the second has no more. */
export function findingsCompared(before: readonly Finding[], after: readonly Finding[]): { come: Finding[]; gone: Finding[] } {
  const without = (all: readonly Finding[], others: readonly Finding[]) => {
    const left = others.map(keyOf);
    return all.filter((one) => {
      const place = left.indexOf(keyOf(one));
      if (place >= 0) left.splice(place, 1);
      return place < 0;
    });
  };
  return { come: without(after, before), gone: without(before, after) };
}

const keyOf = ({ code, path, severity }: Finding): string => `${severity} ${code} ${path}`;
