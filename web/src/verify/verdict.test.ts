// The receipts that the Rust verifier is tested on, true and forged: both must say the same.

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readPolicy } from "./policy.ts";
import { type Verdict, verify } from "./verdict.ts";

interface Case {
  name: string;
  receipt: string;
  policy: string;
  verdict: Verdict;
}

const cases = JSON.parse(readFileSync(new URL("../../test/receipts.json", import.meta.url), "utf8")) as Case[];

async function policyOf(text: string) {
  const policy = await readPolicy(text);
  if (typeof policy === "number") throw new Error(`line ${policy} of the policy`);
  return policy;
}

describe("a receipt", () => {
  it.each(cases)("is judged as the Rust verifier judges it: $name", async ({ receipt, policy, verdict }) => {
    expect(await verify(receipt, await policyOf(policy), null)).toEqual(verdict);
  });

  it("has cases of both kinds", () => {
    expect(cases.filter((one) => one.verdict.broken === null).length).toBeGreaterThan(3);
    expect(new Set(cases.map((one) => one.verdict.broken?.code)).size).toBeGreaterThan(15);
  });

  it("from the future is refused by the reader's clock", async () => {
    const [good] = cases;
    const verdict = await verify(good?.receipt ?? "", await policyOf(good?.policy ?? ""), 1_789_999_000);
    expect(verdict.broken).toEqual({ code: "from_the_future", name: "customs.example/log", at: 1_790_000_000, now: 1_789_999_000 });
  });
});

describe("a policy", () => {
  it.each([
    ["", 0],
    ["quorum none\nquorum none\n", 2],
    ["quorum all\n", 1],
    ["logs x\n", 1],
    ["log x\n", 1],
    ["#validity x\nquorum none\n", 1],
    ["#validity x+00000000 - -\nquorum none\n", 0],
    ["quorum\u0001 none\n", 1],
  ])("says which line of %j cannot be used", async (text, line) => {
    expect(await readPolicy(text)).toBe(line);
  });
});
