import { describe, expect, it } from "vitest";
import type { Assessment, Finding } from "../api.ts";
import { applied, findingsCompared, minus, taxesCompared } from "./whatIf.ts";

const assessment = (...totals: [type: string, payable: string][]) => ({ currency: "GBP", complete: true, values: [], lines: [], totals: totals.map(([type, payable]) => ({ type, payable, amount: payable, deducted: "0.00" })) }) as Assessment;
const finding = (code: string, path: string) => ({ code, path, severity: "error" }) as Finding;

describe("what if", () => {
  it("leaves the draft as it is", () => {
    const draft = { origin: [{ typeCode: "1", countryCode: "CN" }] };
    expect(applied(draft, { "origin[typeCode=1].countryCode": "VN" })).toEqual({ origin: [{ typeCode: "1", countryCode: "VN" }] });
    expect(draft.origin[0]?.countryCode).toBe("CN");
    expect(applied(draft, {})).toBe(draft);
  });

  it("sets each tax beside what it was, all of them last", () => {
    expect(taxesCompared(assessment(["*", "320.50"], ["A00", "120.50"], ["A30", "50.00"], ["B00", "150.00"]), assessment(["B00", "140.00"], ["A00", "0.00"], ["*", "140.00"]))).toEqual([
      { type: "A00", before: "120.50", after: "0.00", difference: "-120.50" },
      { type: "A30", before: "50.00", after: null, difference: "-50.00" },
      { type: "B00", before: "150.00", after: "140.00", difference: "-10.00" },
      { type: "*", before: "320.50", after: "140.00", difference: "-180.50" },
    ]);
  });

  it.each([
    ["0.3", "0.1", "0.2"],
    ["1", "0.995", "0.005"],
    ["10", "12", "-2"],
    ["0.00", "0", "0.00"],
    ["-1.5", "1.50", "-3.00"],
    ["90071992547409931.01", "90071992547409930.99", "0.02"],
  ])("takes from %s %s away: %s", (one, other, difference) => {
    expect(minus(one, other)).toBe(difference);
  });

  it("tells which findings come and go, each as often as it is there", () => {
    const found = findingsCompared([finding("A", "x"), finding("A", "x"), finding("B", "x")], [finding("A", "x"), finding("B", "y")]);
    expect(found.come).toEqual([finding("B", "y")]);
    expect(found.gone).toEqual([finding("A", "x"), finding("B", "x")]);
  });
});
