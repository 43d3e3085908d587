// This module decides how a measure of flows is chosen and told, and the figures of examinations beside it.

import { Segmented } from "antd";
import { type ReactNode, useCallback } from "react";
import { formatPercent } from "../words/format.ts";
import { useWords } from "../words/language.tsx";
import type { Figure } from "./figures.ts";
import { type Cell, type Measure, MEASURES, queryOfExamined } from "./flows.ts";
import { Opening } from "./Opening.tsx";

interface Props {
  measure: Measure;
  onMeasure(measure: Measure): void;
}

export function MeasureChoice({ measure, onMeasure }: Props) {
  const { t } = useWords();
  return <Segmented<Measure> size="small" aria-label={t("heat.measure")} value={measure} onChange={onMeasure} options={MEASURES.map((value) => ({ value, label: t(`heat.${value}`) }))} />;
}

/** How a figure of a measure is told. */
export function useShown(measure: Measure): (value: number | null) => string {
  const { count, language } = useWords();
  return useCallback((value) => (value === null ? "–" : measure === "cases" ? count(value) : formatPercent(language, value)), [count, language, measure]);
}

/** How many were examined and irregular, each with a way to its cases. */
export function useExamined(opens: (figure: Pick<Figure, "query">) => string | null): (cell: Cell) => ReactNode[] {
  const { count } = useWords();
  const opening = (cases: number, query: string | null, key: "any" | "irregular") => (
    <Opening key={key} address={cases > 0 ? opens({ query: queryOfExamined(query, key) }) : null}>
      {count(cases)}
    </Opening>
  );
  return ({ examined, irregular, query }) => [opening(examined, query, "any"), opening(irregular, query, "irregular")];
}
