// This module decides how a "no" with details is told: the server's sentence about this very thing, the word of its reason, or
// every place that is wrong with its mend.

import type { LanguageMap } from "../api.ts";
import { Refusal } from "../client.ts";
import { useWords } from "../words/language.tsx";
import { useReason } from "./Failure.tsx";

interface Details {
  text?: LanguageMap;
  reason?: string;
  problems?: { cell: string; message: string; mend: string }[];
}

interface Props {
  what: string;
  error: unknown;
  /** The family of words that reasons have (`erase_no`). */
  reasons?: string;
}

export function Refused({ what, error, reasons }: Props) {
  const { code, text } = useWords();
  const why = useReason();
  const details: Details = (error instanceof Refusal ? (error.problem?.details as Details | null | undefined) : null) ?? {};
  const word = reasons && details.reason ? code(reasons, details.reason) : details.reason;
  const said = text(details.text) || (word !== details.reason && word) || why(error);
  return (
    <div className="notice refused" data-severity="error" role="alert">
      <strong>{what}</strong> {said}
      {details.problems && (
        <ul>
          {details.problems.map((one) => (
            <li key={`${one.cell} ${one.message}`}>
              <code>{one.cell}</code> {one.message}; {one.mend}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
