// This module decides how many entries are proposed at once: rows of a table, each on its own; what was refused stays there
// with its reason.

import { type FormEvent, useState } from "react";
import type { Client } from "../client.ts";
import { useReason } from "../parts/Failure.tsx";
import { useWords } from "../words/language.tsx";
import { patiently } from "./patiently.ts";
import { COLUMNS, rowsOf } from "./rows.ts";

/** Rows that are proposed at once: as many as somebody looks through. */
const ROWS_MAX = 500;

export function Many({ client, onDone }: { client: Client; onDone(): void }) {
  const { t, count, language } = useWords();
  const reason = useReason();
  const [text, setText] = useState("");
  const [refused, setRefused] = useState<{ line: string; why: string }[]>([]);
  const [taken, setTaken] = useState<number | null>(null);
  const [isSending, setSending] = useState(false);
  const rows = rowsOf(text);
  async function submit(event: FormEvent) {
    event.preventDefault();
    setSending(true);
    setTaken(null);
    const left: { line: string; why: string }[] = [];
    for (const { line, entry } of rows) {
      await patiently(() => client.send("POST", "/api/authorisations", entry)).catch((error: unknown) => left.push({ line, why: reason(error) }));
    }
    setText(left.map(({ line }) => line).join("\n"));
    setRefused(left);
    setTaken(rows.length - left.length);
    setSending(false);
    onDone();
  }
  const columns = COLUMNS.map((one) => t(`authorisations.column_${one}`)).join(language === "zh" ? "、" : ", ");
  return (
    <details>
      <summary>{t("authorisations.many")}</summary>
      <form onSubmit={(event) => void submit(event)}>
        <label className="house-rows">
          {t("authorisations.rows", { columns })}
          <textarea value={text} rows={6} spellCheck={false} onChange={(event) => setText(event.target.value)} />
        </label>
        <button type="submit" disabled={isSending || rows.length === 0 || rows.length > ROWS_MAX}>
          {t("authorisations.propose_many", { count: count(rows.length) })}
        </button>
        {rows.length > ROWS_MAX && <p role="alert">{t("authorisations.too_many", { count: count(ROWS_MAX) })}</p>}
      </form>
      {taken !== null && (
        <p role="status">
          {t("authorisations.proposed_many", { taken: count(taken), refused: count(refused.length) })}
        </p>
      )}
      {refused.length > 0 && (
        <ul>
          {refused.map(({ line, why }, at) => (
            <li key={at}>
              <code>{line}</code> {why}
            </li>
          ))}
        </ul>
      )}
    </details>
  );
}
