// This module decides how an agreement is proposed: a form that ships is filled in, tried out with made-up facts, and put to the
// parties. What was not tried as it stands cannot be proposed.

import { type FormEvent, useRef, useState } from "react";
import type { Client } from "../client.ts";
import { monthsAfter } from "../parts/days.ts";
import { CopyButton } from "../parts/CopyButton.tsx";
import { Failure } from "../parts/Failure.tsx";
import { Refused } from "../parts/Refused.tsx";
import { useLoaded } from "../parts/useLoaded.ts";
import { addressOf } from "../portal/route.ts";
import type { Account } from "../portal/session.ts";
import { useWords } from "../words/language.tsx";
import { firstSeat, type Form, type Forms, type Member, newSalt, organisationsOf, partyOf, type Seated, type Tried, written } from "./agreements.ts";
import { MemberInput } from "./MemberInput.tsx";
import { type MadeUp, Rehearsal, stated } from "./Rehearsal.tsx";
import { SeatInput } from "./SeatInput.tsx";
import { Followed, Words } from "./Words.tsx";

interface Props {
  client: Client;
  account: Account;
  onProposed(id: string): void;
}

export function Propose({ client, account, onProposed }: Props) {
  const { t, text } = useWords();
  const { value: forms, error, reload } = useLoaded<Forms>(client, "/api/agreement-forms");
  const [name, setName] = useState<string | null>(null);
  const form = forms?.forms.find((one) => one.name === name) ?? forms?.forms[0];
  return (
    <>
      <p>
        <a href={addressOf("agreements")}>← {t("agree.back")}</a>
      </p>
      <h1>{t("agree.new")}</h1>
      {error ? <Failure what={t("agree.failed")} error={error} onRetry={reload} /> : null}
      {!forms && !error && <p className="quiet">{t("evidence.loading")}</p>}
      {forms && form && (
        <>
          <div className="house-form">
            <label className="house-long">
              {t("agree.form")}
              <select value={form.name} onChange={(event) => setName(event.target.value)}>
                {forms.forms.map((one) => (
                  <option key={one.name} value={one.name}>
                    {text(one.title)}
                  </option>
                ))}
              </select>
            </label>
          </div>
          <FillIn key={form.name} client={client} account={account} forms={forms} form={form} onProposed={onProposed} />
        </>
      )}
    </>
  );
}

/** The first and last day that are offered. */
function days(): [string, string] {
  const today = new Date().toISOString().slice(0, 10);
  return [today, monthsAfter(today, 3)];
}

interface Trial {
  /** The agreement as it was tried. */
  agreement: string;
  tried: Tried;
}

function FillIn({ client, account, forms, form, onProposed }: Props & { forms: Forms; form: Form }) {
  const { t, language } = useWords();
  const [[first, last]] = useState(days);
  const [salt] = useState(newSalt);
  const [seats, setSeats] = useState<Record<string, Seated>>(() => Object.fromEntries(form.roles.map((role) => [role.name, firstSeat(role, forms.house_key, language)])));
  const [facts, setFacts] = useState<MadeUp[]>([]);
  const [trial, setTrial] = useState<Trial | null>(null);
  const [refused, setRefused] = useState<unknown>(null);
  const filled = useRef<HTMLFormElement>(null);
  const isOwn = account.permissions.includes("AcceptForHouse");

  /** The agreement as it is filled in now. */
  function agreement(): string {
    const given = new FormData(filled.current ?? undefined);
    const typed = (key: string) => String(given.get(key) ?? "").trim();
    return written({
      form,
      salt,
      from: typed("from"),
      to: typed("to"),
      terms: Object.fromEntries(form.terms.map((term) => [term.name, typed(`term.${term.name}`)])),
      parties: Object.fromEntries(Object.entries(seats).map(([role, seat]) => [role, partyOf(seat, forms.house_key)])),
    });
  }
  async function tryOut(event: FormEvent) {
    event.preventDefault();
    setRefused(null);
    setTrial(null);
    try {
      const as = agreement();
      setTrial({ agreement: as, tried: await client.send<Tried>("POST", "/api/agreements/try", { agreement: as, facts: facts.map((one) => stated(one, form.listens)) }) });
    } catch (error) {
      setRefused(error);
    }
  }
  async function propose() {
    if (!trial) return;
    setRefused(null);
    try {
      const made = await client.send<{ id: string }>("POST", "/api/agreements", { agreement: trial.agreement, seats: organisationsOf(seats, account.organisation) });
      onProposed(made.id);
    } catch (error) {
      setRefused(error);
    }
  }
  const initial = (term: Member) => (term.name === "edition" ? forms.edition : "");
  // What was changed since has to be tried again.
  const stale = () => setTrial(null);
  return (
    <form ref={filled} onSubmit={(event) => void tryOut(event)} onChange={stale}>
      <h2>{t("agree.terms")}</h2>
      <div className="house-form">
        {form.terms.map((term) => (
          <MemberInput key={term.name} member={term} name={`term.${term.name}`} initial={initial(term)} />
        ))}
        <label>
          {t("agree.from")}
          <input type="date" name="from" required defaultValue={first} />
        </label>
        <label>
          {t("agree.to")}
          <input type="date" name="to" required defaultValue={last} />
        </label>
      </div>
      <h2>{t("agree.parties")}</h2>
      {!isOwn && (
        <p className="quiet house-break">
          {t("agree.own_number", { number: account.organisation })} <CopyButton value={account.organisation} label={t("agree.seat_number")} />
        </p>
      )}
      <div className="agree-seats">
        {form.roles.map((role) => (
          <SeatInput
            key={role.name}
            role={role}
            seat={seats[role.name]!}
            hasHouseKey={forms.house_key !== null}
            onChange={(seat) => {
              setSeats((before) => ({ ...before, [role.name]: seat }));
              stale();
            }}
          />
        ))}
      </div>
      <Rehearsal
        form={form}
        facts={facts}
        onChange={(next) => {
          setFacts(next);
          stale();
        }}
      />
      <div className="house-form">
        <button type="submit">{t("agree.try")}</button>
        <button type="button" className="primary" disabled={!trial} onClick={() => void propose()}>
          {t("agree.propose")}
        </button>
        {!trial && <span className="quiet">{t("agree.propose_first")}</span>}
      </div>
      {refused ? <Refused what={t("agree.cannot")} error={refused} /> : null}
      {trial && (
        <section data-part="tried" role="status">
          <h2>{t("agree.tried")}</h2>
          <p className="quiet house-break">
            {t("agree.hash")} <code>{trial.tried.hash}</code>
          </p>
          <Words text={trial.tried.text} />
          {trial.tried.steps.length > 0 && (
            <>
              <h3>{t("agree.tried_facts")}</h3>
              <ol className="agree-tried">
                {trial.tried.steps.map((step, place) => (
                  <li key={place}>
                    <strong>{t("agree.made_up", { number: place + 1 })}</strong>
                    {step.refused ? <p className="agree-problem">{t("agree.not_taken", { why: step.refused[language] ?? "" })}</p> : <Followed told={step.told} />}
                  </li>
                ))}
              </ol>
            </>
          )}
        </section>
      )}
    </form>
  );
}
