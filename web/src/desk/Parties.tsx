// This module decides what an officer sees of the parties of a case: how often each came in the last year, how often somebody
// looked, and what was found.

import type { Lane, Shapes } from "../api.ts";
import type { Client } from "../client.ts";
import { Failure } from "../parts/Failure.tsx";
import { Heads } from "../parts/Heads.tsx";
import { LaneMark } from "../parts/Marks.tsx";
import { useLoaded } from "../parts/useLoaded.ts";
import { useWords } from "../words/language.tsx";
import "../style/cockpit.css";

type Party = Shapes["PartyHistory"];

export function Parties({ id, client }: { id: string; client: Client }) {
  const { t, code, count, instant } = useWords();
  const { value, error, reload } = useLoaded<Party[]>(client, `/api/cases/${encodeURIComponent(id)}/parties`);
  const cases = (party: Party) => (party.is_all ? count(party.cases) : t("parties.at_least", { cases: count(party.cases) }));
  return (
    <section className="part">
      <h3 id="parties">{t("parties.title")}</h3>
      {error ? <Failure what={t("case.failed")} error={error} onRetry={reload} /> : null}
      {value && (
        <div className="figures" tabIndex={0} role="region" aria-labelledby="parties">
          <table>
            <thead>
              <tr>
                <Heads names={[t("parties.party"), t("parties.cases"), t("parties.examined"), t("parties.irregular"), t("parties.newest")]} />
              </tr>
            </thead>
            <tbody>
              {value.map((party) => (
                <tr key={party.role} data-party={party.role}>
                  <th scope="row">
                    <small className="quiet">{code("tie", party.role)}</small> {party.name !== party.id && party.name} <span className="mono">{party.id}</span>
                    {party.authorisations.length > 0 && <div className="quiet">{t("parties.authorisations", { kinds: party.authorisations.join(" ") })}</div>}
                  </th>
                  <td className="number">{party.cases === 0 ? <strong>{t("parties.first")}</strong> : cases(party)}</td>
                  <td className="number">{count(party.examined)}</td>
                  <td className={party.irregular > 0 ? "number late" : "number"}>{count(party.irregular)}</td>
                  <td className="party-cases">
                    {party.newest.map((one) => (
                      <div key={one.case}>
                        <a className="mono" href={`#page=cases&case=${one.case}`}>
                          {one.name}
                        </a>{" "}
                        <LaneMark lane={one.lane as Lane | null} /> <span className={one.result && one.result !== "conform" ? "late" : "quiet"}>{one.result ? code("parties.result", one.result) : instant(new Date(one.received_at / 1000))}</span>
                      </div>
                    ))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
