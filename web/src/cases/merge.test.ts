import { describe, expect, it } from "vitest";
import type { CaseSummary } from "../api.ts";
import { append, merge } from "./merge.ts";

function row(id: number, status = "cleared"): CaseSummary {
  return {
    case: `case-${id}`, mrn: null, lrn: `lrn-${id}`, type: "IMA", status, outcome: "cleared", lane: "green",
    received_at: id, items: 1, payable: "1.00", currency: "GBP", goods: "85109000", declarant: "GB1", next_step: "none", due_at: null,
  };
}

const ids = (rows: CaseSummary[]) => rows.map((one) => one.received_at);

describe("merge", () => {
  it("puts new cases on top and keeps the order", () => {
    const merged = merge([row(3), row(2), row(1)], [row(5), row(4), row(3)]);
    expect(ids(merged.rows)).toEqual([5, 4, 3, 2, 1]);
    expect(merged.added).toBe(2);
    expect(merged.hasGap).toBe(false);
  });

  it("renews a known row where it stands", () => {
    const merged = merge([row(2), row(1)], [row(2), row(1, "released")]);
    expect(merged.rows[1]?.status).toBe("released");
    expect(merged.added).toBe(0);
  });

  it("gives the same list back when nothing changed", () => {
    const rows = [row(2), row(1)];
    expect(merge(rows, [row(2), row(1)]).rows).toBe(rows);
  });

  it("sees that cases may be missing", () => {
    expect(merge([row(2), row(1)], [row(9), row(8)]).hasGap).toBe(true);
    expect(merge([], [row(9)]).hasGap).toBe(false);
    expect(merge([], Array.from({ length: 30 }, (_, place) => row(99 - place))).hasGap).toBe(true);
  });
});

describe("append", () => {
  it("takes no case twice", () => {
    expect(ids(append([row(3), row(2)], [row(2), row(1)]))).toEqual([3, 2, 1]);
  });
});
