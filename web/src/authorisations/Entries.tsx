// This module decides the list of the register: what was given to whom, from when to when, and what can be done with it.

import { type FormEvent, useState } from "react";
import type { Shapes } from "../api.ts";
import { Dialog } from "../parts/Dialog.tsx";
import { Heads } from "../parts/Heads.tsx";
import { useWords } from "../words/language.tsx";

export type Entry = Shapes["AuthorisationView"];

interface Props {
  entries: Entry[];
  kindName(kind: string): string;
  /** Whether they are the reader's own: then nobody is told who laid them down. */
  isOwn: boolean;
  isBusy: boolean;
  onAct(method: "POST" | "PUT", target: string, body?: unknown): void;
}

export function Entries({ entries, kindName, isOwn, isBusy, onAct }: Props) {
  const { t, code, date } = useWords();
  const [ending, setEnding] = useState<Entry | null>(null);
  const path = (one: Entry) => `/api/authorisations/${one.id}`;
  if (entries.length === 0) return <p>{t("authorisations.none")}</p>;
  const heads = [t("authorisations.short"), t("authorisations.kind"), t("authorisations.holder"), t("authorisations.days"), t("authorisations.state")];
  const people = (one: Entry) => [one.proposed_by, one.confirmed_by].map((name) => name ?? "–").join(" / ");
  return (
    <div className="house-table" tabIndex={0} role="region" aria-label={t("authorisations.title")}>
      <table>
        <thead>
          <tr>
            <Heads names={isOwn ? heads : [...heads, t("authorisations.by")]} />
            {!isOwn && <td />}
          </tr>
        </thead>
        <tbody>
          {entries.map((one) => (
            <tr key={one.id} data-status={one.status}>
              <th scope="row" className="mono">
                {one.number}
              </th>
              <td className="house-break">
                {kindName(one.kind)}
                {one.conditions && <div className="quiet">{one.conditions}</div>}
              </td>
              <td className="house-break">
                {one.name} <span className="mono quiet">{one.holder}</span>
              </td>
              <td>
                {date(one.valid_from)} – {one.valid_to ? date(one.valid_to) : t("authorisations.open")}
              </td>
              <td className="house-break">
                {code("authorisation_status", one.status)}
                {one.ended_from && one.ended_reason && <div className="quiet">{t("authorisations.ended", { day: date(one.ended_from), reason: one.ended_reason })}</div>}
              </td>
              {!isOwn && (
                <>
                  <td>{people(one)}</td>
                  <td>
                    {one.may_confirm && (
                      <button type="button" disabled={isBusy} aria-label={t("page.act_on", { act: t("authorisations.confirm"), name: one.number })} onClick={() => onAct("PUT", path(one))}>
                        {t("authorisations.confirm")}
                      </button>
                    )}{" "}
                    {one.may_end && (
                      <button type="button" disabled={isBusy} aria-label={t("page.act_on", { act: t(one.status === "waiting" ? "authorisations.take_back" : "authorisations.end"), name: one.number })} onClick={() => setEnding(one)}>
                        {t(one.status === "waiting" ? "authorisations.take_back" : "authorisations.end")}
                      </button>
                    )}
                  </td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {ending && (
        <End
          entry={ending}
          onClose={() => setEnding(null)}
          onEnd={(body) => {
            onAct("POST", `${path(ending)}/end`, body);
            setEnding(null);
          }}
        />
      )}
    </div>
  );
}

function End({ entry, onClose, onEnd }: { entry: Entry; onClose(): void; onEnd(body: { reason: string }): void }) {
  const { t } = useWords();
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    onEnd({ reason: String(new FormData(event.currentTarget).get("reason")) });
  }
  return (
    <Dialog title={t("authorisations.end_title", { number: entry.number })} onClose={onClose}>
      {entry.status !== "waiting" && <p>{t("authorisations.end_now")}</p>}
      <form className="house-form" onSubmit={submit}>
        <label className="house-long">
          {t("authorisations.reason")}
          <input name="reason" required maxLength={4000} autoFocus />
        </label>
        <button type="submit">{t(entry.status === "waiting" ? "authorisations.take_back" : "authorisations.end")}</button>
      </form>
    </Dialog>
  );
}
