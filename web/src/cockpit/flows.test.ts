import { describe, expect, it } from "vitest";
import { type Flow, pivot, queryOfExamined, queryOfSides, streams } from "./flows.ts";

const flow = (origin: string, place: string, chapter: string, cases: number, more: Partial<Flow> = {}): Flow => ({
  origin,
  place,
  chapter,
  cases,
  examined: 0,
  irregular: 0,
  probability_ppm: null,
  query: `/api/cases?${new URLSearchParams({ origin, place, chapter, received_from: "5" })}`,
  ...more,
});

const flows = [
  flow("CN", "DOVER", "85", 6, { examined: 4, irregular: 1, probability_ppm: 100_000 }),
  flow("CN", "DOVER", "09", 2, { probability_ppm: 500_000 }),
  flow("US", "DOVER", "22", 3),
  flow("", "HULL", "85", 1, { examined: 1, irregular: 1 }),
];

describe("a heat map", () => {
  it("adds up what falls into a cell, and divides only by what there is", () => {
    const risk = pivot(flows, "origin", "place", "risk");
    expect([risk.lines, risk.columns]).toEqual([["CN", "US", "–"], ["DOVER", "HULL"]]);
    expect(risk.cells.map(({ line, column, cases, value }) => [line, column, cases, value])).toEqual([
      ["CN", "DOVER", 8, 0.2],
      ["US", "DOVER", 3, null],
      ["–", "HULL", 1, null],
    ]);
    const found = pivot(flows, "origin", "chapter", "found");
    expect(found.cells.find((one) => one.line === "CN" && one.column === "85")?.value).toBe(0.25);
    expect(pivot(flows, "place", "origin", "cases").cells[0]).toMatchObject({ line: "DOVER", column: "CN", value: 8 });
    expect(pivot([], "origin", "place", "risk")).toEqual({ lines: [], columns: [], cells: [] });
  });
});

describe("streams", () => {
  it("carry every case from origin to place to chapter, small ones together", () => {
    const { nodes, links } = streams(flows, 1);
    const sum = (side: string) => links.filter((one) => one.source.startsWith(side)).reduce((total, one) => total + one.value, 0);
    expect([sum("0"), sum("1")]).toEqual([12, 12]);
    expect(links[0]).toEqual({ source: "0 CN", target: "1 DOVER", value: 8, query: "/api/cases?origin=CN&place=DOVER&received_from=5" });
    expect(links.find((one) => one.source.endsWith("…"))?.query).toBeNull();
    expect(nodes).toContainEqual({ name: "0 …", side: 0, query: null });
    expect(nodes).toContainEqual({ name: "1 DOVER", side: 1, query: "/api/cases?place=DOVER&received_from=5" });
    expect(new Set(nodes.map((node) => node.name)).size).toBe(nodes.length);
  });
});

describe("queries", () => {
  it("open the cases of some sides of a flow, and no others", () => {
    const one = flow("CN", "GBDVR", "85", 1);
    expect(queryOfSides(one, ["origin", "chapter"])).toBe("/api/cases?origin=CN&chapter=85&received_from=5");
    expect(queryOfSides({ ...one, query: "/api/cases?place=GBDVR" }, ["origin"])).toBeNull();
    expect(queryOfExamined("/api/cases?origin=CN", "irregular")).toBe("/api/cases?origin=CN&examined=irregular");
    expect(queryOfExamined(null, "any")).toBeNull();
  });

  it("are told for every cell", () => {
    expect(pivot(flows, "origin", "place", "cases").cells[0]?.query).toBe("/api/cases?origin=CN&place=DOVER&received_from=5");
  });
});
