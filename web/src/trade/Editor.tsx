// This module decides how a declaration is filled in: fields on the left, on the right what it would come to, with
// every penny explained, as one types.

import { Alert, Button } from "antd";
import { lazy, useMemo, useState } from "react";
import type { Answer, Finding } from "../api.ts";
import type { Client } from "../client.ts";
import { AssessmentView } from "../detail/AssessmentView.tsx";
import { FindingList } from "../detail/Findings.tsx";
import { randomName } from "../parts/bytes.ts";
import { Failure } from "../parts/Failure.tsx";
import { Unfold } from "../parts/Unfold.tsx";
import { addressOf } from "../portal/route.ts";
import { useWords } from "../words/language.tsx";
import { type Draft, keep } from "./drafts.ts";
import { type Field, GENERAL, ITEMS } from "./fields.ts";
import { FieldInput } from "./FieldInput.tsx";
import { Glance } from "./Glance.tsx";
import { Items } from "./Items.tsx";
import { focusField, LeftOut } from "./LeftOut.tsx";
import { messageOf } from "./message.ts";
import { type Json, listAt, type Members, resolved, writeAt } from "./path.ts";
import { unreadIn } from "./unread.ts";
import { useTry } from "./useTry.ts";

const WhatIf = lazy(() => import("./WhatIf.tsx"));

interface Props {
  first: Draft;
  client: Client;
  onBack(): void;
}

export function Editor({ first, client, onBack }: Props) {
  const { t, instant, count } = useWords();
  const [draft, setDraft] = useState(first);
  const [sent, setSent] = useState<{ answer: Answer | null; error: unknown; isSending: boolean }>({ answer: null, error: null, isSending: false });
  const { declaration } = draft;
  const [isRefused, setRefused] = useState(false);
  const whole = useMemo(() => messageOf(declaration), [declaration]);
  const message = useMemo(() => JSON.stringify(whole), [whole]);
  const unread = useMemo(() => unreadIn(declaration), [declaration]);
  const tried = useTry(client, message, null);
  const findings = tried.decision?.findings ?? [];
  const items = listAt(declaration, ITEMS).length;

  function change(next: Members) {
    // Another message gets another key; the same one sent again keeps it.
    const changed = { ...draft, declaration: next, changed: Date.now(), key: randomName() };
    setDraft(changed);
    setRefused(false);
    keep(changed);
  }
  const put = (path: string, value: Json | undefined) => change(writeAt(declaration, path, value));

  async function handIn() {
    const [first] = unread;
    setRefused(first !== undefined);
    if (first) {
      focusField(first);
      return;
    }
    setSent({ answer: null, error: null, isSending: true });
    try {
      // One declaration gets one answer.
      const answer = (await client.handIn(new Blob([message]), "application/json", draft.key)) as Answer;
      setSent({ answer, error: null, isSending: false });
    } catch (error) {
      setSent({ answer: null, error, isSending: false });
    }
  }

  const shown = (field: Field, path: string) => {
    // What customs said is about the message, where other elements may stand before this one; of an older one it says nothing here.
    const place = resolved(whole, path);
    const here = (tried.error ? [] : findings).filter((finding: Finding) => finding.severity !== "information" && (finding.path === place || finding.path.startsWith(`${place}.`)));
    return <FieldInput key={path} field={field} path={path} declaration={declaration} client={client} findings={here} onChange={put} />;
  };

  return (
    <div className="editor">
      <main className="editor-form">
        <div className="editor-head">
          <Button onClick={onBack}>← {t("declare.back")}</Button>
          <h1>{t("declare.title")}</h1>
          <span className="quiet" role="status">
            {t("declare.saved", { time: instant(new Date(draft.changed)) })}
          </span>
        </div>
        {GENERAL.map((group) => (
          <section key={group.id} className="sheet" aria-label={t(group.title)}>
            <h2>{t(group.title)}</h2>
            <div className="fields">{group.fields.map((field) => shown(field, field.path))}</div>
          </section>
        ))}
        <Items client={client} declaration={declaration} shown={shown} onPut={put} />
      </main>
      <aside className="editor-side" aria-label={t("declare.as_it_is")}>
        <Glance tried={tried} />
        <LeftOut unread={unread} isRefused={isRefused} />
        {items > 0 && (
          <section className="part">
            <Unfold title={t("declare.what_if")}>
              {/* Items that came or went stand at other places: what was tried belongs to none of them. */}
              <WhatIf key={items} client={client} declaration={declaration} items={items} now={tried} onTake={change} />
            </Unfold>
          </section>
        )}
        <div className="editor-send">
          <Button type="primary" size="large" block loading={sent.isSending} onClick={() => void handIn()}>
            {t("declare.send")}
          </Button>
          {sent.error ? <Failure what={t("declare.failed")} error={sent.error} /> : null}
          {sent.answer && (
            <Alert
              type={sent.answer.outcome === "rejected" ? "error" : "success"}
              role="status"
              title={sent.answer.outcome === "rejected" ? t("declare.done_rejected") : t("declare.done", { mrn: sent.answer.mrn ?? sent.answer.lrn ?? "" })}
              action={<a href={`${addressOf("cases")}&case=${sent.answer.case}`}>{t("declare.open_case")}</a>}
            />
          )}
        </div>
        {tried.decision && (
          <div className="tried" data-before={tried.error !== null}>
            <AssessmentView assessment={tried.decision.assessment} />
            <section className="part">
              <h3>
                {t("findings.title")} <small>{count(findings.length)}</small>
              </h3>
              <FindingList findings={findings} />
            </section>
          </div>
        )}
      </aside>
    </div>
  );
}
