import { describe, expect, it } from "vitest";
import { type Account, isAbove, isBelow, type Statement, useful } from "./money.ts";

const owed = (due: string) => ({ charged: due, paid: "0.00", on_account: "0.00", written_off: "0.00", due });
const statement = (immediate: string, deferred: string, security: string): Statement => ({ case: "1", reference: "M", currency: "GBP", is_kept: true, lines: [], immediate: owed(immediate), deferred: owed(deferred), security: owed(security) });
const account = (kind: Account["kind"], currency = "GBP"): Account => ({ id: kind, firm: "f", kind, number: "1", currency, limit: "0.00", balance: "0.00", free: "0.00" });

describe("money", () => {
  it.each([
    ["0.00", false, false],
    ["0.01", true, false],
    ["-0.01", false, true],
    ["-0.00", false, false],
  ])("knows the sign of %s", (amount, above, below) => {
    expect([isAbove(amount), isBelow(amount)]).toEqual([above, below]);
  });

  it("offers an account only for what it may pay", () => {
    const accounts = [account("cash"), account("deferment"), account("guarantee"), account("cash", "EUR")];
    const kinds = (one: Statement) => useful(accounts, one).map((found) => found.kind);
    expect(kinds(statement("1.00", "0.00", "0.00"))).toEqual(["cash"]);
    expect(kinds(statement("0.00", "1.00", "0.00"))).toEqual(["cash", "deferment"]);
    expect(kinds(statement("-1.00", "0.00", "0.10"))).toEqual(["cash", "guarantee"]);
    expect(kinds(statement("0.00", "0.00", "0.00"))).toEqual([]);
  });
});
