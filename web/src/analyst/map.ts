// This module decides how strongly a country or an office is coloured, and what a click on it opens.

import { levelOf } from "../world/levels.ts";
import { addressBehind, type Burdened, type Rate } from "./room.ts";

export type MapMeasure = "stopped" | "found";
export const MEASURES: MapMeasure[] = ["stopped", "found"];

export interface Heated {
  rate: Rate;
  cases: number;
  level: number | null;
  address: string | null;
}

const rateOf = (one: Burdened, measure: MapMeasure): Rate => (measure === "stopped" ? one.stopped : one.found);

/** The largest share that is shown: the strongest colour stands for it. */
export function mostOf(groups: Burdened[], measure: MapMeasure): number {
  return Math.max(0, ...groups.map((one) => rateOf(one, measure).share ?? 0));
}

/** How each group is shown, by its name: the strongest colour is for the most there is. */
export function heated(groups: Burdened[], measure: MapMeasure, most: number): Map<string, Heated> {
  return new Map(
    groups.map((one) => {
      const rate = rateOf(one, measure);
      const address = rate.of === 0 ? null : addressBehind(measure === "stopped" ? one.query : one.found_query);
      return [one.of, { rate, cases: one.stopped.of, level: levelOf(rate.share, most), address }];
    }),
  );
}
