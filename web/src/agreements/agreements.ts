// This module decides the shapes of agreements, where one stands, how what a party signs is written, and how a file that
// somebody holds is told apart from what the house has.

import type { Language, LanguageMap, Shapes } from "../api.ts";

export type Summary = Shapes["AgreementSummary"];
export type Agreement = Shapes["AgreementView"];
export type Seat = Shapes["SeatView"];
export type Step = Shapes["AgreementStep"];
export type Listens = Shapes["AgreementListens"];
export type Member = Shapes["AgreementMember"];
export type Forms = Shapes["AgreementForms"];
export type Form = Shapes["AgreementForm"];
export type Section = Shapes["AgreementSection"];
export type Tried = Shapes["AgreementTried"];
export type Checked = Shapes["AgreementChecked"];

export type Standing = "proposed" | "in_force" | "done" | "over";

/** Where an agreement stands at an instant, UTC microseconds. */
export function standingOf(one: Agreement, now: number): Standing {
  if (one.in_force_at === null) return "proposed";
  if (one.clauses.every((clause) => clause.done_at !== null)) return "done";
  return one.valid_to < now ? "over" : "in_force";
}

/** The roles that have not signed. */
export const unsigned = (seats: Seat[]): Seat[] => seats.filter((seat) => seat.accepted_at === null);

/** The first step whose record does not follow from the one before; null where the chain is whole. */
export function brokenAt(hash: string, history: Step[]): number | null {
  let previous = hash;
  for (const step of history) {
    if (step.previous !== previous) return step.number;
    previous = step.record;
  }
  return null;
}

export interface Fact {
  agreement: string;
  party: string;
  number: number;
  /** The instant, to the second. */
  at: Date;
  fact: string;
  members: Record<string, string>;
}

/** An instant as facts bear it. */
export const instantOf = (at: Date): string => at.toISOString().replace(/\.\d+Z$/, "Z");

/** The text that a party signs to state a fact; the members stand in the order of their names. */
export function factText({ agreement, party, number, at, fact, members }: Fact): string {
  const inOrder = Object.fromEntries(Object.keys(members).sort().map((name) => [name, members[name] ?? ""]));
  return `tongguan-fact/v1\nagreement ${agreement}\nparty ${party}\nnumber ${number}\nat ${instantOf(at)}\nfact ${fact}\n${JSON.stringify(inOrder)}\n`;
}

/** The facts that a role may state. */
export const statableBy = (listens: Listens[], role: string): Listens[] => listens.filter((one) => one.by.includes(role));

/** The members of a fact as they were typed, without those around them. */
export const membersOf = (listens: Listens, given: FormData, prefix = ""): Record<string, string> =>
  Object.fromEntries(listens.members.map((member) => [member.name, String(given.get(`${prefix}${member.name}`) ?? "").trim()]));

/** What is said in a language, else in English. */
export const inWords = <T>(told: Record<string, T>, language: Language): T | undefined => told[language] ?? told["en"];

export const called = (one: { called: LanguageMap }, language: Language): string => one.called[language] ?? one.called["en"] ?? "";

export type Held = "same" | "other" | "older" | "longer" | "another";

/** How a file that holds by itself stands to what the house has. */
export function heldAgainst(file: Pick<Checked, "agreement" | "steps" | "last">, house: Pick<Agreement, "hash" | "history">): Held {
  if (file.agreement !== house.hash) return "other";
  if (file.steps > house.history.length) return "longer";
  const known = file.steps === 0 ? house.hash : house.history[file.steps - 1]?.record;
  if (known !== file.last) return "another";
  return file.steps < house.history.length ? "older" : "same";
}

/** A pattern for what is typed in, by sort. */
export const PATTERNS: Record<string, string> = { number: "-?[0-9]+(\\.[0-9]+)?", amount: "-?[0-9]+(\\.[0-9]+)? [A-Z]{3}" };

/** Who plays a role, seen from this house. */
export type Place = "ours" | "house" | "other" | "outside";

/** How a role is filled. */
export interface Seated {
  place: Place;
  party: string;
  key: string;
  /** The number of another organisation of this house. */
  number: string;
}

/** The role that the house itself plays in the forms that ship. */
const HOUSE_ROLE = "customs";

/** How a role is filled at first. */
export function firstSeat(role: Form["roles"][number], houseKey: string | null, language: Language): Seated {
  const isHouse = role.name === HOUSE_ROLE && houseKey !== null;
  return { place: isHouse ? "house" : "outside", party: isHouse ? called(role, language) : "", key: "", number: "" };
}

/** The party that an agreement names for a role. */
export const partyOf = (seat: Seated, houseKey: string | null) => ({ name: seat.party.trim(), key: seat.place === "house" ? (houseKey ?? "") : seat.key.trim() });

/** Which organisations of this house play which roles; `own` is that of whoever proposes. */
export function organisationsOf(seats: Record<string, Seated>, own: string): Record<string, string> {
  const of = ({ place, number }: Seated) => (place === "ours" ? own : place === "other" ? number.trim() : "");
  return Object.fromEntries(Object.entries(seats).flatMap(([role, seat]) => (of(seat) ? [[role, of(seat)]] : [])));
}

/** Random bytes of an agreement: nobody finds out by its hash what was agreed. */
const SALT_BYTES = 16;

export interface Filled {
  form: Form;
  from: string;
  to: string;
  terms: Record<string, string>;
  parties: Record<string, { name: string; key: string }>;
  salt: string;
}

export const newSalt = (): string => [...crypto.getRandomValues(new Uint8Array(SALT_BYTES))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

/** An agreement as it is proposed: JSON, from the start of its first day to the end of its last, in UTC. */
export function written({ form, from, to, terms, parties, salt }: Filled): string {
  return JSON.stringify({ salt, valid_from: `${from}T00:00:00Z`, valid_to: `${to}T23:59:59Z`, terms, parties, form: form.form });
}
