import { describe, expect, it } from "vitest";
import type { Flow } from "./flows.ts";
import { routesOf } from "./routes.ts";

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
const isCountry = (code: string) => ["CN", "GB", "FR", "US"].includes(code);

describe("routes", () => {
  it("go from the origin to the country of the place, and open their cases", () => {
    const flows = [flow("CN", "GBDVR", 6, 4, 1), flow("CN", "GBFXT", 2), flow("US", "GBDVR", 3), flow("US", "FRLEH", 1)];
    expect(routesOf(flows, "found", isCountry).map(({ line, column, cases, value, query }) => [line, column, cases, value, query])).toEqual([
      ["CN", "GB", 8, 0.25, "/api/cases?origin=CN&received_from=5"],
      ["US", "GB", 3, null, "/api/cases?origin=US&place=GBDVR&received_from=5"],
      ["US", "FR", 1, null, "/api/cases?origin=US&place=FRLEH&received_from=5"],
    ]);
  });

  it("end in the most frequent country where a place does not tell its own", () => {
    const flows = [flow("CN", "GBDVR", 6), flow("US", "", 2), flow("FR", "QUAY 7", 1), flow("", "FRLEH", 1)];
    expect(routesOf(flows, "cases", isCountry).map(({ line, column }) => `${line} ${column}`)).toEqual(["CN GB", "US GB", "FR GB", "– FR"]);
    expect(routesOf([flow("CN", "QUAY 7", 1)], "cases", isCountry)).toEqual([]);
  });

  it("open nothing where their cases cannot be asked for at once", () => {
    const flows = [flow("CN", "GBDVR", 6), flow("CN", "GBFXT", 2), flow("CN", "FRLEH", 1)];
    expect(routesOf(flows, "cases", isCountry).map(({ query }) => query)).toEqual([null, "/api/cases?origin=CN&place=FRLEH&received_from=5"]);
  });
});
