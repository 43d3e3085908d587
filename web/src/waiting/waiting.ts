// This module decides what of the waiting cases a trader is shown: the steps that are the trader's, and how many are with others.

import type { Shapes } from "../api.ts";

export type Waiting = Omit<Shapes["WaitingStage"], "p90_seconds">;
export type Counted = Shapes["Counts"];

export interface WhatWaits {
  /** Steps of the trader, where most is late and then where one has waited longest first. */
  own: Waiting[];
  /** Cases that wait for each of the others. */
  officer: number;
  agency: number;
}

export function whatWaits(waiting: readonly Waiting[]): WhatWaits {
  const of = (whom: string) => waiting.filter((one) => one.waits_for === whom && one.cases > 0);
  const casesOf = (whom: string) => of(whom).reduce((sum, one) => sum + one.cases, 0);
  return {
    own: of("trader").toSorted((one, other) => other.late - one.late || other.oldest_seconds - one.oldest_seconds),
    officer: casesOf("officer"),
    agency: casesOf("agency"),
  };
}
