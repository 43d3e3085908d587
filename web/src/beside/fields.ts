// This module decides which fields of a declaration stand beside a document: those that people declare, where they say something.

import { type Field, GENERAL, ITEM, OF_DOCUMENT, OF_ITEM } from "../trade/fields.ts";
import { listAt, type Members, readText } from "../trade/path.ts";
import type { Word } from "../words/dictionary.ts";

export interface Told {
  path: string;
  label: Word;
  value: string;
}

export interface Part {
  /** The group of the form, or the number of an item. */
  title: Word | number;
  fields: Told[];
}

/** Items that are shown; a declaration has up to 999. */
export const ITEMS_MAX = 999;

function told(declaration: Members, fields: Field[]): Told[] {
  return fields.flatMap(({ path, label, isMoney }) => {
    const value = readText(declaration, path);
    const currency = isMoney ? readText(declaration, `${path}.currencyID`) : "";
    return value ? [{ path, label, value: currency ? `${value} ${currency}` : value }] : [];
  });
}

/** The documents that an item names, each as one line. */
function documents(declaration: Members, item: string): Told[] {
  return listAt(declaration, `${item}.additionalDocument`).map((_, place) => {
    const path = `${item}.additionalDocument[${place + 1}]`;
    const parts = OF_DOCUMENT.map((field) => readText(declaration, `${path}.${field.path}`)).filter(Boolean);
    return { path, label: "beside.named_document", value: parts.join(" ") };
  });
}

/** Items up to here come before all else: papers are about the goods. Of more, the first would bury the rest. */
const ITEMS_FIRST = 3;

/** The declaration in parts, without those that say nothing. */
export function partsOf(declaration: Members): Part[] {
  const general = GENERAL.map((group): Part => ({ title: group.title, fields: told(declaration, group.fields) }));
  const items = listAt(declaration, "goodsShipment.governmentAgencyGoodsItem").slice(0, ITEMS_MAX);
  const goods = items.map((_, place): Part => {
    const at = (path: string) => path.replace("#", String(place + 1));
    return { title: place + 1, fields: [...told(declaration, OF_ITEM.map((field) => ({ ...field, path: at(field.path) }))), ...documents(declaration, at(ITEM))] };
  });
  const parts = goods.length <= ITEMS_FIRST ? [...goods, ...general] : [...general, ...goods];
  return parts.filter((part) => part.fields.length > 0);
}
