// This module decides the shapes of the exchange between administrations, and how a list of trusted traders is typed in.

import type { Shapes } from "../api.ts";

export type Exchange = Shapes["ExchangeView"];
export type Detail = Shapes["ExchangeDetail"];
export type Side = Shapes["ExchangeSide"];
export type Arrangement = Shapes["ArrangementView"];
export type Recognised = Shapes["RecognisedView"];
export type RecognisedVersion = Shapes["RecognisedVersion"];
export type TrustedTrader = Shapes["TrustedTrader"];

/** What is under which purpose kept of lists that were fetched. */
export const LIST = "recognised";

/** Lines that say something, without those around them. */
export const linesOf = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);

/** Traders as they are typed in, one a line: a number, a space, a name. The first line without a name, from 1. */
export function tradersOf(text: string): { traders: TrustedTrader[] } | { bad: number } {
  const traders: TrustedTrader[] = [];
  for (const [place, line] of text.split("\n").entries()) {
    if (line.trim() === "") continue;
    const found = /^\s*(\S+)\s+(\S.*?)\s*$/u.exec(line);
    if (!found) return { bad: place + 1 };
    traders.push({ id: found[1] ?? "", name: found[2] ?? "" });
  }
  return { traders };
}

/** The purposes for which an administration may ask. */
export const mayAsk = (arrangement: Arrangement) => arrangement.purposes.filter((one) => one.by.length === 0 || one.by.includes(arrangement.us));

/** How many fields differ by more than was agreed. */
export const differing = (sides: Side[]): number => sides.filter((one) => one.differs).length;
