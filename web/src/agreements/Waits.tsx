// This module decides how it is told what an agreement waits for: signatures, facts nobody has stated, clauses that have not
// taken effect.

import { Heads } from "../parts/Heads.tsx";
import { fromMicroseconds } from "../words/format.ts";
import { useWords } from "../words/language.tsx";
import { type Agreement, called, unsigned } from "./agreements.ts";

export function Waits({ agreement }: { agreement: Agreement }) {
  const { t, count, instant, language } = useWords();
  const left = unsigned(agreement.seats);
  const and = language === "zh" ? "、" : ", ";
  const role = (name: string) => {
    const seat = agreement.seats.find((one) => one.role === name);
    return seat ? called(seat, language) : name;
  };
  const time = (at: number) => instant(fromMicroseconds(at));
  const isDone = left.length === 0 && agreement.clauses.every((clause) => clause.done_at !== null);
  return (
    <section data-part="waits">
      <h2>{t("agree.waits")}</h2>
      {left.length > 0 && <p className="agree-waits">{t("agree.waits_signatures", { roles: left.map((seat) => called(seat, language)).join(and) })}</p>}
      {isDone && <p>{t("agree.waits_none")}</p>}
      <div className="agree-two">
        <div className="house-table" tabIndex={0} role="region" aria-label={t("agree.clause")}>
          <table>
            <thead>
              <tr>
                <Heads names={[t("agree.clause"), t("agree.state")]} />
              </tr>
            </thead>
            <tbody>
              {agreement.clauses.map((clause) => (
                <tr key={clause.name} data-done={clause.done_at !== null}>
                  <th scope="row" className="house-break">
                    {called(clause, language)}
                  </th>
                  <td>{clause.done_at === null ? t("agree.waiting") : t("agree.took_effect", { time: time(clause.done_at) })}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <div className="house-table" tabIndex={0} role="region" aria-label={t("agree.fact")}>
          <table>
            <thead>
              <tr>
                <Heads names={[t("agree.fact"), t("agree.by"), t("agree.known")]} />
              </tr>
            </thead>
            <tbody>
              {agreement.listens.map((one) => {
                const known = agreement.known.find((fact) => fact.name === one.name);
                return (
                  <tr key={one.name}>
                    <th scope="row" className="house-break">
                      {called(one, language)}
                    </th>
                    <td>{one.by.map(role).join(and)}</td>
                    <td>{known ? t("agree.known_at", { count: count(known.count), time: time(known.at) }) : t("agree.unknown")}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      </div>
    </section>
  );
}
