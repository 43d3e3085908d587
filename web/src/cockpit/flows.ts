// This module decides how flows of cases are laid out: as a table of two of their sides with a figure in each cell, and as
// streams from origins through places to chapters.

import type { Shapes } from "../api.ts";

export type Flow = Shapes["Flow"];
export type Axis = "origin" | "place" | "chapter";
export const AXES: Axis[] = ["origin", "place", "chapter"];
/** The mean probability of an irregularity, the share of examinations that found one, or how many cases there are. */
export type Measure = "risk" | "found" | "cases";
export const MEASURES: Measure[] = ["risk", "found", "cases"];

export interface Cell {
  line: string;
  column: string;
  cases: number;
  examined: number;
  irregular: number;
  /** The figure; null where there is nothing that it could be taken from. */
  value: number | null;
  /** Opens the cases. */
  query: string | null;
}

export interface Heat {
  /** Names down and across, those with most cases first. */
  lines: string[];
  columns: string[];
  cells: Cell[];
}

/** What stands for a side that is not known. */
const UNKNOWN = "–";
/** The name of a side of a flow, by which cells go. */
export const nameOf = (flow: Flow, axis: Axis): string => flow[axis] || UNKNOWN;

/** The query of a flow over some of its sides alone; none where it does not tell one of them. */
export function queryOfSides(flow: Flow, sides: readonly Axis[]): string | null {
  const [path, rest] = flow.query.split("?");
  const conditions = new URLSearchParams(rest);
  if (sides.some((side) => !conditions.has(side))) return null;
  for (const axis of AXES) if (!sides.includes(axis)) conditions.delete(axis);
  return `${path}?${conditions}`;
}

/** The same query for those alone that were examined, or in which something was found. */
export const queryOfExamined = (query: string | null, examined: "any" | "irregular"): string | null => query && `${query}&${new URLSearchParams({ examined })}`;

/** Opens what a figure of a cell was taken from. */
export const queryOfMeasure = (cell: Cell, measure: Measure): string | null => (measure === "found" && cell.examined > 0 ? queryOfExamined(cell.query, "any") : cell.query);

function byCases(flows: readonly Flow[], axis: Axis): string[] {
  const sums = new Map<string, number>();
  for (const flow of flows) sums.set(nameOf(flow, axis), (sums.get(nameOf(flow, axis)) ?? 0) + flow.cases);
  return [...sums].sort(([one, few], [other, many]) => many - few || one.localeCompare(other)).map(([name]) => name);
}

export function pivot(flows: readonly Flow[], down: Axis, across: Axis, measure: Measure): Heat {
  const sums = new Map<string, Cell & { risk: number; scored: number }>();
  for (const flow of flows) {
    const [line, column] = [nameOf(flow, down), nameOf(flow, across)];
    const key = `${line}\n${column}`;
    const cell = sums.get(key) ?? { line, column, cases: 0, examined: 0, irregular: 0, value: null, query: queryOfSides(flow, [down, across]), risk: 0, scored: 0 };
    cell.cases += flow.cases;
    cell.examined += flow.examined;
    cell.irregular += flow.irregular;
    if (flow.probability_ppm !== null) {
      cell.risk += (flow.probability_ppm / 1e6) * flow.cases;
      cell.scored += flow.cases;
    }
    sums.set(key, cell);
  }
  const cells = [...sums.values()].map(({ risk, scored, ...cell }): Cell => {
    if (measure === "cases") return { ...cell, value: cell.cases };
    const [part, whole] = measure === "risk" ? [risk, scored] : [cell.irregular, cell.examined];
    return { ...cell, value: whole === 0 ? null : part / whole };
  });
  cells.sort((one, other) => other.cases - one.cases);
  return { lines: byCases(flows, down), columns: byCases(flows, across), cells };
}

export interface Stream {
  source: string;
  target: string;
  value: number;
  /** Opens the cases; none where several sides are drawn as one. */
  query: string | null;
}

export interface Streams {
  /** A name begins with the number of its side, so that a place and an origin of one name are two. */
  nodes: { name: string; side: number; query: string | null }[];
  links: Stream[];
}

/** Each with the next. */
const pairs = <T>(items: readonly T[]): [T, T][] => items.slice(1).map((item, place) => [items[place] as T, item]);

/** Streams from origin to place, and from place to chapter; on each side the largest, and the rest as one. */
export function streams(flows: readonly Flow[], largest: number): Streams {
  const kept = AXES.map((axis) => new Set(byCases(flows, axis).slice(0, largest)));
  const nodes = new Map<string, Streams["nodes"][number]>();
  const links = new Map<string, Stream>();
  for (const flow of flows) {
    const ends = AXES.map((axis, side) => {
      const isKept = kept[side]?.has(nameOf(flow, axis)) ?? false;
      const name = `${side} ${isKept ? nameOf(flow, axis) : "…"}`;
      if (!nodes.has(name)) nodes.set(name, { name, side, query: isKept ? queryOfSides(flow, [axis]) : null });
      return { axis, name, isKept };
    });
    for (const [source, target] of pairs(ends)) {
      const key = `${source.name}\n${target.name}`;
      const query = source.isKept && target.isKept ? queryOfSides(flow, [source.axis, target.axis]) : null;
      const link = links.get(key) ?? { source: source.name, target: target.name, value: 0, query };
      link.value += flow.cases;
      links.set(key, link);
    }
  }
  return { nodes: [...nodes.values()], links: [...links.values()].sort((one, other) => other.value - one.value) };
}
