// This module decides the analyst's room: what is looked at, four figures that matter now, and the panels; and, in their
// place, the cases behind one figure, or the network of somebody.

import { Segmented } from "antd";
import { lazy, Suspense, useCallback, useMemo, useState } from "react";
import { LANES } from "../api.ts";
import type { Client } from "../client.ts";
import { Failure } from "../parts/Failure.tsx";
import { useLoaded } from "../parts/useLoaded.ts";
import { useHash } from "../portal/route.ts";
import type { Account } from "../portal/session.ts";
import { formatPercent, fromMicroseconds } from "../words/format.ts";
import { useWords } from "../words/language.tsx";
import "../style/cockpit.css";
import "../style/analyst.css";
import { ModelsPanel } from "./Models.tsx";
import { CasesBehind } from "./CasesBehind.tsx";
import { CommunitiesPanel } from "./CommunitiesPanel.tsx";
import { type Asked, askedIn } from "./network.ts";
import { NetworkSearch, NetworkView } from "./NetworkView.tsx";
import { BurdenPanels, DistributionPanels, SignalsPanel, WeeksPanel, YieldsPanel } from "./panels.tsx";
import { queryBehind, queryOfRoom, type Room } from "./room.ts";
import { Figure, WhatIfPanel } from "./WhatIfPanel.tsx";

// The outlines of the world come only with the room.
const MapPanel = lazy(() => import("./MapPanel.tsx"));

const DAYS = [7, 30, 90, 365];

export default function AnalystPage({ client, account }: { client: Client; account: Account }) {
  const { t, code, date, instant } = useWords();
  const hash = useHash();
  const behind = queryBehind(hash);
  const asked = useMemo<Asked | null>(() => askedIn(hash), [hash]);
  const [days, setDays] = useState(90);
  const [office, setOffice] = useState("");
  const [lane, setLane] = useState("");
  const [share, setShare] = useState<number | null>(null);
  const query = queryOfRoom(days, office, lane, share);
  const { value: room, error, reload } = useLoaded<Room>(client, query);
  const onShare = useCallback((asked: number) => setShare(asked), []);

  return (
    <main className="cockpit">
      <div className="cockpit-head">
        <h1>{t("analyst.title")}</h1>
        <Segmented aria-label={t("cockpit.days")} value={days} onChange={setDays} options={DAYS.map((value) => ({ value, label: t("cockpit.last_days", { count: value }) }))} />
        <div className="analyst-choices">
          <Choice label={t("analyst.office")} all={t("analyst.all_offices")} value={office} onChange={setOffice} options={(room?.offices ?? []).map((one) => [one, one])} />
          <Choice label={t("analyst.lane")} all={t("analyst.all_lanes")} value={lane} onChange={setLane} options={LANES.map((one) => [one, code("lane", one)])} />
        </div>
        {room && (
          <span className="quiet">
            {t("cockpit.period", { from: date(room.first_day), to: date(room.last_day) })} · {t("cockpit.at", { time: instant(new Date(room.at / 1000)) })}
          </span>
        )}
      </div>
      {error ? <Failure what={t("analyst.failed")} error={error} onRetry={reload} /> : null}
      {!room && !error && <p className="quiet">{t("list.loading")}</p>}
      <NetworkSearch key={hash} asked={asked} />
      {asked && (
        <div className="panels">
          <NetworkView client={client} asked={asked} days={days} />
        </div>
      )}
      {room && behind && (
        <div className="panels">
          <CasesBehind key={behind} client={client} query={behind} currency={room.currency} />
        </div>
      )}
      {room && !behind && !asked && (
        <>
          <Tiles room={room} />
          <Drift drift={room.drift} />
          <RateChanged change={room.drift.hit_rate} />
          <div className="panels">
            <DistributionPanels room={room} />
            <YieldsPanel room={room} />
            <WeeksPanel room={room} />
            <SignalsPanel room={room} />
            <Suspense fallback={<p className="quiet">{t("list.loading")}</p>}>
              <MapPanel room={room} />
            </Suspense>
            <BurdenPanels room={room} />
            <CommunitiesPanel key={days} client={client} days={days} />
            <ModelsPanel client={client} mayManage={account.permissions.includes("ManageTargeting")} />
            <WhatIfPanel key={room.what_if ? "some" : "none"} room={room} onShare={onShare} />
          </div>
        </>
      )}
    </main>
  );
}

interface ChoiceProps {
  label: string;
  all: string;
  value: string;
  options: string[][];
  onChange(value: string): void;
}

function Choice({ label, all, value, options, onChange }: ChoiceProps) {
  return (
    <label>
      {label}
      <select value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">{all}</option>
        {options.map(([key, name]) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

function Tiles({ room }: { room: Room }) {
  const { t, count, money, date, language } = useWords();
  const { model } = room;
  const percent = (share: number | null) => (share === null ? "–" : formatPercent(language, share));
  const score = room.yields.find((one) => one.basis === "score");
  const right = score?.irregular;
  const until = model?.until ? ` · ${t("analyst.until", { date: date(model.until) })}` : "";
  return (
    <ul className="tiles">
      <Figure
        name={t("analyst.model")}
        figure={model ? model.hash.slice(0, 8) : "–"}
        note={model ? t("analyst.model_of", { examples: count(model.examples), hits: count(model.hits) }) + until : t("analyst.no_model")}
      />
      <Figure
        name={t("analyst.threshold")}
        figure={model?.threshold ? money(model.threshold, room.currency) : "–"}
        note={model?.threshold && model.share ? t("analyst.threshold_of", { share: percent(Number(model.share)) }) : model ? t("analyst.threshold_none") : ""}
      />
      <Figure name={t("analyst.scored")} figure={count(room.scored)} note={t("analyst.scored_of", { stopped: count(score?.chosen ?? 0) })} />
      <Figure
        name={t("analyst.right")}
        figure={percent(right?.share ?? null)}
        note={right && right.of > 0 ? t("analyst.right_of", { hits: count(right.hits), of: count(right.of), low: percent(right.low), high: percent(right.high) }) : t("analyst.right_none")}
      />
    </ul>
  );
}

function Drift({ drift }: { drift: Room["drift"] }) {
  const { t, decimal, count } = useWords();
  if (drift.psi === null) return <p className="quiet">{t("analyst.drift_few", { before: count(drift.before), after: count(drift.after), needed: count(drift.needed) })}</p>;
  const figures = { psi: decimal(drift.psi.toFixed(2)), limit: decimal(String(drift.limit)) };
  return drift.is_shifted ? (
    <p className="analyst-warning" role="alert">
      {t("analyst.drift_warning", figures)}
    </p>
  ) : (
    <p className="quiet">{t("analyst.drift_calm", figures)}</p>
  );
}

function RateChanged({ change }: { change: Room["drift"]["hit_rate"] }) {
  const { t, count, instant, language } = useWords();
  if (!change) return null;
  const percent = (share: number) => formatPercent(language, share);
  return (
    <p className="analyst-warning" role="alert">
      {t("analyst.rate_changed", { after: percent(change.after), before: percent(change.before), date: instant(fromMicroseconds(change.since)), findings: count(change.findings) })}
    </p>
  );
}
