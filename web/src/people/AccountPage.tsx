// This module decides how people see to their own account: password, authenticator app, sessions.

import { Alert, App as AntApp, Button, Checkbox, Form, Input } from "antd";
import { useCallback, useEffect, useState } from "react";
import type { Client } from "../client.ts";
import { CopyButton } from "../parts/CopyButton.tsx";
import { Failure, useReason } from "../parts/Failure.tsx";
import { Passkeys } from "../passkeys/Passkeys.tsx";
import type { Account } from "../portal/session.ts";
import { areKeysOn, switchKeys } from "../parts/useKeyActs.ts";
import { useWords } from "../words/language.tsx";
import { Absences } from "./Absences.tsx";

interface SessionRow {
  id: string;
  agent: string;
  factors: string;
  created_at: number;
  seen_at: number;
  is_this: boolean;
}

export default function AccountPage({ client, account }: { client: Client; account: Account }) {
  const { t } = useWords();
  return (
    <main className="sheet">
      <h1>
        {account.name} <small className="mono">{account.login}</small>
      </h1>
      {account.permissions.includes("WorkQueue") && <Absences client={client} account={account} />}
      <Password client={client} />
      <Passkeys client={client} />
      <OneTime client={client} account={account} />
      <Sessions client={client} />
      <Keys />
      <p className="quiet">{account.permissions.join(" · ")}</p>
      <span className="hidden">{t("account.title")}</span>
    </main>
  );
}

function Password({ client }: { client: Client }) {
  const { t } = useWords();
  const [error, setError] = useState<unknown>(null);
  const [isDone, setDone] = useState(false);
  const needed = [{ required: true, message: t("sign_in.needed") }];
  return (
    <section>
      <h2>{t("account.password")}</h2>
      {isDone && <Alert type="success" role="status" title={t("account.changed")} />}
      {error ? <Failure what={t("account.failed")} error={error} /> : null}
      <Form<{ old: string; new: string }>
        layout="vertical"
        requiredMark={false}
        onFinish={(given) => {
          setError(null);
          client.send("POST", "/api/account/password", given).then(() => setDone(true), setError);
        }}
      >
        <Form.Item name="old" label={t("account.old")} rules={needed}>
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        <Form.Item name="new" label={t("account.new")} rules={needed}>
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <Button htmlType="submit">{t("account.password")}</Button>
      </Form>
    </section>
  );
}

function OneTime({ client, account }: { client: Client; account: Account }) {
  const { t, count } = useWords();
  const [secret, setSecret] = useState<string | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const [error, setError] = useState<unknown>(null);
  const isOn = account.has_one_time || codes !== null;
  return (
    <section>
      <h2>{t("account.one_time")}</h2>
      <p>{isOn ? t("account.one_time_on", { count: count(codes?.length ?? account.recovery_codes_left) }) : t("account.one_time_off")}</p>
      {error ? <Failure what={t("account.failed")} error={error} /> : null}
      {!isOn && !secret && (
        <Form<{ password: string }>
          layout="inline"
          onFinish={(given) => {
            setError(null);
            client.send<{ secret: string }>("POST", "/api/account/one-time", given).then((begun) => setSecret(begun.secret), setError);
          }}
        >
          <Form.Item name="password" label={t("account.old")}>
            <Input.Password autoComplete="current-password" />
          </Form.Item>
          <Button htmlType="submit">{t("account.one_time_begin")}</Button>
        </Form>
      )}
      {secret && !codes && (
        <>
          <p>{t("account.one_time_secret")}</p>
          <p>
            <code>{secret}</code> <CopyButton value={secret} label={t("account.one_time")} />
          </p>
          <Form<{ code: string }>
            layout="inline"
            onFinish={(given) => {
              setError(null);
              client.send<{ recovery_codes: string[] }>("PUT", "/api/account/one-time", given).then((done) => setCodes(done.recovery_codes), setError);
            }}
          >
            <Form.Item name="code" label={t("sign_in.code")}>
              <Input autoComplete="one-time-code" inputMode="numeric" />
            </Form.Item>
            <Button htmlType="submit">{t("account.one_time_begin")}</Button>
          </Form>
        </>
      )}
      {codes && <Alert type="warning" role="status" title={t("account.recovery")} description={<code>{codes.join(" ")}</code>} />}
    </section>
  );
}

/** Keys without Ctrl or Alt disturb who speaks to the browser: they can be switched off. */
function Keys() {
  const { t } = useWords();
  const [isOn, setOn] = useState(areKeysOn);
  return (
    <section>
      <h2>{t("help.title")}</h2>
      <Checkbox
        checked={isOn}
        onChange={(event) => {
          switchKeys(event.target.checked);
          setOn(event.target.checked);
        }}
      >
        {t("account.keys")}
      </Checkbox>
    </section>
  );
}

function Sessions({ client }: { client: Client }) {
  const { t, instant } = useWords();
  const reason = useReason();
  const { message } = AntApp.useApp();
  const [sessions, setSessions] = useState<SessionRow[]>([]);
  const load = useCallback(() => {
    client.get<SessionRow[]>("/api/account/sessions").then(setSessions, (error: unknown) => message.error(reason(error)));
    // The words of a refusal change with the language, the list does not.
  }, [client]);
  useEffect(load, [load]);
  return (
    <section>
      <h2>{t("account.sessions")}</h2>
      <ul className="drafts">
        {sessions.map((session) => (
          <li key={session.id}>
            <span>{instant(new Date(session.created_at / 1000))}</span>
            <span className="quiet">{session.agent.slice(0, 80)}</span>
            <span className="quiet">{session.factors}</span>
            <span className="spring" />
            {session.is_this ? (
              <strong>{t("account.this")}</strong>
            ) : (
              <Button size="small" onClick={() => client.send("DELETE", `/api/account/sessions/${session.id}`).then(load, (error: unknown) => message.error(reason(error)))}>
                {t("account.end")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
