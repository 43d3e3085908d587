// This module decides how a supervisor proposes an entry of the register.

import { type FormEvent, useState } from "react";
import type { Client } from "../client.ts";
import { nameOf, type Organisation } from "../house/house.ts";
import { Failure } from "../parts/Failure.tsx";
import { useLoaded } from "../parts/useLoaded.ts";
import { useWords } from "../words/language.tsx";
import { KindSelect } from "./KindSelect.tsx";

export function Propose({ client, onDone }: { client: Client; onDone(): void }) {
  const { t, language } = useWords();
  const { value: organisations } = useLoaded<Organisation[]>(client, "/api/organisations");
  const [refused, setRefused] = useState<unknown>(null);
  const [isDone, setDone] = useState(false);
  const [isSending, setSending] = useState(false);
  const firms = organisations?.filter((one) => one.kind === "firm") ?? [];
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const given = [...new FormData(form)].filter(([, value]) => value !== "");
    setRefused(null);
    setDone(false);
    setSending(true);
    const sent = client.send("POST", "/api/authorisations", Object.fromEntries(given)).then(() => {
      form.reset();
      setDone(true);
      onDone();
    }, setRefused);
    void sent.finally(() => setSending(false));
  }
  return (
    <section aria-label={t("authorisations.add")}>
      <h2>{t("authorisations.add")}</h2>
      <form className="house-form" onSubmit={submit}>
        <label className="house-long">
          {t("authorisations.kind")}
          <KindSelect client={client} />
        </label>
        <label className="house-long">
          {t("authorisations.number")}
          <input name="number" required maxLength={70} autoComplete="off" spellCheck={false} />
        </label>
        <label>
          {t("authorisations.holder_number")}
          <input name="holder" required maxLength={17} autoComplete="off" spellCheck={false} />
        </label>
        <label className="house-long">
          {t("authorisations.name")}
          <input name="name" required maxLength={200} autoComplete="off" />
        </label>
        <label>
          {t("authorisations.firm")}
          <select name="firm" defaultValue="">
            <option value="">{t("authorisations.no_firm")}</option>
            {firms.map((one) => (
              <option key={one.id} value={one.id}>
                {nameOf(one, language)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t("authorisations.from")}
          <input name="valid_from" type="date" required />
        </label>
        <label>
          {t("authorisations.until")}
          <input name="valid_to" type="date" />
        </label>
        <label className="house-long">
          {t("authorisations.conditions")}
          <input name="conditions" maxLength={4000} autoComplete="off" />
        </label>
        <button type="submit" disabled={isSending}>
          {t("authorisations.propose")}
        </button>
      </form>
      {refused ? <Failure what={t("authorisations.not_done")} error={refused} /> : null}
      {isDone && <p role="status">{t("authorisations.proposed")}</p>}
    </section>
  );
}
