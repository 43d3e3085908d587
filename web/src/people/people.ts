// This module decides whom the caller may do something to, and which roles it may give: those that fit where the person works.

import type { Shapes } from "../api.ts";
import type { Account } from "../portal/session.ts";

export type Person = Shapes["UserView"];

export const ROLES = ["trader", "broker", "officer", "supervisor", "analyst", "agency_officer", "carrier", "auditor", "cashier", "administrator"];
const OF_FIRMS = ["trader", "broker", "carrier"];
/** What a supervisor gives. */
const OF_OFFICERS = ["officer", "analyst"];

/** The roles that the caller may give to somebody of a kind of organisation. */
export function rolesFor(account: Account, kind: string | undefined): string[] {
  const given = account.permissions.includes("ManageUsers") ? ROLES : OF_OFFICERS;
  if (kind === "firm") return given.filter((role) => OF_FIRMS.includes(role));
  if (kind === "agency") return given.filter((role) => role === "agency_officer");
  return given.filter((role) => !OF_FIRMS.includes(role) && role !== "agency_officer");
}

/** Whether the caller may change a person: nobody oneself, and only an administrator whoever is more than an officer. */
export function mayChange(account: Account, person: Person): boolean {
  if (person.id === account.id) return false;
  return account.permissions.includes("ManageUsers") || person.roles.every((role) => OF_OFFICERS.includes(role));
}
