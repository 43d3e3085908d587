// This module decides how a chart is drawn: on a canvas, in the colours of the style sheet, as wide as its place. What is
// told when one points at it is drawn, too: the page's policy lets no styled markup in.

import { BarChart, type BarSeriesOption, HeatmapChart, type HeatmapSeriesOption, LineChart, type LineSeriesOption, SankeyChart, type SankeySeriesOption } from "echarts/charts";
import { GridComponent, type GridComponentOption, LegendComponent, type LegendComponentOption, TooltipComponent, type TooltipComponentOption, VisualMapComponent, type VisualMapComponentOption } from "echarts/components";
import { type ComposeOption, type ECharts, init, use } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { useEffect, useRef, useSyncExternalStore } from "react";

use([BarChart, LineChart, HeatmapChart, SankeyChart, GridComponent, LegendComponent, TooltipComponent, VisualMapComponent, CanvasRenderer]);

export type Option = ComposeOption<
  | BarSeriesOption
  | LineSeriesOption
  | HeatmapSeriesOption
  | SankeySeriesOption
  | GridComponentOption
  | LegendComponentOption
  | TooltipComponentOption
  | VisualMapComponentOption
>;

/** A bar, and what a click on it opens. */
export interface Bar {
  value: number;
  address: string | null;
}

export type Colour = (name: string) => string;

const dark = matchMedia("(prefers-color-scheme: dark)");

function subscribe(listen: () => void): () => void {
  dark.addEventListener("change", listen);
  return () => dark.removeEventListener("change", listen);
}

interface Props {
  label: string;
  /** How high, in lines of text. */
  lines: number;
  option: (colour: Colour) => Option;
}

export function Chart({ label, lines, option }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const made = useRef<ECharts | null>(null);
  const isDark = useSyncExternalStore(subscribe, () => dark.matches);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const chart = init(element, null, { renderer: "canvas", height: 0 });
    made.current = chart;
    chart.on("click", (event) => {
      const address = (event.data as Partial<Bar> | undefined)?.address;
      if (address) location.hash = address;
    });
    // The height is what it was set to last.
    const watch = new ResizeObserver(() => chart.resize());
    watch.observe(element);
    return () => {
      watch.disconnect();
      chart.dispose();
      made.current = null;
    };
  }, []);
  // The chart stays and is told what it shows now: figures that are read again do not flicker.
  useEffect(() => {
    const style = getComputedStyle(document.documentElement);
    const colour: Colour = (name) => style.getPropertyValue(`--${name}`).trim();
    const text = { color: colour("ink"), fontFamily: style.fontFamily, fontSize: 12 };
    made.current?.resize({ height: lines * 20 });
    made.current?.setOption(
      {
        animation: false,
        textStyle: text,
        tooltip: { trigger: "item", renderMode: "richText", confine: true, backgroundColor: colour("sheet"), borderColor: colour("line"), textStyle: text },
        legend: { top: 0, left: 0, textStyle: text, itemWidth: 12, itemHeight: 10 },
        ...option(colour),
      } satisfies Option,
      { notMerge: true },
    );
  }, [option, lines, isDark]);
  return <div ref={place} role="img" aria-label={label} className="chart" />;
}

/** Where bars stand below a legend, and without one. */
export const NARROW = { left: 4, right: 12, top: 30, bottom: 4, outerBoundsMode: "same" as const };
export const WITHOUT_LEGEND = { ...NARROW, top: 6 };

/** What is said beside the end of each bar, by its place. */
export function besideBars(colour: Colour, told: (place: number) => string) {
  return { show: true, position: "right" as const, color: colour("ink"), formatter: ({ dataIndex }: { dataIndex: number }) => told(dataIndex) };
}

/** Axes of our look: names along one, figures along the other. */
export function axes(colour: Colour, names: string[], isAcross: boolean, label?: (value: number) => string, minInterval = 1, max?: number): Option {
  const line = { lineStyle: { color: colour("line") } };
  const named = {
    type: "category" as const,
    data: names,
    inverse: isAcross,
    axisLine: line,
    axisTick: { show: false },
    axisLabel: { color: colour("quiet"), ...(isAcross ? { width: 130, overflow: "truncate" as const } : {}) },
  };
  const figures = {
    type: "value" as const,
    minInterval,
    ...(max === undefined ? {} : { max }),
    splitNumber: 4,
    splitLine: line,
    axisLabel: { color: colour("quiet"), hideOverlap: true, ...(label ? { formatter: label } : {}) },
  };
  return isAcross ? { xAxis: figures, yAxis: named } : { xAxis: named, yAxis: figures };
}
