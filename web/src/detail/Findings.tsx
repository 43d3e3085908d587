// This module decides how findings are told: what is wrong, how it is mended, and where.

import type { Finding, Severity } from "../api.ts";
import { useWords } from "../words/language.tsx";
import { Sentence } from "../words/Sentence.tsx";

const ORDER: Record<Severity, number> = { error: 0, warning: 1, information: 2 };

export function Findings({ findings }: { findings: Finding[] }) {
  const { t, count } = useWords();
  return (
    <section className="part">
      <h3>
        {t("findings.title")} {findings.length > 0 && <small>{count(findings.length)}</small>}
      </h3>
      {findings.length === 0 ? <p className="quiet">{t("findings.none")}</p> : <FindingList findings={findings} />}
    </section>
  );
}

export function FindingList({ findings }: { findings: Finding[] }) {
  const { t, code, text } = useWords();
  const sorted = findings.toSorted((one, other) => ORDER[one.severity] - ORDER[other.severity]);
  return (
    <ul className="findings">
      {sorted.map((finding, index) => (
        <li key={index} data-severity={finding.severity}>
          <p>
            <b className="severity">{code("severity", finding.severity)}</b> <Sentence map={finding.text} />
          </p>
          {text(finding.mend) && (
            <p>
              <span className="quiet">{t("page.label", { name: t("findings.mend") })}</span>
              <Sentence map={finding.mend} />
            </p>
          )}
          <p className="where">
            <code title={t("findings.rule", { rule: finding.rule })}>{finding.code}</code> <code title={finding.path}>{finding.pointer}</code>{" "}
            <span title={finding.path}>{finding.path.split(".").at(-1)}</span>
          </p>
        </li>
      ))}
    </ul>
  );
}
