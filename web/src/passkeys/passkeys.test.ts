import { describe, expect, it } from "vitest";
import { toBytes, toText } from "./passkeys.ts";

describe("base 64 for URLs", () => {
  it.each([
    [[], ""],
    [[255], "_w"],
    [[251, 239, 190], "----"],
    [[1, 2, 3, 4], "AQIDBA"],
  ])("%j is %j and back", (bytes, text) => {
    expect(toText(Uint8Array.from(bytes).buffer)).toBe(text);
    expect([...toBytes(text)]).toEqual(bytes);
  });
});
