// This module decides an examiner's work on a phone: the tasks, those that were begun, and what waits to be sent. It works
// without a network; what was found is kept at once and sent when there is one.

import { Alert, Button } from "antd";
import { useCallback, useEffect, useState } from "react";
import type { Client } from "../client.ts";
import { Failure, useReason } from "../parts/Failure.tsx";
import { LaneMark } from "../parts/Marks.tsx";
import type { Lane } from "../api.ts";
import { useWords } from "../words/language.tsx";
import "../words/examine.ts";
import { prepare } from "../scan/code.ts";
import { Examination } from "./Examination.tsx";
import { allHalfDone, dropHalfDone, dropResult, finishResult, type HalfDone, type Result, results, type Task } from "./kept.ts";
import { placesOf, usePlace } from "./place.ts";
import { DamagedPhoto } from "./sendPhoto.ts";
import { load, sendAll, sendAgain } from "./sync.ts";

/** How often it is tried to send what waits, beside the moment when the network comes back. */
const TRY_MS = 15_000;

export default function ExaminePage({ client }: { client: Client }) {
  const { t, count, code } = useWords();
  const refusal = useReason();
  const reason = (refused: unknown) => (refused instanceof DamagedPhoto ? t("examine.damaged", { name: refused.message }) : refusal(refused));
  const [tasks, setTasks] = useState<Task[]>([]);
  const [waiting, setWaiting] = useState<Result[]>([]);
  const [begun, setBegun] = useState<HalfDone[]>([]);
  const [isOffline, setOffline] = useState(false);
  const [error, setError] = useState<unknown>(null);
  // As it was when it was opened: it is not taken out of the hand when the queue changes.
  const [open, setOpen] = useState<Task | null>(null);
  const [place, setPlace] = usePlace();

  const refresh = useCallback(async () => {
    // Before the tasks: none is opened without what was found so far.
    setBegun(await allHalfDone());
    try {
      await sendAll(client, reason);
      const loaded = await load(client);
      setTasks(loaded.tasks);
      setOffline(loaded.isOffline);
      setError(null);
    } catch (refused) {
      setError(refused);
    }
    setWaiting(await results());
    // The words of a refusal change with the language; what is sent does not.
  }, [client]);
  async function again(id: string) {
    try {
      await sendAgain(client, id, reason);
    } catch (refused) {
      setError(refused);
    }
    await refresh();
  }
  useEffect(prepare, []);
  useEffect(() => {
    const again = () => void refresh();
    again();
    const timer = setInterval(again, TRY_MS);
    window.addEventListener("online", again);
    return () => {
      clearInterval(timer);
      window.removeEventListener("online", again);
    };
  }, [refresh]);

  const done = new Set(waiting.map((result) => result.id));
  const left = tasks.filter((one) => !done.has(one.id));
  // Begun here, and meanwhile done by somebody else or ordered no more.
  const orphans = error === null ? begun.filter((half) => !tasks.some((one) => one.id === half.id)) : [];
  const here = left.filter((one) => place === "" || one.place === place);
  if (open) {
    return (
      <Examination
        key={open.id}
        task={open}
        first={begun.find((one) => one.id === open.id) ?? null}
        onBack={async () => {
          setBegun(await allHalfDone());
          setOpen(null);
        }}
        onDone={async (result) => {
          await finishResult(result);
          setOpen(null);
          await refresh();
        }}
      />
    );
  }
  return (
    <main className="sheet">
      <h1>{t("examine.title")}</h1>
      {isOffline && <Alert type="warning" role="status" title={t("examine.offline")} />}
      {error ? <Failure what={t("queue.failed")} error={error} onRetry={() => void refresh()} /> : null}
      {waiting.length > 0 && (
        <section aria-label={t("examine.waiting", { count: count(waiting.length) })}>
          <h2>{t("examine.waiting", { count: count(waiting.length) })}</h2>
          <ul className="drafts">
            {waiting.map((result) => (
              <li key={result.id}>
                <span className="mono">{result.name}</span>
                <span>{t(result.result === "seize" ? "act.seize" : `act.verdict.${result.result}`)}</span>
                {result.refused && <strong className="late">{result.refused}</strong>}
                {result.moved && result.moved.since.length > 0 && <span>{t("examine.since", { acts: result.moved.since.map((kind) => code("event", kind)).join(" · ") })}</span>}
                {result.refused && (
                  <Button type="primary" onClick={() => void again(result.id)}>
                    {t(result.moved ? "examine.send_on" : "page.retry")}
                  </Button>
                )}
                {result.refused && <Button onClick={() => void dropResult(result.id).then(refresh)}>{t("examine.drop")}</Button>}
              </li>
            ))}
          </ul>
        </section>
      )}
      <p>
        <label htmlFor="examine-place">{t("examine.place")}</label>{" "}
        <select id="examine-place" value={place} onChange={(event) => setPlace(event.target.value)}>
          <option value="">{t("examine.all_places")}</option>
          {placesOf(tasks, place).map((one) => (
            <option key={one}>{one}</option>
          ))}
        </select>{" "}
        {left.length > here.length && <span className="quiet">{t("examine.elsewhere", { count: count(left.length - here.length) })}</span>}
      </p>
      <ul className="drafts">
        {here.map((one) => (
          <li key={one.id}>
            <span className="mono">{one.name}</span>
            <LaneMark lane={one.lane as Lane | null} />
            <span className="mono">{one.place}</span>
            <span className="quiet">{one.items[0]?.description}</span>
            <span className="spring" />
            <Button type="primary" onClick={() => setOpen(one)}>
              {t(begun.some((half) => half.id === one.id) ? "examine.go_on" : "examine.begin")}
            </Button>
          </li>
        ))}
      </ul>
      {orphans.length > 0 && (
        <section aria-label={t("examine.orphans")}>
          <h2>{t("examine.orphans")}</h2>
          <ul className="drafts">
            {orphans.map((one) => (
              <li key={one.id}>
                <span className="mono">{one.name}</span>
                <span className="spring" />
                <Button onClick={() => void dropHalfDone(one.id).then(refresh)}>{t("examine.drop")}</Button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {here.length === 0 && <p className="quiet">{t("examine.none")}</p>}
    </main>
  );
}
