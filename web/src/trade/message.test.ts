import { describe, expect, it } from "vitest";
import { blank } from "./drafts.ts";
import { counted, messageOf, withPlaces } from "./message.ts";
import { type Members, readAt, writeAt } from "./path.ts";

const shipment = "goodsShipment";
const filled = (pairs: [string, string][], from: Members = blank()): Members => pairs.reduce((whole, [path, value]) => writeAt(whole, path, value), from);

describe("the message of a form", () => {
  it("numbers containers, packages and items, which the format wants numbered", () => {
    const second = { packaging: [{ typeCode: "BX" }, { typeCode: "CT" }] };
    const declaration = filled([[`${shipment}.consignment.transportEquipment[1].id`, "CSQU3054383"]]);
    const items = readAt(declaration, `${shipment}.governmentAgencyGoodsItem`) as Members[];
    const message = messageOf(writeAt(declaration, `${shipment}.governmentAgencyGoodsItem`, [...items, second]));
    expect(readAt(message, `${shipment}.consignment.transportEquipment`)).toEqual([{ id: "CSQU3054383", sequenceNumeric: 1 }]);
    expect(readAt(message, `${shipment}.governmentAgencyGoodsItem[2]`)).toEqual({ packaging: [{ typeCode: "BX", sequenceNumeric: 1 }, { typeCode: "CT", sequenceNumeric: 2 }], sequenceNumeric: 2 });
    expect(message["goodsItemQuantity"]).toBe("2");
  });

  it("leaves what has its number as it is", () => {
    const declared: Members = { goodsShipment: { consignment: { transportEquipment: [{ id: "B", sequenceNumeric: 1 }, { id: "A" }, { id: "C", sequenceNumeric: 4 }] }, governmentAgencyGoodsItem: [{ sequenceNumeric: 7, packaging: [{ sequenceNumeric: 3 }] }] } };
    expect(withPlaces(declared)).toEqual({ goodsShipment: { consignment: { transportEquipment: [{ id: "B", sequenceNumeric: 1 }, { id: "A", sequenceNumeric: 2 }, { id: "C", sequenceNumeric: 4 }] }, governmentAgencyGoodsItem: [{ sequenceNumeric: 7, packaging: [{ sequenceNumeric: 3 }] }] } });
    expect(JSON.stringify(withPlaces({ goodsShipment: { importer: { id: "A" } } }))).toBe('{"goodsShipment":{"importer":{"id":"A"}}}');
    expect(withPlaces({})).toEqual({});
  });

  it("counts items and packages", () => {
    expect(counted(filled([[`${shipment}.governmentAgencyGoodsItem[1].packaging[1].quantityQuantity`, "10"]]))).toMatchObject({ goodsItemQuantity: "1", totalPackageQuantity: "10" });
    expect(messageOf(filled([[`${shipment}.governmentAgencyGoodsItem[1].packaging[1].quantityQuantity`, "1,200"]]))).toMatchObject({ totalPackageQuantity: "1200" });
    expect(counted({})).toEqual({ goodsItemQuantity: "0", goodsShipment: { governmentAgencyGoodsItem: [] } });
  });
});
