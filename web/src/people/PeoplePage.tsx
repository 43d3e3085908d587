// This module decides how an administrator and a supervisor see to people: who there is, who comes, who goes.

import { Button, Form, Input, Popconfirm, Radio, Select, Tag } from "antd";
import { useCallback, useEffect, useState } from "react";
import type { Client } from "../client.ts";
import type { Organisation } from "../house/house.ts";
import { Failure } from "../parts/Failure.tsx";
import { Heads } from "../parts/Heads.tsx";
import type { Account } from "../portal/session.ts";
import { LANGUAGES } from "../words/dictionary.ts";
import { useWords } from "../words/language.tsx";
import "../words/people.ts";
import { Absences } from "./Absences.tsx";
import { OnceShown } from "./OnceShown.tsx";
import { OnePerson } from "./OnePerson.tsx";
import { mayChange, type Person, ROLES } from "./people.ts";

interface NewPerson {
  login: string;
  name: string;
  language: string;
  organisation: string;
  roles: string[];
}

/** People shown at a time; who is looked for is found by typing. */
const SHOWN_MAX = 100;

export default function PeoplePage({ client, account }: { client: Client; account: Account }) {
  const { t, code, language, instant, count } = useWords();
  const [people, setPeople] = useState<Person[] | null>(null);
  const [organisations, setOrganisations] = useState<Organisation[]>([]);
  const [error, setError] = useState<unknown>(null);
  const [refused, setRefused] = useState<unknown>(null);
  const [made, setMade] = useState<{ login: string; password: string } | null>(null);
  const [form] = Form.useForm<NewPerson>();
  const [looked, setLooked] = useState<string | null>(null);
  const [wanted, setWanted] = useState("");
  const [round, setRound] = useState(0);
  const reload = useCallback(() => setRound((before) => before + 1), []);

  useEffect(() => {
    const stop = new AbortController();
    Promise.all([client.get<Person[]>("/api/users", stop.signal), client.get<Organisation[]>("/api/organisations", stop.signal)]).then(
      ([found, houses]) => {
        setPeople(found);
        setOrganisations(houses);
        setError(null);
      },
      (failure: unknown) => {
        if (!stop.signal.aborted) setError(failure);
      },
    );
    return () => stop.abort();
  }, [client, round]);

  const nameOf = (id: string) => {
    const one = organisations.find((organisation) => organisation.id === id);
    return one ? (language === "zh" ? one.name_zh : one.name_en) || one.name_en : id.slice(0, 8);
  };

  const sought = wanted.trim().toLowerCase();
  const shown = (people ?? []).filter((person) => [person.login, person.name, nameOf(person.organisation)].some((text) => text.toLowerCase().includes(sought)));

  async function add(person: NewPerson) {
    setRefused(null);
    try {
      const { password } = await client.send<{ password: string }>("POST", "/api/users", person);
      setMade({ login: person.login, password });
      form.resetFields();
      reload();
    } catch (failure) {
      setRefused(failure);
    }
  }

  const seen = people?.find((person) => person.id === looked);
  const needed = [{ required: true, message: t("sign_in.needed") }];
  return (
    <main className="sheet wide">
      <h1>{t("people.title")}</h1>
      {error ? <Failure what={t("people.failed")} error={error} onRetry={reload} /> : null}
      {people === null && !error && <p className="quiet">{t("list.loading")}</p>}
      <label className="people-find">
        {t("people.find")} <input type="search" value={wanted} onChange={(event) => setWanted(event.target.value)} />
      </label>
      <div className="figures" tabIndex={0} role="region" aria-label={t("people.title")}>
        <table>
          <thead>
            <tr>
              <Heads names={[t("people.login"), t("people.name"), t("people.organisation"), t("people.roles"), t("people.access")]} />
            </tr>
          </thead>
          <tbody>
            {shown.slice(0, SHOWN_MAX).map((person) => (
              <tr key={person.id}>
                <th scope="row" className="mono">
                  {person.login}
                </th>
                <td>{person.name}</td>
                <td>{nameOf(person.organisation)}</td>
                <td>
                  {person.roles.map((role) => (
                    <Tag key={role}>{code("role_name", role)}</Tag>
                  ))}
                </td>
                <td>
                  {person.disabled_at !== null ? (
                    <span className="quiet">
                      {t("people.disabled")} {instant(new Date(person.disabled_at / 1000))}
                    </span>
                  ) : (
                    <span className="acts-row">
                      <Button size="small" aria-label={t("page.act_on", { act: t("person.open"), name: person.name })} onClick={() => setLooked(person.id)}>
                        {t("person.open")}
                      </Button>
                      {mayChange(account, person) && (
                        <Popconfirm title={t("people.end_sure", { name: person.name })} onConfirm={() => client.send("DELETE", `/api/users/${person.id}`).then(reload, setError)}>
                          <Button size="small" danger aria-label={t("page.act_on", { act: t("people.end"), name: person.name })}>
                            {t("people.end")}
                          </Button>
                        </Popconfirm>
                      )}
                    </span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {shown.length > SHOWN_MAX && <p className="quiet">{t("people.more", { shown: count(SHOWN_MAX), all: count(shown.length) })}</p>}
      {seen && <OnePerson key={seen.id} client={client} account={account} person={seen} organisations={organisations} onChanged={reload} onClose={() => setLooked(null)} />}
      {account.permissions.includes("WorkQueue") && <Absences client={client} account={account} />}
      <h2>{t("people.add")}</h2>
      {made && <OnceShown {...made} />}
      {refused ? <Failure what={t("people.not_added")} error={refused} /> : null}
      <Form<NewPerson> form={form} layout="vertical" className="people-form" requiredMark={false} initialValues={{ language, roles: [] }} onFinish={(person) => void add(person)}>
        <Form.Item name="login" label={t("people.login")} rules={needed}>
          <Input autoComplete="off" autoCapitalize="none" spellCheck={false} />
        </Form.Item>
        <Form.Item name="name" label={t("people.name")} rules={needed}>
          <Input autoComplete="off" />
        </Form.Item>
        <Form.Item name="organisation" label={t("people.organisation")} rules={needed}>
          <Select options={organisations.map((one) => ({ value: one.id, label: nameOf(one.id) }))} showSearch={{ optionFilterProp: "label" }} />
        </Form.Item>
        <Form.Item name="roles" label={t("people.roles")} rules={needed}>
          <Select mode="multiple" options={ROLES.map((value) => ({ value, label: code("role_name", value) }))} />
        </Form.Item>
        <Form.Item name="language" label={t("people.language")}>
          <Radio.Group options={Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }))} />
        </Form.Item>
        <Button type="primary" htmlType="submit">
          {t("people.add")}
        </Button>
      </Form>
    </main>
  );
}
