// This module decides the page of capacity: what each place has today and what of it is free, what usually comes where, what was
// laid down by whom; and the form beside them. What is free is read again every few seconds.

import { useRef, useState } from "react";
import type { Client } from "../client.ts";
import { useRound } from "../cockpit/useRound.ts";
import { Failure } from "../parts/Failure.tsx";
import { useLoaded } from "../parts/useLoaded.ts";
import type { Account } from "../portal/session.ts";
import { formatPercent } from "../words/format.ts";
import { useWords } from "../words/language.tsx";
import "../words/capacities.ts";
import "../style/cockpit.css";
import "../style/law.css";
import "../style/profiles.css";
import "../style/capacities.css";
import { again, type Capacities, type Capacity, type Draft, empty, type Law } from "./capacities.ts";
import { LaidDown } from "./LaidDown.tsx";
import { Propose } from "./Propose.tsx";
import { Today } from "./Today.tsx";
import { Usual } from "./Usual.tsx";

const READ_AGAIN_MS = 10_000;

interface Edited {
  /** The version after which it comes; none for a capacity of its own. */
  after: Capacity | null;
  draft: Draft;
  /** Another form each time. */
  key: number;
}

export default function CapacitiesPage({ client, account }: { client: Client; account: Account }) {
  const { t, count } = useWords();
  const { value: view, error, reload } = useLoaded<Capacities>(client, "/api/capacities", useRound(READ_AGAIN_MS));
  const [edited, setEdited] = useState<Edited | null>(null);
  const [isProposed, setProposed] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const mayManage = account.permissions.includes("ManageTargeting");
  const waiting = view?.versions.filter((one) => one.status === "proposed").length ?? 0;
  function edit(draft: Draft, after: Capacity | null = null) {
    setProposed(false);
    setEdited((before) => ({ after, draft, key: (before?.key ?? 0) + 1 }));
  }
  function close(isDone: boolean) {
    setEdited(null);
    setProposed(isDone);
    opener.current?.focus();
    if (isDone) reload();
  }
  return (
    <main className="cockpit">
      <div className="cockpit-head">
        <h1>{t("capacity.title")}</h1>
        <span className="quiet">{t("capacity.note")}</span>
        {mayManage && view && (
          <button type="button" ref={opener} onClick={() => edit(empty(view.today))}>
            {t("capacity.new")}
          </button>
        )}
      </div>
      {error ? <Failure what={t("capacity.failed")} error={error} onRetry={reload} /> : null}
      {!view && !error && <p className="quiet">{t("list.loading")}</p>}
      {view && (
        <>
          <Allowed law={view.law} />
          <p role="status" className="capacity-told">
            {isProposed ? t("profiles.proposed") : waiting > 0 ? t("profiles.waits", { count: count(waiting) }) : null}
          </p>
          <div className="panels">
            {edited && <Propose key={edited.key} client={client} view={view} after={edited.after} initial={edited.draft} onDone={() => close(true)} onClose={() => close(false)} />}
            <Today view={view} />
            <Usual view={view} onPlan={mayManage ? (place) => edit(empty(view.today, place)) : null} />
            <LaidDown client={client} view={view} mayManage={mayManage} onDone={reload} onNext={(one) => edit(again(one.says, view.today), one)} />
          </div>
        </>
      )}
    </main>
  );
}

function Allowed({ law }: { law: Law | null }) {
  const { t, language } = useWords();
  if (!law) return <p className="analyst-warning">{t("capacity.law_none")}</p>;
  const percent = (share: string) => formatPercent(language, Number(share));
  return <p className="quiet">{t("capacity.law", { goods: percent(law.goods), papers: percent(law.papers), goods_max: percent(law.goods_max), papers_max: percent(law.papers_max), unknown: percent(law.unknown) })}</p>;
}
