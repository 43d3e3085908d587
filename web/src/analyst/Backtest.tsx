// This module decides how the back-test of a model is shown: what is found against the share examined, the champion beside it,
// with intervals, and the same as a table.

import { Segmented } from "antd";
import { useCallback, useState } from "react";
import type { Shapes } from "../api.ts";
import { axes, type Colour, type Option } from "../cockpit/Chart.tsx";
import { Panel } from "../cockpit/Panel.tsx";
import { formatPercent } from "../words/format.ts";
import { useWords } from "../words/language.tsx";
import { DIGITS } from "./models.ts";

type Tried = Shapes["ModelTried"];
type Estimate = Shapes["Estimate"];
type Measure = "precision" | "recall" | "recovered";
const MEASURES: Measure[] = ["recovered", "recall", "precision"];

const GRID = { left: 4, right: 12, top: 30, bottom: 4, outerBoundsMode: "same" as const };
const percents = (share: number) => Math.round(share * 1000) / 10;

export function Backtest({ model, tried }: { model: string; tried: Tried }) {
  const { t, count, date, decimal, language } = useWords();
  // Where no correction is known yet, nothing was recovered.
  const [measure, setMeasure] = useState<Measure>(tried.model.points.some((point) => point.recovered.value > 0) ? "recovered" : "recall");
  const percent = useCallback((share: number) => formatPercent(language, share), [language]);
  const champion = tried.champion;
  const beside = champion ? t("backtest.champion", { model: champion.model.slice(0, DIGITS) }) : "";
  const option = useCallback(
    (colour: Colour): Option => {
      const line = (name: string, fill: string, figures: (Estimate | undefined)[], end: "value" | "low" | "high") => ({
        type: "line" as const,
        name,
        symbolSize: end === "value" ? 6 : 0,
        itemStyle: { color: colour(fill) },
        lineStyle: { width: end === "value" ? 2 : 1, type: end === "value" ? ("solid" as const) : ("dashed" as const) },
        data: figures.map((one) => (one ? percents(one[end]) : null)),
      });
      const ours = tried.model.points.map((point) => point[measure]);
      const theirs = champion?.curve.points.map((point) => point[measure]);
      const { xAxis, yAxis } = axes(colour, tried.model.points.map((point) => percent(point.share)), false, (value) => `${value}%`);
      return {
        xAxis: xAxis!,
        yAxis: { ...yAxis, max: 100, interval: 25 } as NonNullable<Option["yAxis"]>,
        grid: GRID,
        series: [
          line(t("backtest.this"), "red", ours, "value"),
          line(`${t("backtest.this")} · ${t("backtest.low")}`, "red", ours, "low"),
          line(`${t("backtest.this")} · ${t("backtest.high")}`, "red", ours, "high"),
          ...(theirs ? [line(beside, "blue", theirs, "value")] : []),
        ],
        legend: { top: 0, left: 0, textStyle: { color: colour("ink") }, data: [t("backtest.this"), ...(theirs ? [beside] : [])] },
      };
    },
    [tried, champion, beside, measure, percent, t],
  );
  const told = (one: Estimate | undefined) => (one ? `${percent(one.value)} (${t("analyst.range", { from: percent(one.low), to: percent(one.high) })})` : "–");
  const rows = tried.model.points.map((point, place) => {
    const theirs = champion?.curve.points[place];
    const figures = MEASURES.flatMap((one) => (champion ? [told(point[one]), told(theirs?.[one])] : [told(point[one])]));
    return { key: String(point.share), name: percent(point.share), address: null, figures };
  });
  const heads = [t("backtest.share"), ...MEASURES.flatMap((one) => (champion ? [`${t(`backtest.${one}`)} · ${t("backtest.this")}`, `${t(`backtest.${one}`)} · ${t("models.champion")}`] : [t(`backtest.${one}`)]))];
  const area = (auc: number | null) => (auc === null ? "–" : decimal(auc.toFixed(3)));
  const areas = champion ? t("backtest.auc", { ours: area(tried.model.auc), theirs: area(champion.curve.auc) }) : t("backtest.auc_alone", { ours: area(tried.model.auc) });
  const note = t("backtest.of", { examined: count(tried.examined), by_chance: count(tried.by_chance), irregular: count(tried.irregular), share: percent(tried.share) });
  return (
    <Panel
      label={t("backtest.title", { model: model.slice(0, DIGITS), from: date(tried.first_day), to: date(tried.last_day) })}
      lines={13}
      option={option}
      heads={heads}
      rows={rows}
      note={`${note} ${areas}`}
      controls={<Segmented<Measure> aria-label={t("backtest.measure")} value={measure} onChange={setMeasure} options={MEASURES.map((value) => ({ value, label: t(`backtest.${value}`) }))} />}
    />
  );
}
