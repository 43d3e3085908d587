// This module decides what is read out of sealed bytes: of an event, of a decision's record, of a declaration.

import { parsed } from "./receipt.ts";
import type { GoodsItem, Proven } from "./verdict.ts";

export interface SealedEvent {
  at: string;
  case: string;
  kind: string;
  mrn: string;
  sequence: number;
  /** The hash of the decision's record. */
  decision: string | null;
  /** The hash of that record as everybody may read it, where that is another one. */
  public: string | null;
}

export interface SealedRecord {
  /** The hash of the declaration. */
  declaration: string;
  law: Proven;
  debt: Proven;
}

/** The value at a path of members. */
function at(value: unknown, ...path: (string | number)[]): unknown {
  return path.reduce<unknown>((inner, name) => (typeof inner === "object" && inner !== null ? (inner as Record<string | number, unknown>)[name] : undefined), value);
}

const text = (value: unknown): string | null => (typeof value === "string" ? value : null);
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

export function readEvent(bytes: string): SealedEvent | null {
  const event = parsed(bytes);
  const [when, id, kind, mrn] = ["at", "case", "kind", "mrn"].map((name) => text(at(event, name)));
  const [sequence, decision] = [at(event, "sequence"), at(event, "decision") ?? null];
  if (typeof when !== "string" || typeof id !== "string" || typeof kind !== "string" || typeof mrn !== "string") return null;
  if (typeof sequence !== "number" || !Number.isSafeInteger(sequence) || !(decision === null || typeof decision === "string")) return null;
  return { at: when, case: id, kind, mrn, sequence, decision, public: text(at(event, "public")) };
}

export function readRecord(bytes: string): SealedRecord | null {
  const record = parsed(bytes);
  const [declaration, legal_date] = [text(at(record, "declaration")), text(at(record, "facts", "legal_date"))];
  const [pack, version, hash] = ["pack", "version", "hash"].map((name) => text(at(record, "decision", "edition", name)));
  const assessment = at(record, "decision", "assessment");
  const [currency, is_complete, totals] = [text(at(assessment, "currency")), at(assessment, "is_complete"), at(assessment, "totals")];
  if (declaration === null || legal_date === null || !pack || !version || !hash) return null;
  if (currency === null || typeof is_complete !== "boolean" || !Array.isArray(totals)) return null;
  // The total over all types stands under "*"; nothing assessed has none.
  const total = totals.find((one) => at(one, "type") === "*");
  const payable = total === undefined ? "0" : text(at(total, "payable"));
  if (payable === null) return null;
  return {
    declaration,
    law: { code: "law", pack, version, hash, legal_date },
    debt: { code: "debt", payable, currency, is_complete },
  };
}

/** The items of a declaration, in order. */
export function readGoods(bytes: string): GoodsItem[] | null {
  const items = at(parsed(bytes), "goodsShipment", "governmentAgencyGoodsItem");
  return Array.isArray(items) ? items.map(goodsItem) : null;
}

function goodsItem(item: unknown): GoodsItem {
  const codes = list(at(item, "commodity", "classification"));
  const ofType = (kind: string) => text(at(codes.find((code) => at(code, "identificationTypeCode") === kind), "id"));
  const combined = ofType("TSP");
  const measure = at(item, "commodity", "goodsMeasure", "netNetWeightMeasure");
  const net = text(measure) ?? text(at(measure, "value"));
  return {
    // The combined nomenclature, and after it the digits of the integrated tariff.
    code: combined === null ? null : combined + (ofType("TRC") ?? ""),
    description: text(at(item, "commodity", "description")),
    origin: text(at(list(at(item, "origin"))[0], "countryCode")),
    net: net === null ? null : `${net} ${text(at(measure, "unitCode")) ?? ""}`.trimEnd(),
  };
}
