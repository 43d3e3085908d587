// This module decides how one request is shown: on which basis it was asked, what both sides say, and the notes as they were
// signed.

import { addressOf } from "../portal/route.ts";
import { fromMicroseconds } from "../words/format.ts";
import { useWords } from "../words/language.tsx";
import type { Arrangement, Detail } from "./exchange.ts";
import { Sides } from "./Sides.tsx";

interface Props {
  detail: Detail;
  arrangement: Arrangement | null;
  /** Whether our case can be opened from here. */
  hasCase: boolean;
}

export function OneExchange({ detail, arrangement, hasCase }: Props) {
  const { t, code, text, fullInstant, instant, language } = useWords();
  const purpose = arrangement?.purposes.find((one) => one.name === detail.purpose);
  const peer = arrangement?.administrations.find((one) => one.name === detail.peer);
  const fields = detail.fields.map((field) => code("exchange_field", field)).join(language === "zh" ? "、" : ", ");
  const fact = (name: string, value: React.ReactNode) => (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
  return (
    <>
      <dl className="facts">
        {fact(t("exchange.direction"), code("exchange_direction", detail.direction))}
        {fact(t("exchange.peer"), text(peer?.called) || detail.peer)}
        {fact(t("exchange.purpose"), text(purpose?.called) || detail.purpose)}
        {fact(t("exchange.law"), detail.law || "–")}
        {fact(t("exchange.fields"), fields || "–")}
        {fact(t("exchange.reference"), detail.reference || "–")}
        {fact(t("exchange.outcome"), code("exchange_outcome", detail.outcome))}
        {fact(t("exchange.at"), fullInstant(fromMicroseconds(detail.at)))}
        {detail.until !== null && fact(t("exchange.until"), instant(fromMicroseconds(detail.until)))}
        {hasCase && detail.case && fact(t("exchange.case_here"), <a href={`${addressOf("cases")}&case=${detail.case}`}>{t("exchange.open_case")}</a>)}
      </dl>
      <Sides detail={detail} />
      <details>
        <summary>{t("exchange.signed")}</summary>
        <h3>{t("exchange.request")}</h3>
        <pre className="agree-note" tabIndex={0}>
          {detail.request || "–"}
        </pre>
        <h3>{t("exchange.answer")}</h3>
        <pre className="agree-note" tabIndex={0}>
          {detail.answer ?? "–"}
        </pre>
      </details>
    </>
  );
}
