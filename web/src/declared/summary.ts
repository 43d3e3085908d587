// This module decides what of a declaration is seen at a glance: who, from where to where, by what, and each of its goods in a
// line. A declaration may come in any form and say more than the guided one asks; all of it can be opened below.

import { isMembers, type Json, type Members, readAt, readText } from "../trade/path.ts";
import type { Word } from "../words/dictionary.ts";

export interface Fact {
  label: Word;
  value: string;
}

export interface Goods {
  number: string;
  code: string;
  description: string;
  origin: string;
  procedure: string;
  price: string;
  weight: string;
  quantity: string;
  packed: string;
  papers: string[];
}

const SHIPMENT = "goodsShipment";
const ITEMS = `${SHIPMENT}.governmentAgencyGoodsItem`;

/** The elements of a list; a single one may stand alone. */
function all(root: Members, path: string): Members[] {
  const found = readAt(root, path);
  return (Array.isArray(found) ? found : [found]).filter(isMembers);
}

const join = (parts: string[], between = " ") => parts.filter(Boolean).join(between);
const each = (root: Members, path: string, ...members: string[]) => all(root, path).map((one) => join(members.map((member) => readText(one, member))));

/** A figure with its currency or unit. */
function figure(root: Members, path: string): string {
  const found = readAt(root, path);
  const unit = isMembers(found) ? (found["currencyID"] ?? found["unitCode"]) : undefined;
  return join([readText(root, path), typeof unit === "string" ? unit : ""]);
}

/** Name, number and place of a party. */
function party(root: Members, path: string): string {
  const place = join([readText(root, `${path}.address.line`), readText(root, `${path}.address.cityName`), readText(root, `${path}.address.countryCode`)], ", ");
  return join([readText(root, `${path}.name`), readText(root, `${path}.id`), place], " · ");
}

const PARTIES: [Word, string[]][] = [
  ["declared.declarant", ["declarant"]],
  ["declared.agent", ["agent"]],
  ["declared.importer", [`${SHIPMENT}.importer`]],
  ["declared.exporter", ["exporter"]],
  ["declared.consignor", [`${SHIPMENT}.consignor`, "consignment.consignor"]],
  ["declared.consignee", [`${SHIPMENT}.consignee`]],
  ["declared.seller", [`${SHIPMENT}.seller`]],
  ["declared.buyer", [`${SHIPMENT}.buyer`]],
];

/** What the declaration says of the whole; without what it does not say. */
export function factsOf(declaration: Members): Fact[] {
  const text = (path: string) => readText(declaration, path);
  const consignment = `${SHIPMENT}.consignment`;
  const containers = all(declaration, `${consignment}.transportEquipment`).map((one) => {
    const seals = each(one, "seal", "id").filter(Boolean);
    return seals.length > 0 ? `${readText(one, "id")} (${seals.join(", ")})` : readText(one, "id");
  });
  const charges = all(declaration, `${SHIPMENT}.customsValuation.chargeDeduction`).map((one) => join([readText(one, "chargesTypeCode"), figure(one, "otherChargeDeductionAmount")]));
  const location = `${consignment}.goodsLocation`;
  const facts: [Word, string][] = [
    ...PARTIES.map(([label, paths]): [Word, string] => [label, paths.map((path) => party(declaration, path)).find(Boolean) ?? ""]),
    ["declared.route", join([text(`${SHIPMENT}.exportCountry.id`), text(`${SHIPMENT}.destination.countryCode`)], " – ")],
    ["declared.means", join([text("borderTransportMeans.id"), text(`${consignment}.arrivalTransportMeans.id`), text("borderTransportMeans.registrationNationalityCode")], " · ")],
    ["declared.containers", join(containers, ", ")],
    ["declared.location", join([text(`${location}.name`), text(`${location}.id`), text(`${location}.address.countryCode`)], " · ")],
    ["declared.terms", join([text(`${SHIPMENT}.tradeTerms.conditionCode`), text(`${SHIPMENT}.tradeTerms.locationId`), text(`${SHIPMENT}.tradeTerms.locationName`)])],
    ["declared.charges", join(charges, ", ")],
    ["declared.invoice", figure(declaration, "invoiceAmount")],
    ["declared.mass", figure(declaration, "totalGrossMassMeasure")],
    ["declared.packages", text("totalPackageQuantity")],
    ["declared.before", join(each(declaration, `${SHIPMENT}.previousDocument`, "categoryCode", "typeCode", "id"), ", ")],
    ["declared.documents", join(each(declaration, "additionalDocument", "categoryCode", "typeCode", "id"), ", ")],
  ];
  return facts.flatMap(([label, value]) => (value ? [{ label, value }] : []));
}

/** The goods, a line each. */
export function goodsOf(declaration: Members): Goods[] {
  return all(declaration, ITEMS).map((item, place): Goods => {
    const text = (path: string) => readText(item, path);
    const classified = all(item, "commodity.classification");
    const codes = ["TSP", "TRC"].flatMap((kind) => classified.filter((one) => one["identificationTypeCode"] === kind)).map((one) => readText(one, "id"));
    const [procedure, ...additional] = each(item, "governmentProcedure", "currentCode", "previousCode");
    return {
      number: text("sequenceNumeric") || String(place + 1),
      code: codes.join(" "),
      description: text("commodity.description"),
      origin: join(each(item, "origin", "countryCode"), ", "),
      procedure: join([procedure ?? "", ...additional], " · "),
      price: figure(item, "commodity.invoiceLine.itemChargeAmount"),
      weight: join([text("commodity.goodsMeasure.grossMassMeasure"), text("commodity.goodsMeasure.netNetWeightMeasure")], " / "),
      quantity: figure(item, "commodity.goodsMeasure.tariffQuantity"),
      packed: join(all(item, "packaging").map((one) => join([readText(one, "quantityQuantity"), readText(one, "typeCode"), readText(one, "marksNumbersId")])), ", "),
      papers: all(item, "additionalDocument").map((one) => join([`${readText(one, "categoryCode")}${readText(one, "typeCode")}`, readText(one, "id"), readText(one, "lpcoExemptionCode")])),
    };
  });
}

export interface Leaf {
  /** The place, as findings write it. */
  path: string;
  value: string;
}

/** Fields that are shown one by one; a declaration of 999 items has more than a page can bear. */
export const LEAVES_MAX = 5_000;

/** Every field with what it says, in the order of the declaration. */
export function leavesOf(declaration: Members): Leaf[] {
  const leaves: Leaf[] = [];
  const walk = (value: Json, path: string) => {
    if (leaves.length >= LEAVES_MAX) return;
    if (Array.isArray(value)) value.forEach((one, place) => walk(one, `${path}[${place + 1}]`));
    else if (isMembers(value) && typeof value["value"] === "string") leaves.push({ path, value: join(Object.values(value).filter((part) => typeof part === "string")) });
    else if (isMembers(value)) for (const [member, one] of Object.entries(value)) walk(one, path ? `${path}.${member}` : member);
    else if (value !== null) leaves.push({ path, value: String(value) });
  };
  walk(declaration, "");
  return leaves;
}
