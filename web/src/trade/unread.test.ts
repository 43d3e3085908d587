import { describe, expect, it } from "vitest";
import { blank } from "./drafts.ts";
import { type Members, readAt, readText, writeAt } from "./path.ts";
import { misreadAt, unreadIn, withoutUnread } from "./unread.ts";

const PRICE = "goodsShipment.governmentAgencyGoodsItem[1].commodity.invoiceLine.itemChargeAmount";
const GROSS = "goodsShipment.governmentAgencyGoodsItem[1].commodity.goodsMeasure.grossMassMeasure";
const FREIGHT = "goodsShipment.customsValuation.chargeDeduction[chargesTypeCode=AP].otherChargeDeductionAmount";
const priced = (value: string, currencyID?: string): Members => writeAt(blank(), PRICE, { ...(currencyID ? { currencyID } : {}), value });
const paths = (declaration: Members) => unreadIn(declaration).map((one) => one.path);

describe("what cannot be read", () => {
  it("is named in the order of the form, and is not in the declaration that is tried", () => {
    const declaration = writeAt(writeAt(priced("abc", "GBP"), GROSS, "heavy"), FREIGHT, { currencyID: "GBP", value: "1,2" });
    expect(paths(declaration)).toEqual([FREIGHT, PRICE, GROSS]);
    expect(unreadIn(declaration).map((one) => misreadAt(declaration, one))).toEqual(["figure", "figure", "figure"]);
    const rest = withoutUnread(declaration);
    expect(rest).toEqual(withoutUnread(blank()));
    expect(paths(rest)).toEqual([]);
  });

  it("is no separator of thousands: the figure is written as the format wants it", () => {
    const declaration = priced("2,500.00", "USD");
    expect(paths(declaration)).toEqual([]);
    expect(readAt(withoutUnread(declaration), PRICE)).toEqual({ currencyID: "USD", value: "2500.00" });
  });

  it("may be the currency alone: the figure stays", () => {
    const declaration = priced("5", "GB");
    expect(unreadIn(declaration).map((one) => misreadAt(declaration, one))).toEqual(["currency"]);
    expect(readAt(withoutUnread(declaration), PRICE)).toEqual({ value: "5" });
  });

  it("is not what stands empty, which is left out", () => {
    const declaration = priced("", "GBP");
    expect(paths(declaration)).toEqual([]);
    expect(readText(withoutUnread(declaration), PRICE)).toBe("");
    expect(readAt(withoutUnread(declaration), PRICE)).toBeUndefined();
  });

  it("changes nothing of a declaration that can be read", () => {
    const declaration = writeAt(priced("2500.00", "GBP"), GROSS, "430");
    expect(withoutUnread(declaration)).toBe(declaration);
  });
});
