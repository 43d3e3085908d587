// This module decides how somebody proposes how much a place has, or the next version of it: what cannot be taken is told at its
// field.

import { type FormEvent, type InputHTMLAttributes, type ReactNode, useEffect, useRef, useState } from "react";
import { type Client, Refusal } from "../client.ts";
import { Why } from "../law/Why.tsx";
import { useWords } from "../words/language.tsx";
import { type Capacities, type Capacity, type Draft, type Fault, faultOf, type Queue, saysOf } from "./capacities.ts";
import { type No, NoText } from "./No.tsx";
import { useNames } from "./useNames.ts";
import { Week } from "./Week.tsx";

interface Props {
  client: Client;
  view: Capacities;
  /** The version after which it comes; none for a capacity of its own. */
  after: Capacity | null;
  initial: Draft;
  onDone(): void;
  onClose(): void;
}

export function Propose({ client, view, after, initial, onDone, onClose }: Props) {
  const { t, code } = useWords();
  const { nameOf } = useNames();
  const form = useRef<HTMLFormElement>(null);
  const [draft, setDraft] = useState(initial);
  const [fault, setFault] = useState<Fault | null>(null);
  const [refused, setRefused] = useState<unknown>(null);
  const [isSending, setSending] = useState(false);
  const word = fault && `${fault.field}.${fault.reason}`;
  const isAtField = word !== null && code("capacity_no", word) !== word;
  // Whoever opens it begins to write; whoever is refused mends it where it is told.
  useEffect(() => form.current?.querySelector("input")?.focus(), []);
  useEffect(() => form.current?.querySelector<HTMLElement>("[aria-invalid]:enabled")?.focus(), [fault]);
  const set = (change: Partial<Draft>) => {
    setFault(null);
    setRefused(null);
    setDraft((before) => ({ ...before, ...change }));
  };
  async function propose(event: FormEvent) {
    event.preventDefault();
    setRefused(null);
    const missing = faultOf(draft);
    setFault(missing);
    if (missing) return;
    setSending(true);
    try {
      await client.send("POST", "/api/capacities", { capacity: after?.subject ?? null, says: saysOf(draft) });
      onDone();
    } catch (error) {
      const { field, reason } = (error instanceof Refusal && error.problem?.details) || {};
      setFault(field && reason ? { field, reason } : null);
      setRefused(error);
      setSending(false);
    }
  }
  const told = (field: string) => (isAtField && fault?.field === field ? { id: `capacity-no-${field}`, text: code("capacity_no", `${field}.${fault.reason}`) } : null);
  const input = (field: "place" | "valid_from" | "valid_to" | "note", more: InputHTMLAttributes<HTMLInputElement>) => {
    const no = told(field);
    return <input name={field} value={draft[field]} aria-invalid={no ? true : undefined} aria-describedby={no?.id} onChange={(event) => set({ [field]: event.target.value })} {...more} />;
  };
  return (
    <section className="panel" data-wide="true" data-part="propose">
      <h2>{after ? t("capacity.form_next", { name: nameOf(after) }) : t("capacity.form_new")}</h2>
      <form ref={form} onSubmit={propose} noValidate>
        <div className="law-form capacity-form">
          <Field label={t("capacity.form_place")} no={told("place")}>
            {input("place", { list: "capacity-places", placeholder: t("capacity.elsewhere"), autoComplete: "off", spellCheck: false, autoCapitalize: "characters" })}
          </Field>
          <datalist id="capacity-places">
            {view.places.map(({ place }) => (
              <option key={place} value={place} />
            ))}
          </datalist>
          <Field label={t("capacity.form_queue")} no={null}>
            <select value={draft.queue} onChange={(event) => set({ queue: event.target.value as Queue })}>
              {(["goods", "papers"] as const).map((queue) => (
                <option key={queue} value={queue}>
                  {code("capacity_queue", queue)}
                </option>
              ))}
            </select>
          </Field>
          <Field label={t("capacity.form_from")} no={told("valid_from")}>
            {input("valid_from", { type: "date" })}
          </Field>
          <Field label={t("capacity.form_to")} no={told("valid_to")}>
            {input("valid_to", { type: "date", min: view.today })}
          </Field>
        </div>
        <p className="quiet">{t("capacity.form_place_note")}</p>
        <Week view={view} draft={draft} no={told("weekdays")} onChange={(weekdays) => set({ weekdays })} />
        <div className="law-form capacity-form">
          <Field label={t("capacity.form_note")} no={told("note")} isLong>
            {input("note", { maxLength: 4000 })}
          </Field>
          <span className="buttons">
            <button type="submit" className="primary" disabled={isSending}>
              {t("profiles.propose")}
            </button>
            <button type="button" onClick={onClose}>
              {t("profiles.close")}
            </button>
          </span>
        </div>
      </form>
      {refused && !isAtField ? <Why what={t("profiles.act_failed")} error={refused} /> : null}
    </section>
  );
}

function Field({ label, no, isLong = false, children }: { label: string; no: No | null; isLong?: boolean; children: ReactNode }) {
  return (
    <div className={isLong ? "law-long" : undefined}>
      <label>
        {label}
        {children}
      </label>
      {no && <NoText no={no} />}
    </div>
  );
}
