// This module decides how a trader corrects a declaration that was handed in: the same fields, what changes before and
// after, what it costs, and only then the message.

import { Alert, Button, Input } from "antd";
import { useEffect, useMemo, useState } from "react";
import type { AmendmentChange, Difference, Finding } from "../api.ts";
import type { Client } from "../client.ts";
import { FindingList } from "../detail/Findings.tsx";
import { Changes, DifferenceView } from "../detail/Versions.tsx";
import { randomName } from "../parts/bytes.ts";
import { Failure } from "../parts/Failure.tsx";
import { addressOf } from "../portal/route.ts";
import { useWords } from "../words/language.tsx";
import { type Field, GENERAL, ITEMS } from "./fields.ts";
import { FieldInput } from "./FieldInput.tsx";
import { Items } from "./Items.tsx";
import { focusField, LeftOut } from "./LeftOut.tsx";
import { counted, withPlaces } from "./message.ts";
import { ownPrefix } from "./owned.ts";
import { type Json, type Members, writeAt } from "./path.ts";
import { unreadIn, withoutUnread } from "./unread.ts";

/** A pause after the last key before the correction is tried. */
const PAUSE_MS = 500;
/** Characters of the statement, as the format bounds it. */
const REASON_MAX = 512;

interface Trial {
  request: "possible" | "denied";
  changes?: AmendmentChange[];
  difference?: Difference;
  findings: Finding[];
  message: Members;
}

interface Sent {
  request: "granted" | "pending" | "denied" | "refused";
  findings?: Finding[];
}

export default function AmendPage({ id, client }: { id: string; client: Client }) {
  const { t } = useWords();
  const at = `/api/cases/${encodeURIComponent(id)}`;
  const keptAs = ownPrefix("amendment") + id;
  const [before, setBefore] = useState<Members | null>(null);
  const [after, setAfter] = useState<Members | null>(null);
  const [reason, setReason] = useState("");
  const [trial, setTrial] = useState<Trial | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [sent, setSent] = useState<Sent | null>(null);
  const [isSending, setSending] = useState(false);
  const [round, setRound] = useState(0);

  useEffect(() => {
    const stop = new AbortController();
    client.get<Members>(`${at}/declaration`, stop.signal).then(
      (found) => {
        // What was typed before the session or the network ended is still there.
        const kept = localStorage.getItem(keptAs);
        setBefore(found);
        setAfter(kept ? (JSON.parse(kept) as Members) : found);
        setError(null);
      },
      (refused: unknown) => {
        if (!stop.signal.aborted) setError(refused);
      },
    );
    return () => stop.abort();
  }, [client, at, keptAs, round]);

  const [isRefused, setRefused] = useState(false);
  const body = useMemo(() => (after ? JSON.stringify(withPlaces(withoutUnread(after))) : ""), [after]);
  const unread = useMemo(() => (after ? unreadIn(after) : []), [after]);
  const isChanged = before !== null && body !== "" && body !== JSON.stringify(before);
  useEffect(() => {
    setTrial(null);
    if (!isChanged) return;
    let isStale = false;
    const timer = setTimeout(() => {
      const query = new URLSearchParams({ reason });
      client.send<Trial>("POST", `${at}/amendment/try?${query}`, new Blob([body]), { "Content-Type": "application/json" }).then(
        (found) => {
          if (isStale) return;
          setTrial(found);
          setError(null);
        },
        (refused: unknown) => {
          if (!isStale) setError(refused);
        },
      );
    }, PAUSE_MS);
    return () => {
      isStale = true;
      clearTimeout(timer);
    };
  }, [client, at, body, reason, isChanged]);

  if (!before || !after) return error ? <Failure what={t("amend.failed")} error={error} onRetry={() => setRound(round + 1)} /> : <p className="quiet padded">{t("list.loading")}</p>;

  const put = (path: string, value: Json | undefined) => {
    const written = writeAt(after, path, value);
    // Items that came or went number the others anew.
    const next = path === ITEMS ? counted(written) : written;
    setAfter(next);
    setSent(null);
    setRefused(false);
    localStorage.setItem(keptAs, JSON.stringify(next));
  };
  async function send() {
    if (!trial) return;
    const [first] = unread;
    setRefused(first !== undefined);
    if (first) {
      focusField(first);
      return;
    }
    setSending(true);
    try {
      // The same correction sent again is decided once.
      const key = randomName();
      const message = { ...trial.message, functionalReferenceId: `COR-${key}`.slice(0, 22) };
      const answer = (await client.handIn(new Blob([JSON.stringify(message)]), "application/json", key)) as unknown as Sent;
      setSent(answer);
      if (answer.request === "granted" || answer.request === "pending") {
        localStorage.removeItem(keptAs);
        setRound(round + 1);
      }
    } catch (refused) {
      setError(refused);
    }
    setSending(false);
  }
  const shown = (field: Field, path: string) => <FieldInput key={path} field={field} path={path} declaration={after} client={client} findings={[]} onChange={put} />;
  const isDone = sent?.request === "granted" || sent?.request === "pending";

  return (
    <div className="editor">
      <main className="editor-form">
        <div className="editor-head">
          <a href={`${addressOf("cases")}&case=${id}`}>← {t("amend.back")}</a>
          <h1>{t("amend.title")}</h1>
        </div>
        {GENERAL.map((group) => (
          <section key={group.id} className="sheet" aria-label={t(group.title)}>
            <h2>{t(group.title)}</h2>
            <div className="fields">{group.fields.map((field) => shown(field, field.path))}</div>
          </section>
        ))}
        <Items client={client} declaration={after} shown={shown} onPut={put} />
      </main>
      <aside className="editor-side" aria-label={t("amend.effect")}>
        <section className="part" aria-live="polite">
          {!isChanged && !sent && <p className="quiet">{t("amend.nothing")}</p>}
          {trial && <p>{t(trial.request === "possible" ? "amend.possible" : "amend.denied")}</p>}
          {trial?.difference && <DifferenceView difference={trial.difference} />}
          {trial?.changes && <Changes changes={trial.changes} />}
          {trial?.request === "denied" && <FindingList findings={trial.findings} />}
        </section>
        <LeftOut unread={unread} isRefused={isRefused} />
        <div className="editor-send">
          <label htmlFor="amend-why">{t("amend.why")}</label>
          <Input.TextArea id="amend-why" rows={3} maxLength={REASON_MAX} value={reason} onChange={(event) => setReason(event.target.value)} />
          <Button type="primary" size="large" block loading={isSending} disabled={trial?.request !== "possible" || reason.trim() === ""} onClick={() => void send()}>
            {t("amend.send")}
          </Button>
          {error ? <Failure what={t("amend.failed")} error={error} /> : null}
          {sent && <Alert role="status" type={isDone ? "success" : "error"} title={t(`amend.result.${sent.request}`)} />}
          {sent && !isDone && <FindingList findings={sent.findings ?? []} />}
        </div>
      </aside>
    </div>
  );
}
