import { describe, expect, it } from "vitest";
import { randomName, randomUuid, uuidOf } from "./bytes.ts";

describe("randomName", () => {
  it("is never the same", () => {
    expect(randomName()).toMatch(/^[0-9a-f]{32}$/);
    expect(randomName()).not.toBe(randomName());
  });
});

describe("uuidOf", () => {
  it("is a version 4, and the same for the same name", () => {
    expect(randomUuid()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(uuidOf("00112233445566778899aabbccddeeff")).toBe("00112233-4455-4677-8899-aabbccddeeff");
    expect(uuidOf("ffffffffffffffffffffffffffffffff")).toBe("ffffffff-ffff-4fff-bfff-ffffffffffff");
  });
});
