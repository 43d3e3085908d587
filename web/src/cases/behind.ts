// This module decides which cases a link of the cockpit opens: what the URL's fragment says beside the page and the
// case is a part of the server's query.

import type { CaseFilter } from "../client.ts";

/** Conditions that the page has no control for; they are handed on as they are. */
const CASES = ["status", "next_step", "goods", "received_from", "received_to"];
const QUEUE = ["stage", "assignee", "place", "older_than_hours", "due_within_hours", "order"];

function some(fragment: URLSearchParams, names: string[]): string {
  return new URLSearchParams([...fragment].filter(([name]) => names.includes(name))).toString();
}

export function filterOf(hash: string): CaseFilter {
  const fragment = new URLSearchParams(hash.slice(1));
  return { outcome: fragment.get("outcome"), lane: fragment.get("lane"), text: fragment.get("text") ?? "", more: some(fragment, CASES) };
}

export const queueConditionsOf = (hash: string): string => some(new URLSearchParams(hash.slice(1)), QUEUE);
