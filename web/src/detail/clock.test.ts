import { expect, it } from "vitest";
import { isKept } from "./Clock.tsx";

it.each([
  [{ from: 0, to: 5, due_at: null }, 9, null],
  [{ from: 0, to: null, due_at: 9 }, 9, null],
  [{ from: 0, to: null, due_at: 8 }, 9, false],
  [{ from: 0, to: 5, due_at: 5 }, 9, true],
  [{ from: 0, to: 6, due_at: 5 }, 9, false],
])("a stay of %j at %d kept its standard: %s", (stay, now, kept) => {
  expect(isKept({ stage: "examine", waits_for: "officer", ...stay }, now)).toBe(kept);
});
