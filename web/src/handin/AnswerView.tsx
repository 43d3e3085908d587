// This module decides how the answer to a declaration is told.

import type { Answer } from "../api.ts";
import { FindingList } from "../detail/Findings.tsx";
import { LaneMark, OutcomeMark } from "../parts/Marks.tsx";
import { useWords } from "../words/language.tsx";

interface Props {
  answer: Answer;
  onOpen(): void;
  onAgain(): void;
}

export function AnswerView({ answer, onOpen, onAgain }: Props) {
  const { t, code, money } = useWords();
  return (
    <div className="answer" role="status">
      <div className="verdict" data-outcome={answer.outcome}>
        <p>
          {t("page.label", { name: t("hand_in.decided") })} <OutcomeMark outcome={answer.outcome} /> {answer.lane && <LaneMark lane={answer.lane} />}
          <b className="verdict-payable">{money(answer.payable, answer.currency)}</b>
        </p>
        <p>{code("outcome_meaning", answer.outcome)}</p>
        <p className="mono">{answer.mrn ?? answer.lrn}</p>
      </div>
      {answer.findings.length > 0 && <FindingList findings={answer.findings} />}
      <p className="buttons">
        <button type="button" className="primary" onClick={onOpen}>
          {t("hand_in.open_case")}
        </button>
        <button type="button" onClick={onAgain}>
          {t("hand_in.another")}
        </button>
      </p>
    </div>
  );
}
