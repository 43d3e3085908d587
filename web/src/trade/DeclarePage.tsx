// This module decides where a declaration begins: the drafts on this device, a new one, a copy of another, or a file.

import { Button, Popconfirm } from "antd";
import { useState } from "react";
import type { Client } from "../client.ts";
import { HandIn } from "../handin/HandIn.tsx";
import { useWords } from "../words/language.tsx";
import { all, blank, copyOf, drop, find, newDraft } from "./drafts.ts";
import { Editor } from "./Editor.tsx";
import { readText } from "./path.ts";

interface Props {
  client: Client;
  draft: string | null;
  onDraft(id: string | null): void;
}

export default function DeclarePage({ client, draft: id, onDraft }: Props) {
  const { t, instant, count } = useWords();
  const [drafts, setDrafts] = useState(all);
  const [isHandingIn, setHandingIn] = useState(false);
  const open = id ? find(id) : null;
  if (open) {
    return (
      <Editor
        key={open.id}
        first={open}
        client={client}
        onBack={() => {
          setDrafts(all());
          onDraft(null);
        }}
      />
    );
  }
  return (
    <main className="sheet">
      <h1>{t("declare.drafts")}</h1>
      <p>
        <Button type="primary" onClick={() => onDraft(newDraft(blank()).id)}>
          {t("declare.new")}
        </Button>{" "}
        <Button onClick={() => setHandingIn(true)}>{t("declare.from_file")}</Button>
      </p>
      {isHandingIn && <HandIn client={client} onClose={() => setHandingIn(false)} onOpen={(opened) => (location.hash = `#page=cases&case=${opened}`)} />}
      {drafts.length === 0 && <p className="quiet">{t("declare.no_drafts")}</p>}
      <ul className="drafts">
        {drafts.map((draft) => {
          const items = readItems(draft.declaration);
          return (
            <li key={draft.id}>
              <strong className="mono">{readText(draft.declaration, "functionalReferenceId") || t("declare.unnamed")}</strong>
              <span>{readText(draft.declaration, "typeCode")}</span>
              <span>{t("list.item_count", { count: count(items) })}</span>
              <span className="quiet">{instant(new Date(draft.changed))}</span>
              <span className="spring" />
              <Button onClick={() => onDraft(draft.id)}>{t("declare.open")}</Button>
              <Button onClick={() => onDraft(newDraft(copyOf(draft.declaration)).id)}>{t("declare.copy")}</Button>
              <Popconfirm
                title={t("declare.delete_sure")}
                onConfirm={() => {
                  drop(draft.id);
                  setDrafts(all());
                }}
              >
                <Button danger>{t("declare.delete")}</Button>
              </Popconfirm>
            </li>
          );
        })}
      </ul>
    </main>
  );
}

function readItems(declaration: ReturnType<typeof blank>): number {
  const shipment = declaration["goodsShipment"];
  const items = typeof shipment === "object" && shipment !== null && !Array.isArray(shipment) ? shipment["governmentAgencyGoodsItem"] : null;
  return Array.isArray(items) ? items.length : 0;
}
