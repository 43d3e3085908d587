// This module decides the shapes of capacities as the server tells them, and small questions about them: how a room stands,
// how a week is said shortly, and what usually comes where a capacity would count.

import type { Shapes } from "../api.ts";
import { monthsAfter } from "../parts/days.ts";

export type Capacities = Shapes["CapacitiesView"];
export type Capacity = Shapes["CapacityVersion"];
export type Law = Shapes["AllowedShares"];
export type Queue = Shapes["CapacityQueue"];
export type Room = Shapes["RoomView"];
export type Says = Shapes["CapacityDraft"];

/** What is being written: figures as they stand in their fields. */
export type Draft = Omit<Says, "weekdays"> & { weekdays: string[] };

export const WEEKDAYS = [0, 1, 2, 3, 4, 5, 6] as const;
const WORKING_DAYS = 5;
/** A capacity ends in half a year unless chosen otherwise. */
const MONTHS = 6;
const DAY_MS = 86_400_000;

/** Whether it counts, will count or waits to be confirmed. */
export const isStanding = ({ status }: Capacity): boolean => ["proposed", "scheduled", "in_use"].includes(status);

/** Those of all other places stand last, examinations before looks at papers. */
export function inOrder(one: { place: string; queue: Queue }, other: { place: string; queue: Queue }): number {
  if (one.place === "" || other.place === "") return Number(one.place === "") - Number(other.place === "") || one.queue.localeCompare(other.queue);
  return one.place.localeCompare(other.place) || one.queue.localeCompare(other.queue);
}

/**
 * How a room stands: `unused` where the law lets the score stop nobody, `none` where it has nothing today, `full`, `needed` where
 * what is left is needed for what other grounds send there, `most` where the law allows no more, `free`.
 */
export function stateOf(room: Room, law: Law | null): "unused" | "none" | "full" | "needed" | "most" | "free" {
  if (!law) return "unused";
  if (room.daily === 0) return "none";
  if (room.sent + room.left >= room.daily) return "full";
  const share = Number(room.share);
  if (share === 0) return "needed";
  return share >= Number(room.queue === "goods" ? law.goods_max : law.papers_max) ? "most" : "free";
}

/** Days in a row that have as many as each other. */
export interface Run {
  from: number;
  to: number;
  daily: number;
}

/** What a week says of the days that its period has. */
export function runsOf(says: Pick<Says, "weekdays" | "valid_from" | "valid_to">): Run[] {
  const runs: Run[] = [];
  for (const at of WEEKDAYS.filter((day) => occurs(says, day))) {
    const daily = says.weekdays[at] ?? 0;
    const last = runs.at(-1);
    if (last?.daily === daily && last.to === at - 1) last.to = at;
    else runs.push({ from: at, to: at, daily });
  }
  return runs;
}

/** A capacity to begin with: it holds from today on. */
export function empty(today: string, place = ""): Draft {
  return { place, queue: "goods", weekdays: WEEKDAYS.map((at) => (at < WORKING_DAYS ? "" : "0")), valid_from: today, valid_to: monthsAfter(today, MONTHS), note: "" };
}

/** The same for the next version: it begins today at the earliest. */
export function again(says: Says, today: string): Draft {
  return {
    ...says,
    weekdays: says.weekdays.map(String),
    valid_from: says.valid_from < today ? today : says.valid_from,
    valid_to: says.valid_to < today ? monthsAfter(today, MONTHS) : says.valid_to,
  };
}

/** Whether all working days have as many as each other. */
export const isSameOnWorkingDays = (weekdays: readonly string[]): boolean => weekdays.slice(0, WORKING_DAYS).every((one) => one === weekdays[0]);

/** The week with a figure in the place of a day, or of all working days. */
export function withDay(weekdays: readonly string[], at: number, figure: string, isSame: boolean): string[] {
  return weekdays.map((before, day) => (day === at || (isSame && at < WORKING_DAYS && day < WORKING_DAYS) ? figure : before));
}

/** The weekday of a day, from 0 for Monday: the first of January 1970 was a Thursday. */
export const weekdayOf = (day: string): number => (Date.parse(day) / DAY_MS + 3) % 7;

/** Whether a period has such a weekday. */
export function occurs({ valid_from, valid_to }: Pick<Draft, "valid_from" | "valid_to">, at: number): boolean {
  const [from, to] = [Date.parse(valid_from), Date.parse(valid_to)];
  if (!(from <= to)) return true;
  return (at - weekdayOf(valid_from) + 7) % 7 <= (to - from) / DAY_MS;
}

/** A field that cannot be taken, and why. */
export interface Fault {
  field: string;
  reason: string;
}

/** Examinations or looks of a place in a day, at most. */
export const PER_DAY_MAX = 100_000;

const isWhole = (figure: string): boolean => /^\d{1,9}$/.test(figure);

/** Whether a place can have as many a day. */
export const isDaily = (figure: string): boolean => isWhole(figure) && Number(figure) <= PER_DAY_MAX;

/** What can be seen to be wrong before the server is asked. */
export function faultOf(draft: Draft): Fault | null {
  if (draft.weekdays.some((one, at) => occurs(draft, at) && !isWhole(one))) return { field: "weekdays", reason: "no_number" };
  const unsaid = (["valid_from", "valid_to"] as const).find((field) => draft[field] === "");
  return unsaid ? { field: unsaid, reason: "empty" } : null;
}

/** What is sent: a weekday that does not occur has none. */
export function saysOf(draft: Draft): Says {
  return { ...draft, weekdays: draft.weekdays.map((one, at) => (occurs(draft, at) ? Number(one) : 0)) };
}

/** What usually comes to the places for which a capacity would count, by weekday: others that are more particular keep theirs. */
export function usuallyAt({ places, versions }: Pick<Capacities, "places" | "versions">, { place, queue }: Pick<Draft, "place" | "queue">): number[] {
  const beginning = place.trim().toUpperCase();
  const particular = versions.filter((one) => ["in_use", "scheduled"].includes(one.status) && one.says.queue === queue && one.says.place.length > beginning.length);
  const covered = places.filter((one) => one.place.startsWith(beginning) && !particular.some(({ says }) => one.place.startsWith(says.place)));
  return WEEKDAYS.map((at) => covered.reduce((sum, one) => sum + (one.weekdays[at] ?? 0), 0));
}

/** A mean as people read it: to the whole, or to a tenth where it is small. */
export const rounded = (mean: number): number => (mean < 10 ? Math.round(mean * 10) / 10 : Math.round(mean));
