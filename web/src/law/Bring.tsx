// This module decides how a workbook is brought: a file, what it is, and what the check says of it.

import { type FormEvent, useState } from "react";
import type { Client } from "../client.ts";
import { useWords } from "../words/language.tsx";
import type { Edition } from "./law.ts";
import { Why } from "./Why.tsx";

interface Brought {
  edition: Edition;
  is_same_law: boolean;
}

export function Bring({ client, onBrought }: { client: Client; onBrought(edition: string): void }) {
  const { t } = useWords();
  const [file, setFile] = useState<File | null>(null);
  const [note, setNote] = useState("");
  const [isBusy, setBusy] = useState(false);
  const [brought, setBrought] = useState<Brought | null>(null);
  const [refused, setRefused] = useState<unknown>(null);
  async function bring(event: FormEvent) {
    event.preventDefault();
    if (!file) return;
    setBusy(true);
    setRefused(null);
    setBrought(null);
    try {
      const kept = await client.send<Brought>("POST", `/api/editions?${new URLSearchParams({ note })}`, file, { "Content-Type": "application/octet-stream" });
      setBrought(kept);
      setNote("");
      onBrought(kept.edition.edition);
    } catch (error) {
      setRefused(error);
    } finally {
      setBusy(false);
    }
  }
  return (
    <section className="panel">
      <h2>{t("law.bring")}</h2>
      <p className="quiet">{t("law.bring_note")}</p>
      <form className="law-form" onSubmit={(event) => void bring(event)}>
        <label>
          {t("law.file")}
          <input type="file" accept=".xlsx" required onChange={(event) => setFile(event.target.files?.[0] ?? null)} />
        </label>
        <label className="law-long">
          {t("law.note")}
          <input value={note} required maxLength={200} onChange={(event) => setNote(event.target.value)} />
        </label>
        <button type="submit" disabled={isBusy}>
          {isBusy ? t("law.bringing") : t("law.bring_do")}
        </button>
      </form>
      {refused ? <Why what={t("law.refused")} error={refused} /> : null}
      {brought && (
        <p role="status">
          {t("law.kept", { edition: `${brought.edition.pack} ${brought.edition.version}` })} {brought.is_same_law && t("law.same")}
        </p>
      )}
    </section>
  );
}
