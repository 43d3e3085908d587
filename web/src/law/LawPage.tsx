// This module decides the page of the law: what counts now and next, what changed for whom when it came into force, the
// plan, the editions, the workbench of the one that is looked at, and the drafts of those to come.

import { useState } from "react";
import type { Client } from "../client.ts";
import { Failure } from "../parts/Failure.tsx";
import { save } from "../parts/save.ts";
import { useLoaded } from "../parts/useLoaded.ts";
import type { Account } from "../portal/session.ts";
import { fromMicroseconds } from "../words/format.ts";
import { useWords } from "../words/language.tsx";
import "../words/law.ts";
import "../style/cockpit.css";
import "../style/law.css";
import { Bring } from "./Bring.tsx";
import { DraftPage } from "./drafts/DraftPage.tsx";
import { Drafts } from "./drafts/Drafts.tsx";
import { type Comparison, type Edition, type Law, morningOf, nextOf } from "./law.ts";
import { Plan } from "./Plan.tsx";
import { Result } from "./Result.tsx";
import { Workbench } from "./Workbench.tsx";

interface Props {
  client: Client;
  account: Account;
  /** The draft that is open; none for the page of all editions. */
  draft: string | null;
  onDraft(draft: string | null): void;
}

export default function LawPage({ client, account, draft, onDraft }: Props) {
  const { t, date } = useWords();
  const { value: law, error, reload } = useLoaded<Law>(client, "/api/editions");
  const [looked, setLooked] = useState<string | null>(null);
  const may = (permission: string) => account.permissions.includes(permission);
  const editionOf = (edition: string) => law?.editions.find((one) => one.edition === edition);
  const nameOf = (edition: string) => nameOfEdition(editionOf(edition), edition);
  const onBrought = (edition: string) => {
    setLooked(edition);
    reload();
  };
  const morning = law && morningOf(law);
  if (law && draft && may("ManageLaw")) {
    const onMade = (edition: string) => {
      onBrought(edition);
      onDraft(null);
    };
    return (
      <main className="cockpit">
        <DraftPage key={draft} client={client} id={draft} earliest={law.earliest} today={law.today} nameOf={nameOf} onClose={() => onDraft(null)} onMade={onMade} />
      </main>
    );
  }
  return (
    <main className="cockpit">
      <div className="cockpit-head">
        <h1>{t("law.title")}</h1>
        {law && <span className="quiet">{t("law.today", { date: date(law.today) })}</span>}
      </div>
      {error ? <Failure what={t("law.failed")} error={error} onRetry={reload} /> : null}
      {!law && !error && <p className="quiet">{t("list.loading")}</p>}
      {law && (
        <>
          <Tiles law={law} nameOf={nameOf} noteOf={(edition) => editionOf(edition)?.note ?? ""} />
          <div className="panels">
            {morning && <Morning client={client} morning={morning} />}
            <Plan client={client} law={law} mayManage={may("ManageLaw")} nameOf={nameOf} onDone={reload} />
            <Editions client={client} law={law} looked={looked} mayManage={may("ManageLaw")} onLook={setLooked} />
            {may("ManageLaw") && <Bring client={client} onBrought={onBrought} />}
            {may("ManageLaw") && <Drafts client={client} law={law} nameOf={nameOf} onOpen={onDraft} />}
            {looked && <Workbench key={looked} client={client} law={law} edition={looked} name={nameOf(looked)} mayCompare={may("CompareLaw")} mayManage={may("ManageLaw")} onDone={reload} />}
            <Earlier client={client} comparisons={law.comparisons} nameOf={nameOf} />
          </div>
        </>
      )}
    </main>
  );
}

/** Digits of a hash by which people tell editions apart. */
const DIGITS = 8;

function nameOfEdition(edition: Edition | undefined, hash: string): string {
  return edition ? `${edition.pack} ${edition.version} · ${hash.slice(0, DIGITS)}` : hash.slice(0, DIGITS);
}

function Tiles({ law, nameOf, noteOf }: { law: Law; nameOf(edition: string): string; noteOf(edition: string): string }) {
  const { t, date } = useWords();
  const next = nextOf(law);
  const waits = law.activations.filter((one) => one.status === "proposed");
  const tile = (name: string, figure: string, note: string) => (
    <li className="tile">
      <div>
        <span className="tile-name">{name}</span>
        <strong className="law-figure">{figure}</strong>
        <span className="quiet">{note}</span>
      </div>
    </li>
  );
  const joined = (...parts: string[]) => parts.filter(Boolean).join(" · ");
  return (
    <ul className="tiles law-tiles">
      {tile(t("law.now"), nameOf(law.in_force), joined(law.since ? t("law.since", { date: date(law.since) }) : t("law.from_start"), noteOf(law.in_force)))}
      {next ? tile(t("law.next"), nameOf(next.edition), joined(t("law.from", { date: date(next.counts_from) }), next.reason)) : tile(t("law.next"), "–", t("law.none_next"))}
      {waits.map((one) => (
        <li key={one.id} className="tile" data-waits>
          <div>
            <span className="tile-name">{t("law.waiting")}</span>
            <strong className="law-figure">{nameOf(one.edition)}</strong>
            <span className="quiet">{joined(t("law.from", { date: date(one.counts_from) }), one.reason)}</span>
          </div>
        </li>
      ))}
    </ul>
  );
}

function Morning({ client, morning }: { client: Client; morning: Comparison }) {
  const { t, date } = useWords();
  return (
    <section className="panel" data-wide="true" data-part="morning">
      <h2>{t("law.morning")}</h2>
      <p className="quiet">{t("law.morning_note", { from: date(morning.first_day), to: date(morning.last_day), date: date(morning.legal_date ?? "") })}</p>
      <Result client={client} id={morning.id} />
    </section>
  );
}

interface EditionsProps {
  client: Client;
  law: Law;
  looked: string | null;
  mayManage: boolean;
  onLook(edition: string): void;
}

function Editions({ client, law, looked, mayManage, onLook }: EditionsProps) {
  const { t, instant } = useWords();
  const [refused, setRefused] = useState<unknown>(null);
  const download = ({ edition, pack, version }: Edition) => client.download(`/api/editions/${edition}/workbook`).then((bytes) => save(bytes, `${pack}-${version}.xlsx`), setRefused);
  return (
    <section className="panel" data-wide={!mayManage} data-part="editions">
      <h2>{t("law.editions")}</h2>
      {refused ? <Failure what={t("law.no_workbook")} error={refused} /> : null}
      <ul className="law-editions">
        {law.editions.map((one) => (
          <li key={one.edition}>
            <div>
              <strong>{nameOfEdition(one, one.edition)}</strong> {one.edition === law.in_force && <span className="law-mark">{t("law_status.in_force")}</span>}
              <p className="quiet">
                {one.note && `${one.note} · `}
                {one.brought_by ? t("law.brought", { person: one.brought_by, time: instant(fromMicroseconds(one.brought_at)) }) : t("law.shipped")}
              </p>
            </div>
            {mayManage && one.has_tables && (
              <button type="button" aria-label={t("law.workbook_of", { edition: nameOfEdition(one, one.edition) })} onClick={() => void download(one)}>
                {t("law.workbook")}
              </button>
            )}
            <button type="button" aria-pressed={one.edition === looked} aria-label={t("law.look_of", { edition: nameOfEdition(one, one.edition) })} onClick={() => onLook(one.edition)}>
              {t("law.look")}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Earlier({ client, comparisons, nameOf }: { client: Client; comparisons: Comparison[]; nameOf(edition: string): string }) {
  const { t, instant, date } = useWords();
  const [shown, setShown] = useState<string | null>(null);
  if (comparisons.length === 0) return null;
  return (
    <section className="panel" data-wide="true" data-part="earlier">
      <h2>{t("law.earlier")}</h2>
      <ul className="law-editions">
        {comparisons.map((one) => {
          const time = instant(fromMicroseconds(one.asked_at));
          return (
            <li key={one.id}>
              <div>
                {nameOf(one.old)} → {nameOf(one.new)}
                <p className="quiet">
                  {t("law.range", { from: date(one.first_day), to: date(one.last_day) })} · {one.asked_by ? t("law.brought", { person: one.asked_by, time }) : t("law.by_house")}
                </p>
              </div>
              <button type="button" aria-pressed={one.id === shown} aria-label={t("law.show_of", { time })} onClick={() => setShown(one.id === shown ? null : one.id)}>
                {t("law.show")}
              </button>
            </li>
          );
        })}
      </ul>
      {shown && <Result client={client} id={shown} />}
    </section>
  );
}
