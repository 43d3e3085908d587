// This module decides how the heat map of risk and the flows of goods are drawn.

import { Segmented } from "antd";
import { useCallback, useMemo, useState } from "react";
import type { Shapes } from "../api.ts";
import type { Client } from "../client.ts";
import { Failure } from "../parts/Failure.tsx";
import { useLoaded } from "../parts/useLoaded.ts";
import { formatPercent } from "../words/format.ts";
import { useWords } from "../words/language.tsx";
import type { Colour, Option } from "./Chart.tsx";
import { AXES, type Axis, type Flow, type Measure, pivot, queryOfExamined, streams } from "./flows.ts";
import { Opening } from "./Opening.tsx";
import { Panel } from "./Panel.tsx";
import { useOpens } from "./useOpens.ts";

type Flows = Omit<Shapes["Flows"], "flows"> & { flows: Flow[] };

interface Props {
  client: Client;
  permissions: readonly string[];
  days: number;
  round: number;
}

interface FlowProps {
  flows: Flows;
  permissions: readonly string[];
}

/** Names of an axis that are drawn; the table has all. */
const DRAWN = 15;

export function FlowPanels({ client, permissions, days, round }: Props) {
  const { t } = useWords();
  const { value: flows, error, reload } = useLoaded<Flows>(client, `/api/cockpit/flows?days=${days}`, round);
  if (!flows) return error ? <Failure what={t("cockpit.failed")} error={error} onRetry={reload} /> : null;
  return (
    <>
      <HeatPanel flows={flows} permissions={permissions} />
      <StreamsPanel flows={flows} permissions={permissions} />
    </>
  );
}

function HeatPanel({ flows, permissions }: FlowProps) {
  const { t, count, language } = useWords();
  const opens = useOpens(permissions);
  const [across, setAcross] = useState<Axis>("place");
  const [measure, setMeasure] = useState<Measure>("risk");
  const down: Axis = across === "origin" ? "place" : "origin";
  const heat = useMemo(() => pivot(flows.flows, down, across, measure), [flows, down, across, measure]);
  const shown = useCallback((value: number | null) => (value === null ? "–" : measure === "cases" ? count(value) : formatPercent(language, value)), [count, language, measure]);
  const option = useCallback(
    (colour: Colour): Option => {
      const [columns, lines] = [heat.columns.slice(0, DRAWN), heat.lines.slice(0, DRAWN)];
      // From the least to the most that there is: risks lie close to each other.
      const cells = heat.cells.filter((one) => one.value !== null && columns.includes(one.column) && lines.includes(one.line));
      return {
        xAxis: { type: "category", data: columns, axisTick: { show: false }, position: "top", axisLabel: { color: colour("quiet"), rotate: 45, width: 90, overflow: "truncate" } },
        yAxis: { type: "category", data: lines, inverse: true, axisLabel: { color: colour("quiet") }, axisTick: { show: false } },
        grid: { left: 4, right: 12, top: 6, bottom: 4, outerBoundsMode: "same" },
        legend: { show: false },
        visualMap: { show: false, min: Math.min(...cells.map((one) => one.value ?? 0)), max: Math.max(...cells.map((one) => one.value ?? 0), Number.MIN_VALUE), inRange: { color: [colour("red")], colorAlpha: [0.04, 0.55] } },
        series: [
          {
            type: "heatmap",
            name: t(`heat.${measure}`),
            data: cells.map((one) => ({
              value: [columns.indexOf(one.column), lines.indexOf(one.line), one.value ?? 0],
              address: opens({ query: measure === "found" ? queryOfExamined(one.query, "any") : one.query }),
            })),
            label: { show: true, color: colour("ink"), formatter: ({ value }) => shown((value as number[])[2] ?? null) },
            itemStyle: { borderColor: colour("line"), borderWidth: 1 },
            tooltip: { formatter: ({ value }) => {
              const [x, y, figure] = value as number[];
              return `${lines[y ?? 0]} × ${columns[x ?? 0]}: ${shown(figure ?? null)}`;
            } },
          },
        ],
      };
    },
    [heat, measure, shown, opens, t],
  );
  const rows = heat.cells.map((one) => ({
    key: `${one.line} ${one.column}`,
    name: `${one.line} × ${one.column}`,
    address: opens(one),
    figures: [
      count(one.cases),
      <Opening key="examined" address={one.examined > 0 ? opens({ query: queryOfExamined(one.query, "any") }) : null}>{count(one.examined)}</Opening>,
      <Opening key="irregular" address={one.irregular > 0 ? opens({ query: queryOfExamined(one.query, "irregular") }) : null}>{count(one.irregular)}</Opening>,
      shown(one.value),
    ],
  }));
  const heads = [t("heat.cell"), t("cockpit.cases"), t("heat.examined"), t("heat.irregular"), t(`heat.${measure}`)];
  return (
    <Panel
      label={t("heat.title")}
      isWide
      lines={6 + 1.4 * Math.min(heat.lines.length, DRAWN)}
      option={option}
      heads={heads}
      rows={rows}
      note={t(flows.is_all ? "heat.note" : "heat.note_largest", { count: count(flows.flows.length) })}
      controls={
        <>
          <Segmented size="small" aria-label={t("heat.across")} value={across} onChange={setAcross} options={AXES.map((value) => ({ value, label: t(`heat.by_${value}`) }))} />
          <Segmented size="small" aria-label={t("heat.measure")} value={measure} onChange={setMeasure} options={(["risk", "found", "cases"] as Measure[]).map((value) => ({ value, label: t(`heat.${value}`) }))} />
        </>
      }
    />
  );
}

function StreamsPanel({ flows, permissions }: FlowProps) {
  const { t, count } = useWords();
  const opens = useOpens(permissions);
  const found = useMemo(() => streams(flows.flows, DRAWN), [flows]);
  const option = useCallback(
    (colour: Colour): Option => ({
      series: [
        {
          type: "sankey",
          left: 4,
          right: 90,
          top: 8,
          bottom: 8,
          nodeGap: 6,
          draggable: false,
          data: found.nodes.map((node) => ({ name: node.name, address: opens(node), itemStyle: { color: colour(node.side === 0 ? "accent" : node.side === 1 ? "blue" : "yellow") } })),
          links: found.links.map(({ source, target, value, query }) => ({ source, target, value, address: opens({ query }) })),
          label: { color: colour("ink"), formatter: ({ name }) => name.slice(2) },
          lineStyle: { color: "source", opacity: 0.3 },
        },
      ],
    }),
    [found, opens],
  );
  const rows = found.links.map((one) => ({ key: `${one.source} ${one.target}`, name: `${one.source.slice(2)} → ${one.target.slice(2)}`, address: opens(one), figures: [count(one.value)] }));
  return <Panel label={t("streams.title")} isWide lines={6 + 1.2 * DRAWN} option={option} heads={[t("streams.stream"), t("cockpit.cases")]} rows={rows} note={t("streams.note")} />;
}
