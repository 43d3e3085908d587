import { describe, expect, it } from "vitest";
import { type Arrangement, linesOf, mayAsk, tradersOf } from "./exchange.ts";

describe("a list of trusted traders", () => {
  it("is typed in line by line, and the line without a name is told", () => {
    expect(tradersOf("GBAEO1  Tea  Ltd \n\nGBAEO2 茶业公司")).toEqual({ traders: [{ id: "GBAEO1", name: "Tea  Ltd" }, { id: "GBAEO2", name: "茶业公司" }] });
    expect(tradersOf("GBAEO1 Tea\n\nGBAEO2")).toEqual({ bad: 3 });
    expect(tradersOf(" \n")).toEqual({ traders: [] });
    expect(linesOf(" a \n\n b")).toEqual(["a", "b"]);
  });
});

describe("an arrangement", () => {
  it("lets ask for purposes of all and of one's own", () => {
    const purposes = [{ name: "all", by: [] }, { name: "ours", by: ["gb"] }, { name: "theirs", by: ["us"] }];
    expect(mayAsk({ us: "gb", purposes } as unknown as Arrangement).map((one) => one.name)).toEqual(["all", "ours"]);
  });
});
