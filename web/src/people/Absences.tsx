// This module decides how one says that one will be away and who stands in, and how a supervisor says so of an officer.

import { type FormEvent, useState } from "react";
import type { Shapes } from "../api.ts";
import type { Client } from "../client.ts";
import { Failure } from "../parts/Failure.tsx";
import { useLoaded } from "../parts/useLoaded.ts";
import type { Account } from "../portal/session.ts";
import { useWords } from "../words/language.tsx";
import { useColleagues } from "./useColleagues.ts";
import "../style/house.css";

export type Absence = Shapes["AbsenceView"];

/** The day of the browser, as a form has it. */
const today = () => {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
};

export function Absences({ client, account }: { client: Client; account: Account }) {
  const { t, date } = useWords();
  const absences = useLoaded<Absence[]>(client, "/api/absences");
  const colleagues = useColleagues(client);
  const [refused, setRefused] = useState<unknown>(null);
  const [isSending, setSending] = useState(false);
  const [from, setFrom] = useState(today);
  const leads = account.permissions.includes("ManageOfficers");

  function send(method: "DELETE" | "POST", path: string, body?: unknown, done?: () => void) {
    setRefused(null);
    setSending(true);
    const sent = client.send(method, path, body).then(() => {
      done?.();
      absences.reload();
      colleagues.reload();
    }, setRefused);
    void sent.finally(() => setSending(false));
  }
  function note(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const given = [...new FormData(form)].filter(([, value]) => value !== "");
    send("POST", "/api/absences", Object.fromEntries(given), () => form.reset());
  }
  const people = (colleagues.value ?? []).filter(({ isNear }) => isNear);
  return (
    <section aria-label={t("absence.title")}>
      <h2>{t("absence.title")}</h2>
      <p className="quiet">{t("absence.about")}</p>
      {absences.error || colleagues.error ? <Failure what={t("absence.failed")} error={absences.error ?? colleagues.error} onRetry={absences.reload} /> : null}
      {absences.value?.length === 0 && <p className="quiet">{t("absence.none")}</p>}
      <ul className="drafts">
        {absences.value?.map((one) => (
          <li key={one.id}>
            <strong>{one.name}</strong>
            <span>{t("absence.days", { from: date(one.from), until: date(one.until) })}</span>
            <span className="quiet">{one.substitute_name ? t("absence.stands_in", { name: one.substitute_name }) : t("absence.nobody")}</span>
            {one.is_now && <span className="late">{t("absence.now")}</span>}
            <span className="spring" />
            {one.may_end && (
              <button type="button" aria-label={t("page.act_on", { act: t(one.is_now ? "absence.end" : "absence.take_back"), name: one.name })} onClick={() => send("DELETE", `/api/absences/${one.id}`)}>
                {t(one.is_now ? "absence.end" : "absence.take_back")}
              </button>
            )}
          </li>
        ))}
      </ul>
      <form className="house-form" onSubmit={note}>
        {leads && (
          <label>
            {t("absence.who")}
            <select name="user">
              <option value="">{t("absence.oneself")}</option>
              {people.map(({ value, label }) => value !== account.id && <option key={value} value={value}>{label}</option>)}
            </select>
          </label>
        )}
        <label>
          {t("absence.from")}
          <input type="date" name="from" required min={today()} value={from} onChange={(event) => setFrom(event.target.value)} />
        </label>
        <label>
          {t("absence.until")}
          <input type="date" name="until" required min={from} />
        </label>
        <label>
          {t("absence.substitute")}
          <select name="substitute">
            <option value="">{t("absence.nobody")}</option>
            {people.map(({ value, label, disabled }) => (leads || value !== account.id) && <option key={value} value={value} disabled={disabled}>{label}</option>)}
          </select>
        </label>
        <button type="submit" disabled={isSending}>{t("absence.note")}</button>
      </form>
      {refused ? <Failure what={t("absence.not_noted")} error={refused} /> : null}
    </section>
  );
}
