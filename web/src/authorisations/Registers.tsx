// This module decides how two supervisors say from which day on claims of a type are held against the register.

import { Popconfirm } from "antd";
import { type FormEvent, useState } from "react";
import type { Shapes } from "../api.ts";
import type { Client } from "../client.ts";
import { Failure } from "../parts/Failure.tsx";
import { useLoaded } from "../parts/useLoaded.ts";
import { useWords } from "../words/language.tsx";
import { KindSelect } from "./KindSelect.tsx";

interface Props {
  client: Client;
  kindName(kind: string): string;
  onDone(): void;
}

export function Registers({ client, kindName, onDone }: Props) {
  const { t, code, date } = useWords();
  const { value, reload } = useLoaded<Shapes["RegisterView"][]>(client, "/api/registers");
  const [refused, setRefused] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  async function send(method: "DELETE" | "POST" | "PUT", path: string, body?: unknown) {
    setRefused(null);
    setBusy(true);
    await client.send(method, path, body).catch(setRefused);
    setBusy(false);
    reload();
    onDone();
  }
  function propose(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    void send("POST", "/api/registers", Object.fromEntries(new FormData(form))).then(() => form.reset());
  }
  return (
    <section aria-label={t("registers.title")}>
      <h2>{t("registers.title")}</h2>
      <p className="quiet">{t("registers.about")}</p>
      <ul className="drafts">
        {value
          ?.filter((one) => one.status !== "ended")
          .map((one) => (
            <li key={one.id}>
              <strong>{kindName(one.says.kind)}</strong>
              <span>{date(one.says.from)}</span>
              <span className="quiet">{code("register_status", one.status)}</span>
              <span className="quiet">{[one.proposed_by, one.confirmed_by].map((name) => name ?? "–").join(" / ")}</span>
              <span className="spring" />
              {one.may_confirm && (
                <button type="button" disabled={isBusy} aria-label={t("page.act_on", { act: t("authorisations.confirm"), name: one.says.kind })} onClick={() => void send("PUT", `/api/registers/${one.id}`)}>
                  {t("authorisations.confirm")}
                </button>
              )}
              <Popconfirm title={t("registers.end_sure", { kind: one.says.kind })} onConfirm={() => void send("DELETE", `/api/registers/${one.id}`)}>
                <button type="button" disabled={isBusy} aria-label={t("page.act_on", { act: t("authorisations.end"), name: one.says.kind })}>
                  {t("authorisations.end")}
                </button>
              </Popconfirm>
            </li>
          ))}
      </ul>
      {refused ? <Failure what={t("authorisations.not_done")} error={refused} /> : null}
      <form className="house-form" onSubmit={propose}>
        <label className="house-long">
          {t("authorisations.kind")}
          <KindSelect client={client} />
        </label>
        <label>
          {t("registers.from")}
          <input name="from" type="date" required />
        </label>
        <button type="submit" disabled={isBusy}>
          {t("registers.keep")}
        </button>
      </form>
    </section>
  );
}
