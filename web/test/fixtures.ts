// This module decides the country that the mock server shows: three decisions of the real engine, and a
// list around them that is the same in every run.

import { readFileSync } from "node:fs";
import { createHash } from "node:crypto";
import type { CaseDetail, CaseEvent, CaseSummary, Count, Decision, Lane, Outcome } from "../src/api.ts";

const decision = (name: string) => JSON.parse(readFileSync(new URL(`decisions/${name}.json`, import.meta.url), "utf8")) as Decision;

const CLEARED = decision("cleared");
const HELD = decision("held");
const REJECTED = decision("rejected");

/** The record as the mock serves it; its hash is right, so that the page's own check can be checked. */
export const RECORD = JSON.stringify({ engine: "0.1.0", decision: { outcome: "cleared" } });
for (const one of [CLEARED, HELD, REJECTED]) one.record = createHash("sha256").update(RECORD).digest("hex");

export const ORIGINAL = `<?xml version="1.0" encoding="UTF-8"?>
<MetaData xmlns="urn:wco:datamodel:WCO:DocumentMetaData-DMS:2">
  <Declaration xmlns="urn:wco:datamodel:WCO:DEC-DMS:2">
    <FunctionCode>9</FunctionCode>
    <FunctionalReferenceID>BRK-26-004821</FunctionalReferenceID>
    <TypeCode>IMA</TypeCode>
  </Declaration>
</MetaData>
`;

const GOODS = ["85109000 85101000", "22042178", "61091000", "87032319", "84713000", "64039996", "08051022", "30049000", "39269097", "95030041", "73181595", "85171300"];
const DECLARANTS = ["GB896458895015", "GB239355053000", "GB553202734852", "GB025115110987", "XI347643744903"];
const KINDS: { outcome: Outcome; lane: Lane | null; status: string; next: string; weight: number }[] = [
  { outcome: "cleared", lane: "green", status: "cleared", next: "none", weight: 70 },
  { outcome: "cleared", lane: "blue", status: "cleared", next: "none", weight: 6 },
  { outcome: "held", lane: "yellow", status: "accepted", next: "check_documents", weight: 9 },
  { outcome: "held", lane: "red", status: "accepted", next: "examine", weight: 3 },
  { outcome: "registered", lane: null, status: "registered", next: "present_goods", weight: 6 },
  { outcome: "rejected", lane: null, status: "rejected", next: "none", weight: 6 },
];

/** A small generator with a fixed seed: the same numbers in every run. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const random = createRandom(7);
const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;

function pickKind() {
  let at = random() * 100;
  return KINDS.find((kind) => (at -= kind.weight) < 0) ?? KINDS[0]!;
}

const hex = (seed: string) => createHash("sha256").update(seed).digest("hex");

export function uuid(number: number): string {
  const digits = hex(`case ${number}`);
  return `019ab4c2-${digits.slice(0, 4)}-7${digits.slice(4, 7)}-8${digits.slice(7, 10)}-${digits.slice(10, 22)}`;
}

export function makeCase(number: number, at: Date, decided?: { summary: Partial<CaseSummary> }): CaseSummary {
  const kind = pickKind();
  const amount = kind.outcome === "rejected" ? 0 : Math.floor(random() ** 3 * 4_000_000) + 800;
  const summary: CaseSummary = {
    case: uuid(number),
    mrn: `26GB${hex(`mrn ${number}`).slice(0, 13).toUpperCase()}${number % 10}`,
    lrn: `BRK-26-${String(number).padStart(6, "0")}`,
    type: kind.outcome === "registered" ? "IMD" : pick(["IMA", "IMA", "IMA", "IMZ", "EXA"]),
    status: kind.status,
    outcome: kind.outcome,
    lane: kind.lane,
    received_at: at.getTime() * 1000,
    items: 1 + Math.floor(random() ** 2 * 6),
    payable: (amount / 100).toFixed(2),
    currency: "GBP",
    goods: pick(GOODS),
    declarant: pick(DECLARANTS),
    next_step: kind.next,
    due_at: kind.next === "present_goods" ? at.getTime() * 1000 + 30 * 86_400_000_000 : null,
  };
  return { ...summary, ...decided?.summary };
}

/** Cases of the list, newest first. The first three stand on the three real decisions. */
export function makeCases(count: number, now: Date): CaseSummary[] {
  const cases: CaseSummary[] = [];
  let at = now.getTime();
  for (let place = 0; place < count; place++) {
    at -= 3_000 + Math.floor(random() * 40_000);
    const real = [
      { outcome: CLEARED.outcome, lane: CLEARED.lane, status: "cleared", type: "IMA", items: 3, payable: "3891.78", goods: "85101000 85102000 85109000", next_step: "none" },
      { outcome: HELD.outcome, lane: HELD.lane, status: "accepted", type: "IMA", items: 1, payable: "120.00", goods: "61091000", next_step: "check_documents" },
      { outcome: REJECTED.outcome, lane: REJECTED.lane, status: "rejected", type: "IMA", items: 3, payable: "268.80", goods: "85101000 85102000 85109000", next_step: "none" },
    ][place];
    cases.push(makeCase(4821 - place, new Date(at), real && { summary: real }));
  }
  return cases;
}

export function countsOf(cases: CaseSummary[]): Count[] {
  const counts = new Map<string, Count>();
  for (const { outcome, lane } of cases) {
    const key = `${outcome} ${lane}`;
    const count = counts.get(key) ?? { outcome, lane, cases: 0 };
    count.cases += 1;
    counts.set(key, count);
  }
  return [...counts.values()];
}

const COURSES: Partial<Record<Outcome, string[]>> = {
  cleared: ["accept", "assess", "route", "cover", "settle", "clear"],
  held: ["accept", "assess", "route", "request_documents"],
  registered: ["register", "assess"],
  rejected: ["reject"],
};
const EVENTS: Record<string, string> = {
  accept: "case.accepted.v1", assess: "case.assessed.v1", route: "case.routed.v1", cover: "case.covered.v1", settle: "case.settled.v1",
  clear: "case.cleared.v1", request_documents: "case.documents_requested.v1", register: "case.registered.v1", reject: "case.rejected.v1",
};

/** A case that was amended once, and once asked in vain. */
const AMENDED: Pick<CaseDetail, "versions" | "refusals"> = {
  versions: [
    { number: 1, at: "2026-11-20T09:00:00Z", outcome: "held", legal_date: "2026-11-20", arrival: null, payable: "100.00", currency: "GBP", record: RECORD, changes: [], difference: null },
    {
      number: 2, at: "2026-11-22T09:30:00Z", outcome: "held", legal_date: "2026-11-20", arrival: null, payable: "120.00", currency: "GBP", record: RECORD,
      changes: [
        {
          pointer: "42A/67A/68A[1]/23A/79A/112", path: "declaration.goodsShipment.governmentAgencyGoodsItem[1].commodity.invoiceLine.itemChargeAmount", tag: "112",
          kind: "changed", before: { currencyID: "GBP", value: "500" }, after: { currencyID: "GBP", value: "600" }, reason: "21", reason_text: { en: "Value amended", zh: "更改价值" },
        },
        {
          pointer: "42A/67A/68A[1]/02A[4]", path: "declaration.goodsShipment.governmentAgencyGoodsItem[1].additionalDocument[4]", tag: "02A",
          kind: "added", before: null, after: { categoryCode: "9", typeCode: "WKS", id: "worksheet 17" }, reason: "32", reason_text: { en: "Added", zh: "新增" },
        },
      ],
      difference: {
        currency: "GBP", before: "100.00", after: "120.00", delta: "20.00", unchanged: 1,
        lines: [{ type: "B00", item: 1, item_before: 1, before: "100.00", after: "120.00", delta: "20.00" }],
      },
    },
  ],
  refusals: [
    {
      at: "2026-11-21T10:00:00Z",
      findings: [
        {
          pointer: "42A/67A/68A[7]", path: "declaration.goodsShipment.governmentAgencyGoodsItem[7]", code: "TG3201", rule: "amendment.nothing_there", severity: "error", arguments: {},
          text: { en: "The pointer names nothing in the declaration.", zh: "指针在报关单中没有对应内容。" },
          mend: { en: "Check the section codes and places from 42A down to the element.", zh: "请从42A起逐级核对区段代码和序号。" },
        },
      ],
    },
  ],
};

export function detailOf(summary: CaseSummary): CaseDetail {
  const real = summary.outcome === "rejected" ? REJECTED : summary.outcome === "held" ? HELD : CLEARED;
  const decision: Decision = { ...real, outcome: summary.outcome ?? real.outcome, lane: summary.lane };
  if (summary.lane === "red") decision.lane_reason = { kind: "random_draw", value: "0.007312", from: "0", to: "0.01" };
  if (summary.lane === "blue") decision.lane_reason = { kind: "random_draw", value: "0.051204", from: "0.03", to: "0.08" };
  const at = new Date(summary.received_at / 1000).toISOString();
  const events = (COURSES[summary.outcome ?? "cleared"] ?? []).map((command, place): CaseEvent => ({
    case: summary.case,
    sequence: place + 1,
    at,
    kind: EVENTS[command]!,
    mrn: summary.mrn,
    event: command === "route" && summary.lane ? { command, by: "system", lane: summary.lane } : { command, by: "system" },
    leaf: hex(`${summary.case} ${place}`),
  }));
  const waits = { stage: "check_documents", waits_for: "officer", from: summary.received_at, to: null, due_at: summary.received_at + 28_800_000_000 };
  return { summary, decision, events, stays: summary.outcome === "held" ? [waits] : [], ...(summary.outcome === "held" ? AMENDED : { versions: [], refusals: [] }) };
}
