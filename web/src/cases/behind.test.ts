import { describe, expect, it } from "vitest";
import { NO_FILTER } from "../client.ts";
import { addressOfQuery, areSameConditions, conditionsIn, filterOf, queueConditionsOf, stepOf, withConditions, without } from "./behind.ts";

describe("a link to cases", () => {
  it("opens the page of a query, and nothing for who may not", () => {
    expect(addressOfQuery("/api/queue?stage=examine", ["WorkQueue"])).toBe("#page=queue&stage=examine");
    expect(addressOfQuery("/api/cases?lane=red&received_from=5", ["ListCases"])).toBe("#page=cases&lane=red&received_from=5");
    expect(addressOfQuery("/api/queue?stage=examine", ["ListCases"])).toBeNull();
    expect(addressOfQuery(null, ["ListCases"])).toBeNull();
    expect(addressOfQuery("/api/payments?day=5", ["ListCases", "WorkQueue"])).toBeNull();
    expect(addressOfQuery("/api/cases", ["ListCases"])).toBeNull();
  });

  it("says which cases are listed, and keeps saying it when another filter is chosen", () => {
    const waiting = filterOf("#page=cases&next_step=pay&text=tea");
    expect(waiting).toEqual({ outcome: null, lane: null, text: "tea", more: "next_step=pay" });
    expect(stepOf(waiting)).toBe("pay");
    const held = { ...waiting, outcome: "held" };
    expect(withConditions("#page=cases&case=c1&next_step=answer_query&text=tea", held)).toBe("#page=cases&case=c1&outcome=held&next_step=pay");
    expect(areSameConditions(filterOf(withConditions("", held)), held)).toBe(true);
    expect(withConditions("#lane=red", NO_FILTER)).toBe("");
  });

  it("keeps every condition that a figure of the cockpit bears", () => {
    for (const conditions of ["tax=B00&owed=true&received_from=5", "only_chapter=09&owed=true&received_from=5", "origin=CN&place=X&chapter=69&received_from=5", "examined=any&received_from=5"]) {
      expect(filterOf(`#page=cases&${conditions}`).more).toBe(conditions);
    }
  });

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
