// This module decides what the page knows of money: the shapes that the server answers, and what can pay what.

import type { Shapes } from "../api.ts";

export type Account = Shapes["AccountView"] & { kind: "cash" | "deferment" | "guarantee" };
export type Debt = Shapes["DebtView"];
export type Payments = Omit<Shapes["Payments"], "accounts"> & { accounts: Account[] };
export type Statement = Shapes["CaseStatement"];

export const MANNERS = ["immediate", "deferred", "security"] as const;
export type Manner = (typeof MANNERS)[number];

/** An amount as somebody types it. */
export const AMOUNT = /^\d+(\.\d{1,2})?$/;

/** Decimal texts are compared by sign alone; sums are the server's. */
export const isAbove = (amount: string): boolean => !amount.startsWith("-") && /[1-9]/.test(amount);
export const isBelow = (amount: string): boolean => amount.startsWith("-") && /[1-9]/.test(amount);

/** Which manners an account may pay. */
const PAYS: Record<Account["kind"], readonly Manner[]> = { cash: MANNERS, deferment: ["deferred"], guarantee: ["security"] };

/** The accounts that can meet something that is due now. */
export function useful(accounts: Account[], statement: Statement): Account[] {
  return accounts.filter((account) => account.currency === statement.currency && PAYS[account.kind].some((manner) => isAbove(statement[manner].due)));
}
