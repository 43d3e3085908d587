// This module decides how a test is written: a declaration that is pasted, taken from a case or from an example, its day, and
// what must and must not be found.

import { type FormEvent, useEffect, useRef, useState } from "react";
import type { Client } from "../../client.ts";
import { useWords } from "../../words/language.tsx";
import { Why } from "../Why.tsx";
import type { DraftView, FromCase, Test } from "./draft.ts";

interface Props {
  client: Client;
  path: string;
  version: number;
  /** The test that is changed; none for a new one. */
  test: Test | null;
  today: string;
  onKeep(body: unknown): Promise<DraftView | null>;
  onClose(): void;
}

/** The messages that stand beside the program, by name; each is loaded when it is chosen. */
const EXAMPLES = import.meta.glob<string>(["../../../../samples/import-*.xml", "../../../../samples/export-*.xml"], { query: "?raw", import: "default" });
const nameOfExample = (path: string) => path.replace(/^.*\//, "").replace(/\.xml$/, "");

export function TestEditor({ client, path, version, test, today, onKeep, onClose }: Props) {
  const { t, code } = useWords();
  const [name, setName] = useState(test?.test ?? "");
  const [date, setDate] = useState(test?.date ?? today);
  const [finds, setFinds] = useState(test?.finds ?? "");
  const [findsNot, setFindsNot] = useState(test?.finds_not ?? "");
  // None while that of an old test is not loaded: what is then kept leaves it as it is.
  const [declaration, setDeclaration] = useState<string | null>(test ? null : "");
  const [reference, setReference] = useState("");
  const [refused, setRefused] = useState<unknown>(null);
  const [isTaken, setTaken] = useState(false);
  const isNew = test === null;
  const first = useRef<HTMLInputElement>(null);
  // It opens below the tests: whoever asked for it goes on there.
  useEffect(() => first.current?.focus(), []);
  useEffect(() => {
    if (!test) return;
    const stop = new AbortController();
    client.get<{ declaration: string }>(`${path}/${encodeURIComponent(test.test)}`, stop.signal).then(
      (found) => setDeclaration((before) => before ?? found.declaration),
      (failure: unknown) => !stop.signal.aborted && setRefused(failure),
    );
    return () => stop.abort();
  }, [client, path, test]);
  async function take(event: FormEvent) {
    event.preventDefault();
    setRefused(null);
    setTaken(false);
    try {
      const found = await client.send<FromCase>("POST", "/api/drafts/from-case", { reference });
      setDeclaration(found.declaration);
      setDate(found.date);
      setTaken(true);
    } catch (failure) {
      setRefused(failure);
    }
  }
  async function choose(example: string) {
    const load = EXAMPLES[example];
    if (load) setDeclaration(await load());
  }
  async function keep(event: FormEvent) {
    event.preventDefault();
    setRefused(null);
    try {
      if (await onKeep({ was: test?.test ?? null, test: name, date, finds, finds_not: findsNot, declaration })) onClose();
    } catch (failure) {
      setRefused(failure);
    }
  }
  const label = (field: string) => code("test_field", field);
  return (
    <section className="draft-test-editor" data-part="test" data-version={version}>
      <h3>{isNew ? t("drafts.test_new") : t("drafts.test_of", { test: test.test })}</h3>
      <form className="law-form" onSubmit={(event) => void take(event)}>
        <label className="law-long">
          {t("drafts.from_case")}
          <input value={reference} required maxLength={200} onChange={(event) => setReference(event.target.value)} />
        </label>
        <button type="submit">{t("drafts.take")}</button>
        <label>
          {t("drafts.example")}
          <select value="" onChange={(event) => void choose(event.target.value)}>
            <option value="">{t("drafts.no_example")}</option>
            {Object.keys(EXAMPLES).map((example) => (
              <option key={example} value={example}>
                {nameOfExample(example)}
              </option>
            ))}
          </select>
        </label>
      </form>
      {refused ? <Why what={t("drafts.take_failed")} error={refused} /> : null}
      {isTaken && <p role="status">{t("drafts.taken")}</p>}
      <form onSubmit={(event) => void keep(event)}>
        <div className="rule-cells">
          <label>
            {label("test")}
            <input ref={isNew ? first : undefined} name="test" value={name} required maxLength={25} spellCheck={false} autoCapitalize="off" onChange={(event) => setName(event.target.value)} />
          </label>
          <label>
            {label("date")}
            <input name="date" type="date" value={date} required onChange={(event) => setDate(event.target.value)} />
          </label>
        </div>
        <div className="rule-cells" data-wide="true">
          <label>
            {label("finds")}
            <input ref={isNew ? undefined : first} name="finds" value={finds} spellCheck={false} onChange={(event) => setFinds(event.target.value)} />
          </label>
          <label>
            {label("finds_not")}
            <input name="finds_not" value={findsNot} spellCheck={false} onChange={(event) => setFindsNot(event.target.value)} />
          </label>
          <label>
            {label("declaration")}
            <textarea name="declaration" rows={8} value={declaration ?? ""} required={isNew} spellCheck={false} onChange={(event) => setDeclaration(event.target.value)} />
          </label>
        </div>
        <div className="rule-acts">
          <button type="submit" className="primary">
            {t("drafts.keep_test")}
          </button>
          <button type="button" onClick={onClose}>
            {t("drafts.cancel")}
          </button>
        </div>
      </form>
    </section>
  );
}
