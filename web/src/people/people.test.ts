import { describe, expect, it } from "vitest";
import type { Account } from "../portal/session.ts";
import { mayChange, type Person, rolesFor } from "./people.ts";

const account = (permissions: string[]): Account => ({ id: "me", login: "me", name: "Me", language: "en", organisation: "o", roles: [], firms: [], permissions, has_one_time: false, recovery_codes_left: 0 });
const person = (id: string, roles: string[]): Person => ({ id, login: id, name: id, language: "en", organisation: "o", roles, created_at: 0, disabled_at: null });
const administrator = account(["ManageOfficers", "ManageUsers"]);
const supervisor = account(["ManageOfficers"]);

describe("rolesFor", () => {
  it("offers what fits where somebody works, and what the caller may give", () => {
    expect(rolesFor(administrator, "firm")).toEqual(["trader", "broker", "carrier"]);
    expect(rolesFor(administrator, "agency")).toEqual(["agency_officer"]);
    expect(rolesFor(administrator, "office")).toEqual(["officer", "supervisor", "analyst", "auditor", "cashier", "administrator"]);
    expect(rolesFor(supervisor, "section")).toEqual(["officer", "analyst"]);
    expect(rolesFor(supervisor, "firm")).toEqual([]);
  });
});

describe("mayChange", () => {
  it("lets nobody change oneself, and a supervisor officers only", () => {
    expect(mayChange(administrator, person("me", ["administrator"]))).toBe(false);
    expect(mayChange(administrator, person("b", ["supervisor"]))).toBe(true);
    expect(mayChange(supervisor, person("b", ["officer", "analyst"]))).toBe(true);
    expect(mayChange(supervisor, person("b", ["officer", "supervisor"]))).toBe(false);
  });
});
