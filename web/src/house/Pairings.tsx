// This module decides how internal control sees which officer released unusually many cases of which firm.

import type { Shapes } from "../api.ts";
import type { Client } from "../client.ts";
import { Failure } from "../parts/Failure.tsx";
import { Heads } from "../parts/Heads.tsx";
import { useLoaded } from "../parts/useLoaded.ts";
import { useWords } from "../words/language.tsx";
import "../words/people.ts";
import { shortId } from "./house.ts";

export function Pairings({ client }: { client: Client }) {
  const { t, count } = useWords();
  const { value, error, reload } = useLoaded<Shapes["Pairing"][]>(client, "/api/audit/pairings");
  return (
    <section aria-label={t("pairings.title")}>
      <h2>{t("pairings.title")}</h2>
      <p className="quiet">{t("pairings.about")}</p>
      {error ? <Failure what={t("pairings.failed")} error={error} onRetry={reload} /> : null}
      {value?.length === 0 && <p role="status">{t("pairings.none")}</p>}
      {value && value.length > 0 && (
        <div className="house-table" tabIndex={0} role="region" aria-label={t("pairings.table")}>
          <table>
            <thead>
              <tr>
                <Heads names={[t("pairings.officer"), t("pairings.firm"), t("pairings.released")]} />
              </tr>
            </thead>
            <tbody>
              {value.map((one) => (
                <tr key={`${one.officer} ${one.firm}`}>
                  <th scope="row" className="mono" title={one.officer}>
                    {shortId(one.officer)}
                  </th>
                  <td className="house-break">{one.firm}</td>
                  <td>{t("pairings.share", { released: count(one.released), of: count(one.of) })}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
