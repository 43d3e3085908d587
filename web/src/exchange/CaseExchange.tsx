// This module decides how an officer asks another administration about a case, and sees both sides beside each other.

import { type FormEvent, useState } from "react";
import type { Client } from "../client.ts";
import { Failure } from "../parts/Failure.tsx";
import { Refused } from "../parts/Refused.tsx";
import { useLoaded } from "../parts/useLoaded.ts";
import { fromMicroseconds } from "../words/format.ts";
import { useWords } from "../words/language.tsx";
import "../style/agreements.css";
import "../style/house.css";
import "../words/exchange.ts";
import { type Arrangement, type Detail, mayAsk } from "./exchange.ts";
import { OneExchange } from "./OneExchange.tsx";

export default function CaseExchange({ id, client }: { id: string; client: Client }) {
  const { t, code, text, instant } = useWords();
  const { value, error, reload } = useLoaded<{ arrangement: Arrangement | null }>(client, "/api/arrangement");
  const { value: asked, error: failed, reload: again } = useLoaded<Detail[]>(client, `/api/cases/${encodeURIComponent(id)}/exchanges`);
  if (error ?? failed) {
    const retry = () => {
      reload();
      again();
    };
    return <Failure what={t("exchange.failed")} error={error ?? failed} onRetry={retry} />;
  }
  if (!value || !asked) return <p className="quiet">{t("evidence.loading")}</p>;
  const { arrangement } = value;
  return (
    <>
      {arrangement ? <Ask id={id} client={client} arrangement={arrangement} onDone={again} /> : <p className="quiet">{t("exchange.no_arrangement")}</p>}
      {asked.length > 0 && <h4>{t("exchange.asked_before")}</h4>}
      {asked.map((one, place) => (
        <details key={one.id} open={place === 0}>
          <summary>
            {instant(fromMicroseconds(one.at))} {text(arrangement?.administrations.find((known) => known.name === one.peer)?.called) || one.peer}: {code("exchange_outcome", one.outcome)}
          </summary>
          <OneExchange detail={one} arrangement={arrangement} hasCase={false} />
        </details>
      ))}
    </>
  );
}

function Ask({ id, client, arrangement, onDone }: { id: string; client: Client; arrangement: Arrangement; onDone(): void }) {
  const { t, code, text } = useWords();
  const purposes = mayAsk(arrangement);
  const others = arrangement.administrations.filter((one) => one.name !== arrangement.us);
  const [name, setName] = useState(purposes[0]?.name ?? "");
  const [left, setLeft] = useState<string[]>([]);
  const [isBusy, setBusy] = useState(false);
  const [refused, setRefused] = useState<unknown>(null);
  const purpose = purposes.find((one) => one.name === name);
  const fields = purpose?.fields.filter((field) => !left.includes(field)) ?? [];
  async function ask(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    setBusy(true);
    setRefused(null);
    try {
      await client.send("POST", `/api/cases/${encodeURIComponent(id)}/exchanges`, { to: String(given.get("to")), purpose: name, declaration: String(given.get("declaration")).trim(), fields });
    } catch (error) {
      setRefused(error);
    } finally {
      setBusy(false);
      // What was asked is kept, answered or not.
      onDone();
    }
  }
  return (
    <form className="house-form" onSubmit={(event) => void ask(event)} aria-label={t("exchange.ask")}>
      <p className="quiet house-long">{t("exchange.ask_about")}</p>
      <label>
        {t("exchange.ask_whom")}
        <select name="to" required>
          {others.map((one) => (
            <option key={one.name} value={one.name}>
              {text(one.called)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t("exchange.ask_for")}
        <select
          value={name}
          required
          onChange={(event) => {
            setName(event.target.value);
            setLeft([]);
          }}
        >
          {purposes.map((one) => (
            <option key={one.name} value={one.name}>
              {text(one.called)} · {one.law}
            </option>
          ))}
        </select>
      </label>
      <label className="house-long">
        {t("exchange.ask_reference")}
        <input name="declaration" required maxLength={70} autoComplete="off" spellCheck={false} />
      </label>
      <fieldset className="agree-seat">
        <legend>{t("exchange.ask_fields")}</legend>
        {purpose?.fields.map((field) => (
          <label key={field} className="ask-field">
            <input type="checkbox" checked={fields.includes(field)} onChange={(event) => setLeft(event.target.checked ? left.filter((one) => one !== field) : [...left, field])} />
            {code("exchange_field", field)}
          </label>
        ))}
      </fieldset>
      <button type="submit" disabled={isBusy || fields.length === 0}>
        {isBusy ? t("exchange.asking") : t("exchange.ask_do")}
      </button>
      {refused ? <Refused what={t("exchange.ask_failed")} error={refused} /> : null}
    </form>
  );
}
