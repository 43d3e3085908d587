// This module decides which fields the guided declaration asks for, in which order, and which code list each
// is chosen from. A place is written as `path.ts` reads it; `#` stands for the goods item.

import type { Word } from "../words/dictionary.ts";
import { type Choice, CONTAINERS, REPRESENTATIONS, TYPES } from "./choices.ts";
import { COUNT, COUNTRY, type Form, MEASURE } from "./forms.ts";

export interface Field {
  path: string;
  label: Word;
  /** The list of the pack whose codes fit. */
  list?: string;
  /** All that it can be, where that is little. */
  choices?: readonly Choice[];
  /** The places among which a code of the list is divided, in order, when this is one of them. */
  parts?: readonly Part[];
  /** A figure with a currency beside it. */
  isMoney?: boolean;
  /** How it must be written to be read at all; any text where none is said. */
  form?: Form;
  /** How many of 24 columns it takes on a desk. */
  width?: number;
}

export interface Part {
  path: string;
  /** How many characters of the code stand there; the rest when left out. */
  length?: number;
}

/** `4000`: what is asked for, and what was before. */
const PROCEDURE: Part[] = [{ path: "currentCode", length: 2 }, { path: "previousCode" }];
/** `6911100090`: the code of the nomenclature, and the further digits. */
export const GOODS_CODE: readonly Part[] = [{ path: "classification[identificationTypeCode=TSP].id", length: 8 }, { path: "classification[identificationTypeCode=TRC].id" }];
/** `N935`: category and type. */
const DOCUMENT: Part[] = [{ path: "categoryCode", length: 1 }, { path: "typeCode" }];
/** `GBAUTILLONTIL`: country, kind, how it is identified, and the place. */
const LOCATION: Part[] = [{ path: "address.countryCode", length: 2 }, { path: "typeCode", length: 1 }, { path: "address.typeCode", length: 1 }, { path: "name" }];

export interface Group {
  id: string;
  title: Word;
  fields: Field[];
}

export const ITEMS = "goodsShipment.governmentAgencyGoodsItem";
export const ITEM = `${ITEMS}[#]`;

export const GENERAL: Group[] = [
  {
    id: "reference",
    title: "declare.reference",
    fields: [
      { path: "typeCode", label: "declare.type", choices: TYPES, width: 6 },
      { path: "functionalReferenceId", label: "declare.lrn", width: 9 },
      { path: "goodsShipment.previousDocument[typeCode=DCR].id", label: "declare.ducr", width: 9 },
    ],
  },
  {
    id: "parties",
    title: "declare.parties",
    fields: [
      { path: "declarant.id", label: "declare.declarant", width: 8 },
      { path: "goodsShipment.importer.id", label: "declare.importer", width: 8 },
      { path: "agent.functionCode", label: "declare.representation", choices: REPRESENTATIONS, width: 8 },
      { path: "exporter.name", label: "declare.exporter_name", width: 10 },
      { path: "exporter.address.line", label: "declare.street", width: 14 },
      { path: "exporter.address.cityName", label: "declare.city", width: 8 },
      { path: "exporter.address.postcodeId", label: "declare.postcode", width: 8 },
      { path: "exporter.address.countryCode", label: "declare.country", list: "countries", form: COUNTRY, width: 8 },
    ],
  },
  {
    id: "transport",
    title: "declare.transport",
    fields: [
      { path: "goodsShipment.exportCountry.id", label: "declare.export_country", list: "countries", form: COUNTRY, width: 8 },
      { path: "goodsShipment.destination.countryCode", label: "declare.destination", list: "countries", form: COUNTRY, width: 8 },
      { path: "borderTransportMeans.modeCode", label: "declare.mode", list: "transport_modes", form: { is: "digits", length: 1 }, width: 8 },
      { path: "borderTransportMeans.registrationNationalityCode", label: "declare.means_nationality", list: "countries", form: COUNTRY, width: 8 },
      { path: "goodsShipment.consignment.arrivalTransportMeans.identificationTypeCode", label: "declare.means_type", list: "transport_means_types", width: 8 },
      { path: "goodsShipment.consignment.arrivalTransportMeans.id", label: "declare.means_id", width: 8 },
      { path: "goodsShipment.consignment.containerCode", label: "declare.container", choices: CONTAINERS, width: 8 },
      { path: "goodsShipment.consignment.transportEquipment[1].id", label: "declare.container_number", width: 8 },
      { path: "goodsShipment.consignment.goodsLocation.name", label: "declare.location", list: "goods_locations", parts: LOCATION, width: 8 },
      { path: "goodsShipment.consignment.goodsLocation.typeCode", label: "declare.location_type", width: 8 },
      { path: "goodsShipment.consignment.goodsLocation.address.typeCode", label: "declare.location_qualifier", width: 8 },
      { path: "goodsShipment.consignment.goodsLocation.address.countryCode", label: "declare.location_country", list: "countries", form: COUNTRY, width: 8 },
    ],
  },
  {
    id: "terms",
    title: "declare.terms",
    fields: [
      { path: "goodsShipment.tradeTerms.conditionCode", label: "declare.incoterm", list: "incoterms", form: { is: "letters", length: 3 }, width: 8 },
      { path: "goodsShipment.tradeTerms.locationId", label: "declare.incoterm_place", width: 8 },
      { path: "goodsShipment.transactionNatureCode", label: "declare.nature", list: "nature_of_transaction", form: { is: "digits", length: 2 }, width: 8 },
      { path: "goodsShipment.customsValuation.chargeDeduction[chargesTypeCode=AP].otherChargeDeductionAmount", label: "declare.freight", isMoney: true, width: 12 },
      { path: "goodsShipment.customsValuation.chargeDeduction[chargesTypeCode=AK].otherChargeDeductionAmount", label: "declare.insurance", isMoney: true, width: 12 },
      { path: "additionalDocument[typeCode=DAN].id", label: "declare.deferment", width: 8 },
      { path: "authorisationHolder[categoryCode=DPO].id", label: "declare.deferment_holder", width: 8 },
      { path: "authorisationHolder[categoryCode=CGU].id", label: "declare.guarantee_holder", width: 8 },
      { path: "obligationGuarantee[1].id", label: "declare.guarantee", width: 8 },
      { path: "obligationGuarantee[1].securityDetailsCode", label: "declare.guarantee_type", list: "guarantee_types", width: 8 },
    ],
  },
];

export const OF_ITEM: Field[] = [
  { path: `${ITEM}.commodity.classification[identificationTypeCode=TSP].id`, label: "declare.code", width: 6 },
  { path: `${ITEM}.commodity.classification[identificationTypeCode=TRC].id`, label: "declare.taric", width: 3 },
  { path: `${ITEM}.commodity.description`, label: "declare.description", width: 9 },
  { path: `${ITEM}.origin[typeCode=1].countryCode`, label: "declare.origin", list: "countries", form: { is: "code", length: 4 }, width: 6 },
  { path: `${ITEM}.commodity.invoiceLine.itemChargeAmount`, label: "declare.price", isMoney: true, width: 8 },
  { path: `${ITEM}.commodity.goodsMeasure.grossMassMeasure`, label: "declare.gross", form: MEASURE, width: 4 },
  { path: `${ITEM}.commodity.goodsMeasure.netNetWeightMeasure`, label: "declare.net", form: MEASURE, width: 4 },
  { path: `${ITEM}.commodity.goodsMeasure.tariffQuantity`, label: "declare.quantity", form: MEASURE, width: 4 },
  { path: `${ITEM}.customsValuation.methodCode`, label: "declare.method", list: "valuation_methods", width: 4 },
  { path: `${ITEM}.governmentProcedure[1].currentCode`, label: "declare.procedure", list: "procedures", parts: PROCEDURE, width: 4 },
  { path: `${ITEM}.governmentProcedure[1].previousCode`, label: "declare.previous", list: "procedures", parts: PROCEDURE, width: 4 },
  { path: `${ITEM}.governmentProcedure[2].currentCode`, label: "declare.additional", list: "additional_procedures", width: 4 },
  { path: `${ITEM}.commodity.dutyTaxFee[typeCode=A00].dutyRegimeCode`, label: "declare.preference", list: "preferences", width: 4 },
  { path: `${ITEM}.commodity.dutyTaxFee[typeCode=A00].payment.methodCode`, label: "declare.duty_payment", list: "tax_payment_methods", form: { is: "letters", length: 1 }, width: 4 },
  { path: `${ITEM}.commodity.dutyTaxFee[typeCode=B00].payment.methodCode`, label: "declare.vat_payment", list: "tax_payment_methods", form: { is: "letters", length: 1 }, width: 4 },
  { path: `${ITEM}.packaging[1].typeCode`, label: "declare.package", list: "package_types", width: 4 },
  { path: `${ITEM}.packaging[1].quantityQuantity`, label: "declare.package_count", form: COUNT, width: 4 },
  { path: `${ITEM}.packaging[1].marksNumbersId`, label: "declare.marks", width: 6 },
];

/** The documents of an item: category, type, number and status of each. */
export const OF_DOCUMENT: Field[] = [
  { path: "categoryCode", label: "declare.document_category", width: 3 },
  { path: "typeCode", label: "declare.document_type", list: "document_types", parts: DOCUMENT, width: 4 },
  { path: "id", label: "declare.document_id", width: 10 },
  { path: "lpcoExemptionCode", label: "declare.document_status", list: "document_status", width: 5 },
];
