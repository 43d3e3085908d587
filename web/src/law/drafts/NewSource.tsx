// This module decides how a draft comes to rest on a new source: a legal act that the pack did not have.

import { type FormEvent, useState } from "react";
import { useWords } from "../../words/language.tsx";
import type { Source } from "./draft.ts";

const FIELDS = ["id", "title", "publisher", "licence", "published"] as const satisfies (keyof Source)[];
const NEEDED = ["id", "title", "licence", "published"];

export function NewSource({ onKeep }: { onKeep(source: Source): Promise<boolean> }) {
  const { t, code } = useWords();
  const empty: Source = { id: "", title: "", publisher: "", licence: "", published: "", retrieved: "" };
  const [source, setSource] = useState(empty);
  const [isKept, setKept] = useState(false);
  async function keep(event: FormEvent) {
    event.preventDefault();
    const isDone = await onKeep(source);
    setKept(isDone);
    if (isDone) setSource(empty);
  }
  return (
    <details className="panel" data-part="source">
      <summary>{t("drafts.new_source")}</summary>
      <form onSubmit={(event) => void keep(event)}>
        <div className="rule-cells">
          {FIELDS.map((field) => (
            <label key={field}>
              {code("source_field", field)}
              <input
                name={field}
                type={field === "published" ? "date" : "text"}
                value={source[field] ?? ""}
                required={NEEDED.includes(field)}
                maxLength={200}
                onChange={(event) => {
                  setKept(false);
                  setSource({ ...source, [field]: event.target.value });
                }}
              />
            </label>
          ))}
        </div>
        <div className="rule-acts">
          <button type="submit">{t("drafts.keep")}</button>
          {isKept && <span role="status">{t("drafts.kept")}</span>}
        </div>
      </form>
    </details>
  );
}
