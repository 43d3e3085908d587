import { describe, expect, it } from "vitest";
import { GOODS_CODE, OF_ITEM } from "./fields.ts";
import { baseOf } from "./parts.ts";
import { withGoodsCode } from "./suggestions.ts";

describe("a suggested goods code", () => {
  const path = OF_ITEM[0]!.path.replace("#", "1");
  const item = (...classification: object[]) => ({ goodsShipment: { governmentAgencyGoodsItem: [{ commodity: { description: "Tea sets", classification } }] } }) as never;
  const code = (id: string) => ({ id, identificationTypeCode: "TSP" });
  const further = (id: string) => ({ id, identificationTypeCode: "TRC" });

  it("is written into the places of its digits, and nothing else changes", () => {
    expect(baseOf(GOODS_CODE, path)).toBe("goodsShipment.governmentAgencyGoodsItem[1].commodity");
    expect(withGoodsCode(item(further("00")), path, "6911100090")).toEqual({ description: "Tea sets", classification: [further("90"), code("69111000")] });
    expect(withGoodsCode(item(code("44191900"), further("90")), path, "69111000")).toEqual({ description: "Tea sets", classification: [code("69111000"), further("00")] });
    expect(withGoodsCode(item(code("69111000"), further("90")), path, "69111000")).toEqual({ description: "Tea sets", classification: [code("69111000"), further("90")] });
  });
});
