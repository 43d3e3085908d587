// This module decides which cases a link of the cockpit opens: what the URL's fragment says beside the page and the
// case is a part of the server's query.

import type { CaseFilter } from "../client.ts";

/** Conditions that the page has no control for; they are handed on as they are. */
const CASES = ["status", "next_step", "goods", "origin", "place", "chapter", "examined", "tax", "received_from", "received_to"] as const;
export type Condition = (typeof CASES)[number];
const QUEUE = ["stage", "assignee", "place", "older_than_hours", "due_within_hours", "order"];

function some(fragment: URLSearchParams, names: readonly string[]): string {
  return new URLSearchParams([...fragment].filter(([name]) => names.includes(name))).toString();
}

export function filterOf(hash: string): CaseFilter {
  const fragment = new URLSearchParams(hash.slice(1));
  return { outcome: fragment.get("outcome"), lane: fragment.get("lane"), text: fragment.get("text") ?? "", more: some(fragment, CASES) };
}

/** The conditions of such a query one by one. */
export function conditionsIn(more: string): [Condition, string][] {
  return [...new URLSearchParams(more)].filter((pair): pair is [Condition, string] => CASES.some((name) => name === pair[0]));
}

/** The same query without one of its conditions. */
export function without(more: string, condition: Condition): string {
  const left = new URLSearchParams(more);
  left.delete(condition);
  return left.toString();
}

export const queueConditionsOf = (hash: string): string => some(new URLSearchParams(hash.slice(1)), QUEUE);
