// This module decides the choices of fields that have few: their codes and the words of each.

import type { Word } from "../words/dictionary.ts";
import "../words/form.ts";

export interface Choice {
  value: string;
  word: Word;
  /** What the word is about, where it says only how. */
  kind?: Word;
}

const KINDS = [["IM", "choice.import"], ["EX", "choice.export"], ["CO", "choice.union"]] as const;
const FORMS = [
  ["A", "choice.standard"],
  ["D", "choice.standard_before"],
  ["C", "choice.simplified"],
  ["F", "choice.simplified_before"],
  ["B", "choice.occasional"],
  ["E", "choice.occasional_before"],
  ["J", "choice.request"],
  ["K", "choice.request_before"],
  ["Y", "choice.supplement"],
  ["Z", "choice.supplement_records"],
] as const;

/** `IMA`: of which trade, and how and when it is declared. */
export const TYPES: readonly Choice[] = KINDS.flatMap(([first, kind]) => FORMS.map(([then, word]) => ({ value: first + then, word, kind })));
export const REPRESENTATIONS: readonly Choice[] = [
  { value: "2", word: "choice.direct" },
  { value: "3", word: "choice.indirect" },
];
export const CONTAINERS: readonly Choice[] = [
  { value: "1", word: "choice.in_containers" },
  { value: "0", word: "choice.no_containers" },
];
