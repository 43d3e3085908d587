// This module decides how figures and instants are written in a language. Amounts stay decimal strings:
// Intl formats them digit by digit, no float in between.

import type { Language } from "../api.ts";

/** English is written the international way: day before month, 24 hours. */
const LOCALES: Record<Language, string> = { en: "en-GB", zh: "zh-CN" };

type Format = Intl.NumberFormat | Intl.DateTimeFormat | Intl.DisplayNames;
const kept = new Map<string, Format>();

function once<T extends Format>(key: string, make: () => T): T {
  const known = kept.get(key) as T | undefined;
  if (known) return known;
  const made = make();
  kept.set(key, made);
  return made;
}

const DECIMAL = /^-?\d+(\.\d+)?$/;

/** An amount with its currency's code; what is not a decimal is shown as it came. */
export function formatMoney(language: Language, amount: string, currency: string | null): string {
  const figure = formatDecimal(language, amount, 2);
  return currency ? `${figure} ${currency}` : figure;
}

/** A decimal string with at least so many fraction digits and never fewer than it has. */
export function formatDecimal(language: Language, value: string, fractionMin = 0): string {
  if (!DECIMAL.test(value)) return value;
  const digits = Math.min(Math.max(value.split(".")[1]?.length ?? 0, fractionMin), 20);
  const format = once(`n${language}${digits}`, () => new Intl.NumberFormat(LOCALES[language], { minimumFractionDigits: digits, maximumFractionDigits: digits }));
  return format.format(value as Intl.StringNumericLiteral);
}

/** A share of one, in per cent. */
export function formatPercent(language: Language, share: number): string {
  return once(`p${language}`, () => new Intl.NumberFormat(LOCALES[language], { style: "percent", maximumFractionDigits: 1 })).format(share);
}

export function formatCount(language: Language, count: number): string {
  return once(`c${language}`, () => new Intl.NumberFormat(LOCALES[language])).format(count);
}

/** The name of a country by its code; what is no code of a country is shown as it came. */
export function formatCountry(language: Language, code: string): string {
  if (!/^[A-Z]{2}$/.test(code)) return code;
  return once(`r${language}`, () => new Intl.DisplayNames(LOCALES[language], { type: "region", fallback: "code" })).of(code) ?? code;
}

/** Whether there is a country of that code. */
export const isCountry = (code: string): boolean => formatCountry("en", code) !== code;

const DATE_TIME: Intl.DateTimeFormatOptions = { month: "short", day: "numeric", hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" };
const TIME: Intl.DateTimeFormatOptions = { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" };
const FULL: Intl.DateTimeFormatOptions = { dateStyle: "full", timeStyle: "long" };
const DATE: Intl.DateTimeFormatOptions = { year: "numeric", month: "short", day: "numeric", timeZone: "UTC" };

function dates(language: Language, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return once(`d${language}${name}`, () => new Intl.DateTimeFormat(LOCALES[language], options));
}

const UNITS: [unit: string, seconds: number, digits: number][] = [
  ["day", 86_400, 1],
  ["hour", 3_600, 1],
  ["minute", 60, 0],
];

/** A span of time in the largest unit of which there are two. */
export function formatSpan(language: Language, seconds: number): string {
  const [unit, size, digits] = UNITS.find(([, size]) => seconds >= 2 * size) ?? ["second", 1, 0];
  const format = new Intl.NumberFormat(language === "zh" ? "zh-CN" : "en-GB", { style: "unit", unit, unitDisplay: "short", maximumFractionDigits: digits });
  return format.format(seconds / size);
}

/** The time, with the day unless it is today. */
export function formatInstant(language: Language, at: Date, now: Date): string {
  const isToday = at.toDateString() === now.toDateString();
  return isToday ? dates(language, "time", TIME).format(at) : dates(language, "instant", DATE_TIME).format(at);
}

export function formatFullInstant(language: Language, at: Date): string {
  return dates(language, "full", FULL).format(at);
}

/** A calendar date (`2026-11-22`), which has no time zone. */
export function formatDate(language: Language, date: string): string {
  const at = new Date(`${date}T00:00:00Z`);
  return Number.isNaN(at.getTime()) ? date : dates(language, "date", DATE).format(at);
}

const WEEKDAY: Intl.DateTimeFormatOptions = { weekday: "short", timeZone: "UTC" };
const WEEKDAY_LONG: Intl.DateTimeFormatOptions = { weekday: "long", timeZone: "UTC" };

/** The name of a weekday, from 0 for Monday. */
export function formatWeekday(language: Language, at: number, isLong = false): string {
  // The fifth of January 1970 was a Monday.
  return dates(language, isLong ? "weekday-long" : "weekday", isLong ? WEEKDAY_LONG : WEEKDAY).format(Date.UTC(1970, 0, 5 + at));
}

export function fromMicroseconds(at: number): Date {
  return new Date(at / 1000);
}
