import { describe, expect, it } from "vitest";
import { NO_FILTER } from "../client.ts";
import { addressOfQuery, areSameConditions, filterOf, stepOf, withConditions } from "./behind.ts";

describe("a link to cases", () => {
  it("opens the page of a query, and nothing for who may not", () => {
    expect(addressOfQuery("/api/queue?stage=examine", ["WorkQueue"])).toBe("#page=queue&stage=examine");
    expect(addressOfQuery("/api/cases?lane=red&received_from=5", ["ListCases"])).toBe("#page=cases&lane=red&received_from=5");
    expect(addressOfQuery("/api/queue?stage=examine", ["ListCases"])).toBeNull();
    expect(addressOfQuery(null, ["ListCases"])).toBeNull();
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
});
