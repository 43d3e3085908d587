// This module decides the open case: what was decided and why, from the answer down to the evidence.

import { lazy, type ReactNode, Suspense, useEffect, useRef } from "react";
import type { CaseDetail, CaseSummary } from "../api.ts";
import type { Client } from "../client.ts";
import { Failure } from "../parts/Failure.tsx";
import { PAGE, scrollByShare } from "../parts/scroll.ts";
import { isElsewhere, useKeyActs } from "../parts/useKeyActs.ts";
import { useWords } from "../words/language.tsx";
import { AssessmentView } from "./AssessmentView.tsx";
import { Clock } from "./Clock.tsx";
import { Evidence } from "./Evidence.tsx";
import { Findings } from "./Findings.tsx";
import { Overview } from "./Overview.tsx";
import { ProfileHits } from "./ProfileHits.tsx";
import { Screening } from "./Screening.tsx";
import { Timeline } from "./Timeline.tsx";
import { useCase } from "./useCase.ts";
import { Versions } from "./Versions.tsx";

// They bring their own words, which the first page does not need.
const Targeting = lazy(() => import("./Targeting.tsx"));
const Declared = lazy(() => import("../declared/Declared.tsx"));

interface Props {
  id: string;
  client: Client;
  /** The row of the list, which is there before the rest. */
  summary: CaseSummary | null;
  onClose(): void;
  onMove(by: 1 | -1): void;
  /** What one can do with the case. */
  acts?: ReactNode | undefined;
  /** What is known of its parties. */
  parties?: ReactNode | undefined;
}

export function CaseDetailPanel({ id, client, summary, onClose, onMove, acts, parties }: Props) {
  const { t } = useWords();
  const { detail, error, retry } = useCase(client, id, summary);
  const known = detail?.summary ?? summary;
  const heading = useRef<HTMLHeadingElement>(null);
  const body = useRef<HTMLDivElement>(null);
  // Whoever pages on reads the open case, wherever the focus is.
  useKeyActs((event) => {
    const by = { PageDown: PAGE, PageUp: -PAGE }[event.key];
    return by !== undefined && !isElsewhere(event) ? () => scrollByShare(body.current, by) : null;
  });
  // Whoever opens a case reads it next: a screen reader begins at its name.
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);

  return (
    <section className="detail" aria-labelledby="detail-name" aria-busy={!detail && !error}>
      <div className="detail-head">
        <h2 id="detail-name" ref={heading} tabIndex={-1}>
          <small>{t("case.title")}</small> <span className="mono">{known ? (known.mrn ?? known.lrn) : id}</span>
        </h2>
        <span className="spring" />
        <button type="button" onClick={() => onMove(-1)} aria-label={t("case.previous")} title={`${t("case.previous")} (k)`}>
          ↑
        </button>
        <button type="button" onClick={() => onMove(1)} aria-label={t("case.following")} title={`${t("case.following")} (j)`}>
          ↓
        </button>
        <button type="button" onClick={onClose}>
          {t("page.close")}
        </button>
      </div>
      <div className="detail-body" ref={body}>
        {acts}
        {error ? <Failure what={t("case.failed")} error={error} onRetry={retry} /> : null}
        {detail ? <Loaded detail={detail} client={client} parties={parties} mayAct={Boolean(acts)} onDone={retry} /> : !error && <p className="quiet">{t("case.loading")}</p>}
      </div>
    </section>
  );
}

function Loaded({ detail, client, parties, mayAct, onDone }: { detail: CaseDetail; client: Client; parties: ReactNode; mayAct: boolean; onDone(): void }) {
  const { t } = useWords();
  const { summary, decision, events } = detail;
  return (
    <>
      <Overview summary={summary} decision={decision} />
      <Suspense>
        <Declared id={summary.case} client={client} version={detail.versions.length} />
      </Suspense>
      {decision ? (
        <>
          <Findings findings={decision.findings} />
          {decision.risk && (
            <Suspense>
              <Targeting key={decision.record} id={summary.case} client={client} risk={decision.risk} lane={decision.lane} reason={decision.lane_reason} currency={decision.assessment.currency} />
            </Suspense>
          )}
          {decision.profiles?.length ? <ProfileHits hits={decision.profiles} /> : null}
          {decision.screening?.length ? <Screening hits={decision.screening} id={summary.case} client={client} mayAct={mayAct} onDone={onDone} /> : null}
          {parties}
          <AssessmentView assessment={decision.assessment} />
        </>
      ) : (
        <p className="quiet">{t("case.no_decision")}</p>
      )}
      <Versions versions={detail.versions} refusals={detail.refusals} />
      <Clock stays={detail.stays} />
      <Timeline events={events} />
      <Evidence id={summary.case} decision={decision} isReleased={["released", "cleared", "exited"].includes(summary.status)} client={client} />
    </>
  );
}
