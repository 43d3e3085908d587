// This module decides how the items of a declaration are edited: one section each with its documents; items and documents
// are added and taken away.

import { Button } from "antd";
import { Fragment, type ReactNode } from "react";
import type { Client } from "../client.ts";
import { useWords } from "../words/language.tsx";
import { blankItem } from "./drafts.ts";
import { type Field, GOODS_CODE, ITEMS, OF_DOCUMENT, OF_ITEM } from "./fields.ts";
import { baseOf } from "./parts.ts";
import { type Json, listAt, type Members, readText } from "./path.ts";
import { Suggest } from "./Suggest.tsx";
import { withGoodsCode } from "./suggestions.ts";

/** The field at the end of the row that says which goods they are. */
const LAST_OF_GOODS: Field["label"] = "declare.origin";

interface Props {
  client: Client;
  declaration: Members;
  /** A field at a place. */
  shown(field: Field, path: string): ReactNode;
  onPut(path: string, value: Json | undefined): void;
}

export function Items({ client, declaration, shown, onPut }: Props) {
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
            <div className="fields">
              {OF_ITEM.map((field) => (
                <Fragment key={field.path}>
                  {shown(field, field.path.replace("#", String(index + 1)))}
                  {field.label === LAST_OF_GOODS && (
                    <Suggest
                      client={client}
                      item={index + 1}
                      description={readText(declaration, `${at}.commodity.description`)}
                      onChoose={(code) => {
                        const path = `${at}.commodity.${GOODS_CODE[0]?.path}`;
                        onPut(baseOf(GOODS_CODE, path), withGoodsCode(declaration, path, code));
                      }}
                    />
                  )}
                </Fragment>
              ))}
            </div>
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
