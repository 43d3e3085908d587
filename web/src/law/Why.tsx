// This module decides how a "no" about an edition or a profile is told: what failed, why in words, and every place that does
// not compile.

import { Refusal } from "../client.ts";
import { useReason } from "../parts/Failure.tsx";
import type { Trouble } from "../parts/troubles.ts";
import { useWords } from "../words/language.tsx";
import "../words/law.ts";

export function Why({ what, error }: { what: string; error: unknown }) {
  const { t, code, count, text } = useWords();
  const reason = useReason();
  const details = error instanceof Refusal ? (error.problem?.details as { reason?: string; problems?: (string | Trouble)[] } | null) : null;
  const told = details?.reason ? code("law_no", details.reason) : null;
  const problems = (details?.problems ?? []).map((one) => (typeof one === "string" ? one : `${text(one.message)} — ${text(one.mend)}`));
  const isPack = typeof details?.problems?.[0] === "string";
  return (
    <div className="notice law-no" data-severity="error" role="alert">
      <strong>{what}</strong> {told && told !== details?.reason ? told : problems.length > 0 ? (isPack ? t("law.problems", { count: count(problems.length) }) : t("profiles.problems", { count: count(problems.length) })) : reason(error)}
      {problems.length > 0 && (
        <ul>
          {problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
