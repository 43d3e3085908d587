// This module decides how keys of machines are seen to: which there are, a new one that is shown once, ending one.

import { Popconfirm } from "antd";
import { type FormEvent, useState } from "react";
import type { Shapes } from "../api.ts";
import type { Client } from "../client.ts";
import { nameOf, type Organisation } from "../house/house.ts";
import { CopyButton } from "../parts/CopyButton.tsx";
import { Failure } from "../parts/Failure.tsx";
import { Heads } from "../parts/Heads.tsx";
import { useLoaded } from "../parts/useLoaded.ts";
import { addressOf } from "../portal/route.ts";
import type { Account } from "../portal/session.ts";
import { fromMicroseconds } from "../words/format.ts";
import { useWords } from "../words/language.tsx";
import "../style/house.css";
import "../words/keys.ts";

type Key = Shapes["KeyView"];

/** Roles that a firm may give to its machines, of those that one has oneself. */
const OF_FIRMS = ["trader", "broker", "carrier"];
/** Roles that an administrator may give to a machine: it is nobody's boss. */
const OF_THE_HOUSE = ["trader", "broker", "carrier", "officer", "analyst", "agency_officer", "auditor", "cashier"];

export default function KeysPage({ client, account }: { client: Client; account: Account }) {
  const { t, code, instant, language } = useWords();
  const { value, error, reload } = useLoaded<Key[]>(client, "/api/keys");
  const { value: organisations } = useLoaded<Organisation[]>(client, "/api/organisations");
  const [refused, setRefused] = useState<unknown>(null);
  const isHouse = account.permissions.includes("ManageUsers");
  const firm = (id: string) => {
    const found = organisations?.find((one) => one.id === id);
    return found ? nameOf(found, language) : "–";
  };
  const time = (at: number) => instant(fromMicroseconds(at));
  return (
    <main className="sheet">
      <h1>{t("keys.title")}</h1>
      <p className="quiet">{t("keys.about")}</p>
      <p>
        <a href={addressOf("api")}>{t("api.link")}</a>
      </p>
      {error ? <Failure what={t("keys.failed")} error={error} onRetry={reload} /> : null}
      {refused ? <Failure what={t("keys.not_done")} error={refused} /> : null}
      {value?.length === 0 && <p>{t("keys.none")}</p>}
      {value && value.length > 0 && (
        <div className="house-table" tabIndex={0} role="region" aria-label={t("keys.title")}>
          <table>
            <thead>
              <tr>
                <Heads names={[t("keys.name"), t("keys.role"), t("keys.firm"), t("keys.id"), t("keys.made"), t("keys.state")]} />
                <td />
              </tr>
            </thead>
            <tbody>
              {value.map((one) => (
                <tr key={one.id}>
                  <th scope="row" className="house-break">
                    {one.name}
                  </th>
                  <td>{code("role_name", one.role)}</td>
                  <td className="house-break">{firm(one.firm)}</td>
                  <td className="mono">{one.id}</td>
                  <td>{time(one.created_at)}</td>
                  <td>{one.disabled_at === null ? t("keys.works") : t("keys.ended", { time: time(one.disabled_at) })}</td>
                  <td>
                    {one.disabled_at === null && (
                      <Popconfirm
                        title={t("keys.end_sure", { name: one.name })}
                        onConfirm={() => {
                          setRefused(null);
                          client.send("DELETE", `/api/keys/${one.id}`).then(reload, setRefused);
                        }}
                      >
                        <button type="button" aria-label={t("page.act_on", { act: t("keys.end"), name: one.name })}>
                          {t("keys.end")}
                        </button>
                      </Popconfirm>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Make client={client} roles={isHouse ? OF_THE_HOUSE : OF_FIRMS.filter((role) => account.roles.includes(role))} firms={isHouse ? (organisations?.filter((one) => one.kind === "firm") ?? []) : []} onMade={reload} />
    </main>
  );
}

interface MakeProps {
  client: Client;
  roles: string[];
  /** The firms that one may make a key for; none where it is for the own one. */
  firms: Organisation[];
  onMade(): void;
}

function Make({ client, roles, firms, onMade }: MakeProps) {
  const { t, code, language } = useWords();
  const [made, setMade] = useState<Shapes["NewKey"] | null>(null);
  const [refused, setRefused] = useState<unknown>(null);
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const given = [...new FormData(form)].filter(([, value]) => value !== "");
    setRefused(null);
    setMade(null);
    client.send<Shapes["NewKey"]>("POST", "/api/keys", Object.fromEntries(given)).then((key) => {
      setMade(key);
      form.reset();
      onMade();
    }, setRefused);
  }
  return (
    <section aria-label={t("keys.make")}>
      <h2>{t("keys.make")}</h2>
      {made && (
        <div className="notice" role="status">
          <p>{t("keys.once")}</p>
          <code className="house-secret">{made.key}</code> <CopyButton value={made.key} label={t("keys.title")} />
        </div>
      )}
      {refused ? <Failure what={t("keys.not_done")} error={refused} /> : null}
      <form className="house-form" onSubmit={submit}>
        <label className="house-long">
          {t("keys.for_what")}
          <input name="name" required maxLength={200} autoComplete="off" />
        </label>
        <label>
          {t("keys.role")}
          <select name="role">
            {roles.map((role) => (
              <option key={role} value={role}>
                {code("role_name", role)}
              </option>
            ))}
          </select>
        </label>
        {firms.length > 0 && (
          <label>
            {t("keys.firm")}
            <select name="firm">
              <option value="">{t("keys.own_house")}</option>
              {firms.map((one) => (
                <option key={one.id} value={one.id}>
                  {nameOf(one, language)}
                </option>
              ))}
            </select>
          </label>
        )}
        <button type="submit">{t("keys.make")}</button>
      </form>
    </section>
  );
}
