import { describe, expect, it } from "vitest";
import type { Flow } from "./flows.ts";
import { countryOf, routesOf } from "./routes.ts";

const flow = (origin: string, place: string, cases: number, examined = 0, irregular = 0): Flow => ({
  origin,
  place,
  chapter: "85",
  cases,
  examined,
  irregular,
  probability_ppm: null,
  query: `/api/cases?${new URLSearchParams({ origin, place, chapter: "85", received_from: "5" })}`,
});

describe("a country", () => {
  it.each([
    ["GBDVR", "GB"],
    ["GB000060", "GB"],
    ["GBAUFXTFXTFXT", "GB"],
    ["BELBELBEL", null],
    ["TILLONTIL", null],
    ["QQDVR", null],
    ["", null],
  ])("is told by the code of a place, not by a name: %s", (place, country) => expect(countryOf(place)).toBe(country));
});

describe("routes", () => {
  it("go from the origin to the country of the place, and open their cases", () => {
    const flows = [flow("CN", "GBDVR", 6, 4, 1), flow("CN", "GBFXT", 2), flow("US", "GBDVR", 3), flow("US", "FRLEH", 1)];
    expect(routesOf(flows, "found", "GB").map(({ line, column, cases, value, query }) => [line, column, cases, value, query])).toEqual([
      ["CN", "GB", 8, 0.25, "/api/cases?origin=CN&received_from=5"],
      ["US", "GB", 3, null, "/api/cases?origin=US&place=GBDVR&received_from=5"],
      ["US", "FR", 1, null, "/api/cases?origin=US&place=FRLEH&received_from=5"],
    ]);
  });

  it("end at home where a place does not tell its country", () => {
    const flows = [flow("CN", "QUAY 7", 3), flow("CN", "FRLEH", 1), flow("", "FRLEH", 1)];
    expect(routesOf(flows, "cases", "GB").map(({ line, column }) => `${line} ${column}`)).toEqual(["CN GB", "CN FR", "– FR"]);
  });

  it("open nothing where their cases cannot be asked for at once", () => {
    const flows = [flow("CN", "GBDVR", 6), flow("CN", "GBFXT", 2), flow("CN", "FRLEH", 1)];
    expect(routesOf(flows, "cases", "GB").map(({ query }) => query)).toEqual([null, "/api/cases?origin=CN&place=FRLEH&received_from=5"]);
  });
});
