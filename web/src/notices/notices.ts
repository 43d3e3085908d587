// This module decides which notices are shown: the newest first, older ones below them as far as somebody went back.

import type { Shapes } from "../api.ts";

export type Notice = Shapes["Message"];
export type NoticePage = Shapes["MessagePage"];

/** Notices of one page. */
const PAGE = 50;

/** How far a reader has read on the page; the server keeps it for each firm that the reader acts for. */
export const readToOf = (reader: string): string => `/api/cursors/portal-${reader}`;

/** The newest notices, or those before a number. */
export const noticesAt = (before: number | null, limit = PAGE): string => `/api/messages?before=${before ?? 0}&limit=${limit}`;

/** How many there are above a number: a reader's notices are numbered without gaps. */
export const unreadOf = (newest: Notice | undefined, readTo: number): number => Math.max(0, (newest?.number ?? 0) - readTo);

/** The known ones and a page of others, the newest first. */
export function joined(known: readonly Notice[], page: readonly Notice[]): Notice[] {
  const byNumber = new Map([...known, ...page].map((one) => [one.number, one]));
  return [...byNumber.values()].sort((one, other) => other.number - one.number);
}

/** The newest on top of the known ones; alone, when others may lie between. */
export function withNewest(known: readonly Notice[], newest: readonly Notice[]): Notice[] {
  const numbers = new Set(known.map((one) => one.number));
  return newest.some((one) => numbers.has(one.number)) ? joined(known, newest) : [...newest];
}
