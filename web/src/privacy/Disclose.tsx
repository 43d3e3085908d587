// This module decides how fields of a case are chosen, looked at as the reader will see them, and signed as a file.

import { type FormEvent, useRef, useState } from "react";
import type { Client } from "../client.ts";
import { Failure } from "../parts/Failure.tsx";
import { Heads } from "../parts/Heads.tsx";
import { Refused } from "../parts/Refused.tsx";
import { save } from "../parts/save.ts";
import { useLoaded } from "../parts/useLoaded.ts";
import { useWords } from "../words/language.tsx";
import { bytesOf } from "../verify/encoding.ts";
import type { Field, Preview, Purpose } from "./privacy.ts";

/** For how many days a file is good unless said. */
const DAYS = 30;
const DAYS_MAX = 366;

export function Disclose({ id, client, isReleased }: { id: string; client: Client; isReleased: boolean }) {
  const { t, text, count, fullInstant } = useWords();
  const { value: purposes, error, reload } = useLoaded<Purpose[]>(client, "/api/disclosures/purposes");
  const form = useRef<HTMLFormElement>(null);
  const [preview, setPreview] = useState<Preview | null>(null);
  const [until, setUntil] = useState<number | null>(null);
  const [refused, setRefused] = useState<unknown>(null);
  const at = `/api/cases/${encodeURIComponent(id)}/disclosures`;

  function wish() {
    const given = new FormData(form.current ?? undefined);
    const typed = (name: string) => String(given.get(name) ?? "").trim();
    const [purpose, audience, nonce] = [typed("purpose"), typed("audience"), typed("nonce")];
    return { ...(purpose ? { purpose } : {}), ...(audience ? { audience } : {}), ...(nonce ? { nonce } : {}), days: Number(typed("days")) || DAYS };
  }
  function look(event: FormEvent) {
    event.preventDefault();
    setRefused(null);
    setUntil(null);
    client.send<Preview>("POST", `${at}/try`, wish()).then(setPreview, setRefused);
  }
  async function make() {
    setRefused(null);
    try {
      const made = await client.send<{ sd_jwt: string; until: number }>("POST", at, wish());
      save(bytesOf(made.sd_jwt).buffer, `${id}.sd-jwt`);
      setUntil(made.until);
    } catch (failure) {
      setRefused(failure);
    }
  }
  if (error) return <Failure what={t("show.failed")} error={error} onRetry={reload} />;
  if (!purposes) return <p className="quiet">{t("evidence.loading")}</p>;
  return (
    <section data-part="disclose">
      <p className="quiet">{t("show.about")}</p>
      <form
        className="house-form"
        ref={form}
        onSubmit={look}
        onChange={() => {
          // What is signed is what was looked at.
          setPreview(null);
          setUntil(null);
        }}
      >
        <label className="house-long">
          {t("show.set")}
          <select name="purpose">
            {purposes.map((one) => (
              <option key={one.name} value={one.name}>
                {text({ zh: one.title.zh, en: one.title.en })}
              </option>
            ))}
            <option value="">{t("show.everything")}</option>
          </select>
        </label>
        <label className="house-long">
          {t("show.reader")}
          <input name="audience" maxLength={512} autoComplete="off" spellCheck={false} />
        </label>
        <label>
          {t("show.nonce")}
          <input name="nonce" maxLength={512} autoComplete="off" spellCheck={false} />
        </label>
        <label>
          {t("show.days")}
          <input name="days" type="number" min={1} max={DAYS_MAX} defaultValue={DAYS} required />
        </label>
        <button type="submit">{t("show.preview")}</button>
        <button type="button" className="primary" disabled={!preview} onClick={() => void make()}>
          {t("show.make")}
        </button>
      </form>
      {refused ? <Refused what={t("show.failed")} error={refused} /> : null}
      {until !== null && (
        <p role="status">
          {t("show.made", { until: fullInstant(new Date(until * 1000)) })} {isReleased && t("show.receipt_too")}
        </p>
      )}
      {preview && (
        <div className="agree-two">
          <Fields part="shown" title={t("show.shown", { count: count(preview.shown.length) })} fields={preview.shown} />
          <Fields part="hidden" title={preview.hidden.length === 0 ? t("show.hidden_none") : t("show.hidden", { count: count(preview.hidden.length) })} fields={preview.hidden} />
        </div>
      )}
    </section>
  );
}

function Fields({ part, title, fields }: { part: string; title: string; fields: Field[] }) {
  const { t, text } = useWords();
  return (
    <section data-part={part}>
      <h4>{title}</h4>
      {fields.length > 0 && (
        <div className="house-table show-fields" tabIndex={0} role="region" aria-label={title}>
          <table>
            <thead>
              <tr>
                <Heads names={[t("show.field"), t("show.value")]} />
              </tr>
            </thead>
            <tbody>
              {fields.map((one) => (
                <tr key={one.path}>
                  <th scope="row" className="house-break">
                    {one.called && <>{text({ zh: one.called.zh, en: one.called.en })} </>}
                    <small className="quiet">{one.path}</small>
                  </th>
                  <td className="house-break">{one.value}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
