// This module decides the head of a case: outcome and lane with the reason in words, then the facts.

import type { CaseSummary, Decision, Lane, LaneReason } from "../api.ts";
import { LaneMark, OutcomeMark } from "../parts/Marks.tsx";
import { formatPercent, fromMicroseconds } from "../words/format.ts";
import { useWords } from "../words/language.tsx";

/** Statuses in which a held case still waits. */
const WAITING = ["received", "registered", "accepted", "detained"];

export function Overview({ summary, decision }: { summary: CaseSummary; decision: Decision | null }) {
  const { t, code, money, date, instant, fullInstant } = useWords();
  const reason = useReasonWords();
  const decided = decision?.outcome ?? summary.outcome;
  // What was held for a person may have gone since.
  const wasHeld = decided === "held" && !WAITING.includes(summary.status);
  const outcome = wasHeld && (summary.status === "cleared" || summary.status === "released") ? summary.status : decided;
  const at = fromMicroseconds(summary.received_at);
  return (
    <div className="overview">
      <div className="verdict" data-outcome={outcome ?? undefined}>
        <p>
          <OutcomeMark outcome={outcome} /> {summary.lane && <LaneMark lane={summary.lane} />}
          {summary.payable !== null && <b className="verdict-payable">{money(summary.payable, summary.currency)}</b>}
        </p>
        {outcome && <p>{wasHeld ? t("case.was_held", { status: code("status", summary.status) }) : code("outcome_meaning", outcome)}</p>}
        {decision?.lane && decision.lane_reason && (
          <p>
            <span className="quiet">{t("page.label", { name: t("reason.title") })}</span>
            {t("page.sentences", { first: code("lane_meaning", decision.lane), second: reason(decision.lane_reason, decision.lane) })}
          </p>
        )}
      </div>
      <dl className="facts">
        <Fact name={t("case.status")}>{code("status", summary.status)}</Fact>
        <Fact name={t("case.next_step")}>{summary.next_step ? code("next", summary.next_step) : "–"}</Fact>
        <Fact name={t("case.type")}>{t("page.with_aside", { text: summary.type, aside: code("type", summary.type.slice(0, 2)) })}</Fact>
        {decision && <Fact name={t("case.legal_date")}>{date(decision.legal_date)}</Fact>}
        {summary.due_at !== null && <Fact name={t("case.due")}>{instant(fromMicroseconds(summary.due_at))}</Fact>}
        <Fact name={t("case.declarant")}>{summary.declarant || "–"}</Fact>
        <Fact name={t("case.lrn")}>{summary.lrn}</Fact>
        <Fact name={t("case.received")} isWide>
          <time dateTime={at.toISOString()}>{fullInstant(at)}</time>
        </Fact>
      </dl>
    </div>
  );
}

function Fact({ name, children, isWide = false }: { name: string; children: React.ReactNode; isWide?: boolean }) {
  return (
    <div className={isWide ? "wide" : undefined}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function useReasonWords(): (reason: LaneReason, lane: Lane) => string {
  const { t, decimal, language } = useWords();
  return (reason, lane) => {
    switch (reason.kind) {
      case "nothing_found":
        return t("reason.nothing_found");
      case "findings":
        return t("reason.findings", { codes: reason.codes.join(language === "zh" ? "、" : ", ") });
      case "score":
        return t(lane === "yellow" ? "reason.papers" : "reason.score", { worth: decimal(reason.worth, 2), threshold: decimal(reason.threshold, 2), probability: formatPercent(language, Number(reason.probability)) });
      case "unknown":
        return t("reason.unknown", { item: reason.item });
      case "profile":
        return t("reason.profile", { count: reason.profiles.length });
      case "screening":
        return t("reason.screening", { hits: reason.hits, score: formatPercent(language, Number(reason.score)) });
      case "random_draw":
        return t("reason.random_draw", { value: decimal(reason.value), from: decimal(reason.from), to: decimal(reason.to) });
      default:
        // A reason that a newer server knows.
        return (reason as { kind: string }).kind;
    }
  };
}
