import { describe, expect, it } from "vitest";
import { type Waiting, whatWaits } from "./waiting.ts";

const waiting = (waits_for: string, stage: string, cases: number, late: number, oldest_seconds: number): Waiting => ({ waits_for, stage, cases, late, oldest_seconds, query: `/api/cases?next_step=${stage}` });

describe("what waits", () => {
  it("names the trader's steps, the latest first, and counts what is with others", () => {
    const found = whatWaits([waiting("trader", "pay", 3, 0, 900), waiting("officer", "examine", 3, 1, 50), waiting("trader", "answer_query", 2, 1, 60), waiting("officer", "decide", 1, 0, 5), waiting("agency", "agency_decision", 1, 0, 5), waiting("trader", "present_goods", 1, 0, 1_000), waiting("trader", "hand_in_documents", 0, 0, 0)]);
    expect(found.own.map((one) => one.stage)).toEqual(["answer_query", "present_goods", "pay"]);
    expect([found.officer, found.agency]).toEqual([4, 1]);
  });

  it("is nothing where nothing waits", () => {
    expect(whatWaits([])).toEqual({ own: [], officer: 0, agency: 0 });
  });
});
