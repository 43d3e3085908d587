// This module decides how two outcomes of a declaration stand side by side: each tax with its difference, the sum in words, the
// findings that come and go.

import { ALL_TAXES, type Finding } from "../api.ts";
import { useWords } from "../words/language.tsx";
import { Sentence } from "../words/Sentence.tsx";
import type { Tried } from "./useTry.ts";
import { findingsCompared, type TaxCompared, taxesCompared } from "./whatIf.ts";

type Decided = NonNullable<Tried["decision"]>;

const isZero = (figure: string) => !/[1-9]/.test(figure);

interface Props {
  before: Decided;
  after: Decided;
  /** Newer figures are on their way. */
  isWaiting: boolean;
}

export function Compared({ before, after, isWaiting }: Props) {
  const { t, code, money } = useWords();
  const { currency } = after.assessment;
  const taxes = taxesCompared(before.assessment, after.assessment);
  const { come, gone } = findingsCompared(before.findings, after.findings);
  const all = taxes.find((tax) => tax.type === ALL_TAXES)?.difference ?? "0";
  const sum = isZero(all) ? t("what_if.same") : t(all.startsWith("-") ? "what_if.less" : "what_if.more", { amount: money(all.replace("-", ""), currency) });
  return (
    <div className="what-if-result" data-waits={isWaiting}>
      <p>
        <strong>{sum}</strong>
      </p>
      <table className="totals">
        <caption className="hidden">{t("what_if.table")}</caption>
        <thead>
          <tr>
            <th scope="col">{currency}</th>
            <th scope="col" className="number">
              {t("what_if.before")}
            </th>
            <th scope="col" className="number">
              {t("what_if.after")}
            </th>
            <th scope="col" className="number">
              {t("what_if.difference")}
            </th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{t("what_if.outcome")}</th>
            <td className="number">{code("outcome", before.outcome)}</td>
            <td className="number">{code("outcome", after.outcome)}</td>
            <td />
          </tr>
          {taxes.map((tax) => (
            <Tax key={tax.type} tax={tax} />
          ))}
        </tbody>
      </table>
      {come.length + gone.length === 0 && <p className="quiet">{t("what_if.same_findings")}</p>}
      <FindingsOf name="come" findings={come} />
      <FindingsOf name="gone" findings={gone} />
    </div>
  );
}

function Tax({ tax: { type, before, after, difference } }: { tax: TaxCompared }) {
  const { t, code, decimal } = useWords();
  const isAll = type === ALL_TAXES;
  const figure = (amount: string | null) => <td className="number">{amount === null ? "–" : decimal(amount, 2)}</td>;
  return (
    <tr className={isAll ? "all" : undefined} data-tax={type}>
      <th scope="row" title={isAll ? undefined : type}>
        {isAll ? t("declare.payable") : code("tax", type)}
      </th>
      {figure(before)}
      {figure(after)}
      <td className="number">{isZero(difference) ? "–" : `${difference.startsWith("-") ? "−" : "+"}${decimal(difference.replace("-", ""), 2)}`}</td>
    </tr>
  );
}

function FindingsOf({ name, findings }: { name: "come" | "gone"; findings: Finding[] }) {
  const { t, code } = useWords();
  if (findings.length === 0) return null;
  return (
    <>
      <h4>{t(`what_if.${name}`)}</h4>
      <ul className="findings" data-findings={name}>
        {findings.map((finding, place) => (
          <li key={place} data-severity={finding.severity}>
            <p>
              <b className="severity">{code("severity", finding.severity)}</b> <code title={finding.path}>{finding.code}</code> <Sentence map={finding.text} />
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}
