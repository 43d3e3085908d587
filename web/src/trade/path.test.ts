import { describe, expect, it } from "vitest";
import { type Members, readText, resolved, writeAt } from "./path.ts";

const tea: Members = {
  typeCode: "IMA",
  goodsShipment: {
    governmentAgencyGoodsItem: [
      { commodity: { classification: [{ id: "69111000", identificationTypeCode: "TSP" }], invoiceLine: { itemChargeAmount: { currencyID: "USD", value: "2500.00" } } } },
    ],
  },
};
const CODE = "goodsShipment.governmentAgencyGoodsItem[1].commodity.classification[identificationTypeCode=TSP].id";
const TARIC = "goodsShipment.governmentAgencyGoodsItem[1].commodity.classification[identificationTypeCode=TRC].id";

describe("a place in a declaration", () => {
  it("is read, with or without a unit, and empty where nothing stands", () => {
    expect(readText(tea, "typeCode")).toBe("IMA");
    expect(readText(tea, CODE)).toBe("69111000");
    expect(readText(tea, TARIC)).toBe("");
    expect(readText(tea, "goodsShipment.governmentAgencyGoodsItem[1].commodity.invoiceLine.itemChargeAmount")).toBe("2500.00");
    expect(readText(tea, "goodsShipment.governmentAgencyGoodsItem[2].commodity.description")).toBe("");
  });

  it("is filled without changing what it was made of", () => {
    const fuller = writeAt(tea, TARIC, "00");
    expect(readText(fuller, TARIC)).toBe("00");
    expect(readText(fuller, CODE)).toBe("69111000");
    expect(readText(tea, TARIC)).toBe("");
    expect(readText(writeAt({}, "goodsShipment.tradeTerms.conditionCode", "FOB"), "goodsShipment.tradeTerms.conditionCode")).toBe("FOB");
  });

  it("takes what is empty away with it", () => {
    expect(writeAt(writeAt(tea, TARIC, "00"), TARIC, undefined)).toEqual(tea);
    expect(writeAt({ exporter: { name: "A" } }, "exporter.name", undefined)).toEqual({});
  });

  it("has the path that the server names", () => {
    expect(resolved(tea, CODE)).toBe("declaration.goodsShipment.governmentAgencyGoodsItem[1].commodity.classification[1].id");
    expect(resolved(tea, "typeCode")).toBe("declaration.typeCode");
  });
});
