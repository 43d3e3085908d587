// This module decides the page of the exchange with other administrations: what was asked and answered, the partners and their
// keys, and whom both trust.

import { useState } from "react";
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
import "../words/exchange.ts";
import { type Arrangement, type Detail, type Exchange, LIST } from "./exchange.ts";
import { OneExchange } from "./OneExchange.tsx";
import { Partners } from "./Partners.tsx";
import { Trusted } from "./Trusted.tsx";

interface Props {
  client: Client;
  account: Account;
  /** The request that is open. */
  id: string | null;
}

export default function ExchangePage({ client, account, id }: Props) {
  const { t } = useWords();
  const { value, error, reload } = useLoaded<{ arrangement: Arrangement | null }>(client, "/api/arrangement");
  const arrangement = value?.arrangement ?? null;
  return (
    <main className="sheet">
      <h1>{t("exchange.title")}</h1>
      <p className="quiet">{t("exchange.about")}</p>
      {error ? <Failure what={t("exchange.failed")} error={error} onRetry={reload} /> : null}
      {!value && !error && <p className="quiet">{t("evidence.loading")}</p>}
      {value && !arrangement && (
        <p role="status" className="agree-waits">
          {t("exchange.no_arrangement")} {t("exchange.no_arrangement_how")}
        </p>
      )}
      {value &&
        (id ? (
          <One key={id} id={id} client={client} account={account} arrangement={arrangement} />
        ) : (
          <>
            <Requests client={client} arrangement={arrangement} />
            {arrangement && <Partners arrangement={arrangement} />}
            {arrangement && <Trusted client={client} account={account} arrangement={arrangement} />}
          </>
        ))}
    </main>
  );
}

function One({ id, client, account, arrangement }: { id: string; client: Client; account: Account; arrangement: Arrangement | null }) {
  const { t } = useWords();
  const { value, error, reload } = useLoaded<Detail>(client, `/api/exchanges/${encodeURIComponent(id)}`);
  return (
    <section data-part="one">
      <p>
        <a href={addressOf("exchange")}>← {t("exchange.back")}</a>
      </p>
      {error ? <Failure what={t("exchange.failed")} error={error} onRetry={reload} /> : null}
      {!value && !error && <p className="quiet">{t("evidence.loading")}</p>}
      <h2>{t("exchange.request")}</h2>
      {value && <OneExchange detail={value} arrangement={arrangement} hasCase={account.permissions.includes("ListCases")} />}
    </section>
  );
}

function Requests({ client, arrangement }: { client: Client; arrangement: Arrangement | null }) {
  const { t, code, instant, text } = useWords();
  const { value, error, reload } = useLoaded<{ exchanges: Exchange[] }>(client, "/api/exchanges");
  const [direction, setDirection] = useState("");
  const shown = value?.exchanges.filter((one) => !direction || one.direction === direction) ?? [];
  const peer = (name: string) => text(arrangement?.administrations.find((one) => one.name === name)?.called) || name;
  const purpose = (name: string) => (name === LIST ? t("exchange.list") : text(arrangement?.purposes.find((one) => one.name === name)?.called) || name);
  return (
    <section data-part="requests">
      <h2>{t("exchange.requests")}</h2>
      {error ? <Failure what={t("exchange.failed")} error={error} onRetry={reload} /> : null}
      <div className="house-form" role="search">
        <label>
          {t("exchange.direction")}
          <select value={direction} onChange={(event) => setDirection(event.target.value)}>
            <option value="">{t("exchange.both")}</option>
            {["asked", "answered"].map((one) => (
              <option key={one} value={one}>
                {code("exchange_direction", one)}
              </option>
            ))}
          </select>
        </label>
      </div>
      {value && shown.length === 0 && <p role="status">{t("exchange.requests_none")}</p>}
      {shown.length > 0 && (
        <div className="house-table" tabIndex={0} role="region" aria-label={t("exchange.requests")}>
          <table>
            <thead>
              <tr>
                <Heads names={[t("exchange.at"), t("exchange.direction"), t("exchange.peer"), t("exchange.purpose"), t("exchange.reference"), t("exchange.outcome")]} />
              </tr>
            </thead>
            <tbody>
              {shown.map((one) => {
                const time = instant(fromMicroseconds(one.at));
                return (
                  <tr key={one.id}>
                    <th scope="row">
                      {one.purpose === LIST ? (
                        time
                      ) : (
                        <a href={addressOf("exchange", one.id)} aria-label={t("exchange.look_of", { reference: one.reference, time })}>
                          {time}
                        </a>
                      )}
                    </th>
                    <td>{code("exchange_direction", one.direction)}</td>
                    <td>{peer(one.peer)}</td>
                    <td>{purpose(one.purpose)}</td>
                    <td>{one.reference || "–"}</td>
                    <td>{code("exchange_outcome", one.outcome)}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
