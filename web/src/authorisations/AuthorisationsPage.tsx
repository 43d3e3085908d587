// This module decides the page of the register of authorisations: the whole for customs, with what two supervisors may do; for
// a trader the entries of the own firms.

import { Popconfirm } from "antd";
import { type FormEvent, useState } from "react";
import type { Shapes } from "../api.ts";
import type { Client } from "../client.ts";
import { Failure } from "../parts/Failure.tsx";
import { useLoaded } from "../parts/useLoaded.ts";
import type { Account } from "../portal/session.ts";
import { useWords } from "../words/language.tsx";
import "../style/house.css";
import "../words/authorisations.ts";
import { Entries } from "./Entries.tsx";
import { Many } from "./Many.tsx";
import { patiently } from "./patiently.ts";
import { Propose } from "./Propose.tsx";
import { Registers } from "./Registers.tsx";
import { useKinds } from "./useKinds.ts";

type Register = Shapes["AuthorisationPage"];

/** Entries of a page; the next page is appended. */
const PAGE = 50;
const STATUSES = ["waiting", "in_force"];

export default function AuthorisationsPage({ client, account }: { client: Client; account: Account }) {
  const { t, code, count, language } = useWords();
  const [asked, setAsked] = useState({ text: "", status: "" });
  const filter = Object.entries(asked).filter(([, value]) => value !== "");
  const path = `/api/authorisations?${new URLSearchParams([...filter, ["limit", String(PAGE)]])}`;
  const { value, error, reload } = useLoaded<Register>(client, path);
  // Pages after the first, of the first that they were read after.
  const [more, setMore] = useState<{ of: Register; pages: Register[] } | null>(null);
  const [refused, setRefused] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const kindName = useKinds(client);
  const isOwn = account.permissions.includes("Declare") || account.roles.includes("carrier");
  const pages = value ? [value, ...(more?.of === value ? more.pages : [])] : [];
  const next = pages.at(-1)?.next;
  const waiting = pages.flatMap((page) => page.authorisations).filter((one) => one.may_confirm);

  async function doing(work: () => Promise<unknown>) {
    setRefused(null);
    setBusy(true);
    await work().catch(setRefused);
    setBusy(false);
    reload();
  }
  const act = (method: "POST" | "PUT", target: string, body?: unknown) => void doing(() => client.send(method, target, body));
  /** Confirms one after the other; the first that is refused ends it. */
  async function confirmAll() {
    for (const one of waiting) await patiently(() => client.send("PUT", `/api/authorisations/${one.id}`));
  }
  function readOn() {
    if (!value || !next) return;
    const before = pages.slice(1);
    client.get<Register>(`${path}&after=${encodeURIComponent(next)}`).then((page) => setMore({ of: value, pages: [...before, page] }), setRefused);
  }
  function search(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    setAsked({ text: String(given.get("text")).trim(), status: String(given.get("status")) });
  }
  const kept = value?.kept.map(kindName).join(language === "zh" ? "、" : ", ");
  return (
    <main className="sheet">
      <h1>{t("authorisations.title")}</h1>
      <p className="quiet">{t(isOwn ? "authorisations.own" : "authorisations.about")}</p>
      {value && !isOwn && <p>{kept ? t("authorisations.kept", { kinds: kept }) : t("authorisations.none_kept")}</p>}
      {error ? <Failure what={t("authorisations.failed")} error={error} onRetry={reload} /> : null}
      {refused ? <Failure what={t("authorisations.not_done")} error={refused} /> : null}
      {!isOwn && (
        <form className="house-form" role="search" onSubmit={search}>
          <label className="house-long">
            {t("authorisations.search")}
            <input name="text" type="search" maxLength={100} autoComplete="off" />
          </label>
          <label>
            {t("authorisations.state")}
            <select name="status">
              <option value="">{t("authorisations.all")}</option>
              {STATUSES.map((one) => (
                <option key={one} value={one}>
                  {code("authorisation_status", one)}
                </option>
              ))}
            </select>
          </label>
          <button type="submit">{t("authorisations.show")}</button>
        </form>
      )}
      {!value && !error && <p className="quiet">{t("list.loading")}</p>}
      {value && <Entries entries={pages.flatMap((page) => page.authorisations)} kindName={kindName} isOwn={isOwn} isBusy={isBusy} onAct={act} />}
      {waiting.length > 1 && (
        <Popconfirm title={t("authorisations.confirm_sure", { count: count(waiting.length) })} onConfirm={() => void doing(confirmAll)}>
          <button type="button" disabled={isBusy}>{t("authorisations.confirm_all", { count: count(waiting.length) })}</button>
        </Popconfirm>
      )}
      {next && (
        <button type="button" onClick={readOn}>
          {t("authorisations.more")}
        </button>
      )}
      {account.permissions.includes("ManageAuthorisations") && (
        <>
          <Propose client={client} onDone={reload} />
          <Many client={client} onDone={reload} />
          <Registers client={client} kindName={kindName} onDone={reload} />
        </>
      )}
    </main>
  );
}
