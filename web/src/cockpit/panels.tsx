// This module decides what each chart of the cockpit draws, and the table that says the same.

import { useCallback, useMemo } from "react";
import { formatPercent, formatSpan } from "../words/format.ts";
import { useWords } from "../words/language.tsx";
import { axes, type Bar, besideBars, type Colour, NARROW, type Option, WITHOUT_LEGEND } from "./Chart.tsx";
import { byLane, type Cockpit, daysOf } from "./figures.ts";
import { FigureTable } from "../parts/FigureTable.tsx";
import { Panel } from "./Panel.tsx";
import { useOpens } from "./useOpens.ts";

interface Props {
  cockpit: Cockpit;
  permissions: readonly string[];
}

const OUTCOMES: [outcome: string, colour: string][] = [
  ["cleared", "green"],
  ["released", "released"],
  ["held", "yellow"],
  ["registered", "blue"],
  ["rejected", "red"],
];
export function DaysPanel({ cockpit, permissions }: Props) {
  const { t, code, count, date } = useWords();
  const opens = useOpens(permissions);
  const days = useMemo(() => daysOf(cockpit), [cockpit]);
  const option = useCallback(
    (colour: Colour): Option => ({
      ...axes(colour, days.map((day) => day.slice(5)), false),
      grid: NARROW,
      series: OUTCOMES.map(([outcome, name]) => ({
        type: "bar",
        name: code("outcome", outcome),
        stack: "day",
        barMaxWidth: 26,
        itemStyle: { color: colour(name) },
        data: days.map((day): Bar => {
          const found = cockpit.received.find((one) => one.date === day && one.outcome === outcome);
          return { value: found?.cases ?? 0, address: found ? opens(found) : null };
        }),
      })),
    }),
    [cockpit, days, opens, code],
  );
  const rows = cockpit.received.map((one) => ({
    key: `${one.date} ${one.outcome}`,
    name: `${date(one.date)} ${one.outcome ? code("outcome", one.outcome) : t("cockpit.undecided")}`,
    address: opens(one),
    figures: [count(one.cases)],
  }));
  return <Panel label={t("cockpit.by_day")} isWide lines={13} option={option} heads={[t("cockpit.day"), t("cockpit.cases")]} rows={rows} />;
}

export function LanesPanel({ cockpit, permissions }: Props) {
  const { t, code, count, language } = useWords();
  const opens = useOpens(permissions);
  const lanes = useMemo(() => cockpit.lanes.toSorted(byLane), [cockpit]);
  const nameOf = useCallback((lane: string | null) => (lane ? code("lane", lane) : t("cockpit.no_lane")), [code, t]);
  const option = useCallback(
    (colour: Colour): Option => {
      const bar = (name: string, fill: string, value: (one: (typeof lanes)[number]) => number) => ({
        type: "bar" as const,
        name,
        stack: "lane",
        barMaxWidth: 22,
        itemStyle: { color: colour(fill) },
        data: lanes.map((one): Bar => ({ value: value(one), address: opens(one) })),
      });
      return {
        ...axes(colour, lanes.map((one) => nameOf(one.lane)), true),
        grid: NARROW,
        series: [bar(t("cockpit.let_go"), "green", (one) => one.let_go), bar(t("cockpit.not_let_go"), "yellow", (one) => one.cases - one.let_go)],
      };
    },
    [lanes, nameOf, opens, t],
  );
  const rows = lanes.map((one) => {
    const time = cockpit.times.find((time) => time.lane !== null && time.lane === one.lane);
    return {
      key: String(one.lane),
      name: nameOf(one.lane),
      address: opens(one),
      figures: [count(one.cases), count(one.let_go), formatPercent(language, one.let_go_per_mille / 1000), time ? formatSpan(language, time.median_seconds) : "–", time ? formatSpan(language, time.p90_seconds) : "–"],
    };
  });
  const heads = [t("filter.lane"), t("cockpit.cases"), t("cockpit.let_go"), t("cockpit.share"), t("cockpit.half"), t("cockpit.p90")];
  const { times_of: of } = cockpit;
  return <Panel label={t("cockpit.by_lane")} lines={11} option={option} heads={heads} rows={rows} {...(of.is_all ? {} : { note: t("cockpit.newest", { count: count(of.cases) }) })} />;
}

export function StagesPanel({ cockpit, permissions }: Props) {
  const { t, code, count, language } = useWords();
  const opens = useOpens(permissions);
  const option = useCallback(
    (colour: Colour): Option => ({
      ...axes(colour, cockpit.waiting.map((one) => code("next", one.stage)), true),
      grid: { ...WITHOUT_LEGEND, right: 150 },
      legend: { show: false },
      series: [
        {
          type: "bar",
          name: t("cockpit.waiting"),
          barMaxWidth: 22,
          itemStyle: { color: colour("blue") },
          label: besideBars(colour, (place) => {
            const one = cockpit.waiting[place];
            return one ? t("cockpit.stage_label", { count: count(one.cases), p90: formatSpan(language, one.p90_seconds) }) : "";
          }),
          data: cockpit.waiting.map((one): Bar => ({ value: one.cases, address: opens(one) })),
        },
      ],
    }),
    [cockpit, opens, code, count, language, t],
  );
  const rows = cockpit.waiting.map((one) => ({
    key: `${one.waits_for} ${one.stage}`,
    name: code("next", one.stage),
    address: opens(one),
    figures: [code("waits", one.waits_for), count(one.cases), count(one.late), formatSpan(language, one.p90_seconds), formatSpan(language, one.oldest_seconds)],
  }));
  const heads = [t("cockpit.step"), t("cockpit.waits_for"), t("cockpit.cases"), t("cockpit.late"), t("cockpit.p90"), t("cockpit.oldest")];
  return <Panel label={t("cockpit.by_stage")} lines={Math.max(6, 2 + 2 * cockpit.waiting.length)} option={option} heads={heads} rows={rows} />;
}

export function OfficersPanel({ cockpit, permissions }: Props) {
  const { t, count, language } = useWords();
  const opens = useOpens(permissions);
  const rows = cockpit.officers.map((one) => ({
    key: one.user,
    name: one.name ?? one.user.slice(0, 8),
    address: opens(one),
    figures: [count(one.cases), count(one.late), formatSpan(language, one.oldest_seconds)],
  }));
  return (
    <section className="panel">
      <h2>{t("cockpit.by_officer")}</h2>
      {rows.length === 0 ? (
        <p className="quiet">{t("cockpit.nobody")}</p>
      ) : (
        <FigureTable label={t("cockpit.by_officer")} heads={[t("cockpit.officer"), t("cockpit.cases"), t("cockpit.late"), t("cockpit.oldest")]} rows={rows} />
      )}
    </section>
  );
}
