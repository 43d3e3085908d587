// This module decides how goods codes are suggested from the description of an item: asked for by a button, followed while the
// description is written, and filled in by whoever declares.

import { useId, useState } from "react";
import type { Client } from "../client.ts";
import { Failure } from "../parts/Failure.tsx";
import "../style/trade.css";
import { useWords } from "../words/language.tsx";
import "../words/suggest.ts";
import { type Suggested, type Suggestion, useSuggestions } from "./suggestions.ts";

interface Props {
  client: Client;
  /** The item, from 1. */
  item: number;
  description: string;
  onChoose(code: string): void;
}

export function Suggest({ client, item, description, onChoose }: Props) {
  const { t, count } = useWords();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const suggested = useSuggestions(client, description, isOpen);
  function choose(code: string) {
    onChoose(code);
    setChosen(code);
  }
  return (
    <div className="suggest">
      <button type="button" className="small" aria-expanded={isOpen} aria-controls={id} onClick={() => setOpen(!isOpen)}>
        {t("suggest.do")} <span className="hidden">{t("page.with_aside", { text: "", aside: t("declare.item", { number: count(item) }) })}</span>
      </button>
      <div id={id}>
        {isOpen && (
          <>
            <p className="quiet">{t("suggest.note")}</p>
            <List suggested={suggested} isEmpty={description.trim() === ""} onChoose={choose} />
            <p role="status">{chosen && t("suggest.chosen", { code: chosen })}</p>
          </>
        )}
      </div>
    </div>
  );
}

interface ListProps {
  suggested: Suggested;
  /** There is no description yet. */
  isEmpty: boolean;
  onChoose(code: string): void;
}

function List({ suggested: { suggestions, error }, isEmpty, onChoose }: ListProps) {
  const { t } = useWords();
  if (isEmpty) return <p>{t("suggest.describe")}</p>;
  if (error) return <Failure what={t("suggest.failed")} error={error} />;
  if (!suggestions) return <p className="quiet">{t("suggest.looking")}</p>;
  if (suggestions.length === 0) return <p>{t("suggest.none")}</p>;
  return (
    <ol>
      {suggestions.map((one) => (
        <One key={one.code} suggestion={one} onChoose={onChoose} />
      ))}
    </ol>
  );
}

function One({ suggestion: { code, designation, heading, chapter, lines, used }, onChoose }: { suggestion: Suggestion; onChoose(code: string): void }) {
  const { t, count } = useWords();
  return (
    <li data-suggested={code}>
      <p>
        <code>{code}</code> <span lang="en">{designation}</span> {used > 0 && <span className="mark">{t("suggest.used", { count: count(used) })}</span>}
      </p>
      <p className="quiet" lang="en">
        <span title={`${chapter.code} ${chapter.designation}`}>
          <code>{heading.code}</code> {heading.designation}
        </span>
      </p>
      <p className="suggest-lines" role="group" aria-label={t("suggest.lines", { code })}>
        {lines.length === 0 && t("suggest.no_line")}
        {lines.map((line) => (
          <button key={line} type="button" className="small mono" onClick={() => onChoose(line)}>
            {t("suggest.fill", { code: line })}
          </button>
        ))}
      </p>
    </li>
  );
}
