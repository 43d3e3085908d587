// This module decides how it is told what usually comes where, so that one can plan: declarations a day by weekday.

import { useWords } from "../words/language.tsx";
import { formatWeekday } from "../words/format.ts";
import { levelOf } from "../world/levels.ts";
import { type Capacities, rounded, WEEKDAYS, weekdayOf } from "./capacities.ts";

interface Props {
  view: Capacities;
  /** Begins a capacity of a place; none for those who only read. */
  onPlan: ((place: string) => void) | null;
}

export function Usual({ view, onPlan }: Props) {
  const { t, count, language } = useWords();
  const most = Math.max(0, ...view.places.flatMap((one) => one.weekdays));
  const isToday = (at: number) => at === weekdayOf(view.today);
  return (
    <section className="panel" data-wide="true" data-part="usual">
      <h2>{t("capacity.usual")}</h2>
      {view.places.length === 0 ? (
        <p className="quiet">{t("capacity.usual_none")}</p>
      ) : (
        <>
          <p className="quiet">{onPlan ? t("page.sentences", { first: t("capacity.usual_note"), second: t("capacity.plan_note") }) : t("capacity.usual_note")}</p>
          <div className="figures capacity-usual" tabIndex={0} role="region" aria-label={t("capacity.usual")}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{t("capacity.place")}</th>
                  {WEEKDAYS.map((at) => (
                    <th key={at} scope="col" className="number" aria-current={isToday(at) ? "date" : undefined}>
                      {formatWeekday(language, at)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {view.places.map(({ place, weekdays }) => (
                  <tr key={place}>
                    <th scope="row">
                      {onPlan ? (
                        <button type="button" className="profile-name" aria-label={t("page.act_on", { act: t("capacity.plan"), name: place })} onClick={() => onPlan(place)}>
                          {place}
                        </button>
                      ) : (
                        place
                      )}
                    </th>
                    {weekdays.map((mean, at) => (
                      <td key={WEEKDAYS[at]} className="number" data-level={levelOf(mean, most)}>
                        {count(rounded(mean))}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </section>
  );
}
