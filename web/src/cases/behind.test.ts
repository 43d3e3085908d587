import { describe, expect, it } from "vitest";
import { conditionsIn, filterOf, queueConditionsOf, without } from "./behind.ts";

describe("a link of the cockpit", () => {
  it("hands its conditions on, and nothing else", () => {
    const filter = filterOf("#page=cases&case=7&lane=red&origin=CN&place=GBDVR&chapter=69&examined=irregular&tax=B00&received_from=5&colour=blue");
    expect(filter).toEqual({ outcome: null, lane: "red", text: "", more: "origin=CN&place=GBDVR&chapter=69&examined=irregular&tax=B00&received_from=5" });
    expect(queueConditionsOf("#page=queue&stage=examine&origin=CN")).toBe("stage=examine");
  });

  it("asks for what is not known, too", () => {
    expect(filterOf("#page=cases&origin=&place=GBDVR").more).toBe("origin=&place=GBDVR");
  });

  it("is told condition by condition, each of which can be removed", () => {
    const more = "origin=CN&received_from=5";
    expect(conditionsIn(more)).toEqual([["origin", "CN"], ["received_from", "5"]]);
    expect(without(more, "origin")).toBe("received_from=5");
    expect(without("origin=CN", "origin")).toBe("");
    expect(conditionsIn("")).toEqual([]);
  });
});
