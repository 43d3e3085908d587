import { describe, expect, it } from "vitest";
import { OF_DOCUMENT, OF_ITEM, GENERAL } from "./fields.ts";
import { baseOf, divided, joined } from "./parts.ts";

const partsOf = (label: string) => [...OF_ITEM, ...OF_DOCUMENT, ...GENERAL.flatMap((group) => group.fields)].find((field) => field.label === label)?.parts ?? [];

describe("a code in several fields", () => {
  it("is read and written as one", () => {
    const procedure = partsOf("declare.procedure");
    const path = "item[1].governmentProcedure[1].previousCode";
    const item = { item: [{ governmentProcedure: [{ currentCode: "40", previousCode: "00" }, { currentCode: "000" }] }] };
    expect(baseOf(procedure, path)).toBe("item[1].governmentProcedure[1]");
    expect(joined(item, procedure, path)).toBe("4000");
    expect(divided(item, procedure, path, "5171")).toEqual({ currentCode: "51", previousCode: "71" });
  });

  it("keeps what else stands there", () => {
    const document = { additionalDocument: [{ categoryCode: "N", id: "INV-1" }] };
    expect(divided(document, partsOf("declare.document_type"), "additionalDocument[1].typeCode", "C506")).toEqual({ categoryCode: "C", typeCode: "506", id: "INV-1" });
    const place = { goodsLocation: { name: "X", address: { line: "1 Quay" } } };
    expect(divided(place, partsOf("declare.location"), "goodsLocation.name", "GBAUABDABDABD")).toEqual({
      name: "ABDABDABD",
      typeCode: "A",
      address: { countryCode: "GB", typeCode: "U", line: "1 Quay" },
    });
  });
});
