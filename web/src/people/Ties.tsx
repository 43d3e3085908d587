// This module decides how it is noted with which firms a person must have nothing to do, and why.

import { type FormEvent, useState } from "react";
import type { Shapes } from "../api.ts";
import type { Client } from "../client.ts";
import { nameOf, type Organisation, shortId } from "../house/house.ts";
import { Failure } from "../parts/Failure.tsx";
import { useLoaded } from "../parts/useLoaded.ts";
import { useWords } from "../words/language.tsx";
import type { Person } from "./people.ts";

interface Props {
  client: Client;
  person: Person;
  firms: Organisation[];
  mayTakeBack: boolean;
}

export function Ties({ client, person, firms, mayTakeBack }: Props) {
  const { t, language } = useWords();
  const path = `/api/users/${person.id}/relations`;
  const { value, error, reload } = useLoaded<Shapes["Relation"][]>(client, path);
  const [refused, setRefused] = useState<unknown>(null);
  function send(method: "POST" | "DELETE", place: string, body?: unknown, then?: () => void) {
    setRefused(null);
    client.send(method, place, body).then(() => {
      then?.();
      reload();
    }, setRefused);
  }
  function note(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    send("POST", path, Object.fromEntries(new FormData(form)), () => form.reset());
  }
  const named = (id: string) => {
    const firm = firms.find((one) => one.id === id);
    return firm ? nameOf(firm, language) : shortId(id);
  };
  const free = firms.filter((one) => !value?.some(({ firm }) => firm === one.id));
  return (
    <>
      <p className="quiet">{t("ties.about")}</p>
      {error ? <Failure what={t("ties.failed")} error={error} onRetry={reload} /> : null}
      {value?.length === 0 && <p className="quiet">{t("ties.none")}</p>}
      <ul className="drafts">
        {value?.map(({ firm, reason }) => (
          <li key={firm}>
            <strong>{named(firm)}</strong>
            <span className="house-break">{reason}</span>
            <span className="spring" />
            {mayTakeBack && (
              <button type="button" aria-label={t("page.act_on", { act: t("ties.take_back"), name: named(firm) })} onClick={() => send("DELETE", `${path}/${firm}`)}>
                {t("ties.take_back")}
              </button>
            )}
          </li>
        ))}
      </ul>
      {refused ? <Failure what={t("person.not_done")} error={refused} /> : null}
      {free.length > 0 && (
        <form className="house-form" onSubmit={note}>
          <label className="house-long">
            {t("ties.firm")}
            <select name="firm" required>
              {free.map((one) => (
                <option key={one.id} value={one.id}>
                  {nameOf(one, language)} · {shortId(one.id)}
                </option>
              ))}
            </select>
          </label>
          <label className="house-long">
            {t("ties.reason")}
            <input name="reason" required maxLength={200} autoComplete="off" />
          </label>
          <button type="submit">{t("ties.note")}</button>
        </form>
      )}
    </>
  );
}
