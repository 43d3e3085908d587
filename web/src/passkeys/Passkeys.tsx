// This module decides how people see to their own passkeys: which there are, a new one, taking one away.

import { type FormEvent, useState } from "react";
import { type Client, Refusal } from "../client.ts";
import { Failure } from "../parts/Failure.tsx";
import { useLoaded } from "../parts/useLoaded.ts";
import { fromMicroseconds } from "../words/format.ts";
import { useWords } from "../words/language.tsx";
import "../style/house.css";
import { type Creation, hasPasskeys, make } from "./passkeys.ts";

interface Passkey {
  id: string;
  name: string;
  created_at: number;
}

export function Passkeys({ client }: { client: Client }) {
  const { t, instant } = useWords();
  const { value, reload } = useLoaded<Passkey[]>(client, "/api/account/passkeys");
  const [error, setError] = useState<unknown>(null);
  const [isDone, setDone] = useState(false);
  const [ending, setEnding] = useState<string | null>(null);

  async function add(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const given = new FormData(form);
    setError(null);
    setDone(false);
    try {
      const asked = await client.send<Creation>("POST", "/api/account/passkeys/challenge", { password: given.get("password") });
      const made = await make(asked);
      await client.send("POST", "/api/account/passkeys", { name: given.get("name"), ...made });
      form.reset();
      setDone(true);
      reload();
    } catch (failure) {
      setError(failure);
    }
  }

  function remove(event: FormEvent<HTMLFormElement>, id: string) {
    event.preventDefault();
    setError(null);
    client.send("DELETE", `/api/account/passkeys/${id}`, { password: new FormData(event.currentTarget).get("password") }).then(() => {
      setEnding(null);
      reload();
    }, setError);
  }

  const password = (
    <label>
      {t("account.old")}
      <input name="password" type="password" required autoComplete="current-password" />
    </label>
  );
  return (
    <section>
      <h2>{t("passkey.title")}</h2>
      <p>{value && value.length > 0 ? t("passkey.on") : t("passkey.off")}</p>
      {/* Whoever closes the browser's own question is told so by it; anything else is told by the server. */}
      {error instanceof Refusal ? <Failure what={t("account.failed")} error={error} /> : error ? <p role="alert">{t("passkey.not_made")}</p> : null}
      {isDone && <p role="status">{t("passkey.added")}</p>}
      <ul className="drafts">
        {value?.map((one) => (
          <li key={one.id}>
            <strong>{one.name}</strong>
            <span className="quiet">{instant(fromMicroseconds(one.created_at))}</span>
            <span className="spring" />
            {ending === one.id ? (
              <form className="house-form" onSubmit={(event) => remove(event, one.id)}>
                {password}
                <button type="submit">{t("passkey.end_of", { name: one.name })}</button>
              </form>
            ) : (
              <button type="button" aria-label={t("passkey.end_of", { name: one.name })} onClick={() => setEnding(one.id)}>
                {t("passkey.end")}
              </button>
            )}
          </li>
        ))}
      </ul>
      {hasPasskeys() ? (
        <form className="house-form" onSubmit={(event) => void add(event)}>
          <label>
            {t("passkey.name")}
            <input name="name" required maxLength={200} autoComplete="off" placeholder={t("passkey.example")} />
          </label>
          {password}
          <button type="submit">{t("passkey.add")}</button>
        </form>
      ) : (
        <p className="quiet">{t("passkey.none_here")}</p>
      )}
    </section>
  );
}
