import { describe, expect, it } from "vitest";
import { type Activation, type Comparison, daysBefore, type Law, morningOf, nextOf, signed } from "./law.ts";

const activation = (id: string, counts_from: string, status: Activation["status"]): Activation => ({ id, counts_from, status, edition: id, reason: "", proposed_by: null, proposer: "", proposed_at: 0, confirmed_by: null, confirmed_at: null, withdrawn_by: null, withdrawn_at: null });
const comparison = (id: string, of: string | null) => ({ id, activation: of }) as Comparison;
const law = (activations: Activation[], comparisons: Comparison[] = []) => ({ activations, comparisons }) as unknown as Law;

describe("what counts", () => {
  it("next is the earliest that was confirmed", () => {
    const all = [activation("d", "2028-01-01", "confirmed"), activation("c", "2027-01-01", "confirmed"), activation("b", "2026-12-01", "proposed"), activation("a", "2026-01-01", "in_force")];
    expect(nextOf(law(all))?.id).toBe("c");
    expect(nextOf(law(all.slice(2)))).toBe(null);
  });

  it("has the morning after of what is in force, not of what was before", () => {
    const all = [activation("b", "2026-06-01", "in_force"), activation("a", "2026-01-01", "over")];
    const made = [comparison("1", null), comparison("2", "a"), comparison("3", "b")];
    expect(morningOf(law(all, made))?.id).toBe("3");
    expect(morningOf(law([], made))).toBe(null);
  });
});

it("counts days back over months and leap years", () => {
  expect([daysBefore("2026-03-01", 1), daysBefore("2028-03-01", 1), daysBefore("2026-01-15", 30)]).toEqual(["2026-02-28", "2028-02-29", "2025-12-16"]);
});

it("writes a sign before what is more or less, and none before nothing", () => {
  expect([signed("12.5", "12.50"), signed("-3", "-3.00"), signed("0.00", "0.00")]).toEqual(["+12.50", "-3.00", "0.00"]);
});
