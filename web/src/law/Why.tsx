// This module decides how a "no" about an edition is told: what failed, why in words, and every place of a pack that does
// not compile.

import { Refusal } from "../client.ts";
import { useReason } from "../parts/Failure.tsx";
import { useWords } from "../words/language.tsx";

export function Why({ what, error }: { what: string; error: unknown }) {
  const { t, code, count } = useWords();
  const reason = useReason();
  const details = error instanceof Refusal ? (error.problem?.details as { reason?: string; problems?: string[] } | null) : null;
  const told = details?.reason ? code("law_no", details.reason) : null;
  const problems = details?.problems ?? [];
  return (
    <div className="notice law-no" data-severity="error" role="alert">
      <strong>{what}</strong> {told && told !== details?.reason ? told : problems.length > 0 ? t("law.problems", { count: count(problems.length) }) : reason(error)}
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
