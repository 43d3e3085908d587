// This module decides how the rules of a draft are looked through: found by any text, walked by the arrow keys, each with what
// was changed in it.

import { type KeyboardEvent, useDeferredValue, useMemo, useRef, useState } from "react";
import { useWords } from "../../words/language.tsx";
import { found, keyOf, type Ran, type Rule, tableName } from "./draft.ts";

interface Props {
  rules: Rule[];
  ran: Ran | null;
  /** The key of the one that is open. */
  open: string | null;
  /** Keys of rules with writing that is not kept. */
  unsaved: ReadonlySet<string>;
  onOpen(rule: Rule): void;
  onNew(): void;
}

export function RuleList({ rules, ran, open, unsaved, onOpen, onNew }: Props) {
  const { t, count } = useWords();
  const [text, setText] = useState("");
  const [onlyChanged, setOnlyChanged] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  const sought = useDeferredValue(text);
  const shown = useMemo(() => found(rules, sought, onlyChanged), [rules, sought, onlyChanged]);
  const broken = useMemo(() => new Set(ran?.problems.map((one) => `${one.table}:${one.line}`)), [ran]);
  function walk(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity }[event.key];
    const buttons = [...(list.current?.querySelectorAll("button") ?? [])];
    const isInText = event.target instanceof HTMLInputElement;
    if (step === undefined || buttons.length === 0 || (isInText && event.key !== "ArrowDown")) return;
    event.preventDefault();
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    buttons[Math.min(buttons.length - 1, Math.max(0, at + step))]?.focus();
  }
  return (
    <section className="panel rule-list" data-part="rules" onKeyDown={walk}>
      <div className="rule-head">
        <h2>{t("drafts.rules")}</h2>
        <button type="button" onClick={onNew}>
          {t("drafts.new_rule")}
        </button>
      </div>
      <label className="rule-find">
        {t("drafts.find")}
        <input type="search" value={text} onChange={(event) => setText(event.target.value)} />
      </label>
      <div className="rule-head">
        <label className="rule-tick">
          <input type="checkbox" checked={onlyChanged} onChange={(event) => setOnlyChanged(event.target.checked)} />
          {t("drafts.only_changed")}
        </label>
        <span className="quiet" role="status">
          {t("drafts.count", { count: count(shown.length), total: count(rules.length) })}
        </span>
      </div>
      <ul ref={list}>
        {shown.map((rule) => {
          const key = keyOf(rule.table, rule.says);
          return (
            <li key={`${key} ${rule.line} ${rule.change === "dropped"}`}>
              <Entry rule={rule} isOpen={key === open} isBroken={rule.change !== "dropped" && broken.has(`${rule.table}:${rule.line}`)} isUnsaved={unsaved.has(key)} onOpen={() => onOpen(rule)} />
            </li>
          );
        })}
      </ul>
    </section>
  );
}

interface EntryProps {
  rule: Rule;
  isOpen: boolean;
  isBroken: boolean;
  isUnsaved: boolean;
  onOpen(): void;
}

function Entry({ rule, isOpen, isBroken, isUnsaved, onOpen }: EntryProps) {
  const { t, code, date, text } = useWords();
  const { says, change } = rule;
  const days = [says.valid_from, says.valid_to].map((day) => (day ? date(day) : "…")).join(" – ");
  const said = text(Object.fromEntries(Object.entries(rule.told).map(([language, one]) => [language, one.text])));
  return (
    <button type="button" className="rule-entry" aria-current={isOpen || undefined} data-change={change ?? undefined} onClick={onOpen}>
      <span className="rule-line">
        <strong>{says.rule || "–"}</strong> <span>{says.code}</span>
        {change && <span className="rule-mark">{code("draft_change", change)}</span>}
        {isUnsaved && <span className="rule-mark">{t("drafts.unsaved")}</span>}
        {isBroken && (
          <span className="rule-mark" data-severity="error">
            {t("drafts.problem_mark")}
          </span>
        )}
      </span>
      <span className="rule-line">{said}</span>
      <code>
        {says.when ? `${says.when} → ` : ""}
        {says.must}
      </code>
      <span className="quiet rule-line">
        {tableName(rule.table)} · {[says.declaration_types, says.requested_procedures, says.goods, says.documents].filter(Boolean).join(" ") || t("drafts.always")} · {days}
      </span>
    </button>
  );
}
