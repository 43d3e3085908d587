// This module decides how a capacity is called: its place, its queue, its week and its period.

import { formatWeekday } from "../words/format.ts";
import { useWords } from "../words/language.tsx";
import { type Capacity, runsOf, type Says } from "./capacities.ts";

export function useNames() {
  const { t, code, count, date, language } = useWords();
  const placeOf = (place: string) => place || t("capacity.elsewhere");
  return {
    placeOf,
    nameOf: ({ says, number }: Capacity) => t("capacity.named", { place: placeOf(says.place), queue: code("capacity_queue", says.queue), number }),
    weekOf: (says: Says) =>
      runsOf(says)
        .map(({ from, to, daily }) => (from === to ? `${formatWeekday(language, from)} ${count(daily)}` : t("capacity.run", { from: formatWeekday(language, from), to: formatWeekday(language, to), daily: count(daily) })))
        .join(" · "),
    periodOf: ({ valid_from, valid_to }: Says) => (valid_from === valid_to ? t("capacity.only", { day: date(valid_from) }) : t("profiles.range", { from: date(valid_from), to: date(valid_to) })),
  };
}
