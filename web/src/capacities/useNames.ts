// This module decides how a capacity is called: its place, its queue, its week and its period.

import { formatWeekday } from "../words/format.ts";
import { useWords } from "../words/language.tsx";
import { type Capacity, type Run, runsOf, type Says } from "./capacities.ts";

export function useNames() {
  const { t, code, count, date, language } = useWords();
  const placeOf = (place: string) => place || t("capacity.elsewhere");
  return {
    placeOf,
    nameOf: ({ says, number }: Capacity) => t("capacity.named", { place: placeOf(says.place), queue: code("capacity_queue", says.queue), number }),
    weekOf: (says: Says) => {
      const day = (at: number) => formatWeekday(language, at);
      const run = ({ from, to, daily }: Run) => (from === to ? `${day(from)} ${count(daily)}` : t("capacity.run", { from: day(from), to: day(to), daily: count(daily) }));
      // A figure stays beside its days.
      return runsOf(says).map((one) => run(one).replaceAll(" ", "\u00a0")).join(" · ");
    },
    periodOf: ({ valid_from, valid_to }: Says) => (valid_from === valid_to ? t("capacity.only", { day: date(valid_from) }) : t("profiles.range", { from: date(valid_from), to: date(valid_to) })),
  };
}
