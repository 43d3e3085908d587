import { expect, it } from "vitest";
import { indexOf } from "./troubles.ts";

it("counts characters, not units", () => {
  expect(indexOf("a😀b", 3)).toBe(3);
  expect(indexOf("茶==1", 2)).toBe(1);
  expect(indexOf("x", 0)).toBe(0);
});
