import { describe, expect, it } from "vitest";
import { rowsOf } from "./rows.ts";

describe("rows of a table", () => {
  const entry = { kind: "DPO", number: "GBDPO1", holder: "GB1", name: "Tea, Ltd", valid_from: "2026-01-01" };
  it.each([
    ["tabs", "DPO\tGBDPO1\tGB1\tTea, Ltd\t2026-01-01"],
    ["semicolons", "DPO;GBDPO1;GB1;Tea, Ltd;2026-01-01;;"],
    ["commas and quotes", 'DPO, GBDPO1 ,GB1,"Tea, Ltd",2026-01-01'],
  ])("with %s", (_, line) => {
    expect(rowsOf(`\n${line}\r\n\n`)).toEqual([{ line, entry }]);
  });
  it("keeps quotes that are doubled and columns that are there", () => {
    expect(rowsOf('CGU,N2,GB2,"The ""Old"" Mill",2026-01-01,2026-12-31,"up to 5,000",beyond')[0]!.entry).toEqual({
      kind: "CGU",
      number: "N2",
      holder: "GB2",
      name: 'The "Old" Mill',
      valid_from: "2026-01-01",
      valid_to: "2026-12-31",
      conditions: "up to 5,000",
    });
  });
  it("makes nothing of nothing", () => {
    expect(rowsOf(" \n")).toEqual([]);
  });
});
