// This module decides the page of the house's own watch list: who and what is watched for, the second person's word, and the
// hits that were found to be somebody else.

import { type ReactNode, type FormEvent, useState } from "react";
import type { LanguageMap, SomebodyElse, Standing } from "../api.ts";
import type { Client } from "../client.ts";
import { Why } from "../law/Why.tsx";
import { monthsAfter } from "../parts/days.ts";
import { Failure } from "../parts/Failure.tsx";
import { Heads } from "../parts/Heads.tsx";
import { useLoaded } from "../parts/useLoaded.ts";
import type { Account } from "../portal/session.ts";
import { useWords } from "../words/language.tsx";
import "../style/cockpit.css";
import "../style/law.css";
import "../style/profiles.css";

export interface Watch extends Standing {
  says: { watched: string; value: string; reason: LanguageMap; valid_to: string };
  status: "proposed" | "in_use" | "ended" | "withdrawn";
}

export interface Watchlist {
  today: string;
  you: string;
  entries: Watch[];
  somebody_else: SomebodyElse[];
  lists: [name: string, names: number][];
}

const WATCHED = ["person", "organisation", "number", "vessel", "container", "address"];

export default function WatchlistPage({ client, account }: { client: Client; account: Account }) {
  const { t, count, language } = useWords();
  const { value: view, error, reload } = useLoaded<Watchlist>(client, "/api/watchlist");
  const [refused, setRefused] = useState<unknown>(null);
  const mayManage = account.permissions.includes("ManageTargeting");
  function act(method: "PUT" | "DELETE", path: string) {
    setRefused(null);
    client.send(method, path).then(reload, setRefused);
  }
  const lists = (view?.lists ?? []).map(([name, names]) => t("watchlist.list", { name, count: count(names) }));
  return (
    <main className="cockpit">
      <div className="cockpit-head">
        <h1>{t("watchlist.title")}</h1>
        <span className="quiet">{t("watchlist.note")}</span>
      </div>
      {error ? <Failure what={t("watchlist.failed")} error={error} onRetry={reload} /> : null}
      {!view && !error && <p className="quiet">{t("list.loading")}</p>}
      {refused ? <Why what={t("watchlist.act_failed")} error={refused} /> : null}
      {view && (
        <>
          {lists.length > 0 && <p className="quiet">{t("watchlist.lists", { lists: lists.join(language === "zh" ? "、" : ", ") })}</p>}
          <div className="panels">
            {mayManage && <Add client={client} today={view.today} onDone={reload} />}
            <Entries view={view} mayManage={mayManage} onAct={act} />
            <Others view={view} mayManage={mayManage} onAct={act} />
          </div>
        </>
      )}
    </main>
  );
}

interface TableProps {
  view: Watchlist;
  mayManage: boolean;
  onAct(method: "PUT" | "DELETE", path: string): void;
}

const people = (one: Standing) => [one.proposed_by, one.confirmed_by].map((name) => name ?? "–").join(" / ");

interface ListedProps {
  part: string;
  title: string;
  /** Said where there is nothing. */
  none: string;
  /** The head of the column that names. */
  name: string;
  heads: string[];
  isEmpty: boolean;
  mayManage: boolean;
  children: ReactNode;
}

/** A list of the page: a name, what can be done, and the rest. */
function Listed({ part, title, none, name, heads, isEmpty, mayManage, children }: ListedProps) {
  return (
    <section className="panel" data-wide="true" data-part={part}>
      <h2>{title}</h2>
      {isEmpty ? (
        <p className="quiet">{none}</p>
      ) : (
        <div className="figures profile-list" tabIndex={0} role="region" aria-label={title}>
          <table>
            <thead>
              <tr>
                <th scope="col">{name}</th>
                {mayManage && <td />}
                <Heads names={heads} />
              </tr>
            </thead>
            <tbody>{children}</tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function Entries({ view, mayManage, onAct }: TableProps) {
  const { t, code, text, date } = useWords();
  const heads = [t("watchlist.watched"), t("watchlist.reason"), t("watchlist.until"), t("watchlist.status"), t("watchlist.by")];
  return (
    <Listed part="watchlist" title={t("watchlist.title")} none={t("watchlist.none")} name={t("watchlist.value")} heads={heads} isEmpty={view.entries.length === 0} mayManage={mayManage}>
        {view.entries.map((one) => (
          <tr key={one.id} data-status={one.status}>
            <th scope="row">{one.says.value}</th>
            {mayManage && (
              <td className="law-acts">
                {one.status === "proposed" && one.proposer !== view.you && (
                  <button type="button" aria-label={t("watchlist.confirm_of", { value: one.says.value })} onClick={() => onAct("PUT", `/api/watchlist/${one.id}`)}>
                    {t("watchlist.confirm")}
                  </button>
                )}
                {(one.status === "proposed" || one.status === "in_use") && (
                  <button type="button" aria-label={t("watchlist.withdraw_of", { value: one.says.value })} onClick={() => onAct("DELETE", `/api/watchlist/${one.id}`)}>
                    {t("watchlist.withdraw")}
                  </button>
                )}
              </td>
            )}
            <td>{code("watched", one.says.watched)}</td>
            <td className="profile-long">{text(one.says.reason)}</td>
            <td>{date(one.says.valid_to)}</td>
            <td>{code("watch_status", one.status)}</td>
            <td>{people(one)}</td>
          </tr>
        ))}
    </Listed>
  );
}

function Others({ view, mayManage, onAct }: TableProps) {
  const { t, code } = useWords();
  const heads = [t("somebody_else.listed"), t("somebody_else.list"), t("watchlist.reason"), t("watchlist.status"), t("watchlist.by")];
  return (
    <Listed part="somebody-else" title={t("somebody_else.title")} none={t("somebody_else.none")} name={t("somebody_else.declared")} heads={heads} isEmpty={view.somebody_else.length === 0} mayManage={mayManage}>
        {view.somebody_else.map((one) => (
          <tr key={one.id} data-status={one.status}>
            <th scope="row">{one.name}</th>
            {mayManage && (
              <td className="law-acts">
                {one.status !== "withdrawn" && (
                  <button type="button" aria-label={t("watchlist.withdraw_of", { value: one.name })} onClick={() => onAct("DELETE", `/api/somebody-else/${one.id}`)}>
                    {t("watchlist.withdraw")}
                  </button>
                )}
              </td>
            )}
            <td>{one.listed}</td>
            <td>{one.list === "own" ? t("screening.own") : one.list}</td>
            <td className="profile-long">{one.reason}</td>
            <td>{code("watch_status", one.status)}</td>
            <td>{people(one)}</td>
          </tr>
        ))}
    </Listed>
  );
}

/** An entry ends in half a year unless chosen otherwise. */
const MONTHS = 6;

function Add({ client, today, onDone }: { client: Client; today: string; onDone(): void }) {
  const { t, code, language } = useWords();
  const [watched, setWatched] = useState(WATCHED[1]!);
  const [value, setValue] = useState("");
  const [reason, setReason] = useState("");
  const [until, setUntil] = useState(monthsAfter(today, MONTHS));
  const [refused, setRefused] = useState<unknown>(null);
  const [isDone, setDone] = useState(false);
  async function propose(event: FormEvent) {
    event.preventDefault();
    setRefused(null);
    setDone(false);
    try {
      await client.send("POST", "/api/watchlist", { watched, value, reason: { [language]: reason }, valid_to: until });
      setValue("");
      setDone(true);
      onDone();
    } catch (error) {
      setRefused(error);
    }
  }
  return (
    <section className="panel" data-wide="true" data-part="add">
      <h2>{t("watchlist.add")}</h2>
      <form className="law-form" onSubmit={propose}>
        <label>
          {t("watchlist.watched")}
          <select value={watched} onChange={(event) => setWatched(event.target.value)}>
            {WATCHED.map((one) => (
              <option key={one} value={one}>
                {code("watched", one)}
              </option>
            ))}
          </select>
        </label>
        <label className="law-long">
          {t("watchlist.value")}
          <input value={value} required maxLength={200} onChange={(event) => setValue(event.target.value)} />
        </label>
        <label className="law-long">
          {t("watchlist.reason")}
          <input value={reason} required maxLength={4000} onChange={(event) => setReason(event.target.value)} />
        </label>
        <label>
          {t("watchlist.until")}
          <input type="date" value={until} min={today} required onChange={(event) => setUntil(event.target.value)} />
        </label>
        <button type="submit">{t("watchlist.propose")}</button>
      </form>
      {refused ? <Why what={t("watchlist.act_failed")} error={refused} /> : null}
      {isDone && <p role="status">{t("watchlist.proposed")}</p>}
    </section>
  );
}
