// This module decides how the items of a declaration are edited: one section each with its documents; items and documents
// are added and taken away.

import { Button } from "antd";
import type { ReactNode } from "react";
import { useWords } from "../words/language.tsx";
import { blankItem } from "./drafts.ts";
import { type Field, OF_DOCUMENT, OF_ITEM } from "./fields.ts";
import { type Json, type Members, readAt } from "./path.ts";

export const ITEMS = "goodsShipment.governmentAgencyGoodsItem";

export function listAt(declaration: Members, path: string): Members[] {
  const found = readAt(declaration, path);
  return Array.isArray(found) ? (found as Members[]) : [];
}

interface Props {
  declaration: Members;
  /** A field at a place. */
  shown(field: Field, path: string): ReactNode;
  onPut(path: string, value: Json | undefined): void;
}

export function Items({ declaration, shown, onPut }: Props) {
  const { t } = useWords();
  const putList = (path: string, list: Members[]) => onPut(path, list.length > 0 ? (list as Json[]) : undefined);
  const items = listAt(declaration, ITEMS);
  return (
    <>
      {items.map((_, index) => {
        const at = `${ITEMS}[${index + 1}]`;
        const documents = listAt(declaration, `${at}.additionalDocument`);
        return (
          <section key={index} className="sheet" aria-label={t("declare.item_fields", { number: index + 1 })}>
            <h2>
              {t("declare.item", { number: index + 1 })}
              {items.length > 1 && (
                <Button size="small" danger onClick={() => putList(ITEMS, items.toSpliced(index, 1))} aria-label={t("declare.remove_item", { number: index + 1 })}>
                  ×
                </Button>
              )}
            </h2>
            <div className="fields">{OF_ITEM.map((field) => shown(field, field.path.replace("#", String(index + 1))))}</div>
            <h3>{t("declare.documents", { number: index + 1 })}</h3>
            {documents.map((__, place) => (
              <div key={place} className="fields">
                {OF_DOCUMENT.map((field) => shown(field, `${at}.additionalDocument[${place + 1}].${field.path}`))}
                <Button
                  className="field-remove"
                  size="small"
                  danger
                  onClick={() => putList(`${at}.additionalDocument`, documents.toSpliced(place, 1))}
                  aria-label={t("declare.remove_document", { number: place + 1 })}
                >
                  ×
                </Button>
              </div>
            ))}
            <Button onClick={() => putList(`${at}.additionalDocument`, [...documents, { categoryCode: "N" }])}>{t("declare.add_document")}</Button>
          </section>
        );
      })}
      <Button onClick={() => putList(ITEMS, [...items, blankItem()])}>{t("declare.add_item")}</Button>
    </>
  );
}
