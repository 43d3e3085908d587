// This module decides how flows of cases are laid out: as a table of two of their sides with a figure in each cell, and as
// streams from origins through places to chapters.

import type { Shapes } from "../api.ts";

export type Flow = Shapes["Flow"];
export type Axis = "origin" | "place" | "chapter";
/** The mean probability of an irregularity, the share of examinations that found one, or how many cases there are. */
export type Measure = "risk" | "found" | "cases";

export interface Cell {
  line: string;
  column: string;
  cases: number;
  examined: number;
  irregular: number;
  /** The figure; null where there is nothing that it could be taken from. */
  value: number | null;
}

export interface Heat {
  /** Names down and across, those with most cases first. */
  lines: string[];
  columns: string[];
  cells: Cell[];
}

/** What stands for a side that is not known. */
const UNKNOWN = "–";
const nameOf = (flow: Flow, axis: Axis): string => flow[axis] || UNKNOWN;

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
    const cell = sums.get(key) ?? { line, column, cases: 0, examined: 0, irregular: 0, value: null, risk: 0, scored: 0 };
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

export interface Streams {
  /** A name begins with the number of its side, so that a place and an origin of one name are two. */
  nodes: { name: string; side: number }[];
  links: { source: string; target: string; value: number }[];
}

/** Streams from origin to place, and from place to chapter; on each side the largest, and the rest as one. */
export function streams(flows: readonly Flow[], largest: number): Streams {
  const sides: Axis[] = ["origin", "place", "chapter"];
  const kept = sides.map((axis) => new Set(byCases(flows, axis).slice(0, largest)));
  const named = (flow: Flow, side: number): string => {
    const name = nameOf(flow, sides[side] ?? "origin");
    return `${side} ${kept[side]?.has(name) ? name : "…"}`;
  };
  const sums = new Map<string, { source: string; target: string; value: number }>();
  for (const flow of flows) {
    for (const side of [0, 1]) {
      const [source, target] = [named(flow, side), named(flow, side + 1)];
      const link = sums.get(`${source}\n${target}`) ?? { source, target, value: 0 };
      link.value += flow.cases;
      sums.set(`${source}\n${target}`, link);
    }
  }
  const links = [...sums.values()].sort((one, other) => other.value - one.value);
  const names = [...new Set(links.flatMap(({ source, target }) => [source, target]))];
  return { nodes: names.map((name) => ({ name, side: Number(name[0]) })), links };
}
