// This module decides how the newest cases enter a list that someone is reading.

import type { CaseSummary } from "../api.ts";

export interface Merged {
  rows: CaseSummary[];
  /** How many rows came on top. */
  added: number;
  /** Cases may be missing between the newest and the known ones: the list is to be loaded again. */
  hasGap: boolean;
}

/** Rows of a full snapshot; the server tells no more at once. */
const SNAPSHOT_ROWS = 30;

/**
 * Brings the newest cases into the list: known rows are renewed where they stand, unknown ones come on top.
 * A known row that the list would no longer show stays, renewed, until the list is loaded again.
 */
export function merge(rows: CaseSummary[], newest: CaseSummary[]): Merged {
  const byId = new Map(newest.map((one) => [one.case, one]));
  const known = new Set(rows.map((one) => one.case));
  const oldest = rows.at(-1)?.received_at ?? Number.NEGATIVE_INFINITY;
  const fresh = newest.filter((one) => !known.has(one.case) && one.received_at >= oldest);
  // Newest first: when not even the oldest of the newest is known, others may lie before it.
  const hasGap = newest.length > 0 && fresh.length === newest.length && (rows.length > 0 || newest.length >= SNAPSHOT_ROWS);
  let isChanged = fresh.length > 0;
  const renewed = rows.map((one) => {
    const now = byId.get(one.case);
    if (!now || isSame(one, now)) return one;
    isChanged = true;
    return now;
  });
  if (!isChanged) return { rows, added: 0, hasGap };
  const merged = [...fresh, ...renewed];
  if (fresh.length > 0) merged.sort((one, other) => other.received_at - one.received_at);
  return { rows: merged, added: fresh.length, hasGap };
}

/** Appends a page, without what is there already. */
export function append(rows: CaseSummary[], page: CaseSummary[]): CaseSummary[] {
  const known = new Set(rows.map((one) => one.case));
  return [...rows, ...page.filter((one) => !known.has(one.case))];
}

function isSame(one: CaseSummary, other: CaseSummary): boolean {
  return (Object.keys(other) as (keyof CaseSummary)[]).every((key) => one[key] === other[key]);
}
