// This module decides what the page knows of money: the shapes that the server answers, and what can pay what.

export interface Account {
  id: string;
  firm: string;
  kind: "cash" | "deferment" | "guarantee";
  number: string;
  currency: string;
  limit: string;
  balance: string;
  free: string;
}

export interface Debt {
  case: string;
  mrn: string | null;
  lrn: string;
  status: string;
  currency: string;
  payable: string;
  due: string;
  refundable: string;
}

export interface Payments {
  accounts: Account[];
  debts: Debt[];
  is_cashier: boolean;
}

export const MANNERS = ["immediate", "deferred", "security"] as const;
export type Manner = (typeof MANNERS)[number];

export interface Owed {
  charged: string;
  paid: string;
  on_account: string;
  due: string;
}

export interface Statement extends Record<Manner, Owed> {
  case: string;
  reference: string;
  currency: string;
  is_kept: boolean;
  lines: { kind: string; reference: string; amount: string; at: number; actor: string }[];
}

/** Decimal texts are compared by sign alone; sums are the server's. */
export const isAbove = (amount: string): boolean => !amount.startsWith("-") && /[1-9]/.test(amount);
export const isBelow = (amount: string): boolean => amount.startsWith("-") && /[1-9]/.test(amount);

/** Which manners an account may pay. */
const PAYS: Record<Account["kind"], readonly Manner[]> = { cash: MANNERS, deferment: ["deferred"], guarantee: ["security"] };

/** The accounts that can meet something that is due now. */
export function useful(accounts: Account[], statement: Statement): Account[] {
  return accounts.filter((account) => account.currency === statement.currency && PAYS[account.kind].some((manner) => isAbove(statement[manner].due)));
}
