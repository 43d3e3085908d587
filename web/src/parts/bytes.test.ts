import { describe, expect, it } from "vitest";
import { randomName } from "./bytes.ts";

describe("randomName", () => {
  it("is never the same", () => {
    expect(randomName()).toMatch(/^[0-9a-f]{32}$/);
    expect(randomName()).not.toBe(randomName());
  });
});
