// This module decides which cases a link opens: the page that shows what a query of the server finds, and what the URL's
// fragment says beside the page and the case is a part of that query.

import type { CaseFilter } from "../client.ts";

/** Conditions that the page has no control for; they are handed on as they are. */
const CASES = ["status", "next_step", "goods", "origin", "place", "chapter", "only_chapter", "examined", "tax", "owed", "received_from", "received_to"] as const;
export type Condition = (typeof CASES)[number];
const QUEUE = ["stage", "assignee", "place", "older_than_hours", "due_within_hours", "order"];

function some(fragment: URLSearchParams, names: readonly string[]): string {
  return new URLSearchParams([...fragment].filter(([name]) => names.includes(name))).toString();
}

/** The page that shows what a path of the API finds, and who may open it. */
const PAGES: Record<string, [page: string, permission: string]> = { "/api/queue": ["queue", "WorkQueue"], "/api/cases": ["cases", "ListCases"] };
/** Its cases are listed on the cockpit itself. */
export const STUDIED = "/api/cockpit/study/cases";

/** The address of the page that shows what a query finds; none for who may not open that page. */
export function addressOfQuery(query: string | null, permissions: readonly string[]): string | null {
  const [path = "", rest] = query?.split("?") ?? [];
  if (!rest) return null;
  if (path === STUDIED) return `#${new URLSearchParams({ page: "cockpit", study: rest })}`;
  const [page, permission = ""] = PAGES[path] ?? [];
  return page && permissions.includes(permission) ? `#page=${page}&${rest}` : null;
}

export function filterOf(hash: string): CaseFilter {
  const fragment = new URLSearchParams(hash.slice(1));
  return { outcome: fragment.get("outcome"), lane: fragment.get("lane"), text: fragment.get("text") ?? "", more: some(fragment, CASES) };
}

/** The fragment with the conditions of a filter in place of its own; what is typed stays out of it. */
export function withConditions(hash: string, { outcome, lane, more }: CaseFilter): string {
  const fragment = new URLSearchParams(hash.slice(1));
  for (const name of ["outcome", "lane", "text", ...CASES]) fragment.delete(name);
  if (outcome) fragment.set("outcome", outcome);
  if (lane) fragment.set("lane", lane);
  for (const [name, value] of new URLSearchParams(more)) fragment.set(name, value);
  return fragment.size > 0 ? `#${fragment}` : "";
}

export const areSameConditions = (one: CaseFilter, other: CaseFilter): boolean => one.outcome === other.outcome && one.lane === other.lane && one.more === other.more;

/** The step that cases of a filter wait for. */
export const stepOf = ({ more }: CaseFilter): string | null => new URLSearchParams(more).get("next_step");
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
