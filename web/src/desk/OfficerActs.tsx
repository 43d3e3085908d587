// This module decides what an officer can do with an open case: what it waits for, the acts that fit, notes and
// documents. The server decides what is allowed; the page only offers what can make sense now.

import { Alert, App as AntApp, Button, Tag } from "antd";
import { lazy, useCallback, useEffect, useState } from "react";
import type { Client } from "../client.ts";
import { Failure, useReason } from "../parts/Failure.tsx";
import { isElsewhere, useKeyActs } from "../parts/useKeyActs.ts";
import { Unfold } from "../parts/Unfold.tsx";
import type { Account } from "../portal/session.ts";
import { useWords } from "../words/language.tsx";
import { type Act, ActDialog, type Given } from "./ActDialog.tsx";
import { act as send, type Acted, type Dossier } from "./dossier.ts";
import { LastSaid } from "./LastSaid.tsx";
import { OpenRequest } from "./OpenRequest.tsx";
import { Papers } from "./Papers.tsx";

const CaseExchange = lazy(() => import("../exchange/CaseExchange.tsx"));

/** Who handles cases, and so reads what their parties did before, and may ask other administrations. */
export const HANDLERS = ["officer", "supervisor"];

interface Props {
  id: string;
  client: Client;
  account: Account;
  /** The version that the list shows: when it changes, somebody did something. */
  version: number | undefined;
  /** The case is another one now. */
  onActed(): void;
}

const lines = (text: string) => text.split("\n").map((line) => line.trim()).filter(Boolean);
const words = (text: string | undefined) => (text ?? "").split(/[\s,;]+/).filter(Boolean);
const withReason = (name: string, isGrave = false): Act => ({ name, asks: "text", says: "act.say.reason", body: ({ text }) => ({ reason: text }), isGrave });

const RELEASE: Act = { name: "release", key: "r", asks: "text", says: "act.say.remark", isOptional: true, body: ({ text }) => (text ? { remark: text } : {}) };
const QUERY: Act = { name: "query", key: "q", asks: "text", says: "act.say.query", body: ({ text }) => ({ question: text }) };
const CLOSE_QUERY: Act = { name: "close-query", key: "c", asks: "nothing", body: () => undefined };
const REQUEST_DOCUMENTS: Act = { name: "request-documents", key: "d", asks: "text", says: "act.say.request-documents", body: ({ text }) => ({ documents: lines(text) }) };
const ACCEPT_DOCUMENTS: Act = { name: "accept-documents", key: "a", asks: "nothing", body: () => undefined };
const ORDER: Act = { name: "order-examination", key: "e", asks: "text", says: "act.say.order-examination", body: ({ text }) => ({ instruction: text }) };
const RESULT: Act = {
  name: "examination-result",
  key: "e",
  asks: "examination",
  says: "act.say.remark",
  isOptional: true,
  body: ({ result, text, seals, has_sample }) => ({ result, remark: text, seals: words(seals), has_sample: has_sample ?? false }),
};
const REROUTE: Act = { name: "reroute", key: "l", asks: "lane", body: ({ lane, text }) => ({ lane, reason: text }) };
const REFER: Act = { name: "refer", key: "f", asks: "matter", body: ({ matter, text }) => ({ subject: matter ?? "", reason: text }) };
const HAND_OVER: Act = { name: "hand-over", key: "h", asks: "person", body: ({ to, text }) => ({ ...(to ? { to } : {}), reason: text }) };
const WRITE_OFF: Act = { name: "write-off", asks: "amount", body: ({ amount, text }) => ({ amount, reason: text }), isGrave: true };
const GRANT: Act = { name: "grant", key: "g", asks: "nothing", body: () => ({ granted: true }) };
const DENY: Act = { name: "deny", key: "d", asks: "nothing", body: () => ({ granted: false }) };
const NOTE: Act = { name: "note", key: "n", asks: "text", says: "act.say.note", body: ({ text }) => ({ text }) };

/** The acts that can make sense for a case as it stands, the likeliest first. Another agency gives its word and nothing else. */
export function actsFor(dossier: Dossier, isAgency: boolean): Act[] {
  if (isAgency) return [...(dossier.next_step === "agency_decision" ? [withReason("agency-agreement"), withReason("agency-refusal", true)] : []), NOTE];
  const has = (hold: string) => dossier.holds.includes(hold);
  if (dossier.status === "detained") return [withReason("restore"), withReason("seize", true), NOTE];
  if (dossier.next_step === "decide_request") return [GRANT, DENY, NOTE];
  const isGone = ["released", "cleared", "exited"].includes(dossier.status);
  if (!["registered", "accepted", "released"].includes(dossier.status)) return isGone ? [NOTE, WRITE_OFF] : [NOTE];
  return [
    ...(has("examination") ? [RESULT] : []),
    // A release accepts the documents too.
    ...(has("documents") && !has("examination") && !has("query") ? [RELEASE, ACCEPT_DOCUMENTS, QUERY] : [...(has("documents") ? [ACCEPT_DOCUMENTS] : []), has("query") ? CLOSE_QUERY : QUERY, RELEASE]),
    ...(has("documents") ? [] : [REQUEST_DOCUMENTS]),
    ...(has("examination") ? [] : [ORDER]),
    REROUTE,
    ...(dossier.matters.length > 0 ? [REFER] : []),
    { ...withReason("hold-for-agency"), key: "g" },
    withReason("detain", true),
    HAND_OVER,
    ...(isGone ? [WRITE_OFF] : []),
    NOTE,
  ];
}

export function OfficerActs({ id, client, account, version, onActed }: Props) {
  const { t, code, instant, count, language } = useWords();
  const reason = useReason();
  const { message } = AntApp.useApp();
  const [dossier, setDossier] = useState<Dossier | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [chosen, setChosen] = useState<Act | null>(null);
  const [round, setRound] = useState(0);
  const reload = useCallback(() => setRound((before) => before + 1), []);

  useEffect(() => {
    const stop = new AbortController();
    client.get<Dossier>(`/api/cases/${encodeURIComponent(id)}/dossier`, stop.signal).then(
      (loaded) => {
        setDossier(loaded);
        setError(null);
      },
      (refused: unknown) => {
        if (!stop.signal.aborted) setError(refused);
      },
    );
    return () => stop.abort();
  }, [client, id, round, version]);

  const acts = dossier ? actsFor(dossier, account.roles.includes("agency_officer")) : [];
  useKeyActs((event) => {
    if (chosen || isElsewhere(event)) return null;
    const act = acts.find((one) => one.key === event.key);
    return act && (() => setChosen(act));
  });

  const failure = error ? <Failure what={t("case.failed")} error={error} onRetry={reload} /> : null;
  if (!dossier) return failure;

  async function carryOut(act: Act, given: Given) {
    const at = `/api/cases/${encodeURIComponent(id)}`;
    let acted: Acted | null = null;
    try {
      if (act.name === "note") await client.send("POST", `${at}/notes`, act.body(given));
      else if (act.name === "hand-over" || act.name === "refer") await client.send("POST", `${at}/${act.name}`, act.body(given));
      else if (act.name === "grant" || act.name === "deny") await client.send("PUT", `${at}/request`, act.body(given));
      else acted = await send(client, id, act.name, dossier?.version ?? 0, act.body(given));
    } catch (refused) {
      // What was typed stays in the dialog; behind it stands the case as it is now.
      reload();
      throw refused;
    }
    setChosen(null);
    void message.success(acted?.awaits_second ? t("act.proposed") : t("act.done"));
    reload();
    onActed();
  }

  // While the trader is asked, nothing here is the next thing to do.
  const isOurs = dossier.desk?.waits_for !== "trader";
  const person = (user: string) => (user === account.id ? t("queue.me") : (dossier.people[user] ?? user.slice(0, 8)));
  // A click says what it does; a letter may be a slip, so what a letter does is confirmed.
  const choose = (act: Act) => {
    if (act.asks !== "nothing") setChosen(act);
    else void carryOut(act, { text: "" }).catch((refused: unknown) => message.error(`${t("act.failed")} ${reason(refused)}`));
  };
  return (
    <section className="part acts" aria-label={t("act.title")}>
      {/* What was loaded stays, and with it what somebody types. */}
      {failure}
      <p>
        <strong>{t("act.waits_for", { step: code("next", dossier.next_step) })}</strong>{" "}
        {dossier.assignment && <Tag>{t("act.with", { person: person(dossier.assignment.user) })}</Tag>}
        {dossier.subject && (
          <Tag title={dossier.subject.pointer ?? undefined}>
            {t(dossier.subject.because === "referred" ? "act.matter_referred" : "act.matter", {
              matter: dossier.subject.names[language] ?? dossier.subject.code,
              because: dossier.subject.because,
            })}
          </Tag>
        )}
        {dossier.is_red && <Tag color="red">{t("act.red")}</Tag>}
      </p>
      <LastSaid events={dossier.timeline} kinds={["case.query_answered.v1", "case.queried.v1"]} isWanted={dossier.holds.includes("query")} />
      <LastSaid events={dossier.timeline} kinds={["case.examination_concluded.v1"]} isWanted={dossier.holds.length > 0} />
      <OpenRequest events={dossier.timeline} isWanted={dossier.next_step === "decide_request"} />
      {dossier.proposals.map((one) => (
        <Alert key={one.at} type="info" title={t("act.proposal", { person: person(one.by), act: code("act", one.act) })} />
      ))}
      <div className="acts-row">
        {acts.map((act, index) => (
          <Button key={act.name} type={index === 0 && isOurs ? "primary" : "default"} danger={act.isGrave ?? false} aria-keyshortcuts={act.key} onClick={() => choose(act)}>
            {code("act", act.name)} {act.key && <kbd aria-hidden="true">{act.key}</kbd>}
          </Button>
        ))}
      </div>
      <Papers id={id} client={client} papers={dossier.documents} />
      {account.roles.some((role) => HANDLERS.includes(role)) && (
        <Unfold title={t("exchange.unfold")}>
          <CaseExchange id={id} client={client} />
        </Unfold>
      )}
      <h3>
        {t("notes.title")} <small>{count(dossier.notes.length)}</small>
      </h3>
      {dossier.notes.length === 0 && <p className="quiet">{t("notes.none")}</p>}
      <ul className="notes">
        {dossier.notes.map((note) => (
          <li key={note.id}>
            <span className="quiet">
              {instant(new Date(note.at / 1000))} {person(note.by)} {note.kind !== "note" && code("act", note.kind)}
            </span>
            <p>{note.text}</p>
          </li>
        ))}
      </ul>
      {chosen && (
        <ActDialog
          act={chosen}
          client={client}
          matters={dossier.matters.filter(({ code }) => code !== dossier.subject?.code)}
          onSend={(given) => carryOut(chosen, given)}
          onClose={() => setChosen(null)}
        />
      )}
    </section>
  );
}
