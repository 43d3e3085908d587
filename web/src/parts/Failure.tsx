// This module decides how a refusal of the server is told: what failed, the server's own words, and a way on.

import { useEffect } from "react";
import { Refusal } from "../client.ts";
import { useWords } from "../words/language.tsx";
import { onAgain } from "./again.ts";

interface Props {
  what: string;
  error: unknown;
  onRetry?: () => void;
}

export function useReason(): (error: unknown) => string {
  const { t, text, code } = useWords();
  return (error) => {
    if (!(error instanceof Refusal)) return String(error);
    if (error.status === 0) return t("refusal.unreachable");
    const kind = error.problem?.code;
    if (kind === "unauthorised") return t("refusal.signed_out");
    // What is too large for any call is told before anybody knows what it is.
    if (error.status === 413) return t("denied.document.too_large");
    const family = kind === "document" ? "denied.document" : kind === "forbidden" || kind === "invalid" ? "denied" : undefined;
    const why = family ? error.problem?.details?.reason : undefined;
    const mend = family && why ? code(family, why) : undefined;
    // A reason without words here stands in the server's own sentence.
    if (mend && mend !== why) return mend;
    return text(error.problem?.title) || t("refusal.other", { status: error.status });
  };
}

export function Failure({ what, error, onRetry }: Props) {
  const { t } = useWords();
  const reason = useReason();
  // What could not be reached, or was asked for by nobody, is tried again when that has changed.
  const isPassing = error instanceof Refusal && (error.status === 0 || error.status === 401);
  useEffect(() => (onRetry && isPassing ? onAgain(onRetry) : undefined), [onRetry, isPassing]);
  return (
    <div className="notice" data-severity="error" role="alert">
      <strong>{what}</strong> {reason(error)}{" "}
      {onRetry && (
        <button type="button" onClick={onRetry}>
          {t("page.retry")}
        </button>
      )}
    </div>
  );
}
