// This module decides the supervisor's cockpit: four figures that matter now, and the charts of the last days, read
// again every half minute. Every figure opens the cases behind it.

import { Button, Segmented } from "antd";
import { Fragment, useState } from "react";
import { addressOfQuery } from "../cases/behind.ts";
import type { Client } from "../client.ts";
import { Failure } from "../parts/Failure.tsx";
import { save } from "../parts/save.ts";
import { useLoaded } from "../parts/useLoaded.ts";
import { useHash } from "../portal/route.ts";
import type { Account } from "../portal/session.ts";
import { formatSpan } from "../words/format.ts";
import { useWords } from "../words/language.tsx";
import "../style/cockpit.css";
import "../words/charts.ts";
import { type Cockpit, studiedIn } from "./figures.ts";
import { FlowPanels } from "./FlowPanels.tsx";
import { HitsPanel } from "./HitsPanel.tsx";
import { ChaptersPanel, RevenuePanel, TypesPanel } from "./MoneyPanels.tsx";
import { StudyCases } from "./StudyCases.tsx";
import { StudyPanel } from "./StudyPanel.tsx";
import { useRound } from "./useRound.ts";
import { DaysPanel, LanesPanel, OfficersPanel, StagesPanel } from "./panels.tsx";

interface Props {
  client: Client;
  account: Account;
}

const DAYS = [7, 30, 90];
const READ_AGAIN_MS = 30_000;
const sum = (figures: readonly number[]) => figures.reduce((total, one) => total + one, 0);

export default function CockpitPage({ client, account }: Props) {
  const studied = studiedIn(useHash());
  // Outlives the list that stands in place of the charts: whoever comes back finds the same days.
  const [days, setDays] = useState(30);
  return <main className="cockpit">{studied ? <Studied client={client} conditions={studied} /> : <Charts client={client} permissions={account.permissions} days={days} onDays={setDays} />}</main>;
}

function Studied({ client, conditions }: { client: Client; conditions: URLSearchParams }) {
  const { t } = useWords();
  return (
    <>
      <h1>{t("cockpit.title")}</h1>
      <StudyCases key={String(conditions)} client={client} conditions={conditions} />
    </>
  );
}

interface ChartsProps {
  client: Client;
  permissions: readonly string[];
  days: number;
  onDays(days: number): void;
}

function Charts({ client, permissions, days, onDays }: ChartsProps) {
  const { t, date, instant, count, language } = useWords();
  const round = useRound(READ_AGAIN_MS);
  const { value: cockpit, error, reload } = useLoaded<Cockpit>(client, `/api/cockpit?days=${days}`, round);
  const [unsaved, setUnsaved] = useState<unknown>(null);
  const keep = () => {
    setUnsaved(null);
    void client.download(`/api/cockpit/workbook?days=${days}&language=${language}`).then((bytes) => save(bytes, `cockpit-${days}.xlsx`), setUnsaved);
  };
  const newest = !cockpit || cockpit.payable_of.is_all ? null : t("cockpit.newest", { count: count(cockpit.payable_of.cases) });
  return (
    <>
      <div className="cockpit-head">
        <h1>{t("cockpit.title")}</h1>
        <Segmented aria-label={t("cockpit.days")} value={days} onChange={onDays} options={DAYS.map((value) => ({ value, label: t("cockpit.last_days", { count: value }) }))} />
        {cockpit && (
          <span className="quiet">
            {t("cockpit.period", { from: date(cockpit.first_day), to: date(cockpit.last_day) })} · {t("cockpit.at", { time: instant(new Date(cockpit.at / 1000)) })}
          </span>
        )}
        <Button size="small" onClick={keep}>
          {t("cockpit.workbook")}
        </Button>
      </div>
      {error ? <Failure what={t("cockpit.failed")} error={error} onRetry={reload} /> : null}
      {unsaved ? <Failure what={t("cockpit.workbook_failed")} error={unsaved} /> : null}
      {!cockpit && !error && <p className="quiet">{t("list.loading")}</p>}
      {cockpit && (
        <>
          <Tiles cockpit={cockpit} permissions={permissions} />
          <div className="panels">
            <DaysPanel cockpit={cockpit} permissions={permissions} />
            <LanesPanel cockpit={cockpit} permissions={permissions} />
            <StagesPanel cockpit={cockpit} permissions={permissions} />
            <HitsPanel cockpit={cockpit} permissions={permissions} />
            <OfficersPanel cockpit={cockpit} permissions={permissions} />
            {cockpit.payable.map((one) => (
              <Fragment key={one.currency}>
                <TypesPanel payable={one} permissions={permissions} newest={newest} />
                <ChaptersPanel payable={one} permissions={permissions} newest={newest} />
                <RevenuePanel payable={one} permissions={permissions} cockpit={cockpit} />
              </Fragment>
            ))}
            <StudyPanel client={client} permissions={permissions} days={days} round={round} />
            <FlowPanels client={client} permissions={permissions} days={days} round={round} />
          </div>
        </>
      )}
    </>
  );
}

/** A tile opens cases only where one query finds just those that it counts. */
function Tiles({ cockpit, permissions }: { cockpit: Cockpit; permissions: readonly string[] }) {
  const { t, count, language } = useWords();
  const officer = cockpit.waiting.filter((one) => one.waits_for === "officer");
  const atCustoms = sum(officer.map((one) => one.cases));
  const waiting = sum(cockpit.waiting.map((one) => one.cases));
  const late = sum(officer.map((one) => one.late));
  const today = cockpit.received.filter((one) => one.date === cockpit.last_day);
  const letGo = today.filter((one) => one.outcome === "cleared" || one.outcome === "released");
  const all = cockpit.times.find((one) => one.lane === null);
  return (
    <ul className="tiles">
      <Tile name={t("cockpit.waiting")} figure={count(waiting)} note={t("cockpit.waiting_of", { officer: count(atCustoms), others: count(waiting - atCustoms) })} address={waiting === atCustoms ? addressOfQuery("/api/queue?limit=50", permissions) : null} />
      <Tile name={t("cockpit.late")} figure={count(late)} note={t("cockpit.late_note")} address={addressOfQuery(cockpit.late_query, permissions)} isBad={late > 0} />
      <Tile
        name={t("cockpit.today")}
        figure={count(sum(letGo.map((one) => one.cases)))}
        note={t("cockpit.today_of", { count: count(sum(today.map((one) => one.cases))) })}
        address={letGo.length === 1 ? addressOfQuery(letGo[0]?.query ?? null, permissions) : null}
      />
      <Tile
        name={t("cockpit.median")}
        figure={all ? formatSpan(language, all.median_seconds) : "–"}
        note={all ? t("cockpit.median_of", { p90: formatSpan(language, all.p90_seconds), count: count(all.cases) }) : ""}
        address={null}
      />
    </ul>
  );
}

interface TileProps {
  name: string;
  figure: string;
  note: string;
  address: string | null;
  isBad?: boolean;
}

function Tile({ name, figure, note, address, isBad = false }: TileProps) {
  const words = (
    <>
      <span className="tile-name">{name}</span>
      <strong className={isBad ? "tile-figure late" : "tile-figure"}>{figure}</strong>
      <span className="quiet">{note}</span>
    </>
  );
  return <li className="tile">{address ? <a href={address}>{words}</a> : <div>{words}</div>}</li>;
}
