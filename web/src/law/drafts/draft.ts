// This module decides the shapes of drafts as the server tells them, and small questions about them: which rules a text finds,
// what somebody writes of a rule, and what keeps an edition from being made.

import type { Shapes } from "../../api.ts";

export type Draft = Shapes["Draft"];
export type DraftView = Shapes["DraftView"];
export type Rule = Shapes["DraftRule"];
export type Row = Shapes["RuleRow"];
export type Told = Record<string, Shapes["RuleText"]>;
export type Ran = Shapes["RanView"];
export type RanTest = Shapes["RanTest"];
export type Found = Shapes["FoundView"];
export type Test = Shapes["DraftTest"];
export type Source = Shapes["SourceRow"];
export type FromCase = Shapes["FromCase"];

export type Field = keyof Row;
/** What becomes of the row of a rule. */
export type Act = "put" | "follow" | "drop";

/** What somebody writes of a rule. */
export interface Written {
  act: Act;
  table: string;
  says: Row;
  /** What its finding is to say, where that is written anew. */
  told: Told;
}

export const FIELDS = ["rule", "code", "severity", "declaration_types", "requested_procedures", "goods", "documents", "for_each", "when", "must", "pointer", "arguments", "valid_from", "valid_to", "source"] as const satisfies Field[];

/** A rule is the same in two versions of a draft when it is of the same table, id and first day. */
export const keyOf = (table: string, says: Row): string => [table, says.rule, says.valid_from].join(" ");

/** The file of a table as people know it: `relation` of `rules/relation.csv`. */
export const tableName = (table: string): string => table.replace(/^rules\//, "").replace(/\.csv$/, "");

function row(from: Partial<Row>): Row {
  return Object.fromEntries(FIELDS.map((field) => [field, from[field] ?? ""])) as unknown as Row;
}

/** A rule to be changed, as it is. */
export function asItIs(rule: Rule): Written {
  return { act: "put", table: rule.table, says: row(rule.says), told: {} };
}

/** A rule to begin with. */
export function fresh(view: DraftView, from: string): Written {
  return { act: "put", table: view.tables[0] ?? "", says: { ...row({}), severity: "error", for_each: "item", valid_from: from, source: view.sources[0] ?? "" }, told: {} };
}

/** Whether two rules are written alike. */
export const isSame = (one: Written, other: Written): boolean => JSON.stringify(one) === JSON.stringify(other);

/** The rules that have all words of a text, in whatever they say. */
export function found(rules: Rule[], text: string, onlyChanged: boolean): Rule[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return rules.filter((rule) => {
    if (onlyChanged && !rule.change) return false;
    if (words.length === 0) return true;
    const told = Object.values(rule.told).flatMap((one) => [one.text, one.mend]);
    const all = [rule.table, ...Object.values(rule.says), ...told].join("\n").toLowerCase();
    return words.every((word) => all.includes(word));
  });
}

/** The expectation that a finding is met by. */
export const expectationOf = (finding: Found): string => `${finding.code}@${finding.pointer}`;

/** Expectations with one more, each once. */
export const withExpectation = (finds: string, more: string): string => [...new Set([...finds.split(/\s+/).filter(Boolean), more])].join(" ");

/** What keeps an edition from being made; none when nothing does, `unknown` while it is not known. */
export function hindrance(view: DraftView, ran: Ran | null): "nothing" | "unknown" | "broken" | "failing" | null {
  if (view.changed.length === 0) return "nothing";
  if (!ran || ran.version !== view.card.version) return "unknown";
  if (ran.problems.length > 0) return "broken";
  return ran.tests.every((test) => test.has_passed) ? null : "failing";
}
