// This module decides how it is drawn how often an examination finds something: of all, and lane by lane.

import { useCallback, useMemo } from "react";
import { formatPercent } from "../words/format.ts";
import { useWords } from "../words/language.tsx";
import { axes, type Bar, besideBars, type Colour, type Option, WITHOUT_LEGEND } from "./Chart.tsx";
import { byLane, type Cockpit, type Hits } from "./figures.ts";
import { Opening } from "./Opening.tsx";
import { Panel } from "./Panel.tsx";
import { useOpens } from "./useOpens.ts";

interface Props {
  cockpit: Cockpit;
  permissions: readonly string[];
}

export function HitsPanel({ cockpit, permissions }: Props) {
  const { t, code, count, language } = useWords();
  const opens = useOpens(permissions);
  const hits = useMemo(() => {
    const ofLanes = cockpit.hits.filter((one) => one.lane !== null).sort(byLane);
    return [...cockpit.hits.filter((one) => one.lane === null), ...ofLanes];
  }, [cockpit]);
  const nameOf = useCallback((one: Hits) => (one.lane ? code("lane", one.lane) : t("hits.all")), [code, t]);
  const option = useCallback(
    (colour: Colour): Option => ({
      ...axes(colour, hits.map(nameOf), true, (value) => formatPercent(language, value), 0.01, hits.some((one) => one.irregular > 0) ? undefined : 1),
      grid: { ...WITHOUT_LEGEND, right: 70 },
      legend: { show: false },
      series: [
        {
          type: "bar",
          name: t("hits.share"),
          barMaxWidth: 22,
          label: besideBars(colour, (place) => {
            const one = hits[place];
            return one ? t("hits.label", { irregular: count(one.irregular), examined: count(one.examined) }) : "";
          }),
          tooltip: { valueFormatter: (value) => formatPercent(language, Number(value)) },
          data: hits.map((one): Bar & { itemStyle: { color: string } } => ({ value: (one.hit_per_mille ?? 0) / 1000, address: opens(one), itemStyle: { color: colour(one.lane ?? "accent") } })),
        },
      ],
    }),
    [hits, nameOf, opens, count, language, t],
  );
  const rows = hits.map((one) => ({
    key: String(one.lane),
    name: nameOf(one),
    address: opens(one),
    figures: [
      count(one.examined),
      <Opening key="irregular" address={one.irregular > 0 ? opens({ query: one.found_query }) : null}>{count(one.irregular)}</Opening>,
      one.hit_per_mille === null ? "–" : formatPercent(language, one.hit_per_mille / 1000),
    ],
  }));
  const heads = [t("filter.lane"), t("heat.examined"), t("heat.irregular"), t("hits.share")];
  const isNothing = hits.every((one) => one.examined === 0);
  return <Panel label={t("hits.title")} lines={Math.max(6, 2 + 2 * hits.length)} option={option} heads={heads} rows={isNothing ? [] : rows} note={t("hits.note")} />;
}
