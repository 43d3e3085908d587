import { describe, expect, it } from "vitest";
import { actsOn, HOUSE, isBeingTried, type ModelTrial, trialOf } from "./models.ts";
import { LEARNED } from "../../test/learned.ts";

describe("what may be done with a model", () => {
  it.each([
    ["challenger", "bo", ["promote", "withdraw"]],
    ["challenger", "ana", ["withdraw"]],
    ["challenger", HOUSE, ["put_forward", "withdraw"]],
    ["waiting", "bo", ["withdraw"]],
    ["champion", "ana", ["roll_back"]],
    ["former", "bo", []],
    ["withdrawn", HOUSE, []],
  ] as const)("%s of %s: two people stand behind it", (status, proposer, acts) => {
    expect(actsOn({ status, proposer }, "ana")).toEqual(acts);
  });
});

describe("how far a back-test is", () => {
  const trial = (rest: Partial<ModelTrial>): ModelTrial => ({ asked_at: 1, done_at: null, cases: 0, tried: null, weaknesses: [], ...rest });
  it.each([
    ["challenger", null, null, "not_asked"],
    ["challenger", null, trial({}), "waits"],
    ["challenger", null, trial({ cases: 4 }), "runs"],
    ["challenger", null, trial({ done_at: 9, cases: 4 }), "nothing_examined"],
    ["waiting", null, trial({ done_at: 9, tried: LEARNED.tried }), "tried"],
    // One that was promoted before any was tried, one that the house learned, one that nobody wants any more.
    ["champion", null, null, null],
    ["challenger", LEARNED, null, null],
    ["withdrawn", null, trial({}), null],
  ] as const)("%s", (status, learned, trial, state) => {
    expect(trialOf({ status, learned, trial })).toBe(state);
    expect(isBeingTried(state)).toBe(trial?.done_at === null && status !== "withdrawn");
  });
});
