// This module decides which language the page speaks, remembers the choice, and hands the speaking
// functions to every component.

import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from "react";
import type { Language, LanguageMap } from "../api.ts";
import type { Word } from "./dictionary.ts";
import { formatCount, formatDate, formatDecimal, formatFullInstant, formatInstant, formatMoney } from "./format.ts";
import { type Arguments, preferredLanguage, say, sayCode, textOf } from "./say.ts";

const KEPT_AS = "tongguan.language";
/** Tags for the `lang` attribute: the script decides the font. */
const TAGS: Record<Language, string> = { en: "en", zh: "zh-Hans" };

export interface Words {
  language: Language;
  setLanguage(language: Language): void;
  t(word: Word, values?: Arguments): string;
  code(family: string, code: string): string;
  text(map: LanguageMap | null | undefined): string;
  money(amount: string, currency: string | null): string;
  decimal(value: string, fractionMin?: number): string;
  count(value: number): string;
  instant(at: Date): string;
  fullInstant(at: Date): string;
  date(date: string): string;
}

const WordsContext = createContext<Words | null>(null);

function firstLanguage(): Language {
  const kept = localStorage.getItem(KEPT_AS);
  return kept === "en" || kept === "zh" ? kept : preferredLanguage(navigator.languages);
}

export function WordsProvider({ children }: { children: ReactNode }) {
  const [language, setState] = useState<Language>(firstLanguage);
  const setLanguage = useCallback((chosen: Language) => {
    localStorage.setItem(KEPT_AS, chosen);
    setState(chosen);
  }, []);
  useEffect(() => {
    document.documentElement.lang = TAGS[language];
    document.title = say(language, "page.title");
  }, [language]);
  const words = useMemo<Words>(
    () => ({
      language,
      setLanguage,
      t: (word, values) => say(language, word, values),
      code: (family, code) => sayCode(language, family, code),
      text: (map) => textOf(language, map),
      money: (amount, currency) => formatMoney(language, amount, currency),
      decimal: (value, fractionMin) => formatDecimal(language, value, fractionMin),
      count: (value) => formatCount(language, value),
      instant: (at) => formatInstant(language, at, new Date()),
      fullInstant: (at) => formatFullInstant(language, at),
      date: (date) => formatDate(language, date),
    }),
    [language, setLanguage],
  );
  return <WordsContext value={words}>{children}</WordsContext>;
}

export function useWords(): Words {
  const words = useContext(WordsContext);
  if (!words) throw new Error("useWords stands outside WordsProvider");
  return words;
}
