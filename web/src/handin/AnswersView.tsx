// This module decides how the answers to a table of declarations are told: one line for each, in the order of the table.

import type { Answer, Answers } from "../api.ts";
import { OutcomeMark } from "../parts/Marks.tsx";
import { useWords } from "../words/language.tsx";

interface Props {
  answers: Answers["answers"];
  onOpen(id: string): void;
  onAgain(): void;
}

export function AnswersView({ answers, onOpen, onAgain }: Props) {
  const { t, count, money, text } = useWords();
  const decided = answers.filter(({ answer }) => "case" in answer).length;
  return (
    <div className="answer" role="status">
      <p>{t("hand_in.answers", { decided: count(decided), all: count(answers.length) })}</p>
      <ul className="drafts">
        {answers.map(({ lrn, answer }) => (
          <li key={lrn} data-lrn={lrn}>
            <span className="mono">{lrn}</span>
            {"case" in answer ? <Decided answer={answer} said={money(answer.payable, answer.currency)} onOpen={() => onOpen(answer.case)} /> : <span className="late">{text(answer.title)}</span>}
          </li>
        ))}
      </ul>
      <p className="buttons">
        <button type="button" onClick={onAgain}>
          {t("hand_in.another")}
        </button>
      </p>
    </div>
  );
}

function Decided({ answer, said, onOpen }: { answer: Answer; said: string; onOpen(): void }) {
  const { t } = useWords();
  return (
    <>
      <OutcomeMark outcome={answer.outcome} /> <span>{said}</span>
      <span className="spring" />
      <button type="button" aria-label={t("page.act_on", { act: t("hand_in.open_case"), name: answer.lrn ?? answer.case })} onClick={onOpen}>
        {t("hand_in.open_case")}
      </button>
    </>
  );
}
