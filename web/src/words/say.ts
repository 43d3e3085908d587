// This module decides how a word of the dictionary, a code of the platform and a text of the server become
// a sentence in one language.

import type { Language, LanguageMap } from "../api.ts";
import { DICTIONARY, type Word } from "./dictionary.ts";

export type Arguments = Record<string, string | number>;

/** The sentence with its arguments filled in. */
export function say(language: Language, word: Word, values: Arguments = {}): string {
  return DICTIONARY[word][language].replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole));
}

/** The word of a code (`outcome`, `cleared`); a code that the page does not know yet is shown as it is. */
export function sayCode(language: Language, family: string, code: string): string {
  const key = `${family}.${code}`;
  return key in DICTIONARY ? DICTIONARY[key as Word][language] : code;
}

/** The server's text in the wanted language, else in English, else in any. */
export function textOf(language: Language, text: LanguageMap | null | undefined): string {
  if (!text) return "";
  return text[language] ?? text["en"] ?? Object.values(text)[0] ?? "";
}

/** The first language of the reader that the page has. */
export function preferredLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const primary = tag.toLowerCase().split("-")[0];
    if (primary === "zh" || primary === "en") return primary;
  }
  return "en";
}
