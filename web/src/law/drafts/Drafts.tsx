// This module decides how drafts stand on the page of the law: which there are, and how one begins.

import { type FormEvent, useState } from "react";
import type { Client } from "../../client.ts";
import { Failure } from "../../parts/Failure.tsx";
import { useLoaded } from "../../parts/useLoaded.ts";
import { fromMicroseconds } from "../../words/format.ts";
import { useWords } from "../../words/language.tsx";
import "../../words/drafts.ts";
import type { Law } from "../law.ts";
import { Why } from "../Why.tsx";
import type { Draft, DraftView } from "./draft.ts";

interface Props {
  client: Client;
  law: Law;
  nameOf(edition: string): string;
  onOpen(draft: string): void;
}

export function Drafts({ client, law, nameOf, onOpen }: Props) {
  const { t, instant } = useWords();
  const { value, error, reload } = useLoaded<{ drafts: Draft[] }>(client, "/api/drafts");
  const editions = law.editions.filter((one) => one.has_tables);
  const [edition, setEdition] = useState(editions.find((one) => one.edition === law.in_force)?.edition ?? editions[0]?.edition ?? "");
  const [name, setName] = useState("");
  const [refused, setRefused] = useState<unknown>(null);
  async function begin(event: FormEvent) {
    event.preventDefault();
    setRefused(null);
    try {
      const begun = await client.send<DraftView>("POST", "/api/drafts", { edition, name });
      onOpen(begun.card.draft);
    } catch (failure) {
      setRefused(failure);
    }
  }
  return (
    <section className="panel" data-wide="true" data-part="drafts">
      <h2>{t("drafts.title")}</h2>
      <p className="quiet">{t("drafts.title_note")}</p>
      {error ? <Failure what={t("drafts.failed")} error={error} onRetry={reload} /> : null}
      {value?.drafts.length === 0 && <p className="quiet">{t("drafts.none")}</p>}
      <ul className="law-editions">
        {value?.drafts.map((one) => (
          <li key={one.draft}>
            <div>
              <strong>{one.name}</strong>
              <p className="quiet">
                {nameOf(one.edition)} · {t("drafts.by", { person: one.changed_by ?? "–", time: instant(fromMicroseconds(one.changed_at)) })}
              </p>
            </div>
            <button type="button" aria-label={t("drafts.open_of", { name: one.name })} onClick={() => onOpen(one.draft)}>
              {t("drafts.open")}
            </button>
          </li>
        ))}
      </ul>
      <form className="law-form" onSubmit={(event) => void begin(event)}>
        <label>
          {t("drafts.edition")}
          <select value={edition} onChange={(event) => setEdition(event.target.value)}>
            {editions.map((one) => (
              <option key={one.edition} value={one.edition}>
                {nameOf(one.edition)}
              </option>
            ))}
          </select>
        </label>
        <label className="law-long">
          {t("drafts.name")}
          <input value={name} required maxLength={200} onChange={(event) => setName(event.target.value)} />
        </label>
        <button type="submit" disabled={!edition}>
          {t("drafts.begin")}
        </button>
      </form>
      {editions.length < law.editions.length && <p className="quiet">{t("drafts.no_tables")}</p>}
      {refused ? <Why what={t("drafts.begin_failed")} error={refused} /> : null}
    </section>
  );
}
