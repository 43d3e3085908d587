import { describe, expect, it } from "vitest";
import { say } from "../words/say.ts";
import "../words/explained.ts";
import { measured } from "./measure.ts";

const written = (signal: string, unit: string | null, value: string | null, language: "en" | "zh" = "en") =>
  measured({ signal, unit, value }, { language, t: (word, values) => say(language, word, values) }, "GBP");

describe("the value of a signal", () => {
  it.each([
    // e to the 9.8195 is 18,389.
    ["value", "log currency", "9.8195", "≈ 18,390 GBP"],
    ["charges", "log currency", "0", "≈ 0 GBP"],
    ["unit_value", "log currency per kg", "-1.6094", "≈ 0.2 GBP per kg"],
    ["net_mass", "log kg", "6.9078", "≈ 1,000 kg"],
    ["importer.hits", "share", "0.2692", "26.9%"],
    ["weighed", "ratio", "1.034", "103.4%"],
    ["importer.known", "log days", "0.6931", "1 day"],
    ["delay", "days", "-2", "-2 days"],
    ["carrier.seen", "log lines", "0", "never"],
    ["carrier.seen", "log lines", "2.53", "12 lines"],
    ["ring.size", "log importers", "0.6931", "2 importers"],
    ["surprise.importer", "nats", "4.7504", "about 1 in 120"],
    ["price.goods", "robust standard deviations", "-1.24", "1.2 deviations below the usual"],
    ["trusted", "yes or no", "1", "yes"],
    ["weekday", "day", "0", "Thursday"],
    ["items", "items", "3", "3"],
    ["of another version", null, "0.5", "0.5"],
  ])("%s in %s of %s is %s", (signal, unit, value, expected) => {
    expect(written(signal, unit, value)).toBe(expected);
  });

  it("is none where nothing is known, and told in Chinese, too", () => {
    expect(written("importer.hits", "share", null)).toBeNull();
    expect(written("value", "log currency", "9.8195", "zh")).toBe("约 18,390 GBP");
    expect(written("weekday", "day", "4", "zh")).toBe("星期一");
  });
});
