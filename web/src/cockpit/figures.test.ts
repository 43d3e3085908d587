import { describe, expect, it } from "vitest";
import { addressOfQuery } from "../cases/behind.ts";
import { daysOf, largest, queryOfStudied, studiedIn } from "./figures.ts";
import { formatSpan } from "../words/format.ts";

describe("figures", () => {
  it.each([
    [0, "0 secs", "0秒"],
    [119, "119 secs", "119秒"],
    [600, "10 mins", "10分钟"],
    [7_199, "120 mins", "120分钟"],
    [9_000, "2.5 hrs", "2.5小时"],
    [216_000, "2.5 days", "2.5天"],
  ])("writes %d seconds", (seconds, en, zh) => {
    expect(formatSpan("en", seconds)).toBe(en);
    expect(formatSpan("zh", seconds).replace(" ", "")).toBe(zh);
  });

  it("finds the way to the cases of the study and back to their query", () => {
    const query = "/api/cockpit/study/cases?days=30&step=check_documents&waits_for=officer";
    const address = addressOfQuery(query, ["ReadCockpit"]) ?? "";
    expect(new URLSearchParams(address.slice(1)).get("page")).toBe("cockpit");
    const conditions = studiedIn(address);
    expect(conditions?.get("step")).toBe("check_documents");
    expect(queryOfStudied(conditions!)).toBe(query);
    expect(studiedIn("#page=cockpit")).toBeNull();
  });

  it("knows every day of the period, over the end of a month", () => {
    expect(daysOf({ first_day: "2026-02-27", last_day: "2026-03-02" })).toEqual(["2026-02-27", "2026-02-28", "2026-03-01", "2026-03-02"]);
  });

  it("puts the largest amount first", () => {
    const amount = (of: string, value: string) => ({ of, amount: value, cases: 1, query: null });
    expect(largest([amount("02", "9.5"), amount("09", "10")]).map((one) => one.of)).toEqual(["09", "02"]);
  });
});
