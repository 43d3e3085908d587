import { describe, expect, it } from "vitest";
import { partsOf } from "./fields.ts";

describe("the fields beside a document", () => {
  it("are those that say something, item by item", () => {
    const item = (description: string) => ({ commodity: { description, invoiceLine: { itemChargeAmount: { value: "20.00", currencyID: "GBP" } } }, additionalDocument: [{ categoryCode: "N", typeCode: "935", id: "INV-1" }] });
    const parts = partsOf({ typeCode: "IMA", goodsShipment: { governmentAgencyGoodsItem: [item("tea"), item("cups")] } });
    expect(parts.map((part) => part.title)).toEqual([1, 2, "declare.reference"]);
    expect(parts[1]?.fields.map((field) => field.value)).toEqual(["cups", "20.00 GBP", "N 935 INV-1"]);
    expect(partsOf({})).toEqual([]);
  });
});
