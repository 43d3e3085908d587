// This module decides how the open question of a case, or the answer to it, stands beside what is to be done.

import { Alert } from "antd";
import type { CaseEvent } from "../api.ts";
import { saidIn, useFound } from "../detail/Timeline.tsx";
import { useWords } from "../words/language.tsx";

interface Props {
  events: CaseEvent[];
  /** The events whose words are told: the last of each, in this order. */
  kinds: string[];
  isWanted: boolean;
}

export function LastSaid({ events, kinds, isWanted }: Props) {
  const { code } = useWords();
  const foundIn = useFound();
  if (!isWanted) return null;
  return kinds.map((kind) => {
    const event = events.findLast((one) => one.kind === kind);
    const [found, text] = [foundIn(event), saidIn(event)];
    if (!found && !text) return null;
    const isWrong = found !== "" && event?.said?.["result"] !== "conform";
    return <Alert key={kind} type={isWrong ? "warning" : "info"} title={[code("event", kind), found].filter(Boolean).join(" · ")} description={text ? <q className="said">{text}</q> : undefined} />;
  });
}
