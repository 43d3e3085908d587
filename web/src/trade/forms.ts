// This module decides how a field must be written so that it can be read at all, and reads figures as people write and
// paste them: with separators of thousands, with wide characters, and only where there is no doubt what they mean.

import type { Field } from "./fields.ts";

/** A figure with so many digits at most, and so many of them decimals; a code of so many letters; or one that is no longer. */
export type Form = { is: "figure"; digits: number; decimals: number } | { is: "letters"; length: number } | { is: "digits"; length: number } | { is: "code"; length: number };

/** The figure of an amount, a mass or quantity, and a number of packages, as the format bounds them. */
export const AMOUNT: Form = { is: "figure", digits: 16, decimals: 3 };
export const MEASURE: Form = { is: "figure", digits: 16, decimals: 6 };
export const COUNT: Form = { is: "figure", digits: 8, decimals: 0 };
export const COUNTRY: Form = { is: "letters", length: 2 };

/** Why something cannot be read: it is no figure, has too many digits, is no code of this form, or no currency. */
export type Misread = "figure" | "too_many_digits" | "code" | "currency";

export const formOf = ({ form, isMoney }: Field): Form | undefined => form ?? (isMoney ? AMOUNT : undefined);

const PLAIN = /^[-+]?(\d+(\.\d*)?|\.\d+)$/;
/** Groups of three after a first that begins with no zero: `0,500` may as well be a half. */
const GROUPED = /^[-+]?[1-9]\d{0,2}([, ])\d{3}(\1\d{3})*(\.\d*)?$/;

/** A figure in digits with a point; none where it is no figure, or may be two. */
export function figureOf(written: string): string | null {
  // Wide digits, commas and points, and the blanks between thousands, become the ordinary ones.
  const text = written.normalize("NFKC").replace(/\s/g, " ").trim();
  const joined = GROUPED.test(text) ? text.replace(/[, ]/g, "") : text;
  if (!PLAIN.test(joined)) return null;
  return joined.replace(/^\+/, "").replace(/^(-?)\./, "$10.").replace(/\.$/, "");
}

/** Whether a figure has no more digits than the format takes. */
function fits(figure: string, { digits, decimals }: { digits: number; decimals: number }): boolean {
  const [whole = "", fraction = ""] = figure.replace(/^-/, "").split(".");
  const after = fraction.replace(/0+$/, "").length;
  return after <= decimals && whole.replace(/^0+/, "").length + after <= digits;
}

/** What stands in a code of a kind. */
const KINDS = { letters: /^[A-Za-z]*$/, digits: /^\d*$/, code: /^/ };

/** What is read, or why it cannot be. */
export type Read = { read: string; why: null } | { read: null; why: Misread };

export function readAs(form: Form, written: string): Read {
  if (form.is === "figure") {
    const read = figureOf(written);
    if (read === null) return { read, why: "figure" };
    return fits(read, form) ? { read, why: null } : { read: null, why: "too_many_digits" };
  }
  const text = written.trim();
  return text.length <= form.length && KINDS[form.is].test(text) && (form.is !== "letters" || text.length === form.length) ? { read: text, why: null } : { read: null, why: "code" };
}
