// This module decides where a declaration begins: the drafts and templates on this device, a new one, a copy of
// another, or a file.

import { Button, Input, Popconfirm } from "antd";
import { useState } from "react";
import type { Client } from "../client.ts";
import { HandIn } from "../handin/HandIn.tsx";
import { useWords } from "../words/language.tsx";
import { all, blank, copyOf, type Draft, drop, find, newDraft, newTemplate } from "./drafts.ts";
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
  function remove(gone: string) {
    drop(gone);
    setDrafts(all());
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
      {drafts.every(isTemplate) && <p className="quiet">{t("declare.no_drafts")}</p>}
      <ul className="drafts">
        {drafts.filter((draft) => !isTemplate(draft)).map((draft) => {
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
              <AsTemplate
                onName={(name) => {
                  newTemplate(draft.declaration, name);
                  setDrafts(all());
                }}
              />
              <Delete title={t("declare.delete_sure")} onDelete={() => remove(draft.id)} />
            </li>
          );
        })}
      </ul>
      {drafts.some(isTemplate) && <h2>{t("declare.templates")}</h2>}
      <ul className="drafts">
        {drafts.filter(isTemplate).map((draft) => (
          <li key={draft.id} data-template={draft.template}>
            <strong>{draft.template}</strong>
            <span className="quiet">{instant(new Date(draft.changed))}</span>
            <span className="spring" />
            <Button onClick={() => onDraft(newDraft(copyOf(draft.declaration)).id)}>{t("declare.begin_with")}</Button>
            <Delete title={t("declare.delete_template_sure", { name: draft.template ?? "" })} onDelete={() => remove(draft.id)} />
          </li>
        ))}
      </ul>
    </main>
  );
}

const isTemplate = (draft: Draft) => draft.template !== undefined;

function Delete({ title, onDelete }: { title: string; onDelete(): void }) {
  const { t } = useWords();
  return (
    <Popconfirm title={title} onConfirm={onDelete}>
      <Button danger>{t("declare.delete")}</Button>
    </Popconfirm>
  );
}

/** Keeps a draft as a template, under a name. */
function AsTemplate({ onName }: { onName(name: string): void }) {
  const { t } = useWords();
  const [name, setName] = useState("");
  const label = t("declare.template_name");
  return (
    <Popconfirm
      title={label}
      description={<Input aria-label={label} value={name} maxLength={100} onChange={(event) => setName(event.target.value)} />}
      okButtonProps={{ disabled: name.trim() === "" }}
      onConfirm={() => {
        onName(name.trim());
        setName("");
      }}
    >
      <Button>{t("declare.as_template")}</Button>
    </Popconfirm>
  );
}

function readItems(declaration: ReturnType<typeof blank>): number {
  const shipment = declaration["goodsShipment"];
  const items = typeof shipment === "object" && shipment !== null && !Array.isArray(shipment) ? shipment["governmentAgencyGoodsItem"] : null;
  return Array.isArray(items) ? items.length : 0;
}
