// This module decides how a rate stands in three cells of a table: of how many, the share, the interval.

import { formatPercent } from "../words/format.ts";
import { useWords } from "../words/language.tsx";
import type { Rate } from "./room.ts";

export function useRate(): (rate: Rate) => string[] {
  const { language, count, t } = useWords();
  return (rate) => {
    const share = (value: number | null) => (value === null ? "–" : formatPercent(language, value));
    return [count(rate.of), share(rate.share), rate.low === null ? "–" : t("analyst.range", { from: share(rate.low), to: share(rate.high) })];
  };
}
