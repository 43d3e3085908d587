// This module decides how a party states a fact: what happened, tried first if one likes, signed and taken.

import { type FormEvent, useMemo, useRef, useState } from "react";
import type { Client } from "../client.ts";
import { sha256 } from "../parts/bytes.ts";
import { Refused } from "../parts/Refused.tsx";
import type { Account } from "../portal/session.ts";
import { useWords } from "../words/language.tsx";
import { type Agreement, called, factText, membersOf, statableBy } from "./agreements.ts";
import { MemberInput } from "./MemberInput.tsx";
import { type Sign, Signature } from "./Signature.tsx";

interface Taken {
  number: number;
  told: Record<string, string[]>;
}

interface Props {
  client: Client;
  account: Account;
  agreement: Agreement;
  onDone(): void;
}

/** Roles whose facts people state here: the house states its own by itself. */
const rolesOf = (agreement: Agreement, account: Account) => {
  const roles = agreement.seats.filter((seat) => !seat.is_house && statableBy(agreement.listens, seat.role).length > 0);
  return roles.sort((one, other) => Number(other.organisation === account.organisation) - Number(one.organisation === account.organisation));
};

export function StateFact({ client, account, agreement, onDone }: Props) {
  const { t, language } = useWords();
  const roles = useMemo(() => rolesOf(agreement, account), [agreement, account]);
  const [role, setRole] = useState(roles[0]?.role ?? "");
  const facts = statableBy(agreement.listens, role);
  const [name, setName] = useState("");
  const listens = facts.find((one) => one.name === name) ?? facts[0];
  const seat = agreement.seats.find((one) => one.role === role);
  const [sign, setSign] = useState<Sign | null>(null);
  const [documents, setDocuments] = useState<{ name: string; hash: string; text: string }[]>([]);
  const [refused, setRefused] = useState<unknown>(null);
  const [said, setSaid] = useState<{ isTaken: boolean; taken: Taken } | null>(null);
  const form = useRef<HTMLFormElement>(null);
  if (!seat || !listens) return null;

  async function send(isTrial: boolean) {
    if (!form.current || !sign || !listens || !seat) return;
    const given = new FormData(form.current);
    const when = String(given.get("at") ?? "");
    const text = factText({ agreement: agreement.hash, party: role, number: seat.stated + 1, at: when ? new Date(when) : new Date(), fact: listens.name, members: membersOf(listens, given) });
    setRefused(null);
    setSaid(null);
    try {
      const body = { note: await sign(text), documents: documents.map((one) => one.text) };
      const taken = await client.send<Taken>("POST", `/api/agreements/${agreement.id}/facts${isTrial ? "/try" : ""}`, body);
      setSaid({ isTaken: !isTrial, taken });
      if (!isTrial) onDone();
    } catch (error) {
      setRefused(error);
    }
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void send(false);
  };
  const lines = said?.taken.told[language] ?? said?.taken.told["en"] ?? [];
  return (
    <section data-part="state">
      <h2>{t("agree.state_fact")}</h2>
      <form className="house-form" ref={form} onSubmit={submit}>
        <label>
          {t("agree.as")}
          <select value={role} onChange={(event) => setRole(event.target.value)}>
            {roles.map((one) => (
              <option key={one.role} value={one.role}>
                {called(one, language)} · {one.party}
              </option>
            ))}
          </select>
        </label>
        <label className="house-long">
          {t("agree.what")}
          <select value={listens.name} onChange={(event) => setName(event.target.value)}>
            {facts.map((one) => (
              <option key={one.name} value={one.name}>
                {called(one, language)}
              </option>
            ))}
          </select>
        </label>
        {listens.members.map((member) => (
          <MemberInput key={`${listens.name} ${member.name}`} member={member} name={member.name} initial={agreement.terms.find((term) => term.name === member.name)?.value ?? ""} />
        ))}
        <label>
          {t("agree.when")}
          <input type="datetime-local" name="at" step={1} />
        </label>
        <details className="house-long">
          <summary>{t("agree.documents")}</summary>
          <label>
            {t("agree.documents")}
            <input
              type="file"
              multiple
              onChange={(event) => {
                const files = [...(event.target.files ?? [])];
                void Promise.all(files.map(async (file) => ({ name: file.name, text: await file.text(), hash: await sha256(await file.arrayBuffer()) }))).then(setDocuments);
              }}
            />
          </label>
          <ul className="agree-documents">
            {documents.map((one) => (
              <li key={one.hash}>
                {one.name} <code>{one.hash}</code>
              </li>
            ))}
          </ul>
        </details>
        <Signature key={role} publicKey={seat.key} text={null} onChange={(next) => setSign(() => next)} />
        <button type="button" disabled={!sign} onClick={() => form.current?.reportValidity() && void send(true)}>
          {t("agree.try_fact")}
        </button>
        <button type="submit" disabled={!sign}>
          {t("agree.state_do")}
        </button>
      </form>
      {refused ? <Refused what={t("agree.not_done")} error={refused} /> : null}
      {said && (
        <div role="status" className="notice">
          <p>{t(said.isTaken ? "agree.taken" : "agree.would", { number: said.taken.number })}</p>
          <ul>
            {lines.length === 0 && <li>{t("agree.nothing")}</li>}
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}
