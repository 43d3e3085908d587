import { describe, expect, it } from "vitest";
import { kindOf, lastDigits, nameOf, withDecimals } from "./privacy.ts";

describe("privacy", () => {
  it("tells a proof of a band from fields that are shown", () => {
    expect(kindOf('\n {"format":"tongguan-band/v1"}')).toBe("band");
    expect(kindOf("eyJhbGciOi.e30.sig~abc~")).toBe("shown");
    expect(kindOf("  ")).toBe(null);
  });

  it.each([
    ["1000", "1000.00"],
    [" 12.5 ", "12.50"],
    ["0.07", "0.07"],
    ["007", "7.00"],
    ["1,000", "1,000"],
    ["1.234", "1.234"],
  ])("writes %j as %j", (typed, written) => {
    expect(withDecimals(typed)).toBe(written);
  });

  it("asks for the end of what people call a case", () => {
    const id = "0198a0de-0000-7000-8000-00000000abcd";
    expect(lastDigits(nameOf({ case: id, mrn: null }))).toBe("00abcd");
    expect(lastDigits(nameOf({ case: id, mrn: "26GB00000000000018" }))).toBe("000018");
  });
});
