import { describe, expect, it } from "vitest";
import { LEVELS } from "../world/levels.ts";
import { heated, mostOf } from "./map.ts";
import type { Burdened, Rate } from "./room.ts";

const rate = (hits: number, of: number): Rate => ({ hits, of, share: of ? hits / of : null, low: null, high: null });
const group = (of: string, stopped: Rate, found: Rate): Burdened => ({ of, traders: 1, stopped, irregular: rate(0, 0), query: `/api/risk/cases?days=90&basis=score&origin=${of}`, found, found_query: `/api/risk/cases?days=90&result=any&origin=${of}` });

describe("the map", () => {
  const groups = [group("CN", rate(30, 100), rate(9, 10)), group("BR", rate(6, 100), rate(0, 5)), group("IN", rate(0, 40), rate(0, 0))];

  it("colours by share of the most, and not where nobody looked", () => {
    expect(mostOf(groups, "stopped")).toBe(0.3);
    const stopped = heated(groups, "stopped", 0.3);
    expect(["CN", "BR", "IN"].map((of) => stopped.get(of)?.level)).toEqual([LEVELS, 1, 0]);
    const found = heated(groups, "found", mostOf(groups, "found"));
    expect(["CN", "BR", "IN"].map((of) => found.get(of)?.level)).toEqual([LEVELS, 0, null]);
    expect(found.get("IN")?.address).toBeNull();
    expect(new URLSearchParams(found.get("CN")?.address?.slice(1)).get("behind")).toBe("days=90&result=any&origin=CN");
    expect(heated([], "found", mostOf([], "found")).size).toBe(0);
  });
});
