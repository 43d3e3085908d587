// This module decides what can be done with one edition: see what it changes, try it on stored cases, propose its day.

import { type FormEvent, useEffect, useState } from "react";
import type { Client } from "../client.ts";
import { Heads } from "../parts/Heads.tsx";
import { useWords } from "../words/language.tsx";
import { type Change, type Comparison, daysBefore, type Difference, type Law } from "./law.ts";
import { Result } from "./Result.tsx";
import { Why } from "./Why.tsx";

interface Props {
  client: Client;
  law: Law;
  edition: string;
  name: string;
  mayCompare: boolean;
  mayManage: boolean;
  onDone(): void;
}

export function Workbench({ client, law, edition, name, mayCompare, mayManage, onDone }: Props) {
  return (
    <>
      <Changes client={client} edition={edition} name={name} />
      {mayCompare && <Trial client={client} law={law} edition={edition} name={name} onDone={onDone} />}
      {mayManage && <Propose client={client} law={law} edition={edition} name={name} onDone={onDone} />}
    </>
  );
}

function Changes({ client, edition, name }: { client: Client; edition: string; name: string }) {
  const { t, count, date, language } = useWords();
  const [found, setFound] = useState<Difference | null>(null);
  const [after, setAfter] = useState(0);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    const stop = new AbortController();
    client.get<Difference>(`/api/editions/${edition}/difference?after=${after}`, stop.signal).then(
      (page) => setFound((before) => (before && after > 0 ? { ...page, changes: [...before.changes, ...page.changes] } : page)),
      (refused: unknown) => {
        if (!stop.signal.aborted) setError(refused);
      },
    );
    return () => stop.abort();
  }, [client, edition, after]);
  const days = ({ from, to }: Change) => {
    if (from) return to ? t("law.range", { from: date(from), to: date(to) }) : t("law.from", { date: date(from) });
    return to ? t("law.until", { date: date(to) }) : t("law.ever");
  };
  const tables = Object.entries(found?.tables ?? {}).map(([table, changes]) => `${table} ${count(changes)}`);
  const heads = [t("law.table"), t("law.what"), t("law.before"), t("law.after"), t("law.days")];
  return (
    <section className="panel" data-wide="true" data-part="difference" aria-busy={!found && !error}>
      <h2>{t("law.difference", { edition: name })}</h2>
      {error ? <Why what={t("law.failed")} error={error} /> : null}
      {found && found.total === 0 && <p>{t("law.no_difference")}</p>}
      {found && found.total > 0 && (
        <>
          <p>
            {t("law.against")} {t("law.changes", { count: count(found.total), tables: tables.join(language === "zh" ? "，" : ", ") })}
          </p>
          <div className="figures law-changes" tabIndex={0} role="region" aria-label={t("law.difference", { edition: name })}>
            <table>
              <thead>
                <tr>
                  <Heads names={heads} />
                </tr>
              </thead>
              <tbody>
                {found.changes.map((change) => (
                  <tr key={`${change.table} ${change.key} ${change.from}`}>
                    <td>{change.table}</td>
                    <th scope="row">{change.key}</th>
                    <td>{change.before ?? "–"}</td>
                    <td>{change.after ?? "–"}</td>
                    <td>{days(change)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {found.next !== null && (
            <button type="button" onClick={() => setAfter(found.next ?? 0)}>
              {t("law.more")}
            </button>
          )}
        </>
      )}
    </section>
  );
}

/** Days of a trial unless chosen otherwise: last month's cases. */
const TRIAL_DAYS = 30;

function Trial({ client, law, edition, name, onDone }: { client: Client; law: Law; edition: string; name: string; onDone(): void }) {
  const { t, date } = useWords();
  const [first, setFirst] = useState(daysBefore(law.today, TRIAL_DAYS));
  const [last, setLast] = useState(law.today);
  const [isOwn, setOwn] = useState(true);
  const [asked, setAsked] = useState<string | null>(null);
  const [refused, setRefused] = useState<unknown>(null);
  async function ask(event: FormEvent) {
    event.preventDefault();
    setRefused(null);
    try {
      const comparison = await client.send<Comparison>("POST", "/api/comparisons", { new: edition, old: law.in_force, first_day: first, last_day: last, legal_date: isOwn ? null : law.earliest });
      setAsked(comparison.id);
      onDone();
    } catch (error) {
      setRefused(error);
    }
  }
  return (
    <section className="panel" data-wide="true" data-part="trial">
      <h2>{t("law.trial", { edition: name })}</h2>
      <p className="quiet">{t("law.trial_note")}</p>
      <form className="law-form" onSubmit={(event) => void ask(event)}>
        <label>
          {t("law.first_day")}
          <input type="date" required value={first} max={last} onChange={(event) => setFirst(event.target.value)} />
        </label>
        <label>
          {t("law.last_day")}
          <input type="date" required value={last} min={first} onChange={(event) => setLast(event.target.value)} />
        </label>
        <label>
          {t("law.as_on")}
          <select value={isOwn ? "own" : "day"} onChange={(event) => setOwn(event.target.value === "own")}>
            <option value="own">{t("law.as_own")}</option>
            <option value="day">{t("law.as_day", { date: date(law.earliest) })}</option>
          </select>
        </label>
        <button type="submit">{t("law.trial_do")}</button>
      </form>
      {refused ? <Why what={t("law.trial_failed")} error={refused} /> : null}
      {asked && <Result client={client} id={asked} />}
    </section>
  );
}

function Propose({ client, law, edition, name, onDone }: { client: Client; law: Law; edition: string; name: string; onDone(): void }) {
  const { t } = useWords();
  const [day, setDay] = useState(law.earliest);
  const [reason, setReason] = useState("");
  const [isDone, setDone] = useState(false);
  const [refused, setRefused] = useState<unknown>(null);
  async function propose(event: FormEvent) {
    event.preventDefault();
    setRefused(null);
    setDone(false);
    try {
      await client.send("POST", "/api/activations", { edition, counts_from: day, reason });
      setReason("");
      setDone(true);
      onDone();
    } catch (error) {
      setRefused(error);
    }
  }
  return (
    <section className="panel" data-wide="true" data-part="propose">
      <h2>{t("law.propose", { edition: name })}</h2>
      <p className="quiet">{t("law.propose_note")}</p>
      <form className="law-form" onSubmit={(event) => void propose(event)}>
        <label>
          {t("law.counts_from")}
          <input type="date" required value={day} min={law.earliest} onChange={(event) => setDay(event.target.value)} />
        </label>
        <label className="law-long">
          {t("law.reason")}
          <input value={reason} required maxLength={4000} onChange={(event) => setReason(event.target.value)} />
        </label>
        <button type="submit">{t("law.propose_do")}</button>
      </form>
      {refused ? <Why what={t("law.act_failed")} error={refused} /> : null}
      {isDone && <p role="status">{t("law.proposed")}</p>}
    </section>
  );
}
