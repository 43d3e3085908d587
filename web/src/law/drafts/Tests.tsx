// This module decides how the tests of a draft stand on its page: what each expects, how it went, and what came instead.

import { useState } from "react";
import type { Client } from "../../client.ts";
import { useWords } from "../../words/language.tsx";
import { type DraftView, expectationOf, type Found, type Ran, type RanTest, type Test, withExpectation } from "./draft.ts";
import { TestEditor } from "./TestEditor.tsx";

interface Props {
  client: Client;
  view: DraftView;
  ran: Ran | null;
  today: string;
  onRun(): void;
  onChange(method: "PUT" | "DELETE", address: string, body?: unknown): Promise<DraftView | null>;
}

export function Tests({ client, view, ran, today, onRun, onChange }: Props) {
  const { t, count } = useWords();
  const [edited, setEdited] = useState<Test | "new" | null>(null);
  const path = `/api/drafts/${view.card.draft}/tests`;
  const results = new Map(ran?.tests.map((one) => [one.test, one]));
  const passed = ran?.tests.filter((one) => one.has_passed).length ?? 0;
  return (
    <section className="panel draft-tests" data-part="tests" aria-busy={!ran}>
      <div className="rule-head">
        <h2>{t("drafts.tests")}</h2>
        <span role="status">{ran ? (ran.problems.length > 0 ? t("drafts.broken", { count: count(ran.problems.length) }) : t("drafts.summary", { passed: count(passed), total: count(ran.tests.length) })) : t("drafts.running")}</span>
        <button type="button" onClick={onRun} disabled={!ran}>
          {t("drafts.run")}
        </button>
        <button type="button" onClick={() => setEdited("new")}>
          {t("drafts.add_test")}
        </button>
      </div>
      <p className="quiet">{t("drafts.tests_note")}</p>
      {view.tests.length === 0 && <p>{t("drafts.no_tests")}</p>}
      <ul>
        {view.tests.map((test) => (
          <li key={test.test}>
            <One test={test} result={results.get(test.test) ?? null} onChange={setEdited} onDrop={() => void onChange("DELETE", `${path}/${encodeURIComponent(test.test)}`)} />
          </li>
        ))}
      </ul>
      {edited && <TestEditor key={edited === "new" ? "" : `${edited.test} ${edited.finds}`} client={client} path={path} version={view.card.version} test={edited === "new" ? null : edited} today={today} onKeep={(body) => onChange("PUT", path, body)} onClose={() => setEdited(null)} />}
    </section>
  );
}

interface OneProps {
  test: Test;
  result: RanTest | null;
  onChange(test: Test): void;
  onDrop(): void;
}

function One({ test, result, onChange, onDrop }: OneProps) {
  const { t, code, count, date, text } = useWords();
  const state = result === null ? "waiting" : result.has_passed ? "passed" : "failed";
  const expect = (finding: Found) => onChange({ ...test, finds: withExpectation(test.finds, expectationOf(finding)) });
  return (
    <article className="draft-test" data-state={state}>
      <div className="rule-head">
        <h3>{test.test}</h3>
        <span className="rule-mark" data-state={state}>
          {state === "waiting" ? t("drafts.not_run") : state === "passed" ? t("drafts.passed") : t("drafts.test_failed")}
        </span>
        <span className="quiet">{date(test.date)}</span>
        <button type="button" aria-label={t("drafts.change_of", { test: test.test })} onClick={() => onChange(test)}>
          {t("drafts.change")}
        </button>
        <button type="button" aria-label={t("drafts.remove_of", { test: test.test })} onClick={onDrop}>
          {t("drafts.remove")}
        </button>
      </div>
      <p>
        {test.finds && t("drafts.finds", { codes: test.finds })} {test.finds_not && t("drafts.finds_not", { codes: test.finds_not })}
      </p>
      {result?.problems.map((one) => (
        <p key={one.field + one.message["en"]} className="draft-wrong">
          {code("test_field", one.field)}: {text(one.message)} — {text(one.mend)}
        </p>
      ))}
      {result && result.missing.length > 0 && (
        <>
          <p className="draft-wrong">{t("drafts.missing", { codes: result.missing.join(" ") })}</p>
          <p>{t("drafts.instead")}</p>
          <Findings findings={result.found} onExpect={expect} />
        </>
      )}
      {result && result.unwanted.length > 0 && (
        <>
          <p className="draft-wrong">{t("drafts.unwanted")}</p>
          <Findings findings={result.unwanted} />
        </>
      )}
      {result && result.missing.length === 0 && (
        <details>
          <summary>{t("drafts.found_all", { count: count(result.found.length) })}</summary>
          <Findings findings={result.found} onExpect={expect} />
        </details>
      )}
    </article>
  );
}

function Findings({ findings, onExpect }: { findings: Found[]; onExpect?: (finding: Found) => void }) {
  const { t, text } = useWords();
  if (findings.length === 0) return <p className="quiet">{t("drafts.nothing")}</p>;
  return (
    <ul className="draft-found">
      {findings.map((one) => (
        <li key={`${one.code} ${one.pointer} ${one.rule}`}>
          <code>{expectationOf(one)}</code> {text(one.text)} <span className="quiet">{one.path}</span>{" "}
          {onExpect && (
            <button type="button" aria-label={t("drafts.expect_of", { code: one.code, place: one.pointer })} onClick={() => onExpect(one)}>
              {t("drafts.expect")}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
