// This module decides under which names the page knows the shapes of the public API, and a few of its fixed words. The shapes themselves are made from
// the OpenAPI document (`npm run types`); amounts are decimal strings and are never turned into floats.

import type { components } from "./schema.d.ts";

/** Every shape, by its name in the document. */
export type Shapes = components["schemas"];

export type Language = "en" | "zh";

/** A text by language tag; packs may bring more languages than the page has. */
export type LanguageMap = Partial<Record<string, string>>;

export type Lane = Shapes["Lane"];
export type Outcome = Shapes["Outcome"];
export type Severity = Shapes["Severity"];
export type CaseSummary = Shapes["CaseSummary"];
export type CasePage = Shapes["CasePage"];
export type Count = Shapes["Count"];
export type Snapshot = Shapes["Snapshot"];
export type LaneReason = Shapes["LaneReason"];
export type ScreeningHit = Shapes["ScreeningHit"];
export type RiskReason = Shapes["RiskReason"];
export type LineRisk = Shapes["LineRisk"];
export type RiskTold = Shapes["RiskTold"];
export type Explained = Shapes["Explained"];
export type ExplainedSignal = Shapes["ExplainedSignal"];
export type Finding = Shapes["Finding"];
export type RowReference = Shapes["RowReference"];
export type Step = Shapes["Step"];
export type ItemValue = Shapes["ItemValue"];
export type TaxLine = Shapes["TaxLine"];
export type Total = Shapes["Total"];
export type Assessment = Shapes["Assessment"];
/** A decision that was made: what is only tried has no record. */
export type Decision = Shapes["Decision"] & { record: string };
export type CaseEvent = Shapes["CaseEvent"];
export type AmendmentChange = Shapes["AmendmentChange"];
export type LineDifference = Shapes["LineDifference"];
export type Difference = Shapes["Difference"];
export type Version = Shapes["Version"];
export type Refused = Shapes["Refused"];
export type CaseDetail = Shapes["CaseDetail"] & { decision: Decision | null };
export type Answer = Shapes["Answer"];
/** What a table of several declarations gets: an answer for each, or why it was refused. */
export type Answers = { answers: { lrn: string; status: number; answer: Answer | Problem }[] };
export type Place = Shapes["Place"];
export type BulkPreviewed = Shapes["BulkPreviewed"];
export type BulkDone = Shapes["BulkDone"];
export type Workload = Shapes["Workload"];
export type ArrearsInterest = Shapes["Interest"];
export type ProfileTold = Shapes["ProfileTold"];
export type Standing = Shapes["DirectiveStanding"];
export type SomebodyElse = Shapes["SomebodyElseView"];
export type CodeName = Shapes["CodeName"];
export type Queued = Shapes["QueuedView"];
export type QueuePage = Shapes["QueuePage"];
/** `details` says more by code: of a message that cannot be read, the places; of a denial, the field and the reason. */
export type Problem = Omit<Shapes["Problem"], "details"> & { details: { problems?: Place[]; field?: string; reason?: string } | null };

/** The lanes, from the easiest to the hardest. */
export const LANES: readonly Lane[] = ["green", "blue", "yellow", "red"];
/** The type under which the totals over all taxes stand. */
export const ALL_TAXES = "*";
