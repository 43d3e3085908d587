// This module decides how an officer reads why targeting judged a case so: the figures, the way from what is expected of
// any goods to the score, and what would have let it through.

import { useState } from "react";
import type { Explained, Lane, LaneReason, RiskReason, RiskTold } from "../api.ts";
import type { Client } from "../client.ts";
import { FigureTable } from "../parts/FigureTable.tsx";
import { formatPercent } from "../words/format.ts";
import { useWords } from "../words/language.tsx";
import "../words/explained.ts";
import "../style/analyst.css";
import { InFull } from "./InFull.tsx";
import { KnownThen } from "./KnownThen.tsx";
import { measured } from "./measure.ts";
import { ALONE_SHOWN, type Bar, isKnown, letsThroughAlone, logit, ofUnknown, waterfall, worst, wouldLetThrough } from "./through.ts";

interface Props {
  id: string;
  client: Client;
  risk: RiskTold;
  lane: Lane | null;
  reason: LaneReason | null;
  currency: string;
}

export default function Targeting({ id, client, risk, lane, reason, currency }: Props) {
  const words = useWords();
  const { t, text, money, language } = words;
  const [exact, setExact] = useState<Explained | null>(null);
  const line = worst(risk.lines);
  if (!line) return null;
  const stopped = reason?.kind === "score" ? reason : null;
  const nameOf = (bar: Bar) => (bar.reason ? text(bar.reason.text) || bar.reason.signal : t(`risk.${bar.kind as "expected" | "rest" | "score"}`));
  const valueOf = (bar: Bar) => (bar.reason ? (measured(bar.reason, words, currency) ?? t("risk.unknown")) : "");
  const bars = waterfall(line);
  const rows = bars.map((bar) => ({
    key: bar.reason?.signal ?? bar.kind,
    name: nameOf(bar),
    address: null,
    figures: [valueOf(bar), bar.kind === "score" ? "" : logit(bar.added), logit(bar.to)],
  }));
  const unknown = ofUnknown(line);
  // Of a trusted trader more is asked for: what it was measured against stands in the reason.
  const isPapers = lane === "yellow";
  const threshold = (isPapers ? null : stopped?.threshold) ?? risk.threshold;
  const papersThreshold = (isPapers ? stopped?.threshold : null) ?? risk.papers_threshold;
  return (
    <section className="targeting" aria-labelledby="targeting-name">
      <h3 id="targeting-name">
        {t("risk.title")} <small className="quiet">{t("risk.item", { item: line.item })}</small>
      </h3>
      <dl className="facts">
        <div>
          <dt>{t("risk.probability")}</dt>
          <dd>{formatPercent(language, Number(line.probability))}</dd>
        </div>
        <div>
          <dt>{t("risk.revenue")}</dt>
          <dd>{money(line.revenue, currency)}</dd>
        </div>
        <div>
          <dt>{t("risk.worth")}</dt>
          <dd>{money(line.worth, currency)}</dd>
        </div>
        <div>
          <dt>{t("risk.threshold")}</dt>
          <dd>{threshold === null ? t("risk.no_threshold") : money(threshold, currency)}</dd>
        </div>
        {papersThreshold && (
          <div>
            <dt>{t("risk.papers_threshold")}</dt>
            <dd>{money(papersThreshold, currency)}</dd>
          </div>
        )}
      </dl>
      <p>
        {reason?.kind === "unknown" && t("risk.picked_unknown", { item: reason.item })}
        {!stopped && reason?.kind !== "unknown" && t("risk.not_stopped")}
        {stopped && (exact?.item === line.item ? <Exactly told={exact} /> : <Estimate without={wouldLetThrough(line, Number(stopped.threshold))} />)}
      </p>
      <KnownThen risk={risk} line={line} />
      <Waterfall bars={bars} nameOf={nameOf} valueOf={valueOf} label={t("risk.waterfall")} />
      {unknown.count > 0 && <p className="quiet">{t("risk.unknown_share", { share: formatPercent(language, unknown.share), count: unknown.count })}</p>}
      <details>
        <summary>{t("cockpit.table")}</summary>
        <FigureTable label={t("risk.waterfall")} heads={[t("risk.reason"), t("risk.value"), t("risk.added"), t("risk.sum")]} rows={rows} />
      </details>
      <InFull id={id} client={client} currency={currency} onTold={setExact} />
    </section>
  );
}

/** Signals in one sentence. */
function useNames() {
  const { text, language } = useWords();
  return (signals: Pick<RiskReason, "signal" | "text">[]) => signals.map((one) => text(one.text) || one.signal).join(language === "zh" ? "、" : "; ");
}

function Estimate({ without }: { without: RiskReason[] | null }) {
  const { t } = useWords();
  const names = useNames();
  return (
    <>
      {without ? t("risk.let_through", { reasons: names(without) }) : t("risk.none_would")} <span className="quiet">{t("risk.approximation")}</span>
    </>
  );
}

/** Once the score was worked out again, the estimate has nothing more to say. */
function Exactly({ told }: { told: Explained }) {
  const { t } = useWords();
  const names = useNames();
  const alone = letsThroughAlone(told);
  if (alone.length === 0) return t("risk.none_alone");
  return t(alone.length > ALONE_SHOWN ? "risk.alone_more" : "risk.alone_would", { count: alone.length, reasons: names(alone.slice(0, ALONE_SHOWN)) });
}

/** Drawn as SVG: its shapes bear no styles, so that the page's policy stays as strict as it is. */
function Waterfall({ bars, nameOf, valueOf, label }: { bars: Bar[]; nameOf(bar: Bar): string; valueOf(bar: Bar): string; label: string }) {
  const ends = bars.flatMap((bar) => [bar.from, bar.to]);
  const least = Math.min(0, ...ends);
  const width = Math.max(0, ...ends) - least || 1;
  const x = (value: number) => ((value - least) / width) * 100;
  return (
    <figure className="waterfall">
      <figcaption className="quiet">{label}</figcaption>
      <ol>
        {bars.map((bar) => (
          <li key={bar.reason?.signal ?? bar.kind}>
            <span className="waterfall-name">
              {nameOf(bar)} <span className="quiet">{valueOf(bar)}</span>
            </span>
            <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" data-kind={bar.kind} data-raises={bar.added > 0} data-known={!bar.reason || isKnown(bar.reason)}>
              <line x1={x(0)} x2={x(0)} y1="0" y2="10" />
              <rect x={x(Math.min(bar.from, bar.to))} width={Math.max(x(Math.max(bar.from, bar.to)) - x(Math.min(bar.from, bar.to)), 0.6)} y="1" height="8" />
            </svg>
            <span className="number">{(bar.kind === "reason" || bar.kind === "rest") && bar.added > 0 ? "+" : ""}{logit(bar.added)}</span>
          </li>
        ))}
      </ol>
    </figure>
  );
}
