// This module decides what a trader sees above the list of cases: a tile for each step that waits for the trader, the unread
// notices, and in one line what is with others.

import { useEffect } from "react";
import type { Snapshot } from "../api.ts";
import { addressOfQuery, stepOf } from "../cases/behind.ts";
import type { CaseFilter, Client } from "../client.ts";
import { Failure } from "../parts/Failure.tsx";
import { useFollowed } from "../parts/useFollowed.ts";
import { addressOf } from "../portal/route.ts";
import "../style/waiting.css";
import { formatSpan } from "../words/format.ts";
import { useWords } from "../words/language.tsx";
import "../words/waiting.ts";
import { type Counted, type Waiting, whatWaits } from "./waiting.ts";

interface Props {
  client: Client;
  permissions: readonly string[];
  snapshot: Snapshot | null;
  filter: CaseFilter;
  /** How many notices nobody has read; none where they are not read here or not known yet. */
  unread: number | null;
  /** Something came. */
  onNews(): void;
}

export default function Overview({ client, permissions, snapshot, filter, unread, onNews }: Props) {
  const { t, count } = useWords();
  const { value, error, reload } = useFollowed<Counted>(client, "/api/counts", snapshot);
  useEffect(() => {
    if (value) onNews();
  }, [value, onNews]);
  const { own, officer, agency } = whatWaits(value?.waiting ?? []);
  const others = [officer > 0 && t("waiting.with_customs", { count: count(officer) }), agency > 0 && t("waiting.with_agencies", { count: count(agency) })].filter((words) => words !== false);
  return (
    <section className="waiting" aria-label={t("waiting.title")}>
      {error && !value ? <Failure what={t("waiting.failed")} error={error} onRetry={reload} /> : null}
      <ul>
        {own.map((one) => (
          <Step key={one.stage} step={one} address={addressOfQuery(one.query, permissions)} isListed={stepOf(filter) === one.stage} />
        ))}
        {unread !== null && (
          <li data-tile="notices">
            <a href={addressOf("notices")}>
              <strong data-none={unread === 0}>{count(unread)}</strong>
              <span>{t("waiting.unread")}</span>
              <small>{t(unread > 0 ? "waiting.read_them" : "waiting.all_read")}</small>
            </a>
          </li>
        )}
      </ul>
      {value && (own.length === 0 || others.length > 0) && (
        <p className="quiet">
          {own.length === 0 && t("queue.none_free")} {others.join(" · ")}
        </p>
      )}
    </section>
  );
}

function Step({ step, address, isListed }: { step: Waiting; address: string | null; isListed: boolean }) {
  const { t, code, count, language } = useWords();
  return (
    <li data-tile={step.stage}>
      <a href={address ?? undefined} aria-current={isListed ? "true" : undefined}>
        <strong>{count(step.cases)}</strong>
        <span>{code("next", step.stage)}</span>
        <small>
          {step.late > 0 && <span className="late">{t("waiting.late", { count: count(step.late) })}</span>} {t("waiting.oldest", { span: formatSpan(language, step.oldest_seconds) })}
        </small>
      </a>
    </li>
  );
}
