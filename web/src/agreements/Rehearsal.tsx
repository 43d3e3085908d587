// This module decides how facts are made up for a dry run: who says what happened, in order.

import { useWords } from "../words/language.tsx";
import { called, type Form, instantOf, type Listens } from "./agreements.ts";
import { MemberInput } from "./MemberInput.tsx";

export interface MadeUp {
  key: number;
  fact: string;
  party: string;
  members: Record<string, string>;
}

/** Minutes between made-up facts, so that they stand in order. */
const APART_MINUTES = 1;

/** A made-up fact as the dry run takes it. */
export function stated(one: MadeUp, listens: Listens[]) {
  const members = listens.find((known) => known.name === one.fact)?.members ?? [];
  return {
    party: one.party,
    fact: one.fact,
    at: instantOf(new Date(Date.now() + one.key * APART_MINUTES * 60_000)),
    members: Object.fromEntries(members.map((member) => [member.name, one.members[member.name] ?? ""])),
  };
}

interface Props {
  form: Form;
  facts: MadeUp[];
  onChange(facts: MadeUp[]): void;
}

export function Rehearsal({ form, facts, onChange }: Props) {
  const { t, language } = useWords();
  const change = (key: number, next: Partial<MadeUp>) => onChange(facts.map((one) => (one.key === key ? { ...one, ...next } : one)));
  const role = (name: string) => form.roles.find((one) => one.name === name);
  function add() {
    const next = form.listens.find((one) => !facts.some((fact) => fact.fact === one.name)) ?? form.listens[0];
    if (next) onChange([...facts, { key: Math.max(0, ...facts.map((one) => one.key)) + 1, fact: next.name, party: next.by[0] ?? "", members: {} }]);
  }
  return (
    <section data-part="rehearsal">
      <h2>{t("agree.rehearse")}</h2>
      <p className="quiet">{t("agree.rehearse_about")}</p>
      {facts.map((one, place) => {
        const listens = form.listens.find((known) => known.name === one.fact);
        return (
          <fieldset key={one.key} className="agree-seat">
            <legend>{t("agree.made_up", { number: place + 1 })}</legend>
            <label className="house-long">
              {t("agree.what")}
              <select
                value={one.fact}
                onChange={(event) => {
                  const chosen = form.listens.find((known) => known.name === event.target.value);
                  change(one.key, { fact: event.target.value, party: chosen?.by[0] ?? "", members: {} });
                }}
              >
                {form.listens.map((known) => (
                  <option key={known.name} value={known.name}>
                    {called(known, language)}
                  </option>
                ))}
              </select>
            </label>
            <label>
              {t("agree.as")}
              <select value={one.party} onChange={(event) => change(one.key, { party: event.target.value })}>
                {listens?.by.map((name) => (
                  <option key={name} value={name}>
                    {called(role(name) ?? { called: { en: name } }, language)}
                  </option>
                ))}
              </select>
            </label>
            {listens?.members.map((member) => (
              <MemberInput key={`${one.fact} ${member.name}`} member={member} name={`fact.${one.key}.${member.name}`} onChange={(value) => change(one.key, { members: { ...one.members, [member.name]: value } })} />
            ))}
            <button type="button" aria-label={t("agree.drop_fact", { number: place + 1 })} onClick={() => onChange(facts.filter((fact) => fact.key !== one.key))}>
              ×
            </button>
          </fieldset>
        );
      })}
      <button type="button" onClick={add}>
        {t("agree.add_fact")}
      </button>
    </section>
  );
}
