import { describe, expect, it } from "vitest";
import { type Mandate, nameOf, type Organisation, stateOf, treeOf } from "./house.ts";

const organisation = (id: string, part_of: string): Organisation => ({ id, part_of, kind: "office", name_en: id, name_zh: "", number: null, founded: null, competences: [] });
const mandate = (valid_from: number, valid_to: number | null, revoked_at: number | null): Mandate => ({ id: "m", trader: "t", trader_name: null, broker: "b", broker_name: null, valid_from, valid_to, revoked_at });

describe("the tree of organisations", () => {
  it("puts each after what it is part of, however they come, and loses none", () => {
    const all = [organisation("section", "office"), organisation("root", "root"), organisation("office", "root"), organisation("stray", "elsewhere"), organisation("a", "b"), organisation("b", "a")];
    expect(treeOf(all).map(({ one, depth }) => `${depth} ${one.id}`)).toEqual(["0 root", "1 office", "2 section", "0 stray", "0 a", "1 b"]);
  });

  it("names what has no Chinese name in English", () => {
    expect(nameOf(organisation("Dover", "x"), "zh")).toBe("Dover");
  });
});

describe("a mandate", () => {
  it.each([
    [mandate(0, null, null), "holds"],
    [mandate(20, null, null), "later"],
    [mandate(0, 10, null), "over"],
    [mandate(0, 11, null), "holds"],
    [mandate(0, null, 9), "revoked"],
  ])("%j is %s at 10", (one, state) => {
    expect(stateOf(one, 10)).toBe(state);
  });
});
