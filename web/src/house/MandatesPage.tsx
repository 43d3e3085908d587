// This module decides how mandates are seen to: which there are, by whom for whom, giving one, revoking one.

import { Popconfirm } from "antd";
import { type FormEvent, useState } from "react";
import type { Client } from "../client.ts";
import { CopyButton } from "../parts/CopyButton.tsx";
import { Heads } from "../parts/Heads.tsx";
import { Failure } from "../parts/Failure.tsx";
import { useLoaded } from "../parts/useLoaded.ts";
import type { Account } from "../portal/session.ts";
import { fromMicroseconds } from "../words/format.ts";
import { useWords } from "../words/language.tsx";
import "../style/house.css";
import { type Mandate, type Named, nameOf, type Organisation, shortId, stateOf } from "./house.ts";

export default function MandatesPage({ client, account }: { client: Client; account: Account }) {
  const { t, code, language, instant } = useWords();
  const { value, error, reload } = useLoaded<Mandate[]>(client, "/api/mandates");
  const [refused, setRefused] = useState<unknown>(null);
  const isHouse = account.permissions.includes("ManageUsers");
  const named = (id: string, name: Named | null) => name?.[language] || name?.en || shortId(id);
  const time = (at: number) => instant(fromMicroseconds(at));
  const now = Date.now() * 1000;
  return (
    <main className="sheet">
      <h1>{t("mandates.title")}</h1>
      <p className="quiet">{t("mandates.about")}</p>
      {!isHouse && (
        <p>
          {t("mandates.own")} <code className="house-secret">{account.organisation}</code> <CopyButton value={account.organisation} label={t("mandates.title")} />
        </p>
      )}
      {error ? <Failure what={t("mandates.failed")} error={error} onRetry={reload} /> : null}
      {refused ? <Failure what={t("mandates.not_done")} error={refused} /> : null}
      {value?.length === 0 && <p>{t("mandates.none")}</p>}
      {value && value.length > 0 && (
        <div className="house-table" tabIndex={0} role="region" aria-label={t("mandates.title")}>
          <table>
            <thead>
              <tr>
                <Heads names={[t("mandates.trader"), t("mandates.broker"), t("mandates.from"), t("mandates.to"), t("mandates.state")]} />
                <td />
              </tr>
            </thead>
            <tbody>
              {value.map((one) => {
                const state = stateOf(one, now);
                const [trader, broker] = [named(one.trader, one.trader_name), named(one.broker, one.broker_name)];
                const isOurs = isHouse || one.trader === account.organisation;
                return (
                  <tr key={one.id}>
                    <th scope="row">{trader}</th>
                    <td>{broker}</td>
                    <td>{time(one.valid_from)}</td>
                    <td>{one.valid_to === null ? t("mandates.open") : time(one.valid_to)}</td>
                    <td>{code("mandate_state", state)}</td>
                    <td>
                      {isOurs && (state === "holds" || state === "later") && (
                        <Popconfirm
                          title={t("mandates.revoke_sure", { broker, trader })}
                          onConfirm={() => {
                            setRefused(null);
                            client.send("DELETE", `/api/mandates/${one.id}`).then(reload, setRefused);
                          }}
                        >
                          <button type="button" aria-label={t("mandates.revoke_of", { broker })}>
                            {t("mandates.revoke")}
                          </button>
                        </Popconfirm>
                      )}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
      <Give client={client} isHouse={isHouse} onDone={reload} />
    </main>
  );
}

/** The end of a day, as the last instant that counts, UTC microseconds. */
const endOf = (day: string): number => new Date(`${day}T24:00:00`).getTime() * 1000;

function Give({ client, isHouse, onDone }: { client: Client; isHouse: boolean; onDone(): void }) {
  const { t, language } = useWords();
  const { value } = useLoaded<Organisation[]>(client, "/api/organisations");
  const [refused, setRefused] = useState<unknown>(null);
  const firms = value?.filter((one) => one.kind === "firm") ?? [];
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const given = new FormData(form);
    const day = String(given.get("last_day") ?? "");
    const trader = given.get("trader");
    const body = { broker: String(given.get("broker")).trim(), ...(trader ? { trader } : {}), ...(day ? { valid_to: endOf(day) } : {}) };
    setRefused(null);
    client.send("POST", "/api/mandates", body).then(() => {
      form.reset();
      onDone();
    }, setRefused);
  }
  const choice = (name: string, label: string) => (
    <label className="house-long">
      {label}
      <select name={name} required>
        {firms.map((one) => (
          <option key={one.id} value={one.id}>
            {nameOf(one, language)} · {shortId(one.id)}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <section>
      <h2>{t("mandates.give")}</h2>
      {refused ? <Failure what={t("mandates.not_done")} error={refused} /> : null}
      <form className="house-form" onSubmit={submit}>
        {isHouse ? (
          <>
            {choice("trader", t("mandates.trader"))}
            {choice("broker", t("mandates.broker"))}
          </>
        ) : (
          <label className="house-long">
            {t("mandates.broker_number")}
            <input name="broker" required pattern="\s*[0-9a-fA-F\-]{36}\s*" autoComplete="off" spellCheck={false} />
          </label>
        )}
        <label>
          {t("mandates.last_day")}
          <input name="last_day" type="date" />
        </label>
        <button type="submit">{t("mandates.give")}</button>
      </form>
    </section>
  );
}
