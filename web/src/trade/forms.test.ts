import { describe, expect, it } from "vitest";
import { AMOUNT, COUNT, COUNTRY, figureOf, readAs } from "./forms.ts";

describe("a figure", () => {
  it.each([
    ["2500.00", "2500.00"],
    [" 2500 ", "2500"],
    ["2,500.00", "2500.00"],
    ["2 500.00", "2500.00"],
    ["2\u00a0500", "2500"],
    ["2，500", "2500"],
    ["１２３．５", "123.5"],
    ["1,234,567.891", "1234567.891"],
    ["12,345", "12345"],
    ["-3", "-3"],
    ["+3.5", "3.5"],
    ["7.", "7"],
    [".5", "0.5"],
    ["0", "0"],
  ])("%j is %s", (written, read) => {
    expect(figureOf(written)).toBe(read);
  });

  it.each(["abc", "2,5", "0,500", "2.500,00", "1,23,456", "12,3456", "1,234 567", "1 2", "", "-", ".", "1e3", "2500 GBP", "2'500", "1,234,56.00", "--1"])("%j is none, or may be two", (written) => {
    expect(figureOf(written)).toBeNull();
  });
});

describe("what the format can read", () => {
  it("has no more digits than it takes", () => {
    expect(readAs(AMOUNT, "1.2340")).toEqual({ read: "1.2340", why: null });
    expect(readAs(AMOUNT, "1.2345")).toEqual({ read: null, why: "too_many_digits" });
    expect(readAs(AMOUNT, "12345678901234.567")).toEqual({ read: null, why: "too_many_digits" });
    expect(readAs(COUNT, "10")).toEqual({ read: "10", why: null });
    expect(readAs(COUNT, "1.5")).toEqual({ read: null, why: "too_many_digits" });
    expect(readAs(COUNT, "ten")).toEqual({ read: null, why: "figure" });
  });

  it("is a code of its letters or digits", () => {
    expect(readAs(COUNTRY, "CN").why).toBeNull();
    expect(readAs(COUNTRY, "C").why).toBe("code");
    expect(readAs(COUNTRY, "China").why).toBe("code");
    expect(readAs({ is: "digits", length: 1 }, "4").why).toBeNull();
    expect(readAs({ is: "digits", length: 1 }, "44").why).toBe("code");
    expect(readAs({ is: "digits", length: 2 }, "x").why).toBe("code");
    expect(readAs({ is: "code", length: 4 }, "2500").why).toBeNull();
    expect(readAs({ is: "code", length: 4 }, "China").why).toBe("code");
  });
});
