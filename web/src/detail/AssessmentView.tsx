// This module decides how an assessment is shown: item by item, the value first, then each tax; every
// figure unfolds into its arithmetic and the row of law that said so.

import { ALL_TAXES, type Assessment, type ItemValue, type TaxLine, type Total } from "../api.ts";
import { useWords } from "../words/language.tsx";
import { Steps } from "./Steps.tsx";

/** The server's key of totals over all taxes. */

const isZero = (amount: string) => /^-?0*(\.0*)?$/.test(amount);

export function AssessmentView({ assessment }: { assessment: Assessment }) {
  const { t } = useWords();
  const { values, lines, totals, currency } = assessment;
  const items = [...new Set([...values, ...lines].map((one) => one.item))].sort((one, other) => one - other);
  return (
    <section className="part">
      <h3>
        {t("assessment.title")} <small>{currency}</small>
      </h3>
      {!assessment.complete && (
        <p className="notice" data-severity="warning">
          {t("assessment.incomplete")}
        </p>
      )}
      {items.length === 0 && <p className="quiet">{t("assessment.none")}</p>}
      {items.map((item) => (
        <Item key={item} item={item} value={values.find((one) => one.item === item)} lines={lines.filter((one) => one.item === item)} isFirst={item === items[0]} />
      ))}
      {totals.length > 0 && <Totals totals={totals} />}
    </section>
  );
}

interface ItemProps {
  item: number;
  value: ItemValue | undefined;
  lines: TaxLine[];
  isFirst: boolean;
}

function Item({ item, value, lines, isFirst }: ItemProps) {
  const { t, decimal, money } = useWords();
  return (
    <section className="item" aria-label={t("assessment.item", { item })}>
      <h4>{t("assessment.item", { item })}</h4>
      {value && (
        <details className="line">
          <summary>
            <span className="line-name">{t("assessment.customs_value")}</span>
            <span className="line-amount">{money(value.customs_value.amount, value.customs_value.currency)}</span>
          </summary>
          <Steps steps={value.steps} />
          {!isZero(value.vat_additions) && (
            <p className="line-note">
              {t("page.label", { name: t("assessment.vat_additions") })}
              {decimal(value.vat_additions, 2)}
            </p>
          )}
        </details>
      )}
      {lines.map((line, index) => (
        <Line key={index} line={line} isOpen={isFirst && index === 0} />
      ))}
    </section>
  );
}

function Line({ line, isOpen }: { line: TaxLine; isOpen: boolean }) {
  const { t, code, decimal } = useWords();
  const name = code("tax", line.type);
  const notes = [
    !isZero(line.deducted) && `${t("assessment.deducted")} ${decimal(line.deducted, 2)}`,
    !isZero(line.secured) && `${t("assessment.secured")} ${decimal(line.secured, 2)}`,
    line.payable !== line.amount && `${t("assessment.payable")} ${decimal(line.payable, 2)}`,
    line.preference && t("assessment.preference", { preference: line.preference }),
    line.method && t("assessment.method", { method: line.method }),
  ].filter((note) => typeof note === "string");
  return (
    <details className="line" open={isOpen}>
      <summary>
        <span className="line-name">
          <code>{line.type}</code> {name !== line.type && name} {line.effect && <em>{code("effect", line.effect)}</em>}
        </span>
        <span className="line-rate">{line.rate}</span>
        <span className="line-amount">{decimal(line.amount, 2)}</span>
      </summary>
      <Steps steps={line.steps} />
      {notes.length > 0 && <p className="line-note">{notes.join(" · ")}</p>}
    </details>
  );
}

function Totals({ totals }: { totals: Total[] }) {
  const { t, code, decimal } = useWords();
  return (
    <table className="totals">
      <caption>{t("assessment.totals")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("assessment.tax")}</th>
          <th scope="col" className="number">
            {t("assessment.amount")}
          </th>
          <th scope="col" className="number">
            {t("assessment.deducted")}
          </th>
          <th scope="col" className="number">
            {t("assessment.payable")}
          </th>
        </tr>
      </thead>
      <tbody>
        {totals.map((total) => (
          <tr key={total.type} className={total.type === ALL_TAXES ? "all" : undefined}>
            <th scope="row">{total.type === ALL_TAXES ? t("assessment.all") : <TaxName type={total.type} name={code("tax", total.type)} />}</th>
            <td className="number">{decimal(total.amount, 2)}</td>
            <td className="number">{decimal(total.deducted, 2)}</td>
            <td className="number">{decimal(total.payable, 2)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function TaxName({ type, name }: { type: string; name: string }) {
  return (
    <>
      <code>{type}</code> {name !== type && name}
    </>
  );
}
