import { describe, expect, it } from "vitest";
import type { Explained, LineRisk } from "../api.ts";
import { beyond, letsThroughAlone, ofUnknown, signed, waterfall, worst, wouldLetThrough } from "./through.ts";

const reason = (signal: string, added: string, value: string | null = "1") => ({ signal, added, value });

const line: LineRisk = {
  item: 1,
  probability: "0.73",
  critical: "0",
  revenue: "0",
  worth: "731.06",
  expected: "-2",
  rest: "0.5",
  score: "1",
  reasons: [reason("importer.hits", "2"), reason("price.goods", "-1"), reason("weighed", "1.5")],
};

describe("what would have let it through", () => {
  // The worth is 1,000 × logistic(score): 731 at 1, 269 at -1 (without 2), 76 at -2.5 (without 1.5, too).
  it.each([
    [800, []],
    [500, ["importer.hits"]],
    [268, ["importer.hits", "weighed"]],
    [50, null],
  ])("with a threshold of %d takes %j away", (threshold, expected) => {
    expect(wouldLetThrough(line, threshold)?.map((one) => one.signal) ?? null).toEqual(expected);
  });

  it("never is a signal of which nothing is known", () => {
    const unknown = { ...line, reasons: [reason("importer.hits", "2", null), reason("price.goods", "-1"), reason("weighed", "1.5")] };
    // Without what was weighed the score is -0.5: 1,000 × logistic(-0.5) = 378.
    expect(wouldLetThrough(unknown, 500)?.map((one) => one.signal)).toEqual(["weighed"]);
    expect(wouldLetThrough(unknown, 300)).toBeNull();
    expect(ofUnknown(unknown)).toEqual({ share: 2 / 4.5, count: 1 });
    expect(ofUnknown(line)).toEqual({ share: 0, count: 0 });
  });

  it("ends the waterfall where the score is", () => {
    const bars = waterfall(line);
    expect(bars.map((bar) => bar.to)).toEqual([-2, 0, -1, 0.5, 1, 1]);
    expect(bars.at(-2)!.to).toBe(bars.at(-1)!.to);
  });

  it("tells of the item of which most is expected", () => {
    expect(worst([{ ...line, item: 2, worth: "9.5" }, { ...line, item: 3, worth: "10" }, { ...line, item: 4, worth: "10" }])?.item).toBe(3);
    expect(worst([])).toBeUndefined();
  });
});

describe("which signal alone would have let it through", () => {
  const signal = (name: string, worth_without: string | null) => ({ signal: name, text: { en: name, zh: name }, unit: "", value: worth_without && "1", shapley: "1", path: "1", worth_without });
  const told = { threshold: "100.00", worth: "250.50", signals: [signal("a", "100.00"), signal("b", "99.50"), signal("c", "100.01"), signal("d", null), { ...signal("e", "1.00"), value: null }] } as Explained;

  it("is each without which the worth is no more than the threshold", () => {
    expect(letsThroughAlone(told).map((one) => one.signal)).toEqual(["b", "a"]);
    expect(letsThroughAlone({ ...told, worth: "100.00" })).toEqual([]);
    expect(letsThroughAlone({ ...told, threshold: null })).toEqual([]);
  });

  it("writes figures with their sign", () => {
    expect([beyond("250.50", "100.00"), beyond("99", "100")]).toEqual(["150.50", "-1.00"]);
    expect(["0.514", "-0.5", "0"].map(signed)).toEqual(["+0.51", "−0.50", "0.00"]);
  });
});
