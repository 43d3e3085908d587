// This module decides how the open question of a case, or the answer to it, stands beside what is to be done.

import { Alert } from "antd";
import type { CaseEvent } from "../api.ts";
import { saidIn } from "../detail/Timeline.tsx";
import { useWords } from "../words/language.tsx";

interface Props {
  events: CaseEvent[];
  /** The events whose words are told: the last of each, in this order. */
  kinds: string[];
  isWanted: boolean;
}

export function LastSaid({ events, kinds, isWanted }: Props) {
  const { code } = useWords();
  if (!isWanted) return null;
  return kinds.map((kind) => {
    const event = events.findLast((one) => one.kind === kind);
    const text = saidIn(event);
    return text ? <Alert key={kind} type="info" title={code("event", kind)} description={<q className="said">{text}</q>} /> : null;
  });
}
