// This module decides how a share of findings is written: examined, share, interval.

import type { Rate } from "../analyst/room.ts";
import { formatPercent } from "../words/format.ts";
import { useWords } from "../words/language.tsx";

export function useRate() {
  const { language, count, t } = useWords();
  const percent = (share: number | null) => (share === null ? "–" : formatPercent(language, share));
  const interval = (rate: Rate) => (rate.low === null ? "–" : t("profiles.range", { from: percent(rate.low), to: percent(rate.high) }));
  return { percent, cells: (rate: Rate) => [count(rate.of), percent(rate.share), interval(rate)] };
}
