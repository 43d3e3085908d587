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
import { type Axis, type Measure, pivot, streams } from "./flows.ts";
import { Panel } from "./Panel.tsx";

type Flows = Shapes["Flows"];

interface Props {
  client: Client;
  days: number;
}

const AXES: Axis[] = ["origin", "place", "chapter"];
/** Names of an axis that are drawn; the table has all. */
const DRAWN = 15;

export function FlowPanels({ client, days }: Props) {
  const { t } = useWords();
  const { value: flows, error, reload } = useLoaded<Flows>(client, `/api/cockpit/flows?days=${days}`);
  if (error) return <Failure what={t("cockpit.failed")} error={error} onRetry={reload} />;
  if (!flows) return null;
  return (
    <>
      <HeatPanel flows={flows} />
      <StreamsPanel flows={flows} />
    </>
  );
}

function HeatPanel({ flows }: { flows: Flows }) {
  const { t, count, language } = useWords();
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
            data: cells.map((one) => [columns.indexOf(one.column), lines.indexOf(one.line), one.value ?? 0]),
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
    [heat, measure, shown, t],
  );
  const rows = heat.cells.map((one) => ({
    key: `${one.line} ${one.column}`,
    name: `${one.line} × ${one.column}`,
    address: null,
    figures: [count(one.cases), count(one.examined), count(one.irregular), shown(one.value)],
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

function StreamsPanel({ flows }: { flows: Flows }) {
  const { t, count } = useWords();
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
          data: found.nodes.map((node) => ({ name: node.name, itemStyle: { color: colour(node.side === 0 ? "accent" : node.side === 1 ? "blue" : "yellow") } })),
          links: found.links,
          label: { color: colour("ink"), formatter: ({ name }) => name.slice(2) },
          lineStyle: { color: "source", opacity: 0.3 },
        },
      ],
    }),
    [found],
  );
  const rows = found.links.map((one) => ({ key: `${one.source} ${one.target}`, name: `${one.source.slice(2)} → ${one.target.slice(2)}`, address: null, figures: [count(one.value)] }));
  return <Panel label={t("streams.title")} isWide lines={6 + 1.2 * DRAWN} option={option} heads={[t("streams.stream"), t("cockpit.cases")]} rows={rows} note={t("streams.note")} />;
}
