// This module decides how a word of the dictionary, a code of the platform and a text of the server become
// a sentence in one language.

import type { Language, LanguageMap } from "../api.ts";
import { textsOf } from "./brought.ts";
import { DICTIONARY, type Word } from "./dictionary.ts";

export type Arguments = Record<string, string | number>;

type Texts = Record<Language, string>;

/** Every word of the first page, by any text. */
const first: Record<string, Texts | undefined> = DICTIONARY;

/** The texts of a word, whether the first page has it or a later one brought it. */
const known = (word: string): Texts | undefined => first[word] ?? textsOf(word);

/** An argument, or the forms of a word for one and for any other count of it. */
const ARGUMENT = /\{(\w+)(?:\|([^|{}]*)\|([^|{}]*))?\}/g;

/** The sentence with its arguments filled in. */
export function say(language: Language, word: Word, values: Arguments = {}): string {
  return (known(word)?.[language] ?? word).replace(ARGUMENT, (whole, name: string, one?: string, other?: string) => {
    if (!(name in values)) return whole;
    const value = String(values[name]);
    return (value === "1" ? one : other) ?? value;
  });
}

/** The word of a code (`outcome`, `cleared`); a code that the page does not know yet is shown as it is. */
export function sayCode(language: Language, family: string, code: string): string {
  return known(`${family}.${code}`)?.[language] ?? code;
}

/** A text with the language that it is in and the direction in which that is written. */
export interface Told {
  text: string;
  lang: string;
  dir: "ltr" | "rtl";
}

/** Languages written from right to left: Arabic, Hebrew, Persian, Urdu. */
const RIGHT_TO_LEFT = new Set(["ar", "he", "fa", "ur"]);

/** The server's text in the wanted language, else in English, else in any. */
export function toldIn(language: Language, text: LanguageMap | null | undefined): Told {
  const lang = [language, "en", ...Object.keys(text ?? {})].find((tag) => text?.[tag] != null) ?? language;
  const primary = lang.toLowerCase().split("-")[0] ?? "";
  return { text: text?.[lang] ?? "", lang, dir: RIGHT_TO_LEFT.has(primary) ? "rtl" : "ltr" };
}

/** The text alone. */
export function textOf(language: Language, text: LanguageMap | null | undefined): string {
  return toldIn(language, text).text;
}

/** The first language of the reader that the page has. */
export function preferredLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const primary = tag.toLowerCase().split("-")[0];
    if (primary === "zh" || primary === "en") return primary;
  }
  return "en";
}
