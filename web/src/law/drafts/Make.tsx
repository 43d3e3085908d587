// This module decides how an edition is made of a draft, and says what keeps it from being made.

import { type FormEvent, useState } from "react";
import type { Client } from "../../client.ts";
import { useWords } from "../../words/language.tsx";
import type { Edition } from "../law.ts";
import { Why } from "../Why.tsx";
import { type DraftView, hindrance, type Ran } from "./draft.ts";

interface Props {
  client: Client;
  view: DraftView;
  ran: Ran | null;
  onMade(edition: string): void;
}

export function Make({ client, view, ran, onMade }: Props) {
  const { t, language } = useWords();
  const [version, setVersion] = useState(view.pack_version);
  const [note, setNote] = useState(view.card.name);
  const [isBusy, setBusy] = useState(false);
  const [refused, setRefused] = useState<unknown>(null);
  const why = hindrance(view, ran);
  async function make(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setRefused(null);
    try {
      const made = await client.send<{ edition: Edition }>("POST", `/api/drafts/${view.card.draft}/edition`, { version, note }, { "If-Match": `"${view.card.version}"` });
      onMade(made.edition.edition);
    } catch (failure) {
      setRefused(failure);
      setBusy(false);
    }
  }
  const told = { nothing: t("drafts.why_nothing"), unknown: t("drafts.running"), broken: t("drafts.why_broken"), failing: t("drafts.why_failing") };
  return (
    <section className="panel" data-part="make">
      <h2>{t("drafts.make")}</h2>
      <p className="quiet">{t("drafts.make_note")}</p>
      {view.changed.length > 0 && <p>{t("drafts.changed_tables", { tables: view.changed.join(language === "zh" ? "，" : ", ") })}</p>}
      <form className="law-form" onSubmit={(event) => void make(event)}>
        <label>
          {t("drafts.version")}
          <input name="version" value={version} required maxLength={40} onChange={(event) => setVersion(event.target.value)} />
        </label>
        <label className="law-long">
          {t("drafts.note")}
          <input name="note" value={note} required maxLength={200} onChange={(event) => setNote(event.target.value)} />
        </label>
        <button type="submit" className="primary" disabled={why !== null || isBusy} aria-describedby="draft-why">
          {isBusy ? t("drafts.making") : t("drafts.make_do")}
        </button>
      </form>
      <p id="draft-why" className="quiet" role="status">
        {why && told[why]}
      </p>
      {refused ? <Why what={t("drafts.make_failed")} error={refused} /> : null}
    </section>
  );
}
