// This module decides the page on which two administrators have a case forgotten: what goes and what stays, the proposal, the
// second person's word, and what was forgotten.

import { type FormEvent, useState } from "react";
import type { Client } from "../client.ts";
import { Dialog } from "../parts/Dialog.tsx";
import { Failure } from "../parts/Failure.tsx";
import { Heads } from "../parts/Heads.tsx";
import { Refused } from "../parts/Refused.tsx";
import { useLoaded } from "../parts/useLoaded.ts";
import type { Account } from "../portal/session.ts";
import { fromMicroseconds } from "../words/format.ts";
import { useWords } from "../words/language.tsx";
import "../style/agreements.css";
import "../style/house.css";
import "../words/privacy.ts";
import { type Erasures, lastDigits, nameOf } from "./privacy.ts";

type Waiting = Erasures["waiting"][number];

/** Characters of a reason. */
const REASON_MAX = 200;

export default function ErasuresPage({ client, account }: { client: Client; account: Account }) {
  const { t } = useWords();
  const { value, error, reload } = useLoaded<Erasures>(client, "/api/erasures");
  const [refused, setRefused] = useState<unknown>(null);
  const [said, setSaid] = useState<string | null>(null);
  async function send(change: () => Promise<{ state: string } | undefined>): Promise<boolean> {
    setRefused(null);
    setSaid(null);
    try {
      const done = await change();
      setSaid(done ? t(done.state === "erased" ? "erase.erased" : "erase.proposed") : null);
      return true;
    } catch (failure) {
      setRefused(failure);
      return false;
    } finally {
      reload();
    }
  }
  const forget = (on: string, reason: string) => send(() => client.send("POST", "/api/erasures", { case: on, reason }));
  return (
    <main className="sheet">
      <h1>{t("erase.title")}</h1>
      <p className="quiet">{t("erase.about")}</p>
      <WhatGoes />
      {error ? <Failure what={t("erase.failed")} error={error} onRetry={reload} /> : null}
      {refused ? <Refused what={t("erase.not_done")} error={refused} reasons="erase_no" /> : null}
      {said && <p role="status">{said}</p>}
      <Propose onPropose={forget} />
      {!value && !error && <p className="quiet">{t("evidence.loading")}</p>}
      {value && (
        <>
          <WaitingList waiting={value.waiting} account={account} onConfirm={(one) => void forget(one.case, one.reason)} onBack={(one) => void send(() => client.send("DELETE", `/api/erasures/${one.case}`))} />
          <Done done={value.done} />
        </>
      )}
    </main>
  );
}

/** What goes and what stays, with the warning. */
function WhatGoes() {
  const { t } = useWords();
  return (
    <div className="agree-two">
      <section className="erase-goes" data-part="goes">
        <h2>{t("erase.goes")}</h2>
        <ul>
          <li>{t("erase.goes_1")}</li>
          <li>{t("erase.goes_2")}</li>
        </ul>
        <p>
          <strong>{t("erase.warning")}</strong>
        </p>
      </section>
      <section data-part="stays">
        <h2>{t("erase.stays")}</h2>
        <ul>
          <li>{t("erase.stays_1")}</li>
          <li>{t("erase.stays_2")}</li>
        </ul>
      </section>
    </div>
  );
}

function Propose({ onPropose }: { onPropose(on: string, reason: string): Promise<boolean> }) {
  const { t } = useWords();
  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const given = new FormData(form);
    if (await onPropose(String(given.get("case")).trim(), String(given.get("reason")).trim())) form.reset();
  }
  return (
    <section data-part="propose">
      <h2>{t("erase.propose")}</h2>
      <form className="house-form" onSubmit={(event) => void submit(event)}>
        <label className="house-long">
          {t("erase.case")}
          <input name="case" required maxLength={64} autoComplete="off" spellCheck={false} />
        </label>
        <label className="house-long">
          {t("erase.reason")}
          <input name="reason" required maxLength={REASON_MAX} autoComplete="off" />
        </label>
        <button type="submit">{t("erase.propose_do")}</button>
      </form>
    </section>
  );
}

interface WaitingProps {
  waiting: Waiting[];
  account: Account;
  onConfirm(one: Waiting): void;
  onBack(one: Waiting): void;
}

function WaitingList({ waiting, account, onConfirm, onBack }: WaitingProps) {
  const { t, instant } = useWords();
  const [asked, setAsked] = useState<Waiting | null>(null);
  return (
    <section data-part="waiting">
      <h2>{t("erase.waiting")}</h2>
      {waiting.length === 0 ? (
        <p className="quiet">{t("erase.waiting_none")}</p>
      ) : (
        <div className="house-table" tabIndex={0} role="region" aria-label={t("erase.waiting")}>
          <table>
            <thead>
              <tr>
                <Heads names={[t("erase.case_head")]} />
                <td />
                <Heads names={[t("erase.reason_head"), t("erase.by_head"), t("erase.at_head")]} />
              </tr>
            </thead>
            <tbody>
              {waiting.map((one) => (
                <tr key={one.case}>
                  <th scope="row" title={one.case}>
                    {nameOf(one)}
                  </th>
                  <td className="erase-acts">
                    {one.proposer === account.id ? (
                      <span className="quiet">{t("erase.own")}</span>
                    ) : (
                      <button type="button" aria-label={t("erase.confirm_of", { case: nameOf(one) })} onClick={() => setAsked(one)}>
                        {t("erase.confirm")}
                      </button>
                    )}{" "}
                    <button type="button" aria-label={t("erase.back_of", { case: nameOf(one) })} onClick={() => onBack(one)}>
                      {t("erase.back")}
                    </button>
                  </td>
                  <td className="house-break">{one.reason}</td>
                  <td>{one.proposed_by}</td>
                  <td>{instant(fromMicroseconds(one.at))}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {asked && (
        <Sure
          waiting={asked}
          onClose={() => setAsked(null)}
          onSure={() => {
            setAsked(null);
            onConfirm(asked);
          }}
        />
      )}
    </section>
  );
}

/** The last question: the end of the case's number has to be typed, so that nobody forgets the wrong one. */
function Sure({ waiting, onClose, onSure }: { waiting: Waiting; onClose(): void; onSure(): void }) {
  const { t } = useWords();
  const [typed, setTyped] = useState("");
  const digits = lastDigits(nameOf(waiting));
  return (
    <Dialog title={t("erase.sure")} onClose={onClose}>
      <form
        className="house-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (typed === digits) onSure();
        }}
      >
        <p className="erase-goes house-long">
          <strong>{t("erase.warning")}</strong> <code>{nameOf(waiting)}</code>
        </p>
        <label className="house-long">
          {t("erase.sure_note", { digits })}
          <input value={typed} autoComplete="off" spellCheck={false} onChange={(event) => setTyped(event.target.value.trim())} />
        </label>
        <button type="submit" disabled={typed !== digits}>
          {t("erase.sure")}
        </button>
      </form>
    </Dialog>
  );
}

function Done({ done }: { done: Erasures["done"] }) {
  const { t, fullInstant } = useWords();
  return (
    <section data-part="done">
      <h2>{t("erase.done")}</h2>
      {done.length === 0 ? (
        <p className="quiet">{t("erase.done_none")}</p>
      ) : (
        <div className="house-table" tabIndex={0} role="region" aria-label={t("erase.done")}>
          <table>
            <thead>
              <tr>
                <Heads names={[t("erase.case_head"), t("erase.reason_head"), t("erase.at_head")]} />
              </tr>
            </thead>
            <tbody>
              {done.map((one) => (
                <tr key={one.case}>
                  <th scope="row" title={one.case}>
                    {nameOf(one)}
                  </th>
                  <td className="house-break">{one.reason}</td>
                  <td>{fullInstant(fromMicroseconds(one.at))}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
