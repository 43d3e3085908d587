import { describe, expect, it } from "vitest";
import { asItIs, type DraftView, FIELDS, found, fresh, hindrance, isSame, keyOf, type Ran, type Row, type Rule, tableName, withExpectation } from "./draft.ts";

const empty = Object.fromEntries(FIELDS.map((field) => [field, ""])) as unknown as Row;
const rule = (id: string, must: string, change: string | null = null): Rule => ({ table: "rules/format.csv", line: 3, says: { ...empty, rule: id, code: "CDS1", must, valid_from: "2026-01-01" }, told: { zh: { text: "净重", mend: "改" } }, change, was: null });
const view = (changed: string[]) => ({ changed, tables: ["rules/a.csv"], sources: ["act"], card: { version: 2 } }) as unknown as DraftView;
const ran = (...passed: boolean[]) => ({ version: 2, problems: [], tests: passed.map((has_passed) => ({ has_passed })) }) as unknown as Ran;

describe("a draft", () => {
  it("finds rules by all words of a text, in any column and in the texts", () => {
    const rules = [rule("net", "item.net < 1"), rule("gross", "item.gross < 1", "new")];
    expect(found(rules, "NET item", false).map((one) => one.says.rule)).toEqual(["net"]);
    expect(found(rules, "净重 format", false)).toHaveLength(2);
    expect(found(rules, "", true).map((one) => one.says.rule)).toEqual(["gross"]);
    expect(found(rules, "nobody", false)).toEqual([]);
  });

  it("knows a rule by table, id and first day", () => {
    expect(keyOf("rules/format.csv", rule("net", "").says)).toBe("rules/format.csv net 2026-01-01");
    expect(tableName("rules/northern_ireland.csv")).toBe("northern_ireland");
  });

  it("writes every cell, so that nothing is left out of a row", () => {
    const written = asItIs(rule("net", "x"));
    expect(Object.keys(written.says)).toHaveLength(15);
    expect(isSame(written, asItIs(rule("net", "x")))).toBe(true);
    expect(fresh(view([]), "2027-01-01")).toMatchObject({ table: "rules/a.csv", says: { valid_from: "2027-01-01", source: "act", when: "" } });
  });

  it("becomes an edition when something is changed, all of it compiles, and every test of this version passes", () => {
    expect(hindrance(view([]), ran())).toBe("nothing");
    expect(hindrance(view(["rules/a.csv"]), null)).toBe("unknown");
    expect(hindrance(view(["rules/a.csv"]), { ...ran(), version: 1 })).toBe("unknown");
    expect(hindrance(view(["rules/a.csv"]), { ...ran(), problems: [{}] } as unknown as Ran)).toBe("broken");
    expect(hindrance(view(["rules/a.csv"]), ran(true, false))).toBe("failing");
    expect(hindrance(view(["rules/a.csv"]), ran(true))).toBe(null);
  });

  it("expects each finding once", () => {
    expect(withExpectation(" CDS1  CDS2@42A ", "CDS2@42A")).toBe("CDS1 CDS2@42A");
    expect(withExpectation("", "CDS2@42A")).toBe("CDS2@42A");
  });
});
