// This module decides how the service clock of a case is told: how long it stood at each step and with whom, and whether
// it left in time.

import type { CaseDetail } from "../api.ts";
import { FigureTable } from "../parts/FigureTable.tsx";
import { formatSpan } from "../words/format.ts";
import { useWords } from "../words/language.tsx";

type Stay = CaseDetail["stays"][number];

/** Whether a stay kept its standard; null where there is none, or where time is left. */
export function isKept({ to, due_at }: Stay, now: number): boolean | null {
  if (due_at === null || (to === null && now <= due_at)) return null;
  return (to ?? now) <= due_at;
}

export function Clock({ stays }: { stays: Stay[] }) {
  const { t, code, instant, language } = useWords();
  const now = Date.now() * 1000;
  // Steps that wait for nobody are the end, not a stay.
  const shown = stays.filter((stay) => stay.waits_for !== null);
  if (shown.length === 0) return null;
  const rows = shown.map((stay) => {
    const kept = isKept(stay, now);
    return {
      key: `${stay.stage} ${stay.from}`,
      name: code("next", stay.stage),
      address: null,
      figures: [
        code("waits", stay.waits_for ?? ""),
        formatSpan(language, ((stay.to ?? now) - stay.from) / 1_000_000) + (stay.to === null ? ` ${t("clock.runs")}` : ""),
        stay.due_at === null ? "–" : instant(new Date(stay.due_at / 1000)),
        kept === null ? "–" : t(kept ? "clock.kept" : "clock.late"),
      ],
    };
  });
  return (
    <section className="part" data-part="clock">
      <h3>{t("clock.title")}</h3>
      <FigureTable label={t("clock.title")} heads={[t("cockpit.step"), t("cockpit.waits_for"), t("clock.stood"), t("clock.until"), t("clock.standard")]} rows={rows} />
    </section>
  );
}
