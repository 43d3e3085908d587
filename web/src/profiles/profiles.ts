// This module decides the shapes of profiles and trials as the server tells them, and small questions about them.

import type { LanguageMap } from "../api.ts";
import type { Rate } from "../analyst/room.ts";
import { monthsAfter } from "../parts/days.ts";

export interface Draft {
  name: string;
  reason: LanguageMap;
  for_each: string;
  condition: string;
  lane: "yellow" | "red";
  procedures: string;
  goods: string;
  offices: string[];
  valid_from: string;
  valid_to: string;
}

export interface Version {
  id: string;
  number: number;
  version: string;
  proposed_by: string | null;
  proposer: string;
  proposed_at: number;
  confirmed_by: string | null;
  withdrawn_by: string | null;
  says: Draft;
  status: "proposed" | "lapsed" | "confirmed" | "replaced" | "withdrawn";
  /** Of a proposal, its trial on the last quarter. */
  trial: string | null;
}

export interface Profile {
  profile: string;
  status: "proposed" | "scheduled" | "in_use" | "ended" | "withdrawn";
  ends_in_days: number | null;
  versions: Version[];
  hits: number;
  irregular: Rate;
  declarants: number;
  months: { first_day: string; hits: number; irregular: Rate }[];
}

export interface Profiles {
  today: string;
  you: string;
  profiles: Profile[];
}

export interface ProfileCase {
  case: string;
  name: string;
  received_at: number;
  declarant: string;
  lane: string | null;
  result: string | null;
}

export interface Trial {
  id: string;
  first_day: string;
  last_day: string;
  done_at: number | null;
  cases: number;
  irregular?: Rate;
  result?: {
    looked: number;
    hits: number;
    stopped_anyway: number;
    examined: number;
    irregular: number;
    more_a_day_hundredths: number;
    declarants: { declarant: string; hits: number; of: number; irregular: number }[];
    declarants_hit: number;
    cases: (ProfileCase & { at: string[] })[];
    is_all: boolean;
  };
}

/** The version that is told of a profile: the one that counts, or else the newest. */
export function shown(profile: Profile): Version {
  return profile.versions.find((one) => one.status === "confirmed") ?? profile.versions[0]!;
}

/** A profile to begin with: it holds from today for half a year. */
export function empty(today: string): Draft {
  return { name: "", reason: { en: "", zh: "" }, for_each: "item", condition: "", lane: "yellow", procedures: "", goods: "", offices: [], valid_from: today, valid_to: monthsAfter(today, 6) };
}

/** The same for another version: it begins today at the earliest. */
export function again(says: Draft, today: string): Draft {
  const fresh = empty(today);
  const from = says.valid_from < today ? today : says.valid_from;
  return { ...says, valid_from: from, valid_to: says.valid_to <= today ? fresh.valid_to : says.valid_to };
}
