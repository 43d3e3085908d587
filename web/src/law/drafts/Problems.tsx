// This module decides how the places of a draft that do not compile are told, each with a way to its rule.

import { useWords } from "../../words/language.tsx";
import { type Ran, type Rule, tableName } from "./draft.ts";

interface Props {
  problems: Ran["problems"];
  rules: Rule[];
  onOpen(rule: Rule): void;
}

export function Problems({ problems, rules, onOpen }: Props) {
  const { t, code, text } = useWords();
  if (problems.length === 0) return null;
  return (
    <ul className="draft-problems">
      {problems.map((one) => {
        const rule = rules.find((other) => other.change !== "dropped" && other.table === one.table && other.line === one.line);
        return (
          <li key={`${one.table} ${one.line} ${one.field} ${one.column} ${one.message["en"]}`}>
            <strong>
              {rule?.says.rule || tableName(one.table)}
              {one.line > 0 && ` · ${t("drafts.line", { line: one.line })}`}
              {one.field && ` · ${code("rule_field", one.field)}`}
              {one.column > 0 && ` · ${t("profiles.at", { column: one.column })}`}
            </strong>{" "}
            {text(one.message)} — {text(one.mend)}{" "}
            {rule && (
              <button type="button" onClick={() => onOpen(rule)}>
                {t("profiles.go")}
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
