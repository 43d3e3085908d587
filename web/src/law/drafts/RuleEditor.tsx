// This module decides how one rule is written: every column of its row and what its finding says, checked by the compiler of
// packs while one types, kept in the draft at the version that was seen.

import { type FormEvent, useEffect, useMemo, useRef, useState } from "react";
import type { Client } from "../../client.ts";
import { Troubles } from "../../parts/Troubles.tsx";
import type { Trouble } from "../../parts/troubles.ts";
import { useChecked } from "../../parts/useChecked.ts";
import { usePhone } from "../../parts/usePhone.ts";
import { useWords } from "../../words/language.tsx";
import { asItIs, type DraftView, type Field, isSame, keyOf, type Rule, tableName, type Told, type Written } from "./draft.ts";

interface Props {
  client: Client;
  view: DraftView;
  /** The rule that is changed; none for a new one. */
  rule: Rule | null;
  initial: Written;
  /** The first day for which something can still be proposed. */
  earliest: string;
  onWrite(written: Written, isChanged: boolean): void;
  /** Sends a change; what came of it is told by the page. */
  onChange(written: Written, line: number | null): Promise<boolean>;
  onClose(): void;
}

/** Cells of one line, in their order. */
const SHORT = [["declaration_types", "requested_procedures", "goods", "documents"]] as const satisfies Field[][];
/** Cells of a condition or an expression. */
const LONG = [
  ["when", 2],
  ["must", 3],
  ["pointer", 1],
  ["arguments", 2],
] as const satisfies [Field, number][];
const SEVERITIES = ["error", "warning", "information"] as const;

export function RuleEditor({ client, view, rule, initial, earliest, onWrite, onChange, onClose }: Props) {
  const { t, code, count } = useWords();
  const [written, setWritten] = useState(initial);
  const [isKept, setKept] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const section = useRef<HTMLElement>(null);
  const isPhone = usePhone();
  // On a phone it stands in the place of the list, wherever that was scrolled to.
  useEffect(() => {
    if (isPhone) section.current?.scrollIntoView();
  }, [isPhone]);
  const edit = useMemo(() => ({ ...written, line: rule?.line ?? null }), [written, rule]);
  const troubles = useChecked(client, `/api/drafts/${view.card.draft}/rules/check`, edit);
  function write(change: Partial<Written>) {
    const next = { ...written, ...change };
    setKept(false);
    setWritten(next);
    onWrite(next, !rule || !isSame(next, asItIs(rule)));
  }
  // Texts belong to a code: with another one, what it says already is shown.
  const set = (field: Field, text: string) => write({ says: { ...written.says, [field]: text }, ...(field === "code" ? { told: {} } : {}) });
  async function send(next: Written, line: number | null) {
    setKept(false);
    setKept(await onChange(next, line));
  }
  function keep(event: FormEvent) {
    event.preventDefault();
    void send(written, rule?.line ?? null);
  }
  const isWrong = (field: string) => troubles?.some((one) => one.field === field) || undefined;
  const label = (field: string) => code("rule_field", field);
  const input = (field: Field, type = "text") => (
    <label key={field}>
      {label(field)}
      <input type={type} name={field} value={written.says[field]} spellCheck={false} autoCapitalize="off" aria-invalid={isWrong(field)} onChange={(event) => set(field, event.target.value)} />
    </label>
  );
  return (
    <section ref={section} className="panel rule-editor" data-part="rule">
      <div className="rule-head">
        <h2>{rule ? t("drafts.rule_of", { rule: rule.says.rule || "–" }) : t("drafts.new_title")}</h2>
        <button type="button" onClick={onClose}>
          {t("drafts.to_list")}
        </button>
      </div>
      <form ref={form} onSubmit={keep} noValidate>
        {rule && rule.change !== "new" && (
          <fieldset className="rule-how">
            <legend>{t("drafts.takes_effect")}</legend>
            <label className="rule-tick">
              <input type="radio" name="act" checked={written.act === "put"} onChange={() => write({ act: "put", says: { ...written.says, valid_from: rule.says.valid_from ?? "" } })} />
              {t("drafts.in_place")}
            </label>
            <label className="rule-tick">
              <input type="radio" name="act" checked={written.act === "follow"} onChange={() => write({ act: "follow", says: { ...written.says, valid_from: earliest } })} />
              {t("drafts.follows")}
            </label>
          </fieldset>
        )}
        <div className="rule-cells">
          {input("rule")}
          {input("code")}
          <label>
            {label("severity")}
            <select value={written.says.severity} aria-invalid={isWrong("severity")} onChange={(event) => set("severity", event.target.value)}>
              {SEVERITIES.map((one) => (
                <option key={one} value={one}>
                  {code("rule_severity", one)}
                </option>
              ))}
            </select>
          </label>
          <label>
            {label("table")}
            <select value={written.table} disabled={rule !== null} onChange={(event) => write({ table: event.target.value })}>
              {view.tables.map((one) => (
                <option key={one} value={one}>
                  {tableName(one)}
                </option>
              ))}
            </select>
          </label>
          {SHORT.flat().map((field) => input(field))}
        </div>
        <div className="rule-cells" data-wide="true">
          {input("for_each")}
          {LONG.map(([field, rows]) => (
            <label key={field}>
              {label(field)}
              <textarea name={field} rows={rows} spellCheck={false} autoCapitalize="off" value={written.says[field]} aria-invalid={isWrong(field)} aria-describedby="rule-told" onChange={(event) => set(field, event.target.value)} />
            </label>
          ))}
        </div>
        <Said form={form.current} troubles={troubles} />
        <div className="rule-cells">
          {input("valid_from", "date")}
          {input("valid_to", "date")}
          <label>
            {label("source")}
            <select value={written.says.source} aria-invalid={isWrong("source")} onChange={(event) => set("source", event.target.value)}>
              {!view.sources.includes(written.says.source) && <option value={written.says.source}>{written.says.source || "–"}</option>}
              {view.sources.map((one) => (
                <option key={one} value={one}>
                  {one}
                </option>
              ))}
            </select>
          </label>
        </div>
        <Texts view={view} rule={rule} written={written} isWrong={isWrong} onTell={(told) => write({ told })} />
        <div className="rule-acts">
          <button type="submit" className="primary">
            {t("drafts.keep")}
          </button>
          {rule?.change === "changed" && rule.was && (
            <button type="button" onClick={() => void send({ act: "put", table: rule.table, says: { ...written.says, ...rule.was }, told: {} }, rule.line)}>
              {t("drafts.as_was")}
            </button>
          )}
          {rule && (
            <button type="button" onClick={() => void send({ ...written, act: "drop" }, rule.line)}>
              {t("drafts.take_away")}
            </button>
          )}
          {isKept && <span role="status">{t("drafts.kept")}</span>}
          {troubles && troubles.length > 0 && <span className="quiet">{t("drafts.problems", { count: count(troubles.length) })}</span>}
        </div>
      </form>
    </section>
  );
}

/** What the compiler says of what is written. */
function Said({ form, troubles }: { form: HTMLFormElement | null; troubles: Trouble[] | null }) {
  const { t, code } = useWords();
  const texts: Record<string, string> = { "told.en.text": t("drafts.text_en"), "told.en.mend": t("drafts.mend_en"), "told.zh.text": t("drafts.text_zh"), "told.zh.mend": t("drafts.mend_zh") };
  return (
    <div id="rule-told" aria-live="polite" className="profile-told">
      {troubles === null && <p className="quiet">{t("drafts.checking")}</p>}
      {troubles?.length === 0 && <p className="profile-sound">{t("drafts.sound")}</p>}
      {troubles && troubles.length > 0 && <Troubles troubles={troubles} nameOf={(field) => texts[field] ?? code("rule_field", field)} fieldOf={(field) => form?.querySelector<HTMLTextAreaElement>(`[name="${field}"]`) ?? null} />}
    </div>
  );
}

interface TextsProps {
  view: DraftView;
  rule: Rule | null;
  written: Written;
  isWrong(field: string): true | undefined;
  onTell(told: Told): void;
}

/** What the finding says: of the code, so that other rules may share it. */
function Texts({ view, rule, written, isWrong, onTell }: TextsProps) {
  const { t, count } = useWords();
  const { code } = written.says;
  const standing = view.rules.filter((one) => one.change !== "dropped" && one.says.code === code);
  const sharing = standing.length;
  const told: Told = { ...(rule?.says.code === code ? rule.told : standing[0]?.told), ...written.told };
  return (
    <fieldset className="rule-texts">
      <legend>{t("drafts.texts")}</legend>
      {sharing > 1 && <p className="quiet">{t("drafts.shared", { count: count(sharing), code })}</p>}
      <div className="rule-cells" data-wide="true">
        {(["en", "zh"] as const).flatMap((language) =>
          (["text", "mend"] as const).map((part) => (
            <label key={language + part}>
              {t(`drafts.${part}_${language}`)}
              <textarea
                name={`told.${language}.${part}`}
                rows={2}
                lang={language}
                value={told[language]?.[part] ?? ""}
                aria-invalid={isWrong(`told.${language}.${part}`)}
                onChange={(event) => onTell({ ...written.told, [language]: { text: "", mend: "", ...told[language], [part]: event.target.value } })}
              />
            </label>
          )),
        )}
      </div>
    </fieldset>
  );
}

/** A rule that is in the edition and not in the draft. */
export function Gone({ rule, onPutBack }: { rule: Rule; onPutBack(): void }) {
  const { t } = useWords();
  return (
    <section className="panel rule-editor" data-part="rule">
      <h2>{t("drafts.rule_of", { rule: rule.says.rule ?? "" })}</h2>
      <p>{t("drafts.away_note")}</p>
      <code>{keyOf(tableName(rule.table), rule.says)}</code>
      <pre>{rule.says.must}</pre>
      <button type="button" onClick={onPutBack}>
        {t("drafts.put_back")}
      </button>
    </section>
  );
}
