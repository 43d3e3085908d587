// This module decides what of a declaration cannot be read as it is written: which fields these are, and what the
// declaration is without them.

import { formOf, type Misread, readAs } from "./forms.ts";
import { type Field, GENERAL, ITEMS, OF_DOCUMENT, OF_ITEM } from "./fields.ts";
import { type Json, listAt, type Members, readAt, readText, writeAt } from "./path.ts";

/** A field that is written so that nobody can read it. */
export interface Unread {
  field: Field;
  path: string;
}

/** The places of a list, from 1. */
const placesOf = (declaration: Members, path: string): number[] => listAt(declaration, path).map((_, place) => place + 1);

/** Every field of a declaration that has a form, at its place. */
function formed(declaration: Members): Unread[] {
  const withForm = (fields: Field[], at: (field: Field) => string) => fields.filter((field) => formOf(field)).map((field) => ({ field, path: at(field) }));
  return [
    ...GENERAL.flatMap((group) => withForm(group.fields, ({ path }) => path)),
    ...placesOf(declaration, ITEMS).flatMap((item) => [
      ...withForm(OF_ITEM, ({ path }) => path.replace("#", String(item))),
      ...placesOf(declaration, `${ITEMS}[${item}].additionalDocument`).flatMap((place) => withForm(OF_DOCUMENT, ({ path }) => `${ITEMS}[${item}].additionalDocument[${place}].${path}`)),
    ]),
  ];
}

/** The currency that stands beside a figure; empty where none does. */
export const currencyAt = (declaration: Members, path: string): string => readText(declaration, `${path}.currencyID`);

const CURRENCY = /^[A-Za-z]{3}$/;
export const isCurrency = (written: string): boolean => written === "" || CURRENCY.test(written);

/** Why what stands in a field cannot be read; none where it can, or where nothing stands. */
export function misreadAt(declaration: Members, { field, path }: Unread): Misread | null {
  const form = formOf(field);
  const text = readText(declaration, path);
  const read = form && text.trim() !== "" ? readAs(form, text) : null;
  if (read?.why) return read.why;
  return field.isMoney && !isCurrency(currencyAt(declaration, path)) ? "currency" : null;
}

/** The fields that cannot be read, in the order of the form. */
export const unreadIn = (declaration: Members): Unread[] => formed(declaration).filter((one) => misreadAt(declaration, one) !== null);

/** The declaration without what cannot be read, with figures as the format writes them. */
export function withoutUnread(declaration: Members): Members {
  return formed(declaration).reduce((whole, { field, path }) => {
    const form = formOf(field);
    const text = readText(whole, path);
    const currency = field.isMoney ? currencyAt(whole, path) : "";
    if (!form || (text === "" && currency === "")) return whole;
    const read = text.trim() === "" ? null : readAs(form, text).read;
    // An amount without a figure is none, whatever its currency.
    if (read === null) return writeAt(whole, path, undefined);
    if (read === text && isCurrency(currency)) return whole;
    return writeAt(whole, path, at(readAt(whole, path), read, currency));
  }, declaration);
}

/** A value with another figure, and without a currency that is none. */
function at(before: Json | undefined, read: string, currency: string): Json {
  if (typeof before !== "object" || before === null || Array.isArray(before)) return read;
  const { currencyID, ...rest } = before;
  return { ...(currencyID !== undefined && isCurrency(currency) ? { currencyID } : {}), ...rest, value: read };
}
