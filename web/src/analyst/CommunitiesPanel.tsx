// This module decides how analysts read who belongs together: communities of importers by what they share, and how far what was
// found in one reaches the others. It is asked for when somebody opens it: it goes through all cases of the days.

import { useState } from "react";
import type { Shapes } from "../api.ts";
import type { Client } from "../client.ts";
import { FigureTable } from "../parts/FigureTable.tsx";
import { Failure } from "../parts/Failure.tsx";
import { useLoaded } from "../parts/useLoaded.ts";
import { useWords } from "../words/language.tsx";
import { addressOfNetwork } from "./network.ts";

type View = Shapes["CommunitiesView"];
type Community = Shapes["Community"];

export function CommunitiesPanel({ client, days }: { client: Client; days: number }) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <section className="panel" data-wide>
      <h2>{t("communities.title")}</h2>
      <p className="quiet">{t("communities.note")}</p>
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{t("communities.show")}</summary>
        {isOpen && <Found client={client} days={days} />}
      </details>
    </section>
  );
}

function Found({ client, days }: { client: Client; days: number }) {
  const { t, count, decimal } = useWords();
  const { value: view, error, reload } = useLoaded<View>(client, `/api/risk/communities?days=${days}`);
  if (error) return <Failure what={t("analyst.failed")} error={error} onRetry={reload} />;
  if (!view) return <p className="quiet">{t("list.loading")}</p>;
  if (view.communities.length === 0) return <p className="quiet">{t("communities.none", { importers: count(view.importers) })}</p>;
  return (
    <>
      <p>{t("communities.found", { found: count(view.found), importers: count(view.importers), cases: count(view.cases), modularity: decimal(view.modularity) })}</p>
      {!view.is_all && <p className="quiet">{t("communities.newest")}</p>}
      <ul className="plain">
        {view.communities.map((community) => (
          <li key={community.importers[0]?.value}>
            <One community={community} />
          </li>
        ))}
      </ul>
    </>
  );
}

function One({ community }: { community: Community }) {
  const { t, code, count, decimal } = useWords();
  const name = community.importers[0]?.value ?? "";
  const figures = { size: count(community.size), cases: count(community.cases), examined: count(community.examined), irregular: count(community.irregular), risk: decimal(community.risk) };
  const heads = [code("tie", "importer"), t("communities.cases"), t("analyst.examined"), t("analyst.irregular"), t("communities.risk")];
  const rows = community.importers.map((one) => ({
    key: one.value,
    name: one.value,
    address: addressOfNetwork({ kind: "importer", value: one.value }),
    figures: [count(one.cases), count(one.examined), count(one.irregular), `${decimal(one.risk)} ×`],
  }));
  return (
    <details>
      <summary>
        <strong>{name}</strong> {t("communities.summary", figures)}
      </summary>
      <p className="communities-shared">
        {t("communities.shared")}{" "}
        {community.shared.map((one, place) => (
          <span key={`${one.kind} ${one.value}`}>
            {place > 0 && " · "}
            {code("tie", one.kind)} <a href={addressOfNetwork(one)}>{one.value}</a> ({count(one.importers)})
          </span>
        ))}
      </p>
      <FigureTable label={t("communities.of", { name })} heads={heads} rows={rows} />
    </details>
  );
}
