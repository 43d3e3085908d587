// This module decides the page on which somebody checks what was shown or proven to them: the file as it was given, the verdict
// in words.

import { type FormEvent, useState } from "react";
import type { Client } from "../client.ts";
import { Refused } from "../parts/Refused.tsx";
import { useWords } from "../words/language.tsx";
import "../style/agreements.css";
import "../style/house.css";
import "../words/privacy.ts";
import { type Check, kindOf } from "./privacy.ts";

export default function CheckPage({ client }: { client: Client }) {
  const { t, language } = useWords();
  const [text, setText] = useState("");
  const [receipt, setReceipt] = useState("");
  const [found, setFound] = useState<Check | null>(null);
  const [refused, setRefused] = useState<unknown>(null);
  const kind = kindOf(text);
  const isMissing = kind === "band" && receipt === "";
  async function check(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const typed = (name: string) => String(given.get(name) ?? "").trim();
    const [audience, nonce] = [typed("audience"), typed("nonce")];
    setFound(null);
    setRefused(null);
    const reader = audience ? { audience } : {};
    const beside = receipt ? { receipt } : {};
    try {
      setFound(
        kind === "band"
          ? await client.send<Check>("POST", "/api/bands/check", { band: text, receipt, ...reader })
          : await client.send<Check>("POST", "/api/disclosures/check", { sd_jwt: text.trim(), ...reader, ...beside, ...(nonce ? { nonce } : {}) }),
      );
    } catch (error) {
      setRefused(error);
    }
  }
  const take = (file: File | undefined, into: (text: string) => void) => void file?.text().then(into);
  return (
    <main className="sheet">
      <h1>{t("check.title")}</h1>
      <p className="quiet">{t("check.about")}</p>
      <form className="house-form" onSubmit={(event) => void check(event)} onChange={() => setFound(null)}>
        <label>
          {t("check.file")}
          <input type="file" accept=".sd-jwt,.band,text/plain" onChange={(event) => take(event.target.files?.[0], setText)} />
        </label>
        <label>
          {t("check.receipt")}
          <input type="file" accept=".tlog-proof,text/plain" onChange={(event) => take(event.target.files?.[0], setReceipt)} />
        </label>
        <label className="check-text">
          {t("check.text")}
          <textarea rows={6} required value={text} spellCheck={false} onChange={(event) => setText(event.target.value)} />
        </label>
        <label className="house-long">
          {t("check.reader")}
          <input name="audience" maxLength={512} autoComplete="off" spellCheck={false} />
        </label>
        {kind !== "band" && (
          <label>
            {t("check.nonce")}
            <input name="nonce" maxLength={512} autoComplete="off" spellCheck={false} />
          </label>
        )}
        <button type="submit" disabled={kind === null || isMissing}>
          {t("check.do")}
        </button>
      </form>
      {kind && <p className="quiet">{t(kind === "band" ? "check.is_band" : "check.is_shown")}</p>}
      {isMissing && <p className="agree-waits">{t("check.receipt_needed")}</p>}
      {refused ? <Refused what={t("check.failed")} error={refused} /> : null}
      {found && (
        <section className="agree-verdict" data-well={found.is_proven} role="status">
          <h2>{t(found.is_proven ? "check.proven" : "check.not_proven")}</h2>
          {/* The first line is the heading; the spaces of the others show what belongs to what. */}
          <pre className="check-lines">{(language === "zh" ? found.zh : found.en).slice(1).join("\n")}</pre>
        </section>
      )}
    </main>
  );
}
