// This module decides the shapes of the public API as the page reads them. Written by hand until they are
// generated from the OpenAPI document; amounts are decimal strings and are never turned into floats.

export type Language = "en" | "zh";

/** A text by language tag; packs may bring more languages than the page has. */
export type LanguageMap = Partial<Record<string, string>>;

export type Lane = "green" | "blue" | "yellow" | "red";
export type Outcome = "rejected" | "registered" | "held" | "released" | "cleared";
export type Severity = "error" | "warning" | "information";

export interface CaseSummary {
  case: string;
  mrn: string | null;
  lrn: string;
  type: string;
  status: string;
  outcome: Outcome | null;
  lane: Lane | null;
  /** UTC microseconds. */
  received_at: number;
  items: number;
  payable: string | null;
  currency: string | null;
  /** Goods codes, separated by spaces. */
  goods: string;
  declarant: string;
  next_step: string | null;
  /** When the next deadline is over, UTC microseconds. */
  due_at: number | null;
}

export interface CasePage {
  cases: CaseSummary[];
  /** Where the next page begins; none on the last. */
  next: string | null;
}

export interface Count {
  outcome: Outcome | null;
  lane: Lane | null;
  cases: number;
}

export interface Snapshot {
  /** Newest first, at most 30. */
  cases: CaseSummary[];
  counts: Count[];
}

export type LaneReason =
  | { kind: "nothing_found" }
  | { kind: "findings"; codes: string[] }
  | { kind: "score"; item: number; probability: string; threshold: string; worth: string }
  | { kind: "profile"; profiles: string[] }
  | { kind: "screening"; hits: number; score: string }
  | { kind: "random_draw"; value: string; from: string; to: string };

/** An analysts' profile that hit. */
export interface ProfileTold {
  profile: string;
  version: string;
  lane: string;
  /** Paths in the declaration. */
  at: string[];
  name: string | null;
  reason: LanguageMap | null;
}

/** Who laid something down, and who confirmed it. */
export interface Standing {
  id: string;
  proposed_by: string | null;
  proposer: string;
  confirmed_by: string | null;
}

/** A hit on a list that is, or is proposed to be, somebody else. */
export interface SomebodyElse extends Standing {
  list: string;
  entry: string;
  name: string;
  listed: string;
  reason: string;
  status: "proposed" | "confirmed" | "withdrawn";
}

/** An entry of a list that a party may be. */
export interface ScreeningHit {
  role: string;
  name: string;
  list: string;
  entry: string;
  listed: string;
  same_identifier: boolean;
  /** Why somebody is on the own list. */
  reason?: LanguageMap | null;
  /** Who says that it is somebody else. */
  somebody_else?: SomebodyElse | null;
  score: string;
}

/** What a signal added to a score, a logit. */
export interface RiskReason {
  signal: string;
  added: string;
  value?: string | null;
  text?: LanguageMap;
  unit?: string;
}

/** What targeting said of an item: `expected`, what the reasons added and `rest` sum to `score`. */
export interface LineRisk {
  item: number;
  probability: string;
  critical: string;
  revenue: string;
  worth: string;
  expected: string;
  rest: string;
  score: string;
  reasons?: RiskReason[];
}

/** What targeting said; told to officers only. */
export interface RiskTold {
  lines: LineRisk[];
  model: string;
  threshold: string | null;
}

export interface Finding {
  pointer: string;
  /** The pointer in words that follow the JSON form. */
  path: string;
  code: string;
  rule: string;
  severity: Severity;
  arguments: Record<string, string>;
  text: LanguageMap;
  mend: LanguageMap;
}

export interface RowReference {
  row: string;
  source: string;
  valid_from?: string | null;
  valid_to?: string | null;
}

export interface Step {
  kind: string;
  arguments: Record<string, string>;
  result: string;
  row: RowReference | null;
  text: LanguageMap;
}

export interface ItemValue {
  item: number;
  customs_value: { amount: string; currency: string };
  vat_additions: string;
  steps: Step[];
}

export interface TaxLine {
  item: number;
  type: string;
  base: string;
  rate: string;
  amount: string;
  deducted: string;
  payable: string;
  secured: string;
  method: string | null;
  preference: string | null;
  effect: string | null;
  steps: Step[];
}

export interface Total {
  /** Tax type; `*` over all. */
  type: string;
  amount: string;
  deducted: string;
  payable: string;
}

export interface Assessment {
  currency: string;
  complete: boolean;
  values: ItemValue[];
  lines: TaxLine[];
  totals: Total[];
}

export interface Decision {
  outcome: Outcome;
  lane: Lane | null;
  lane_reason: LaneReason | null;
  findings: Finding[];
  assessment: Assessment;
  risk: RiskTold | null;
  /** For officers only. */
  screening?: ScreeningHit[] | null;
  /** For officers only. */
  profiles?: ProfileTold[] | null;
  edition: { pack: string; version: string; hash: string };
  /** SHA-256 of the canonical record. */
  record: string;
  legal_date: string;
}

export interface CaseEvent {
  case: string;
  sequence: number;
  /** RFC 3339. */
  at: string;
  kind: string;
  mrn: string | null;
  event: { command: string; by: string; lane?: Lane };
  leaf: string;
  /** What a person said with it: a question, an answer, which documents, a remark, a reason. */
  said?: Partial<Record<string, unknown>> | null;
}

/** One change of an amendment; values have the JSON form of the declaration. */
export interface AmendmentChange {
  pointer: string;
  path: string;
  tag: string;
  kind: "added" | "changed" | "removed";
  before?: unknown;
  after?: unknown;
  reason: string | null;
  reason_text: LanguageMap | null;
}

/** One tax on one item, before and after. */
export interface LineDifference {
  type: string;
  item: number | null;
  item_before: number | null;
  before: string | null;
  after: string | null;
  delta: string;
}

export interface Difference {
  currency: string;
  before: string;
  after: string;
  /** More to pay above zero, to be returned below. */
  delta: string;
  lines: LineDifference[];
  unchanged: number;
  /** What the pack charges on a debt that a correction raised; none where it charges nothing. */
  interest?: ArrearsInterest | null;
}

export interface ArrearsInterest {
  /** None: the pack charges it and has no rate for these days. */
  amount: string | null;
  currency: string;
  days: number | null;
  after: string;
  until: string;
  steps: Step[];
}

export interface Version {
  number: number;
  at: string | null;
  outcome: Outcome;
  legal_date: string;
  arrival: string | null;
  payable: string;
  currency: string;
  record: string;
  changes: AmendmentChange[];
  difference: Difference | null;
}

/** A request that was refused, with its reasons. */
export interface Refused {
  at: string;
  findings: Finding[];
}

export interface CaseDetail {
  summary: CaseSummary;
  decision: Decision | null;
  versions: Version[];
  refusals: Refused[];
  events: CaseEvent[];
}

/** What handing in answers. */
export interface Answer {
  case: string;
  mrn: string | null;
  lrn: string | null;
  status: string;
  outcome: Outcome;
  lane: Lane | null;
  payable: string;
  currency: string;
  findings: Finding[];
  record: string;
}

/** A place in a message that cannot be read. */
export interface Place {
  line: number;
  column: number;
  path: string;
  code: string;
  text: LanguageMap;
}

/** Problem details (RFC 9457). */
export interface Problem {
  status: number;
  code: string;
  title: LanguageMap;
  details: { problems?: Place[] } | null;
}
