// This module decides how the seven figures of a week are written: with what usually comes there below each, and the share that
// would fit.

import { useState } from "react";
import { formatPercent, formatWeekday } from "../words/format.ts";
import { useWords } from "../words/language.tsx";
import { type Capacities, type Draft, isDaily, isSameOnWorkingDays, occurs, PER_DAY_MAX, rounded, usuallyAt, withDay } from "./capacities.ts";
import { type No, NoText } from "./No.tsx";

interface Props {
  view: Capacities;
  draft: Draft;
  no: No | null;
  onChange(weekdays: string[]): void;
}

export function Week({ view, draft, no, onChange }: Props) {
  const { t, count, language } = useWords();
  const [isSame, setSame] = useState(isSameOnWorkingDays(draft.weekdays));
  const usual = usuallyAt(view, draft);
  const fits = (at: number) => {
    const come = usual[at] ?? 0;
    const daily = Number(draft.weekdays[at] || Number.NaN);
    return daily >= 0 && come > 0 ? t("capacity.form_come_share", { count: count(rounded(come)), share: formatPercent(language, daily / come) }) : t("capacity.form_come", { count: count(rounded(come)) });
  };
  function choose(same: boolean) {
    setSame(same);
    if (same) onChange(withDay(draft.weekdays, 0, draft.weekdays[0] ?? "", true));
  }
  return (
    <fieldset className="capacity-fields" aria-describedby={no ? `${no.id} capacity-come` : "capacity-come"}>
      <legend>{t("capacity.form_week")}</legend>
      <label className="capacity-same">
        <input type="checkbox" checked={isSame} onChange={(event) => choose(event.target.checked)} /> {t("capacity.form_same")}
      </label>
      <div className="capacity-days">
        {draft.weekdays.map((figure, at) => (
          <div key={formatWeekday("en", at)}>
            <label>
              <span aria-hidden="true">{formatWeekday(language, at)}</span>
              <span className="hidden">{formatWeekday(language, at, true)}</span>
              <input type="number" inputMode="numeric" min={0} max={PER_DAY_MAX} step={1} value={figure} disabled={!occurs(draft, at)} aria-invalid={(no && !isDaily(figure)) || undefined} aria-describedby={`capacity-come-${at}`} onChange={(event) => onChange(withDay(draft.weekdays, at, event.target.value, isSame))} />
            </label>
            <small id={`capacity-come-${at}`}>{fits(at)}</small>
          </div>
        ))}
      </div>
      {no && <NoText no={no} />}
      <p id="capacity-come" className="quiet">
        {t("capacity.form_come_note")}
      </p>
    </fieldset>
  );
}
