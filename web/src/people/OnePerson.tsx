// This module decides how one person is seen to: the roles, a new password, the ties of kin and firm.

import { type FormEvent, useState } from "react";
import type { Client } from "../client.ts";
import type { Organisation } from "../house/house.ts";
import { Dialog } from "../parts/Dialog.tsx";
import { Failure } from "../parts/Failure.tsx";
import { Unfold } from "../parts/Unfold.tsx";
import type { Account } from "../portal/session.ts";
import { useWords } from "../words/language.tsx";
import "../words/people.ts";
import "../style/house.css";
import { OnceShown } from "./OnceShown.tsx";
import { mayChange, type Person, rolesFor } from "./people.ts";
import { Ties } from "./Ties.tsx";

interface Props {
  client: Client;
  account: Account;
  person: Person;
  organisations: Organisation[];
  onChanged(): void;
  onClose(): void;
}

export function OnePerson({ client, account, person, organisations, onChanged, onClose }: Props) {
  const { t } = useWords();
  const isChangeable = mayChange(account, person);
  return (
    <Dialog title={t("person.title", { name: person.name, login: person.login })} onClose={onClose}>
      {isChangeable && <Roles client={client} person={person} offered={rolesFor(account, organisations.find((one) => one.id === person.organisation)?.kind)} onChanged={onChanged} />}
      {isChangeable && (
        <Unfold title={t("person.password")}>
          <NewPassword client={client} person={person} />
        </Unfold>
      )}
      <Unfold title={t("ties.title")}>
        <Ties client={client} person={person} firms={organisations.filter((one) => one.kind === "firm")} mayTakeBack={isChangeable} />
      </Unfold>
    </Dialog>
  );
}

function Roles({ client, person, offered, onChanged }: { client: Client; person: Person; offered: string[]; onChanged(): void }) {
  const { t, code } = useWords();
  const [refused, setRefused] = useState<unknown>(null);
  const [isGiven, setGiven] = useState(false);
  function give(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const roles = new FormData(event.currentTarget).getAll("role");
    setRefused(null);
    client.send("PUT", `/api/users/${person.id}/roles`, { roles }).then(() => {
      setGiven(true);
      onChanged();
    }, setRefused);
  }
  return (
    <form onSubmit={give} onChange={() => setGiven(false)}>
      <fieldset className="house-form house-group">
        <legend>{t("people.roles")}</legend>
        {offered.map((role) => (
          <label key={role} data-inline>
            <input type="checkbox" name="role" value={role} defaultChecked={person.roles.includes(role)} />
            {code("role_name", role)}
          </label>
        ))}
      </fieldset>
      {refused ? <Failure what={t("person.not_done")} error={refused} /> : null}
      <button type="submit">{t("person.give_roles")}</button> {isGiven && <span role="status">{t("person.given")}</span>}
    </form>
  );
}

function NewPassword({ client, person }: { client: Client; person: Person }) {
  const { t } = useWords();
  const [password, setPassword] = useState<string | null>(null);
  const [refused, setRefused] = useState<unknown>(null);
  function reset() {
    setRefused(null);
    client.send<{ password: string }>("POST", `/api/users/${person.id}/reset`).then((made) => setPassword(made.password), setRefused);
  }
  if (password) return <OnceShown login={person.login} password={password} />;
  return (
    <>
      <p>{t("person.password_about")}</p>
      {refused ? <Failure what={t("person.not_done")} error={refused} /> : null}
      <button type="button" onClick={reset}>
        {t("person.password_do")}
      </button>
    </>
  );
}
