// This module decides how it is told what was laid down and by whom, and where a second person confirms it or anyone who may
// withdraws it. What no longer counts stands folded below.

import { useState } from "react";
import type { Client } from "../client.ts";
import { Why } from "../law/Why.tsx";
import { Unfold } from "../parts/Unfold.tsx";
import { useWords } from "../words/language.tsx";
import { type Capacities, type Capacity, inOrder, isStanding } from "./capacities.ts";
import { useNames } from "./useNames.ts";

interface Props {
  client: Client;
  view: Capacities;
  mayManage: boolean;
  onDone(): void;
  onNext(one: Capacity): void;
}

export function LaidDown({ client, view, mayManage, onDone, onNext }: Props) {
  const { t, count } = useWords();
  const [refused, setRefused] = useState<unknown>(null);
  const standing = view.versions.filter(isStanding).sort((one, other) => Number(other.status === "proposed") - Number(one.status === "proposed") || inOrder(one.says, other.says));
  const past = view.versions.filter((one) => !isStanding(one));
  const act = (method: "PUT" | "DELETE", one: Capacity) => {
    setRefused(null);
    client.send(method, `/api/capacity-versions/${one.id}`).then(onDone, setRefused);
  };
  const listed = (versions: Capacity[]) => (
    <ul className="law-editions capacity-versions">
      {versions.map((one) => (
        <Line key={one.id} one={one} you={view.you} onAct={mayManage ? act : null} onNext={mayManage ? onNext : null} />
      ))}
    </ul>
  );
  return (
    <section className="panel" data-wide="true" data-part="laid-down">
      <h2>{t("capacity.laid_down")}</h2>
      {refused ? <Why what={t("profiles.act_failed")} error={refused} /> : null}
      {standing.length === 0 ? <p className="quiet">{t("capacity.laid_down_none")}</p> : listed(standing)}
      {past.length > 0 && <Unfold title={t("capacity.past", { count: count(past.length) })}>{listed(past)}</Unfold>}
    </section>
  );
}

interface LineProps {
  one: Capacity;
  you: string;
  onAct: ((method: "PUT" | "DELETE", one: Capacity) => void) | null;
  onNext: ((one: Capacity) => void) | null;
}

function Line({ one, you, onAct, onNext }: LineProps) {
  const { t, code } = useWords();
  const { placeOf, nameOf, weekOf, periodOf } = useNames();
  const { says, status } = one;
  const isOwn = one.proposer === you;
  const people = [
    t("capacity.proposed_by", { person: one.proposed_by ?? "–" }),
    one.confirmed_by && t("capacity.confirmed_by", { person: one.confirmed_by }),
    one.withdrawn_by && t("capacity.withdrawn_by", { person: one.withdrawn_by }),
  ];
  const labelOf = (act: string) => t("page.act_on", { act, name: nameOf(one) });
  return (
    <li data-status={status}>
      <div>
        <strong>{placeOf(says.place)}</strong> <span className="capacity-queue">{code("capacity_queue", says.queue)}</span> <span className="capacity-week">{weekOf(says)}</span> <span className="law-mark">{code("profile_status", status)}</span>
        <p className="quiet">{[periodOf(says), says.note, t("capacity.version", { number: one.number }), ...people].filter(Boolean).join(" · ")}</p>
        {onAct && status === "proposed" && isOwn && <p id={`own-${one.id}`}>{t("profiles.own")}</p>}
      </div>
      <span className="capacity-acts">
        {onAct && status === "proposed" && (
          <button type="button" disabled={isOwn} aria-describedby={isOwn ? `own-${one.id}` : undefined} aria-label={labelOf(t("profiles.confirm"))} onClick={() => onAct("PUT", one)}>
            {t("profiles.confirm")}
          </button>
        )}
        {onNext && ["in_use", "scheduled", "ended"].includes(status) && (
          <button type="button" aria-label={labelOf(t("capacity.next"))} onClick={() => onNext(one)}>
            {t("capacity.next")}
          </button>
        )}
        {onAct && isStanding(one) && (
          <button type="button" aria-label={labelOf(t("profiles.withdraw"))} onClick={() => onAct("DELETE", one)}>
            {t("profiles.withdraw")}
          </button>
        )}
      </span>
    </li>
  );
}
