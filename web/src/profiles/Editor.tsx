// This module decides how a profile is written: the condition is checked while one types, every problem leads to its
// character, and it can be tried on stored cases before it is proposed.

import { type FormEvent, useRef, useState } from "react";
import type { Client } from "../client.ts";
import { daysBefore } from "../law/law.ts";
import { Why } from "../law/Why.tsx";
import { Troubles } from "../parts/Troubles.tsx";
import type { Trouble } from "../parts/troubles.ts";
import { useChecked } from "../parts/useChecked.ts";
import { useWords } from "../words/language.tsx";
import type { Draft, Trial } from "./profiles.ts";
import { TrialResult } from "./TrialResult.tsx";

interface Props {
  client: Client;
  today: string;
  /** The profile of which this is another version; none for a new one. */
  profile: string | null;
  initial: Draft;
  onDone(): void;
  onClose(): void;
}

/** Days of a trial unless chosen otherwise. */
const TRIAL_DAYS = 30;

export function Editor({ client, today, profile, initial, onDone, onClose }: Props) {
  const { t, count } = useWords();
  const [draft, setDraft] = useState(initial);
  const [isProposed, setProposed] = useState(false);
  const [refused, setRefused] = useState<unknown>(null);
  const troubles = useChecked(client, "/api/profiles/check", draft);
  const set = <K extends keyof Draft>(field: K, value: Draft[K]) => {
    setProposed(false);
    setDraft((before) => ({ ...before, [field]: value }));
  };
  async function propose(event: FormEvent) {
    event.preventDefault();
    setRefused(null);
    try {
      await client.send("POST", "/api/profiles", { profile, says: draft });
      setProposed(true);
      onDone();
    } catch (error) {
      setRefused(error);
    }
  }
  const field = (name: keyof Draft & ("procedures" | "goods" | "name"), label: string, isLong = false) => (
    <label className={isLong ? "law-long" : undefined}>
      {label}
      <input value={draft[name]} placeholder={isLong ? "" : t("profiles.all")} maxLength={200} aria-invalid={troubles?.some((one) => one.field === name) || undefined} onChange={(event) => set(name, event.target.value)} />
    </label>
  );
  return (
    <section className="panel" data-wide="true" data-part="editor">
      <h2>
        {profile ? t("profiles.editor_of", { name: initial.name }) : t("profiles.editor_new")}{" "}
        <button type="button" onClick={onClose}>
          {t("profiles.close")}
        </button>
      </h2>
      <form onSubmit={propose} noValidate>
        <div className="law-form">
          {field("name", t("profiles.name"), true)}
          <label>
            {t("profiles.lane")}
            <select value={draft.lane} onChange={(event) => set("lane", event.target.value as Draft["lane"])}>
              <Lanes />
            </select>
          </label>
          <label>
            {t("profiles.for_each")}
            <select value={draft.for_each} onChange={(event) => set("for_each", event.target.value)}>
              <option value="item">{t("profiles.for_item")}</option>
              <option value="">{t("profiles.for_declaration")}</option>
              {!["", "item"].includes(draft.for_each) && <option value={draft.for_each}>{draft.for_each}</option>}
            </select>
          </label>
        </div>
        <Condition draft={draft} troubles={troubles} onChange={(condition) => set("condition", condition)} />
        <div className="law-form">
          {field("procedures", t("profiles.procedures"))}
          {field("goods", t("profiles.goods"))}
          <label>
            {t("profiles.offices")}
            <input value={draft.offices.join(" ")} placeholder={t("profiles.all")} maxLength={400} onChange={(event) => set("offices", event.target.value.split(/\s+/).filter(Boolean))} />
          </label>
          <label>
            {t("profiles.from")}
            <input type="date" value={draft.valid_from} onChange={(event) => event.target.value && set("valid_from", event.target.value)} />
          </label>
          <label>
            {t("profiles.to")}
            <input type="date" value={draft.valid_to} min={today} onChange={(event) => event.target.value && set("valid_to", event.target.value)} />
          </label>
        </div>
        <div className="law-form">
          {(["en", "zh"] as const).map((tag) => (
            <label key={tag} className="law-long">
              {t(`profiles.reason_${tag}`)}
              <input value={draft.reason[tag] ?? ""} lang={tag} maxLength={4000} onChange={(event) => set("reason", { ...draft.reason, [tag]: event.target.value })} />
            </label>
          ))}
          <button type="submit" disabled={troubles === null || troubles.length > 0}>
            {t("profiles.propose")}
          </button>
        </div>
      </form>
      {troubles && troubles.length > 0 && <p className="quiet">{t("profiles.problems", { count: count(troubles.length) })}</p>}
      {refused ? <Why what={t("profiles.act_failed")} error={refused} /> : null}
      {isProposed && <p role="status">{t("profiles.proposed")}</p>}
      <Try client={client} today={today} draft={draft} />
    </section>
  );
}

function Lanes() {
  const { code } = useWords();
  return (
    <>
      <option value="yellow">{code("lane", "yellow")}</option>
      <option value="red">{code("lane", "red")}</option>
    </>
  );
}

function Condition({ draft, troubles, onChange }: { draft: Draft; troubles: Trouble[] | null; onChange(condition: string): void }) {
  const { t } = useWords();
  const area = useRef<HTMLTextAreaElement>(null);
  const isIn = (one: Trouble) => one.field === "condition";
  const name = (field: string) => ({ condition: t("profiles.condition"), procedures: t("profiles.procedures"), goods: t("profiles.goods"), offices: t("profiles.offices"), valid_to: t("profiles.to"), name: t("profiles.name"), lane: t("profiles.lane"), for_each: t("profiles.for_each"), "reason.en": t("profiles.reason_en"), "reason.zh": t("profiles.reason_zh") })[field] ?? field;
  return (
    <div className="profile-editor">
      <label htmlFor="profile-condition">{t("profiles.condition")}</label>
      <textarea
        id="profile-condition"
        ref={area}
        rows={4}
        spellCheck={false}
        autoCapitalize="off"
        value={draft.condition}
        maxLength={2000}
        aria-invalid={troubles?.some(isIn) || undefined}
        aria-describedby="profile-told profile-how"
        onChange={(event) => onChange(event.target.value)}
      />
      <div id="profile-told" aria-live="polite" className="profile-told">
        {troubles === null && <p className="quiet">{t("profiles.checking")}</p>}
        {troubles && !troubles.some(isIn) && <p className="profile-sound">{t("profiles.sound")}</p>}
        {troubles && troubles.length > 0 && <Troubles troubles={troubles} nameOf={name} fieldOf={(field) => (field === "condition" ? area.current : null)} />}
      </div>
      <p id="profile-how" className="quiet">
        {t("profiles.condition_note")}
      </p>
    </div>
  );
}

function Try({ client, today, draft }: { client: Client; today: string; draft: Draft }) {
  const { t } = useWords();
  const [first, setFirst] = useState(daysBefore(today, TRIAL_DAYS));
  const [last, setLast] = useState(today);
  const [asked, setAsked] = useState<string | null>(null);
  const [refused, setRefused] = useState<unknown>(null);
  async function ask(event: FormEvent) {
    event.preventDefault();
    setRefused(null);
    setAsked(null);
    try {
      const trial = await client.send<Trial>("POST", "/api/trials", { says: draft, first_day: first, last_day: last });
      setAsked(trial.id);
    } catch (error) {
      setRefused(error);
    }
  }
  return (
    <div data-part="trial">
      <form className="law-form" onSubmit={ask}>
        <label>
          {t("profiles.try_from")}
          <input type="date" value={first} max={last} required onChange={(event) => setFirst(event.target.value)} />
        </label>
        <label>
          {t("profiles.try_to")}
          <input type="date" value={last} max={today} required onChange={(event) => setLast(event.target.value)} />
        </label>
        <button type="submit">{t("profiles.try")}</button>
      </form>
      {refused ? <Why what={t("profiles.try_failed")} error={refused} /> : null}
      {asked && <TrialResult key={asked} client={client} id={asked} />}
    </div>
  );
}
