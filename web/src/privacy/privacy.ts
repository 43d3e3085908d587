// This module decides the shapes of what is shown, proven and forgotten, and how files that somebody was given are told apart.

import type { Shapes } from "../api.ts";

export type Purpose = Shapes["PurposeView"];
export type Preview = Shapes["PreviewView"];
export type Field = Shapes["FieldView"];
export type Check = Shapes["CheckView"];
export type Erasures = Shapes["ErasuresView"];

export type Kind = "band" | "shown";

/** What a file is: a proof of a band is a JSON object; whatever else is given is taken for fields that are shown. */
export const kindOf = (text: string): Kind | null => (text.trim() === "" ? null : text.trimStart().startsWith("{") ? "band" : "shown");

/** An amount with two decimals, as proofs of bands bear it; what is no amount stays as it is. */
export function withDecimals(text: string): string {
  const found = /^\s*(\d+)(?:\.(\d{1,2}))?\s*$/.exec(text);
  return found ? `${(found[1] ?? "").replace(/^0+(?=\d)/, "")}.${(found[2] ?? "").padEnd(2, "0")}` : text.trim();
}

/** Characters of a case's name that are typed in before it is forgotten. */
const DIGITS = 6;

/** What people call a case. */
export const nameOf = (one: { case: string; mrn: string | null }): string => one.mrn ?? one.case;

export const lastDigits = (name: string): string => name.slice(-DIGITS);
