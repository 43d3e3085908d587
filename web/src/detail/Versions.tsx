// This module decides how the versions of a case are told: what an amendment changed, before and after, and
// what it did to the amount owed.

import type { AmendmentChange, ArrearsInterest, Difference, Refused, Version } from "../api.ts";
import { useWords } from "../words/language.tsx";
import { FindingList } from "./Findings.tsx";
import { Steps } from "./Steps.tsx";

/** A class with all below it is told by its leaves; more than this is cut and says so. */
const LEAVES_MAX = 12;

export function Versions({ versions, refusals }: { versions: Version[]; refusals: Refused[] }) {
  const { t, count, date, money, fullInstant } = useWords();
  if (versions.length < 2 && refusals.length === 0) return null;
  return (
    <section className="part">
      <h3>
        {t("versions.title")} <small>{count(versions.length)}</small>
      </h3>
      <ol className="versions">
        {versions.toReversed().map((version) => (
          <li key={version.number}>
            <p className="version-head">
              <b>{t("versions.version", { number: version.number })}</b>{" "}
              {version.at && (
                <time className="quiet" dateTime={version.at}>
                  {fullInstant(new Date(version.at))}
                </time>
              )}
              <span className="version-payable">{money(version.payable, version.currency)}</span>
            </p>
            <p className="quiet">
              {t("page.label", { name: t("case.legal_date") })}
              {date(version.legal_date)}
              {version.arrival && ` · ${t("versions.arrived")}`}
            </p>
            {version.changes.length > 0 && <Changes changes={version.changes} />}
            {version.difference && <DifferenceView difference={version.difference} />}
          </li>
        ))}
      </ol>
      {refusals.map((refused, index) => (
        <div key={index} className="refused">
          <h4>
            {t("versions.refused")} <time dateTime={refused.at}>{fullInstant(new Date(refused.at))}</time>
          </h4>
          <FindingList findings={refused.findings} />
        </div>
      ))}
    </section>
  );
}

export function Changes({ changes }: { changes: AmendmentChange[] }) {
  const { t, code, text } = useWords();
  return (
    <table className="changes">
      <caption>{t("versions.changes")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("versions.field")}</th>
          <th scope="col">{t("versions.before")}</th>
          <th scope="col">{t("versions.after")}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change, index) => (
          <tr key={index}>
            <th scope="row">
              <span className="change-field">{change.path.split(".").at(-1)}</span>
              <code title={change.path}>{change.pointer}</code>
              <span className="change-kind">
                {code("change", change.kind)}
                {change.reason_text && t("page.with_aside", { text: "", aside: text(change.reason_text) })}
              </span>
            </th>
            <td>
              <Value value={change.before} />
            </td>
            <td>
              <Value value={change.after} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Value({ value }: { value: unknown }) {
  const { t } = useWords();
  if (value === undefined || value === null) return <span className="quiet">–</span>;
  const leaves = leavesOf(value);
  return (
    <ul className="leaves">
      {leaves.slice(0, LEAVES_MAX).map(([path, leaf], index) => (
        <li key={index}>
          {path && <span className="quiet">{t("page.label", { name: path })}</span>}
          {leaf}
        </li>
      ))}
      {leaves.length > LEAVES_MAX && <li className="quiet">{t("versions.more", { count: leaves.length - LEAVES_MAX })}</li>}
    </ul>
  );
}

/** The leaves of a value with their paths; an amount or a quantity with its unit is one leaf. */
function leavesOf(value: unknown, path = ""): [string, string][] {
  if (typeof value !== "object" || value === null) return [[path, String(value)]];
  const members = Object.entries(value);
  const leaf = members.find(([name]) => name === "value");
  if (leaf) {
    const beside = members.filter(([name]) => name !== "value").map(([, one]) => String(one));
    return [[path, [String(leaf[1]), ...beside].join(" ")]];
  }
  return members.flatMap(([name, one]) => leavesOf(one, Array.isArray(value) ? `${path}[${Number(name) + 1}]` : path ? `${path}.${name}` : name));
}

function InterestView({ interest }: { interest: ArrearsInterest }) {
  const { t, money, count, date } = useWords();
  const days = { after: date(interest.after), until: date(interest.until) };
  if (interest.amount === null) return <p>{t("versions.interest_unknown", days)}</p>;
  return (
    <details>
      <summary>{t("versions.interest", { ...days, amount: money(interest.amount, interest.currency), days: count(interest.days ?? 0) })}</summary>
      <Steps steps={interest.steps} />
    </details>
  );
}

export function DifferenceView({ difference }: { difference: Difference }) {
  const { t, code, money, decimal } = useWords();
  const isLess = difference.delta.startsWith("-");
  const isSame = /^-?0*(\.0*)?$/.test(difference.delta);
  return (
    <div className="difference">
      <p>
        {isSame ? t("versions.same_amount") : t(isLess ? "versions.to_return" : "versions.to_pay", { amount: money(difference.delta.replace("-", ""), difference.currency) })}{" "}
        <span className="quiet">
          {t("versions.from_to", { before: decimal(difference.before, 2), after: decimal(difference.after, 2) })}
        </span>
      </p>
      {difference.lines.length > 0 && (
        <ul>
          {difference.lines.map((line, index) => (
            <li key={index}>
              {t("assessment.item", { item: line.item ?? line.item_before ?? "–" })} <code>{line.type}</code> {code("tax", line.type) !== line.type && code("tax", line.type)}{" "}
              <span className="difference-figures">
                {line.before === null ? "–" : decimal(line.before, 2)} → {line.after === null ? "–" : decimal(line.after, 2)}
              </span>
            </li>
          ))}
        </ul>
      )}
      {difference.interest && <InterestView interest={difference.interest} />}
      {difference.unchanged > 0 && <p className="quiet">{t("versions.unchanged", { count: difference.unchanged })}</p>}
    </div>
  );
}
