import { describe, expect, it } from "vitest";
import { AGREEMENT_WORDS } from "./agreements.ts";
import { BESIDE_WORDS } from "./beside.ts";
import { CAPACITY_WORDS } from "./capacities.ts";
import { CHART_WORDS } from "./charts.ts";
import { DICTIONARY as FIRST, LANGUAGES } from "./dictionary.ts";
import { DECLARED_WORDS } from "./declared.ts";
import { DRAFT_WORDS } from "./drafts.ts";
import { EXAMINE_WORDS } from "./examine.ts";
import { EXCHANGE_WORDS } from "./exchange.ts";
import { EXPLAINED_WORDS } from "./explained.ts";
import { FORM_WORDS } from "./form.ts";
import { formatCountry, formatDate, formatDecimal, formatInstant, formatMoney, formatWeekday, isCountry } from "./format.ts";
import { LAW_WORDS } from "./law.ts";
import { LEARNING_WORDS } from "./learning.ts";
import { MODEL_WORDS } from "./models.ts";
import { NOTICE_WORDS } from "./notices.ts";
import { PRIVACY_WORDS } from "./privacy.ts";
import { preferredLanguage, say, sayCode, textOf } from "./say.ts";
import { SUGGEST_WORDS } from "./suggest.ts";
import { TEMPLATE_WORDS } from "./templates.ts";
import { WAITING_WORDS } from "./waiting.ts";
import { WHAT_IF_WORDS } from "./whatif.ts";

const DICTIONARY = { ...FIRST, ...AGREEMENT_WORDS, ...BESIDE_WORDS, ...CAPACITY_WORDS, ...CHART_WORDS, ...DECLARED_WORDS, ...DRAFT_WORDS, ...EXAMINE_WORDS, ...EXCHANGE_WORDS, ...EXPLAINED_WORDS, ...FORM_WORDS, ...LAW_WORDS, ...LEARNING_WORDS, ...MODEL_WORDS, ...NOTICE_WORDS, ...PRIVACY_WORDS, ...SUGGEST_WORDS, ...TEMPLATE_WORDS, ...WAITING_WORDS, ...WHAT_IF_WORDS };
const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((found) => found[1]).sort();

describe("dictionary", () => {
  it.each(Object.entries(DICTIONARY))("%s says the same in every language", (_, texts) => {
    for (const language of Object.keys(LANGUAGES) as (keyof typeof LANGUAGES)[]) {
      expect(texts[language].trim()).not.toBe("");
      expect(placeholders(texts[language])).toEqual(placeholders(texts.en));
    }
  });

  it("is Chinese where it should be", () => {
    const same = Object.entries(DICTIONARY).filter(([, texts]) => texts.en === texts.zh && /[a-z]{2}/i.test(texts.en.replace(/\{\w+\}|LRN|MRN/g, "")));
    expect(same).toEqual([]);
  });
});

describe("a country", () => {
  it("is named in the language, and shown as it came where there is none", () => {
    expect(formatCountry("zh", "CN")).toBe("中国");
    expect(["QQ", "–", ""].map((code) => formatCountry("en", code))).toEqual(["QQ", "–", ""]);
    expect(["GB", "HK", "QQ", "gb", "7X"].map(isCountry)).toEqual([true, true, false, false, false]);
  });
});

it("names the days of a week, Monday first", () => {
  expect([0, 2, 6].map((at) => formatWeekday("en", at))).toEqual(["Mon", "Wed", "Sun"]);
  expect([formatWeekday("zh", 0), formatWeekday("zh", 6, true), formatWeekday("en", 5, true)]).toEqual(["周一", "星期日", "Saturday"]);
});

describe("say", () => {
  it("knows the words that a later page brought", () => {
    expect(say("zh", "agree.title")).toBe("协议");
    expect(sayCode("en", "exchange_what", "gross_mass")).toBe("gross mass, kg");
  });

  it("fills arguments in", () => {
    expect(say("en", "list.new", { count: 3 })).toBe("3 new");
    expect(say("zh", "list.new", { count: 3 })).toBe("3 件新案件");
  });

  it("takes the form that goes with a count", () => {
    const days = (figure: string | number) => say("en", "measure.days", { figure });
    expect([days(1), days("1"), days(0), days("1,001"), days("1.0")]).toEqual(["1 day", "1 day", "0 days", "1,001 days", "1.0 days"]);
    expect(say("zh", "measure.days", { figure: 1 })).toBe("1 天");
  });

  it("shows a code that it does not know", () => {
    expect(sayCode("zh", "outcome", "cleared")).toBe("已结关");
    expect(sayCode("zh", "outcome", "teleported")).toBe("teleported");
  });

  it("falls back to English, then to any language", () => {
    expect(textOf("zh", { en: "lane" })).toBe("lane");
    expect(textOf("zh", { fr: "voie" })).toBe("voie");
    expect(textOf("zh", null)).toBe("");
  });

  it("takes the reader's first language that the page has", () => {
    expect(preferredLanguage(["fr-FR", "zh-TW", "en"])).toBe("zh");
    expect(preferredLanguage(["en-US"])).toBe("en");
    expect(preferredLanguage(["ar"])).toBe("en");
  });
});

describe("format", () => {
  it.each([
    ["1234567.5", "GBP", "1,234,567.50 GBP"],
    ["0", "GBP", "0.00 GBP"],
    ["-12.345", "EUR", "-12.345 EUR"],
    // More digits than a float can hold.
    ["12345678901234567890.12", "GBP", "12,345,678,901,234,567,890.12 GBP"],
    ["n/a", null, "n/a"],
  ])("writes %s %s as %s", (amount, currency, written) => {
    expect(formatMoney("en", amount, currency)).toBe(written);
  });

  it("keeps every fraction digit", () => {
    expect(formatDecimal("zh", "0.123456")).toBe("0.123456");
  });

  it("writes dates without a time zone", () => {
    expect(formatDate("en", "2025-02-14")).toBe("14 Feb 2025");
    expect(formatDate("zh", "2025-02-14")).toBe("2025年2月14日");
    expect(formatDate("en", "soon")).toBe("soon");
  });

  it("leaves the day out when it is today", () => {
    const now = new Date(2026, 10, 22, 9, 5, 7);
    expect(formatInstant("en", now, now)).toBe("09:05:07");
    expect(formatInstant("en", new Date(2026, 10, 21, 9, 5, 7), now)).toMatch(/21 Nov.*09:05:07/);
  });
});
