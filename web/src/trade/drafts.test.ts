import { describe, expect, it } from "vitest";
import { copyOf } from "./drafts.ts";

describe("a copy", () => {
  it("has the goods, and none of the references of one consignment", () => {
    const item = { commodity: { description: "Tea" } };
    const mine = {
      functionalReferenceId: "A-1",
      acceptanceDateTime: "20260101",
      typeCode: "IMA",
      goodsShipment: { previousDocument: [{ categoryCode: "Z", typeCode: "DCR", id: "6GB1-A" }, { typeCode: "730", id: "BL-7" }], governmentAgencyGoodsItem: [item] },
    };
    expect(copyOf(mine)).toEqual({
      typeCode: "IMA",
      goodsShipment: { previousDocument: [{ categoryCode: "Z", typeCode: "DCR" }, { typeCode: "730", id: "BL-7" }], governmentAgencyGoodsItem: [item] },
    });
    expect(copyOf({})).toEqual({ goodsShipment: {} });
  });
});
