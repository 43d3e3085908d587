import { describe, expect, it } from "vitest";
import { type Agreement, brokenAt, factText, firstSeat, heldAgainst, organisationsOf, partyOf, standingOf, type Step } from "./agreements.ts";

const step = (number: number, previous: string, record: string) => ({ number, previous, record }) as Step;

describe("an agreement", () => {
  it("stands where signatures, clauses and time put it", () => {
    const one = (in_force_at: number | null, ...done: (number | null)[]) => ({ in_force_at, valid_to: 100, clauses: done.map((done_at) => ({ done_at })) }) as Agreement;
    expect(standingOf(one(null, null), 50)).toBe("proposed");
    expect(standingOf(one(1, 2, null), 50)).toBe("in_force");
    expect(standingOf(one(1, 2, 3), 500)).toBe("done");
    expect(standingOf(one(1, 2, null), 101)).toBe("over");
  });

  it("names the step at which its chain breaks", () => {
    expect(brokenAt("h", [])).toBe(null);
    expect(brokenAt("h", [step(1, "h", "a"), step(2, "a", "b")])).toBe(null);
    expect(brokenAt("h", [step(1, "h", "a"), step(2, "x", "b")])).toBe(2);
    expect(brokenAt("h", [step(1, "g", "a")])).toBe(1);
  });

  it("writes a fact in its one form", () => {
    const fact = { agreement: "ab", party: "carrier", number: 2, at: new Date("2026-11-20T10:30:00.250Z"), fact: "sealed", members: { seal: 'a "1"', container: "箱" } };
    expect(factText(fact)).toBe('tongguan-fact/v1\nagreement ab\nparty carrier\nnumber 2\nat 2026-11-20T10:30:00Z\nfact sealed\n{"container":"箱","seal":"a \\"1\\""}\n');
  });

  it("seats the house with its own key, and names organisations of this house alone", () => {
    const role = (name: string) => ({ name, called: { en: name, zh: name } });
    const house = firstSeat(role("customs"), "customs+key", "en");
    expect(partyOf(house, "customs+key")).toEqual({ name: "customs", key: "customs+key" });
    expect(firstSeat(role("customs"), null, "en").place).toBe("outside");
    const seat = { party: " Fast Ships ", key: " k ", number: "" };
    const seats = { customs: house, carrier: { ...seat, place: "ours" as const }, bank: { ...seat, place: "other" as const, number: " b " }, port: { ...seat, place: "outside" as const } };
    expect(organisationsOf(seats, "me")).toEqual({ carrier: "me", bank: "b" });
    expect(partyOf(seats.carrier, "h")).toEqual({ name: "Fast Ships", key: "k" });
  });

  it("tells a file of somebody apart from what the house has", () => {
    const house = { hash: "h", history: [step(1, "h", "a"), step(2, "a", "b")] };
    const file = (steps: number, last: string, agreement = "h") => heldAgainst({ agreement, steps, last }, house);
    expect(file(2, "b")).toBe("same");
    expect(file(1, "a")).toBe("older");
    expect(file(0, "h")).toBe("older");
    expect(file(1, "x")).toBe("another");
    expect(file(3, "c")).toBe("longer");
    expect(file(2, "b", "other")).toBe("other");
  });
});
