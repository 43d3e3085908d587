// The agreements that the Rust `ledger` is tested on, true and forged: both must say the same.

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { agreedOn, readGenesis } from "./agreement.ts";

interface Case {
  name: string;
  receipt: string;
  genesis: string;
  /** What is proven, or where it breaks. */
  agreed: unknown;
}

const cases = JSON.parse(readFileSync(new URL("../../test/agreements.json", import.meta.url), "utf8")) as Case[];

describe("an agreement", () => {
  it.each(cases)("is judged as the Rust ledger judges it: $name", async ({ receipt, genesis, agreed }) => {
    const read = await readGenesis(genesis);
    if (!read) throw new Error("the genesis cannot be read");
    expect(await agreedOn(receipt, read)).toEqual(agreed);
  });

  it("has cases of both kinds", () => {
    expect(cases.filter((one) => typeof one.agreed === "object").length).toBeGreaterThan(1);
    expect(new Set(cases.map((one) => one.agreed).filter((one) => typeof one === "string")).size).toBeGreaterThan(6);
  });
});

describe("a genesis", () => {
  it.each(["", 'name = "x"\n', 'name = "x"\n[[member]]\nkey = "x"\n', "[[member]]\n"])("that %j is not, is refused", async (text) => {
    expect(await readGenesis(text)).toBeNull();
  });
});
