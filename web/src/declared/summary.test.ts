// What is seen of a declaration at a glance, whatever form it came in.

import { describe, expect, it } from "vitest";
import TEA from "../../test/tea.json" with { type: "json" };
import type { Members } from "../trade/path.ts";
import { factsOf, goodsOf, LEAVES_MAX, leavesOf } from "./summary.ts";

const tea = TEA as unknown as Members;

describe("what is seen at a glance", () => {
  it("tells the goods in a line each", () => {
    const [first] = goodsOf(tea);
    expect(first).toMatchObject({ number: "1", description: expect.stringMatching(/\w/) });
    expect(first?.code).toMatch(/^\d{8}/);
    expect(first?.price).toMatch(/^[\d.]+ [A-Z]{3}$/);
  });

  it("tells parties with name, number and place, containers with their seals, and nothing that is not said", () => {
    const shipment = { consignment: { transportEquipment: [{ id: "MSKU1", seal: [{ id: "S1" }, { id: "S2" }] }, { id: "MSKU2" }] }, importer: { id: "GB1" } };
    const facts = factsOf({ exporter: { name: "Ningbo Co", address: { cityName: "Ningbo", countryCode: "CN" } }, goodsShipment: shipment, totalGrossMassMeasure: { value: "12.5", unitCode: "KGM" } });
    expect(facts.map(({ label, value }) => [label, value])).toEqual([
      ["declared.importer", "GB1"],
      ["declared.exporter", "Ningbo Co · Ningbo, CN"],
      ["declared.containers", "MSKU1 (S1, S2), MSKU2"],
      ["declared.mass", "12.5 KGM"],
    ]);
  });

  it("says nothing of a declaration that says nothing", () => {
    expect([factsOf({}), goodsOf({}), leavesOf({})]).toEqual([[], [], []]);
  });

  it("lists every field by its place, figures with their unit, up to a bound", () => {
    expect(leavesOf({ a: { b: [{ c: "1" }, { c: { value: "2", currencyID: "EUR" } }] }, d: true })).toEqual([
      { path: "a.b[1].c", value: "1" },
      { path: "a.b[2].c", value: "2 EUR" },
      { path: "d", value: "true" },
    ]);
    expect(leavesOf({ many: Array(LEAVES_MAX + 9).fill("x") }).length).toBe(LEAVES_MAX);
  });
});
