// This module decides how arithmetic is told: a sentence a step, and beside it the row of law, verbatim.

import type { RowReference, Step } from "../api.ts";
import { useWords } from "../words/language.tsx";
import { Sentence } from "../words/Sentence.tsx";

export function Steps({ steps }: { steps: Step[] }) {
  const { text } = useWords();
  return (
    <ol className="steps">
      {steps.map((step, index) => (
        <li key={index}>
          <span>{text(step.text) ? <Sentence map={step.text} /> : `${step.kind}: ${step.result}`}</span> {step.row && <Basis row={step.row} />}
        </li>
      ))}
    </ol>
  );
}

function Basis({ row }: { row: RowReference }) {
  const { t, date } = useWords();
  const from = row.valid_from ? date(row.valid_from) : null;
  const to = row.valid_to ? date(row.valid_to) : null;
  const validity = from && to ? t("assessment.between", { from, to }) : from ? t("assessment.since", { from }) : to ? t("assessment.until", { to }) : null;
  return (
    <span className="basis" title={t("assessment.basis")}>
      <code>{row.row}</code> <code>{row.source}</code> {validity}
    </span>
  );
}
