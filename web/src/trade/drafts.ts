// This module decides how drafts are kept: on this device, for the account that is signed in, after every change, so that
// a closed browser or an ended session loses nothing.

import { randomName } from "../parts/bytes.ts";
import { ownPrefix } from "./owned.ts";
import type { Members } from "./path.ts";

export interface Draft {
  id: string;
  declaration: Members;
  /** Milliseconds. */
  changed: number;
  /** The key under which it is handed in: the same message is decided only once. */
  key: string;
  /** The name of a template that was kept here before the firm's were on the server. */
  template?: string;
}

export type LeftTemplate = Draft & { template: string };

/** What every import has alike; the rest is asked for. */
export function blank(): Members {
  return {
    typeCode: "IMA",
    functionCode: "9",
    agent: { functionCode: "2" },
    goodsShipment: {
      destination: { countryCode: "GB" },
      previousDocument: [{ categoryCode: "Z", typeCode: "DCR" }],
      governmentAgencyGoodsItem: [blankItem()],
    },
  };
}

export function blankItem(): Members {
  return {
    commodity: { classification: [{ id: "00", identificationTypeCode: "TRC" }], dutyTaxFee: [{ dutyRegimeCode: "100", typeCode: "A00" }, { typeCode: "B00" }] },
    customsValuation: { methodCode: "1" },
    governmentProcedure: [{ currentCode: "40", previousCode: "00" }, { currentCode: "000" }],
    packaging: [{ sequenceNumeric: 1 }],
    valuationAdjustment: { additionCode: "0000" },
  };
}

export function newDraft(declaration: Members): Draft {
  const draft = { id: randomName(), declaration, changed: Date.now(), key: randomName() };
  keep(draft);
  return draft;
}

export function keep(draft: Draft): void {
  localStorage.setItem(ownPrefix("draft") + draft.id, JSON.stringify(draft));
}

export function find(id: string): Draft | null {
  const kept = localStorage.getItem(ownPrefix("draft") + id);
  return kept ? (JSON.parse(kept) as Draft) : null;
}

export function drop(id: string): void {
  localStorage.removeItem(ownPrefix("draft") + id);
}

/** All that is kept, the last changed first. */
function kept(): Draft[] {
  const prefix = ownPrefix("draft");
  const names = Object.keys(localStorage).filter((name) => name.startsWith(prefix));
  const found = names.map((name) => find(name.slice(prefix.length))).filter((draft) => draft !== null);
  return found.sort((one, other) => other.changed - one.changed);
}

const isLeftTemplate = (draft: Draft): draft is LeftTemplate => draft.template !== undefined;

export const all = (): Draft[] => kept().filter((draft) => !isLeftTemplate(draft));

/** Templates that are on this device still. */
export const leftTemplates = (): LeftTemplate[] => kept().filter(isLeftTemplate);

/** The type of the unique consignment reference, which no other declaration may bear. */
const UNIQUE_REFERENCE = "DCR";

/** The same goods for another day: what refers to this consignment alone is left out. */
export function copyOf(declaration: Members): Members {
  const { functionalReferenceId: _, acceptanceDateTime: __, goodsShipment, ...rest } = declaration;
  const shipment = (goodsShipment ?? {}) as Members;
  const references = (Array.isArray(shipment["previousDocument"]) ? shipment["previousDocument"] : []) as Members[];
  const previousDocument = references.map(({ id, ...reference }) => (reference["typeCode"] === UNIQUE_REFERENCE || id === undefined ? reference : { id, ...reference }));
  return { ...rest, goodsShipment: { ...shipment, ...(previousDocument.length > 0 ? { previousDocument } : {}) } };
}
