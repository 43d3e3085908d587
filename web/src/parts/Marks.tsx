// This module decides how outcome and lane are shown: a word always, a colour beside it.

import type { Lane, Outcome } from "../api.ts";
import { useWords } from "../words/language.tsx";

export function OutcomeMark({ outcome }: { outcome: Outcome | null }) {
  const { code } = useWords();
  if (!outcome) return <span className="quiet">–</span>;
  return (
    <span className="mark" data-outcome={outcome} title={code("outcome_meaning", outcome)}>
      {code("outcome", outcome)}
    </span>
  );
}

export function LaneMark({ lane }: { lane: Lane | null }) {
  const { code } = useWords();
  if (!lane) return <span className="quiet">–</span>;
  return (
    <span className="lane" data-lane={lane} title={code("lane_meaning", lane)}>
      {code("lane", lane)}
    </span>
  );
}
