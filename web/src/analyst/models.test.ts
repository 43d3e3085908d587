import { describe, expect, it } from "vitest";
import { actsOn, HOUSE } from "./models.ts";

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
