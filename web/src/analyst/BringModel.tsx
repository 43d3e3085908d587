// This module decides how somebody brings a model: the file, and what it was trained on.

import { type FormEvent, useRef, useState } from "react";
import type { Client } from "../client.ts";
import { Why } from "../law/Why.tsx";
import { useWords } from "../words/language.tsx";
import "../words/models.ts";

export function BringModel({ client, onDone }: { client: Client; onDone(): void }) {
  const { t } = useWords();
  const file = useRef<HTMLInputElement>(null);
  const [note, setNote] = useState("");
  const [refused, setRefused] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  async function bring(event: FormEvent) {
    event.preventDefault();
    const chosen = file.current?.files?.[0];
    if (!chosen) return;
    setRefused(null);
    setBusy(true);
    try {
      await client.send("POST", `/api/models?${new URLSearchParams({ note })}`, chosen, { "Content-Type": "application/octet-stream" });
      setNote("");
      if (file.current) file.current.value = "";
      onDone();
    } catch (error) {
      setRefused(error);
    } finally {
      setBusy(false);
    }
  }
  return (
    <>
      <h3>{t("models.bring")}</h3>
      <p className="quiet">{t("models.bring_note")}</p>
      <form className="law-form" onSubmit={bring}>
        <label>
          {t("models.file")}
          <input ref={file} type="file" required />
        </label>
        <label className="law-long">
          {t("models.note")}
          <input value={note} required maxLength={4000} onChange={(event) => setNote(event.target.value)} />
        </label>
        <button type="submit" disabled={isBusy}>
          {t("models.bring_do")}
        </button>
      </form>
      {refused ? <Why what={t("models.act_failed")} error={refused} /> : null}
    </>
  );
}
