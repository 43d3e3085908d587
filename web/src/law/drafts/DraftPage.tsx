// This module decides the page of one draft: its rules, the one that is written, the tests, and the edition that is made of it.
// What somebody else changed meanwhile is said, and nothing of it is overwritten.

import { useCallback, useEffect, useRef, useState } from "react";
import { type Client, Refusal } from "../../client.ts";
import { Failure } from "../../parts/Failure.tsx";
import { useLoaded } from "../../parts/useLoaded.ts";
import { fromMicroseconds } from "../../words/format.ts";
import { useWords } from "../../words/language.tsx";
import "../../words/drafts.ts";
import "../../style/profiles.css";
import "../../style/drafts.css";
import { Why } from "../Why.tsx";
import { asItIs, type DraftView, fresh, keyOf, type Ran, type Rule, type Written } from "./draft.ts";
import { Make } from "./Make.tsx";
import { NewSource } from "./NewSource.tsx";
import { Problems } from "./Problems.tsx";
import { Gone, RuleEditor } from "./RuleEditor.tsx";
import { RuleList } from "./RuleList.tsx";
import { Tests } from "./Tests.tsx";

interface Props {
  client: Client;
  id: string;
  earliest: string;
  today: string;
  nameOf(edition: string): string;
  onClose(): void;
  onMade(edition: string): void;
}

/** The key of a rule that is not there yet. */
const NEW = "";

export function DraftPage({ client, id, earliest, today, nameOf, onClose, onMade }: Props) {
  const { value, error, reload } = useLoaded<DraftView>(client, `/api/drafts/${id}`);
  const { t } = useWords();
  if (error) return <Failure what={t("drafts.failed")} error={error} onRetry={reload} />;
  if (!value) return <p className="quiet">{t("list.loading")}</p>;
  return <Opened {...{ client, earliest, today, nameOf, onClose, onMade }} loaded={value} onReload={reload} />;
}

interface OpenedProps extends Omit<Props, "id"> {
  loaded: DraftView;
  onReload(): void;
}

function Opened({ client, loaded, earliest, today, nameOf, onClose, onMade, onReload }: OpenedProps) {
  const { t, instant } = useWords();
  const [view, setView] = useState(loaded);
  const [open, setOpen] = useState<{ key: string; rule: Rule | null } | null>(null);
  const [refused, setRefused] = useState<unknown>(null);
  const [unsaved, setUnsaved] = useState<ReadonlySet<string>>(new Set());
  // What is written and not kept, while other rules are looked at.
  const writing = useRef(new Map<string, Written>());
  const path = `/api/drafts/${view.card.draft}`;
  useEffect(() => {
    setView(loaded);
    setRefused(null);
  }, [loaded]);
  const { ran, ranError, run } = useRun(client, path, view.card.version);

  useUnloadWarning(unsaved.size > 0);

  const change = useCallback(
    async (method: "PUT" | "DELETE", address: string, body?: unknown): Promise<DraftView | null> => {
      setRefused(null);
      try {
        const next = await client.send<DraftView>(method, address, body, { "If-Match": `"${view.card.version}"` });
        setView(next);
        return next;
      } catch (failure) {
        setRefused(failure);
        return null;
      }
    },
    [client, view.card.version],
  );
  function forget(key: string) {
    writing.current.delete(key);
    setUnsaved(new Set(writing.current.keys()));
  }
  function onWrite(key: string, written: Written, isChanged: boolean) {
    if (isChanged) writing.current.set(key, written);
    else writing.current.delete(key);
    setUnsaved(new Set(writing.current.keys()));
  }
  async function changeRule(key: string, written: Written, line: number | null): Promise<boolean> {
    const next = await change("PUT", `${path}/rules`, { ...written, line });
    if (!next) return false;
    forget(key);
    const after = keyOf(written.table, written.says);
    const rule = next.rules.find((one) => keyOf(one.table, one.says) === after);
    setOpen(rule ? { key: after, rule } : null);
    return true;
  }
  const isMoved = refused instanceof Refusal && refused.problem?.code === "draft_moved";
  const rule = (open?.rule && view.rules.find((one) => keyOf(one.table, one.says) === open.key)) ?? null;
  return (
    <div className="draft" data-open={open !== null || undefined}>
      <div className="cockpit-head">
        <h1>{view.card.name}</h1>
        <button type="button" onClick={onClose}>
          {t("drafts.back")}
        </button>
        <Drop client={client} path={path} version={view.card.version} onDropped={onClose} onRefused={setRefused} />
        <span className="quiet">
          {t("drafts.over", { edition: nameOf(view.card.edition), version: view.card.version })} · {t("drafts.by", { person: view.card.changed_by ?? "–", time: instant(fromMicroseconds(view.card.changed_at)) })}
        </span>
      </div>
      {refused ? <Why what={t("drafts.not_kept")} error={refused} /> : null}
      {isMoved && (
        <p>
          <button type="button" onClick={onReload}>
            {t("drafts.reload")}
          </button>
        </p>
      )}
      {ran && <Problems problems={ran.problems} rules={view.rules} onOpen={(one) => setOpen({ key: keyOf(one.table, one.says), rule: one })} />}
      <div className="draft-rules">
        <RuleList rules={view.rules} ran={ran} open={open?.key ?? null} unsaved={unsaved} onOpen={(one) => setOpen({ key: keyOf(one.table, one.says), rule: one })} onNew={() => setOpen({ key: NEW, rule: null })} />
        {!open && (
          <section className="panel rule-editor">
            <p className="quiet">{t("drafts.choose")}</p>
          </section>
        )}
        {open && rule?.change === "dropped" && <Gone rule={rule} onPutBack={() => void changeRule(open.key, asItIs(rule), null)} />}
        {open && rule?.change !== "dropped" && (open.rule === null || rule) && (
          <RuleEditor
            key={open.key}
            client={client}
            view={view}
            rule={rule}
            initial={writing.current.get(open.key) ?? (rule ? asItIs(rule) : fresh(view, earliest))}
            earliest={earliest}
            onWrite={(written, isChanged) => onWrite(open.key, written, isChanged)}
            onChange={(written, line) => changeRule(open.key, written, line)}
            onClose={() => setOpen(null)}
          />
        )}
      </div>
      <NewSource onKeep={async (source) => (await change("PUT", `${path}/sources`, source)) !== null} />
      <Tests client={client} view={view} ran={ran} today={today} onRun={run} onChange={change} />
      {ranError ? <Why what={t("drafts.run_failed")} error={ranError} /> : null}
      <Make client={client} view={view} ran={ran} onMade={onMade} />
    </div>
  );
}

/** Whoever closes the browser over what is written and not kept is asked first. */
function useUnloadWarning(isUnsaved: boolean) {
  useEffect(() => {
    if (!isUnsaved) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [isUnsaved]);
}

/** What compiler and tests say of the draft as it is kept: asked for after each change. */
function useRun(client: Client, path: string, version: number) {
  const [ran, setRan] = useState<Ran | null>(null);
  const [ranError, setError] = useState<unknown>(null);
  const [round, setRound] = useState(0);
  useEffect(() => {
    let isGone = false;
    setRan(null);
    setError(null);
    client.send<Ran>("POST", `${path}/run`, {}).then(
      (result) => !isGone && setRan(result),
      (failure: unknown) => !isGone && setError(failure),
    );
    return () => {
      isGone = true;
    };
  }, [client, path, version, round]);
  return { ran, ranError, run: () => setRound((before) => before + 1) };
}

interface DropProps {
  client: Client;
  path: string;
  version: number;
  onDropped(): void;
  onRefused(refused: unknown): void;
}

/** A draft is dropped by two presses: it does not come back. */
function Drop({ client, path, version, onDropped, onRefused }: DropProps) {
  const { t } = useWords();
  const [isSure, setSure] = useState(false);
  return (
    <button type="button" onBlur={() => setSure(false)} onClick={() => (isSure ? void client.send("DELETE", path, undefined, { "If-Match": `"${version}"` }).then(onDropped, onRefused) : setSure(true))}>
      {isSure ? t("drafts.drop_sure") : t("drafts.drop")}
    </button>
  );
}
