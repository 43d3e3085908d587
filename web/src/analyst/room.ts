// This module decides what the figures of the analyst's room are, and which address lists the cases behind one.

export interface Rate {
  hits: number;
  of: number;
  /** None of none. */
  share: number | null;
  low: number | null;
  high: number | null;
}

export interface Band {
  from: number;
  to: number;
  cases: number;
  query: string;
}

export interface Yield {
  basis: string;
  chosen: number;
  irregular: Rate;
  query: string;
}

export interface Burdened {
  of: string;
  traders: number;
  stopped: Rate;
  irregular: Rate;
  query: string;
  /** Examined for any reason. */
  found: Rate;
  found_query: string;
}

export interface WhatIf {
  /** Decimals. */
  share: string;
  threshold: string;
  stops_a_day: string;
  revenue_a_day: string;
  hits_a_day: string;
  revenue_share: string | null;
  hits_share: string | null;
}

export interface Room {
  at: number;
  first_day: string;
  last_day: string;
  currency: string;
  offices: string[];
  model: { hash: string; examples: number; hits: number; until: string | null; share: string | null; threshold: string | null } | null;
  scored: number;
  probability: Band[];
  worth: Band[];
  yields: Yield[];
  weeks: { first_day: string; basis: string; chosen: number; irregular: Rate }[];
  signals: { signal: string; text: Partial<Record<string, string>>; stopped: number; irregular: Rate; query: string }[];
  sizes: Burdened[];
  origins: Burdened[];
  places: Burdened[];
  drift: { psi: number | null; is_shifted: boolean; limit: number; before: number; after: number; needed: number; hit_rate: { since: number; before: number; after: number; findings: number } | null };
  what_if: WhatIf | null;
  curve: WhatIf[];
}

export interface RoomCase {
  case: string;
  name: string;
  received_at: number;
  lane: string | null;
  basis: string;
  result: string | null;
  probability: string | null;
  worth: string | null;
  threshold: string | null;
  trader: string;
  origin: string;
  signals: { signal: string; text: Partial<Record<string, string>> }[];
}

const CASES = "/api/risk/cases?";

/** The address of the page that lists what a query of the room finds. */
export function addressBehind(query: string): string | null {
  return query.startsWith(CASES) ? `#${new URLSearchParams({ page: "analyst", behind: query.slice(CASES.length) })}` : null;
}

/** The query that an address of the page lists; none for the room itself. */
export function queryBehind(hash: string): string | null {
  const behind = new URLSearchParams(hash.slice(1)).get("behind");
  return behind === null ? null : CASES + behind;
}

/** The query of a room. */
export function queryOfRoom(days: number, office: string, lane: string, share: number | null): string {
  const parts = new URLSearchParams({ days: String(days) });
  if (office) parts.set("office", office);
  if (lane) parts.set("lane", lane);
  if (share !== null) parts.set("share", share.toFixed(4));
  return `/api/risk?${parts}`;
}
