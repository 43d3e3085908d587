// This module decides how the audit trail is searched: by what happened, by what internal control looks at, page by page.

import { useState } from "react";
import type { Client } from "../client.ts";
import { Failure } from "../parts/Failure.tsx";
import { Heads } from "../parts/Heads.tsx";
import { useLoaded } from "../parts/useLoaded.ts";
import { fromMicroseconds } from "../words/format.ts";
import { useWords } from "../words/language.tsx";
import "../style/house.css";
import { type AuditEntry, shortId } from "./house.ts";
import { Pairings } from "./Pairings.tsx";

interface AuditPageOf {
  entries: AuditEntry[];
  next: string | null;
}

const NOBODY = "00000000-0000-0000-0000-000000000000";
/** What the house writes into its trail. */
const KINDS = [
  "session.signed_in",
  "session.refused",
  "session.ended",
  "request.refused",
  "token.refused",
  "account.password_changed",
  "account.one_time_begun",
  "account.one_time_removed",
  "account.passkey_added",
  "account.passkey_removed",
  "account.passkey_refused",
  "user.created",
  "user.roles_given",
  "user.disabled",
  "user.reset",
  "user.related",
  "user.unrelated",
  "organisation.created",
  "competence.given",
  "competence.taken",
  "mandate.given",
  "mandate.revoked",
  "key.made",
  "key.revoked",
  "webhook.made",
  "webhook.ended",
  "webhook.replayed",
  "webhook.given_up",
  "agreement.accepted",
  "agreement.confirmed",
  "agreement.fact",
  "agreement.proposed",
  "authorisation.confirmed",
  "authorisation.proposed",
  "authorisation.withdrawn",
  "exchange.answered",
  "exchange.asked",
  "exchange.recognised",
  "exchange.refused",
  "register.confirmed",
  "register.proposed",
  "register.withdrawn",
  "recognised.confirmed",
  "recognised.proposed",
  "law.brought",
  "law.confirmed",
  "law.proposed",
  "law.withdrawn",
  "payment.deposited",
  "payment.drawn",
  "payment.recorded",
  "account.opened",
  "case.released",
  "case.bulk",
  "case.erased",
  "case.kept_after_all",
  "case.confirmed",
  "absence.noted",
  "absence.ended",
  "case.handed_over",
  "case.passed_on",
  "case.referred",
  "case.off_hours",
  "case.proposed",
  "case.rerouted",
  "case.self_assigned",
  "case.written_off",
];

const DAY_MS = 24 * 3_600_000;

/** What a form asks of the trail: days from their beginning to their end. */
function narrowing(given: FormData): Record<string, string> {
  const text = (name: string) => String(given.get(name) ?? "").trim();
  const [from, to] = [text("from"), text("to")];
  const instant = (day: string, days: number) => String((new Date(`${day}T00:00:00`).getTime() + days * DAY_MS) * 1000);
  const asked = { by: text("by"), subject: text("subject"), from: from && instant(from, 0), to: to && instant(to, 1) };
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== ""));
}

export default function AuditPage({ client }: { client: Client }) {
  const { t, code, instant } = useWords();
  const [kind, setKind] = useState("");
  const [isControl, setControl] = useState(false);
  const [after, setAfter] = useState<string | null>(null);
  const [narrowed, setNarrowed] = useState<Record<string, string>>({});
  const query = new URLSearchParams({ limit: "50", ...narrowed, ...(kind ? { kind } : {}), ...(isControl ? { control: "true" } : {}), ...(after ? { after } : {}) });
  const { value, error, reload } = useLoaded<AuditPageOf>(client, `/api/audit?${query}`);
  return (
    <main className="sheet">
      <h1>{t("audit.title")}</h1>
      <Pairings client={client} />
      <div className="house-form" role="search">
        <label>
          {t("audit.kind")}
          <select
            value={kind}
            onChange={(change) => {
              setKind(change.target.value);
              setAfter(null);
            }}
          >
            <option value="">{t("audit.any")}</option>
            {KINDS.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
        </label>
        <label data-inline>
          <input
            type="checkbox"
            checked={isControl}
            onChange={(change) => {
              setControl(change.target.checked);
              setAfter(null);
            }}
          />
          {t("audit.control")}
        </label>
      </div>
      <form
        className="house-form"
        onSubmit={(event) => {
          event.preventDefault();
          setNarrowed(narrowing(new FormData(event.currentTarget)));
          setAfter(null);
        }}
      >
        <label className="house-long">
          {t("audit.by_id")}
          <input name="by" pattern="\s*[0-9a-fA-F\-]{36}\s*" autoComplete="off" spellCheck={false} />
        </label>
        <label className="house-long">
          {t("audit.about")}
          <input name="subject" maxLength={200} autoComplete="off" spellCheck={false} />
        </label>
        <label>
          {t("audit.from")}
          <input name="from" type="date" />
        </label>
        <label>
          {t("audit.until")}
          <input name="to" type="date" />
        </label>
        <button type="submit">{t("audit.search")}</button>
      </form>
      {error ? <Failure what={t("audit.failed")} error={error} onRetry={reload} /> : null}
      {value?.entries.length === 0 && <p role="status">{t("audit.none")}</p>}
      {value && value.entries.length > 0 && (
        <div className="house-table" tabIndex={0} role="region" aria-label={t("audit.title")}>
          <table>
            <thead>
              <tr>
                <Heads names={[t("audit.at"), t("audit.who"), t("audit.kind"), t("audit.outcome"), t("audit.subject"), t("audit.detail")]} />
              </tr>
            </thead>
            <tbody>
              {value.entries.map((one) => (
                <tr key={one.id} data-control={one.is_control}>
                  <th scope="row">{instant(fromMicroseconds(one.at))}</th>
                  <td title={one.by}>
                    {one.by === NOBODY ? (
                      t("audit.nobody")
                    ) : (
                      <button type="button" className="small" aria-label={t("page.act_on", { act: t("audit.only"), name: one.by_name ?? one.by })} onClick={() => (setNarrowed({ by: one.by }), setAfter(null))}>
                        {one.by_name ?? shortId(one.by)}
                      </button>
                    )}
                  </td>
                  <td className="mono">{one.kind}</td>
                  <td>{code("audit_outcome", one.outcome)}</td>
                  <td className="house-break">{one.subject}</td>
                  <td className="house-break">{one.detail}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <div className="house-form">
        {after && (
          <button type="button" onClick={() => setAfter(null)}>
            {t("audit.newest")}
          </button>
        )}
        {value?.next && (
          <button type="button" onClick={() => setAfter(value.next)}>
            {t("audit.more")}
          </button>
        )}
      </div>
    </main>
  );
}
