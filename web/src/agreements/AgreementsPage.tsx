// This module decides the page of agreements: the list, one of them, or a new one.

import type { Client } from "../client.ts";
import { Failure } from "../parts/Failure.tsx";
import { Heads } from "../parts/Heads.tsx";
import { useLoaded } from "../parts/useLoaded.ts";
import { addressOf } from "../portal/route.ts";
import type { Account } from "../portal/session.ts";
import { fromMicroseconds } from "../words/format.ts";
import { useWords } from "../words/language.tsx";
import "../style/agreements.css";
import "../style/house.css";
import "../words/agreements.ts";
import type { Summary } from "./agreements.ts";
import { OneAgreement } from "./OneAgreement.tsx";
import { Propose } from "./Propose.tsx";

interface Props {
  client: Client;
  account: Account;
  /** The agreement that is open. */
  id: string | null;
  onOpen(id: string): void;
}

/** What stands in the address where a new one is made. */
const NEW = "new";

export default function AgreementsPage({ client, account, id, onOpen }: Props) {
  const mayPropose = account.permissions.includes("TakePartInAgreements");
  return (
    <main className="sheet">
      {id === null || (id === NEW && !mayPropose) ? <List client={client} mayPropose={mayPropose} /> : id === NEW ? <Propose client={client} account={account} onProposed={onOpen} /> : <OneAgreement key={id} id={id} client={client} account={account} />}
    </main>
  );
}

function List({ client, mayPropose }: { client: Client; mayPropose: boolean }) {
  const { t, code, count, instant, text } = useWords();
  const { value, error, reload } = useLoaded<{ agreements: Summary[] }>(client, "/api/agreements");
  return (
    <>
      <h1>{t("agree.title")}</h1>
      <p className="quiet">{t("agree.about")}</p>
      {mayPropose && (
        <p>
          <a className="agree-new" href={addressOf("agreements", NEW)}>
            {t("agree.new")}
          </a>
        </p>
      )}
      {error ? <Failure what={t("agree.failed")} error={error} onRetry={reload} /> : null}
      {!value && !error && <p className="quiet">{t("evidence.loading")}</p>}
      {value?.agreements.length === 0 && <p role="status">{t("agree.none")}</p>}
      {value && value.agreements.length > 0 && (
        <div className="house-table" tabIndex={0} role="region" aria-label={t("agree.title")}>
          <table>
            <thead>
              <tr>
                <Heads names={[t("agree.name"), t("agree.state"), t("agree.case"), t("agree.proposed_at"), t("agree.steps_head")]} figuresFrom={4} />
              </tr>
            </thead>
            <tbody>
              {value.agreements.map((one) => (
                <tr key={one.id}>
                  <th scope="row" className="house-break">
                    <a href={addressOf("agreements", one.id)}>{text(one.title)}</a> <code title={one.hash}>{one.hash.slice(0, 8)}</code>
                  </th>
                  <td>{code("agree_state", one.in_force_at === null ? "proposed" : "in_force")}</td>
                  <td>{one.mrn ?? "–"}</td>
                  <td>{instant(fromMicroseconds(one.at))}</td>
                  <td className="figure">{count(one.steps)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
