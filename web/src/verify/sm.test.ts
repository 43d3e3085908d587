// What the standards print: GB/T 32905 appendix A, GB/T 32918.5 appendix A.

import { describe, expect, it } from "vitest";
import { bytesOf, hex } from "./encoding.ts";
import { isSm2Key, sm2Holds, sm3 } from "./sm.ts";

const bytes = (digits: string) => Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

const KEY = bytes(
  "0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13",
);
const SIGNATURE = bytes(
  "f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa",
);
const MESSAGE = bytesOf("message digest");

describe("SM3", () => {
  it.each([
    ["abc", "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"],
    ["abcd".repeat(16), "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732"],
    ["", "1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b"],
  ])("of %j is as printed", (text, hash) => {
    expect(hex(sm3(bytesOf(text)))).toBe(hash);
  });
});

describe("SM2", () => {
  it("accepts the printed signature and nothing beside it", () => {
    expect(sm2Holds(KEY, MESSAGE, SIGNATURE)).toBe(true);
    expect(sm2Holds(KEY, bytesOf("message digesT"), SIGNATURE)).toBe(false);
    for (let place = 0; place < SIGNATURE.length; place += 7) {
      const changed = SIGNATURE.slice();
      changed[place]! ^= 1;
      expect(sm2Holds(KEY, MESSAGE, changed)).toBe(false);
    }
    for (const other of [SIGNATURE.slice(1), new Uint8Array(64), new Uint8Array(64).fill(255), new Uint8Array()]) {
      expect(sm2Holds(KEY, MESSAGE, other)).toBe(false);
    }
  });

  it("knows a key in one form only, on the curve", () => {
    expect(isSm2Key(KEY)).toBe(true);
    const beside = KEY.slice();
    beside[64]! ^= 1;
    const compressed = new Uint8Array([3, ...KEY.slice(1, 33)]);
    for (const other of [beside, compressed, KEY.slice(1), new Uint8Array([0]), new Uint8Array()]) expect(isSm2Key(other)).toBe(false);
  });
});
