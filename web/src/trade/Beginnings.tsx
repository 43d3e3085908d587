// This module decides where a declaration begins: the drafts on this device, a new one, a copy of another, a template of the
// firm, or a file.

import { Button } from "antd";
import { useState } from "react";
import type { Client } from "../client.ts";
import { HandIn } from "../handin/HandIn.tsx";
import { Failure } from "../parts/Failure.tsx";
import "../style/trade.css";
import { useWords } from "../words/language.tsx";
import { AsTemplate } from "./AsTemplate.tsx";
import { DeleteButton } from "./DeleteButton.tsx";
import { all, blank, copyOf, drop, newDraft } from "./drafts.ts";
import { ITEMS } from "./fields.ts";
import { listAt, type Members, readText } from "./path.ts";
import { Templates } from "./Templates.tsx";
import { useTemplates } from "./useTemplates.ts";

interface Props {
  client: Client;
  isOwnFirm: boolean;
  onDraft(id: string): void;
}

export function Beginnings({ client, isOwnFirm, onDraft }: Props) {
  const { t, instant, count } = useWords();
  const [drafts, setDrafts] = useState(all);
  const [isHandingIn, setHandingIn] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const templates = useTemplates(client, isOwnFirm);
  const begin = (declaration: Members) => onDraft(newDraft(declaration).id);
  async function keepAsTemplate(declaration: Members, name: string) {
    setFailure(null);
    try {
      await templates.keep(declaration, name);
    } catch (refused) {
      setFailure(refused);
      throw refused;
    }
  }
  return (
    <main className="sheet beginnings">
      <h1>{t("declare.drafts")}</h1>
      <p>
        <Button type="primary" onClick={() => begin(blank())}>
          {t("declare.new")}
        </Button>{" "}
        <Button onClick={() => setHandingIn(true)}>{t("declare.from_file")}</Button>
      </p>
      {isHandingIn && <HandIn client={client} onClose={() => setHandingIn(false)} onOpen={(opened) => (location.hash = `#page=cases&case=${opened}`)} />}
      {failure ? <Failure what={t("templates.not_kept")} error={failure} /> : null}
      {drafts.length === 0 && <p className="quiet">{t("declare.no_drafts")}</p>}
      <ul className="drafts">
        {drafts.map(({ id, declaration, changed }) => (
          <li key={id}>
            <strong className="mono">{readText(declaration, "functionalReferenceId") || t("declare.unnamed")}</strong>
            <span>{readText(declaration, "typeCode")}</span>
            <span>{t("list.item_count", { count: count(listAt(declaration, ITEMS).length) })}</span>
            <span className="quiet">{instant(new Date(changed))}</span>
            <span className="draft-acts">
              <Button onClick={() => onDraft(id)}>{t("declare.open")}</Button>
              <Button onClick={() => begin(copyOf(declaration))}>{t("declare.copy")}</Button>
              <AsTemplate onName={(name) => keepAsTemplate(declaration, name)} />
              <DeleteButton
                title={t("declare.delete_sure")}
                onDelete={() => {
                  drop(id);
                  setDrafts(all());
                }}
              />
            </span>
          </li>
        ))}
      </ul>
      <Templates held={templates} onBegin={(declaration) => begin(copyOf(declaration))} />
    </main>
  );
}
