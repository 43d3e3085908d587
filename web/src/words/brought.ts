// This module decides how a page that is loaded later brings its words along, so that the first page does not carry them.

import type { Language } from "../api.ts";

type Texts = Record<string, Record<Language, string>>;

const brought: Texts = {};

/** Adds the words of a page; gives them back as they are. */
export function bring<const T extends Texts>(words: T): T {
  Object.assign(brought, words);
  return words;
}

/** The texts of a word that a page brought. */
export const textsOf = (word: string): Record<Language, string> | undefined => brought[word];
