import { describe, expect, it } from "vitest";
import { addressBehind, queryBehind, queryOfRoom } from "./room.ts";

describe("the analyst's room", () => {
  it.each(["/api/risk/cases?days=7&origin=C%3DN&office=DOVER%20%26%20%E5%A4%9A", "/api/risk/cases?days=90"])("finds its way back from an address: %s", (query) => {
    expect(queryBehind(addressBehind(query)!)).toBe(query);
  });

  it("lists nothing else", () => {
    expect(addressBehind("/api/users?x=1")).toBeNull();
    expect(queryBehind("#page=analyst")).toBeNull();
  });

  it("asks for what was chosen and no more", () => {
    expect(queryOfRoom(90, "", "", null)).toBe("/api/risk?days=90");
    expect(queryOfRoom(7, "A&B", "red", 0.05)).toBe("/api/risk?days=7&office=A%26B&lane=red&share=0.0500");
  });
});
