// This module decides how a request that an officer grants or denies stands beside the two: which it is, since when, and why.

import { Alert } from "antd";
import type { CaseEvent } from "../api.ts";
import { saidIn } from "../detail/Timeline.tsx";
import { useWords } from "../words/language.tsx";

interface Props {
  events: CaseEvent[];
  isWanted: boolean;
}

export function OpenRequest({ events, isWanted }: Props) {
  const { t, code, instant } = useWords();
  const event = isWanted ? events.findLast((one) => one.kind === "case.request_received.v1") : undefined;
  if (!event) return null;
  const reason = saidIn(event);
  return (
    <Alert
      type="info"
      title={t("act.request", { request: code("request", event.event.request ?? ""), time: instant(new Date(event.at)) })}
      description={reason ? <q className="said">{reason}</q> : t("act.request_unsaid")}
    />
  );
}
