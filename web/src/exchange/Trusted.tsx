// This module decides how trusted traders and certificates are seen to: our own list by two people, those of others fetched.

import { type FormEvent, useState } from "react";
import type { Client } from "../client.ts";
import { Failure } from "../parts/Failure.tsx";
import { Heads } from "../parts/Heads.tsx";
import { Refused } from "../parts/Refused.tsx";
import { useLoaded } from "../parts/useLoaded.ts";
import type { Account } from "../portal/session.ts";
import { fromMicroseconds } from "../words/format.ts";
import { useWords } from "../words/language.tsx";
import { type Arrangement, linesOf, type Recognised, type RecognisedVersion, type TrustedTrader, tradersOf } from "./exchange.ts";

interface Props {
  client: Client;
  account: Account;
  arrangement: Arrangement;
}

export function Trusted({ client, account, arrangement }: Props) {
  const { t, text, date } = useWords();
  const { value, error, reload } = useLoaded<Recognised>(client, "/api/recognised");
  const [refused, setRefused] = useState<unknown>(null);
  const [said, setSaid] = useState<string | null>(null);
  const others = arrangement.administrations.filter((one) => one.name !== arrangement.us);
  const name = (one: string) => text(arrangement.administrations.find((known) => known.name === one)?.called) || one;
  function act(method: "POST" | "PUT", path: string, body: unknown, done: string | null) {
    setRefused(null);
    setSaid(null);
    client.send(method, path, body).then(() => {
      setSaid(done);
      reload();
    }, setRefused);
  }
  return (
    <section data-part="recognised">
      <h2>{t("exchange.recognised")}</h2>
      <p className="quiet">{t("exchange.recognised_about")}</p>
      {error ? <Failure what={t("exchange.failed")} error={error} onRetry={reload} /> : null}
      {refused ? <Refused what={t("exchange.not_done")} error={refused} /> : null}
      {said && <p role="status">{said}</p>}
      {value && (
        <>
          <h3>{t("exchange.own_lists")}</h3>
          {value.own.length === 0 ? <p className="quiet">{t("exchange.own_none")}</p> : <Own lists={value.own} account={account} onConfirm={(id) => act("PUT", `/api/recognised/${id}`, undefined, null)} />}
          <ProposeList client={client} onDone={reload} />
          <h3>{t("exchange.their_lists")}</h3>
          {value.theirs.length === 0 && <p className="quiet">{t("exchange.their_none")}</p>}
          {value.theirs.map((one) => (
            <details key={one.from}>
              <summary>{t("exchange.their_list", { name: name(one.from), date: date(fromMicroseconds(one.until).toISOString().slice(0, 10)) })}</summary>
              <Listed traders={one.trusted} certificates={one.certificates} />
            </details>
          ))}
          <div className="house-form">
            {others.map((one) => (
              <button key={one.name} type="button" onClick={() => act("POST", "/api/recognised/fetch", { from: one.name }, t("exchange.fetched"))}>
                {t("exchange.fetch", { name: text(one.called) })}
              </button>
            ))}
          </div>
        </>
      )}
    </section>
  );
}

function Listed({ traders, certificates }: { traders: TrustedTrader[]; certificates: string[] }) {
  const { t } = useWords();
  return (
    <dl className="facts">
      <div>
        <dt>{t("exchange.list_traders")}</dt>
        {traders.map((one) => (
          <dd key={one.id}>
            <code>{one.id}</code> {one.name}
          </dd>
        ))}
      </div>
      <div>
        <dt>{t("exchange.list_certificates")}</dt>
        {certificates.map((one) => (
          <dd key={one}>
            <code>{one}</code>
          </dd>
        ))}
      </div>
    </dl>
  );
}

function Own({ lists, account, onConfirm }: { lists: RecognisedVersion[]; account: Account; onConfirm(id: string): void }) {
  const { t, code, date } = useWords();
  return (
    <div className="house-table" tabIndex={0} role="region" aria-label={t("exchange.own_lists")}>
      <table>
        <thead>
          <tr>
            <Heads names={[t("exchange.list_until"), t("exchange.outcome"), t("exchange.list_by"), t("exchange.list_traders"), t("exchange.list_certificates")]} />
            <td />
          </tr>
        </thead>
        <tbody>
          {lists.map((one) => (
            <tr key={one.id}>
              <th scope="row">{date(one.says.until.slice(0, 10))}</th>
              <td>{code("exchange_list", one.status)}</td>
              <td>{[one.proposed_by, one.confirmed_by].map((name) => name ?? "–").join(" / ")}</td>
              <td className="house-break">
                {one.says.trusted.map((trader) => (
                  <div key={trader.id}>
                    <code>{trader.id}</code> {trader.name}
                  </div>
                ))}
              </td>
              <td className="house-break">{one.says.certificates.join(" ") || "–"}</td>
              <td>
                {one.status === "proposed" && one.proposer !== account.id && (
                  <button type="button" aria-label={t("exchange.confirm_of", { person: one.proposed_by ?? "–" })} onClick={() => onConfirm(one.id)}>
                    {t("exchange.confirm")}
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ProposeList({ client, onDone }: { client: Client; onDone(): void }) {
  const { t } = useWords();
  const [bad, setBad] = useState<number | null>(null);
  const [refused, setRefused] = useState<unknown>(null);
  const [isDone, setDone] = useState(false);
  async function propose(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const given = new FormData(form);
    const typed = tradersOf(String(given.get("traders") ?? ""));
    setRefused(null);
    setDone(false);
    setBad("bad" in typed ? typed.bad : null);
    if ("bad" in typed) return;
    try {
      await client.send("POST", "/api/recognised", { until: `${String(given.get("until"))}T23:59:59Z`, certificates: linesOf(String(given.get("certificates") ?? "")), trusted: typed.traders });
      form.reset();
      setDone(true);
      onDone();
    } catch (error) {
      setRefused(error);
    }
  }
  return (
    <details>
      <summary>{t("exchange.propose_list")}</summary>
      <form className="house-form" onSubmit={(event) => void propose(event)}>
        <label className="house-long">
          {t("exchange.propose_traders")}
          <textarea name="traders" rows={5} spellCheck={false} aria-invalid={bad !== null} />
        </label>
        <label className="house-long">
          {t("exchange.propose_certificates")}
          <textarea name="certificates" rows={5} spellCheck={false} />
        </label>
        <label>
          {t("exchange.list_until")}
          <input name="until" type="date" required />
        </label>
        <button type="submit">{t("exchange.propose_do")}</button>
      </form>
      {bad !== null && (
        <p role="alert" className="agree-problem">
          {t("exchange.propose_bad", { line: bad })}
        </p>
      )}
      {refused ? <Refused what={t("exchange.not_done")} error={refused} /> : null}
      {isDone && <p role="status">{t("exchange.proposed")}</p>}
    </details>
  );
}
