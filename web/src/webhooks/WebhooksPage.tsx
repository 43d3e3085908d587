// This module decides how a firm sees to its webhooks: which there are, a new one with its secret, a test, the log.

import { Popconfirm } from "antd";
import { type FormEvent, useState } from "react";
import { Refusal, type Client } from "../client.ts";
import { CopyButton } from "../parts/CopyButton.tsx";
import { Failure } from "../parts/Failure.tsx";
import { useLoaded } from "../parts/useLoaded.ts";
import { DICTIONARY, type Word } from "../words/dictionary.ts";
import { useWords } from "../words/language.tsx";
import "../style/house.css";
import { Log } from "./Log.tsx";

export interface Webhook {
  id: string;
  name: string;
  url: string;
  kinds: string[];
  created_at: number;
}

export default function WebhooksPage({ client }: { client: Client }) {
  const { t } = useWords();
  const { value, error, reload } = useLoaded<Webhook[]>(client, "/api/webhooks");
  const [opened, setOpened] = useState<string | null>(null);
  const [round, setRound] = useState(0);
  const [refused, setRefused] = useState<unknown>(null);
  const hook = value?.find((one) => one.id === opened);
  function act(method: "POST" | "DELETE", path: string, then: () => void) {
    setRefused(null);
    client.send(method, path).then(then, setRefused);
  }
  return (
    <main className="sheet">
      <h1>{t("hook.title")}</h1>
      <p className="quiet">{t("hook.about")}</p>
      {error ? <Failure what={t("hook.failed")} error={error} onRetry={reload} /> : null}
      {refused ? <Failure what={t("hook.not_done")} error={refused} /> : null}
      {value?.length === 0 && <p>{t("hook.none")}</p>}
      <ul className="drafts">
        {value?.map((one) => (
          <li key={one.id}>
            <strong>{one.name}</strong>
            <span className="mono house-break">{one.url}</span>
            <span className="quiet">{one.kinds.join(" ") || t("hook.all_kinds")}</span>
            <span className="spring" />
            <button
              type="button"
              aria-label={t("hook.test_of", { name: one.name })}
              onClick={() =>
                act("POST", `/api/webhooks/${one.id}/test`, () => {
                  setOpened(one.id);
                  setRound((before) => before + 1);
                })
              }
            >
              {t("hook.test")}
            </button>
            <button type="button" aria-label={t("hook.log_of", { name: one.name })} aria-pressed={one.id === opened} onClick={() => setOpened(one.id === opened ? null : one.id)}>
              {t("hook.log")}
            </button>
            <Popconfirm title={t("hook.end_sure", { name: one.name })} onConfirm={() => act("DELETE", `/api/webhooks/${one.id}`, reload)}>
              <button type="button" aria-label={t("hook.end_of", { name: one.name })}>
                {t("hook.end")}
              </button>
            </Popconfirm>
          </li>
        ))}
      </ul>
      {hook && <Log key={`${hook.id}/${round}`} client={client} webhook={hook} />}
      <Add client={client} onMade={reload} />
    </main>
  );
}

function Add({ client, onMade }: { client: Client; onMade(): void }) {
  const { t } = useWords();
  const [secret, setSecret] = useState<string | null>(null);
  const [refused, setRefused] = useState<unknown>(null);
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const given = new FormData(form);
    const text = (name: string) => String(given.get(name) ?? "").trim();
    setRefused(null);
    client.send<{ secret: string }>("POST", "/api/webhooks", { name: text("name"), url: text("url"), kinds: text("kinds").split(/\s+/).filter(Boolean) }).then((made) => {
      setSecret(made.secret);
      form.reset();
      onMade();
    }, setRefused);
  }
  const reason = refused instanceof Refusal ? (refused.problem?.details as { reason?: string } | null | undefined)?.reason : undefined;
  const word = `hook_reason.${reason}`;
  return (
    <section>
      <h2>{t("hook.add")}</h2>
      {secret && (
        <div className="notice" role="status">
          <p>{t("hook.secret")}</p>
          <code className="house-secret">{secret}</code> <CopyButton value={secret} label={t("hook.title")} />
        </div>
      )}
      {refused ? <Failure what={word in DICTIONARY ? t(word as Word) : t("hook.not_added")} error={refused} /> : null}
      <form className="house-form" onSubmit={submit}>
        <label>
          {t("hook.name")}
          <input name="name" required maxLength={200} autoComplete="off" />
        </label>
        <label className="house-long">
          {t("hook.url")}
          <input name="url" type="url" required maxLength={2000} autoComplete="off" spellCheck={false} />
        </label>
        <label className="house-long">
          {t("hook.kinds")}
          <input name="kinds" autoComplete="off" spellCheck={false} placeholder="13/67" />
        </label>
        <button type="submit">{t("hook.add")}</button>
      </form>
    </section>
  );
}
