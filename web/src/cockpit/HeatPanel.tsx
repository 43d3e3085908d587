// This module decides how the heat map of risk is drawn: two sides of the flows against each other.

import { Segmented } from "antd";
import { useCallback, useMemo, useState } from "react";
import { useWords } from "../words/language.tsx";
import type { Colour, Option } from "./Chart.tsx";
import type { FlowProps } from "./FlowPanels.tsx";
import { AXES, type Axis, type Measure, pivot, queryOfMeasure } from "./flows.ts";
import { MeasureChoice, useExamined, useShown } from "./measure.tsx";
import { Panel } from "./Panel.tsx";
import { useOpens } from "./useOpens.ts";

/** Names of an axis that are drawn; the table has all. */
const DRAWN = 15;

export function HeatPanel({ flows, permissions }: FlowProps) {
  const { t, count } = useWords();
  const opens = useOpens(permissions);
  const examined = useExamined(opens);
  const [across, setAcross] = useState<Axis>("place");
  const [measure, setMeasure] = useState<Measure>("risk");
  const down: Axis = across === "origin" ? "place" : "origin";
  const heat = useMemo(() => pivot(flows.flows, down, across, measure), [flows, down, across, measure]);
  const shown = useShown(measure);
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
              address: opens({ query: queryOfMeasure(one, measure) }),
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
    figures: [count(one.cases), ...examined(one), shown(one.value)],
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
          <MeasureChoice measure={measure} onMeasure={setMeasure} />
        </>
      }
    />
  );
}
