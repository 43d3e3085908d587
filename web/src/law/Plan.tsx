// This module decides how the plan stands on the page: what counts from when, who said so, and the second person's word.

import { useState } from "react";
import type { Client } from "../client.ts";
import { Heads } from "../parts/Heads.tsx";
import { useWords } from "../words/language.tsx";
import type { Activation, Law } from "./law.ts";
import { Why } from "./Why.tsx";

interface Props {
  client: Client;
  law: Law;
  mayManage: boolean;
  nameOf(edition: string): string;
  onDone(): void;
}

export function Plan({ client, law, mayManage, nameOf, onDone }: Props) {
  const { t, code, date } = useWords();
  const [refused, setRefused] = useState<unknown>(null);
  function act(method: "PUT" | "DELETE", one: Activation) {
    setRefused(null);
    client.send(method, `/api/activations/${one.id}`).then(onDone, setRefused);
  }
  const names = (one: Activation) => [one.proposed_by, one.confirmed_by].map((name) => name ?? "–").join(" / ");
  return (
    <section className="panel law-plan" data-wide="true">
      <h2>{t("law.plan")}</h2>
      {refused ? <Why what={t("law.act_failed")} error={refused} /> : null}
      {law.activations.length === 0 ? (
        <p className="quiet">{t("law.plan_empty")}</p>
      ) : (
        <div className="figures" tabIndex={0} role="region" aria-label={t("law.plan")}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t("law.counts_from")}</th>
                {mayManage && <td />}
                <Heads names={[t("law.edition"), t("law.reason"), t("law.status"), t("law.by")]} />
              </tr>
            </thead>
            <tbody>
              {law.activations.map((one) => (
                <tr key={one.id} data-status={one.status}>
                  <th scope="row">{date(one.counts_from)}</th>
                  {mayManage && (
                    <td className="law-acts">
                      {one.status === "proposed" && one.proposer !== law.you && (
                        <button type="button" aria-label={t("law.confirm_of", { date: date(one.counts_from) })} onClick={() => act("PUT", one)}>
                          {t("law.confirm")}
                        </button>
                      )}
                      {(one.status === "proposed" || one.status === "confirmed") && (
                        <button type="button" aria-label={t("law.withdraw_of", { date: date(one.counts_from) })} onClick={() => act("DELETE", one)}>
                          {t("law.withdraw")}
                        </button>
                      )}
                    </td>
                  )}
                  <td>{nameOf(one.edition)}</td>
                  <td>{one.reason}</td>
                  <td>{one.status === "proposed" ? t("law.waiting") : code("law_status", one.status)}</td>
                  <td>{names(one)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
