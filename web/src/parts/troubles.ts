// This module decides what a problem in what somebody writes is, as the server tells it, and where its character stands.

import type { LanguageMap } from "../api.ts";

export interface Trouble {
  field: string;
  /** From 1; 0 for all of the field. */
  column: number;
  message: LanguageMap;
  mend: LanguageMap;
}

/** Where a character of a text stands as an index of JavaScript: the server counts characters, from 1. */
export function indexOf(text: string, column: number): number {
  return [...text].slice(0, Math.max(0, column - 1)).join("").length;
}
