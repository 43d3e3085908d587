// This module decides how champion and challenger stand beside each other on the same cases.

import { FigureTable } from "../parts/FigureTable.tsx";
import { formatPercent } from "../words/format.ts";
import { useWords } from "../words/language.tsx";
import "../words/models.ts";
import type { Models } from "./models.ts";
import type { Rate } from "./room.ts";

export function Comparison({ told }: { told: NonNullable<Models["comparison"]> }) {
  const { t, count, decimal, language } = useWords();
  const percent = (share: number | null) => (share === null ? "–" : formatPercent(language, share));
  const rate = (one: Rate) => (one.share === null ? "–" : `${percent(one.share)} (${count(one.hits)}/${count(one.of)}; ${t("analyst.range", { from: percent(one.low), to: percent(one.high) })})`);
  const row = (key: "champion" | "challenger") => ({ key, name: t(`models.${key}`), address: null, figures: [count(told[key].stops), rate(told[key].irregular), rate(told[key].by_chance)] });
  if (told.cases === 0) return <p className="quiet">{t("models.not_yet")}</p>;
  return (
    <>
      <p>
        {t("models.compared", { cases: count(told.cases), share: percent(Number(told.share)), both: count(told.both) })}{" "}
        {told.psi !== null && t("models.psi", { psi: decimal(told.psi.toFixed(2)) })}
      </p>
      <FigureTable label={t("models.comparison")} heads={[t("models.model"), t("models.stops"), t("models.right"), t("models.by_chance")]} rows={[row("champion"), row("challenger")]} />
      <p className="quiet">{t("models.bias")}</p>
    </>
  );
}
