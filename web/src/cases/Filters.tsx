// This module decides how the list is narrowed: counts by outcome and lane that are pressed, and a text.

import { type RefObject, useEffect, useState } from "react";
import { type Count, type Lane, LANES, type Outcome } from "../api.ts";
import { type CaseFilter, NO_FILTER } from "../client.ts";
import { useWords } from "../words/language.tsx";
import { Conditions } from "./Conditions.tsx";

const OUTCOMES: Outcome[] = ["cleared", "released", "held", "registered", "rejected"];
/** Typing rests this long before the server is asked. */
const REST_MS = 250;

interface Props {
  counts: Count[] | null;
  filter: CaseFilter;
  onFilter(filter: CaseFilter): void;
  search: RefObject<HTMLInputElement | null>;
}

export function Filters({ counts, filter, onFilter, search }: Props) {
  const { t, code, count } = useWords();
  const [text, setText] = useState(filter.text);
  // Only clearing comes from outside; anything else would fight with who is typing.
  useEffect(() => {
    if (filter.text === "") setText("");
  }, [filter.text]);
  useEffect(() => {
    const wanted = text.trim();
    if (wanted === filter.text) return;
    const timer = setTimeout(() => onFilter({ ...filter, text: wanted }), REST_MS);
    return () => clearTimeout(timer);
  }, [text, filter, onFilter]);

  // Each group counts under the other group's choice, so that a number says what pressing it would show.
  const sum = (outcome: string | null, lane: string | null) => {
    if (!counts) return "";
    const matching = counts.filter((one) => (!outcome || one.outcome === outcome) && (!lane || one.lane === lane));
    return count(matching.reduce((total, one) => total + one.cases, 0));
  };


  return (
    <search className="filters">
      <div className="chips" role="group" aria-label={t("filter.outcome")}>
        <Chip word={t("filter.all")} number={sum(null, filter.lane)} isPressed={!filter.outcome} onPress={() => onFilter({ ...filter, outcome: null })} />
        {OUTCOMES.map((one) => (
          <Chip
            key={one}
            word={code("outcome", one)}
            number={sum(one, filter.lane)}
            isPressed={filter.outcome === one}
            onPress={() => onFilter({ ...filter, outcome: filter.outcome === one ? null : one })}
          />
        ))}
      </div>
      <div className="chips" role="group" aria-label={t("filter.lane")}>
        {LANES.map((one) => (
          <Chip
            key={one}
            word={code("lane", one)}
            number={sum(filter.outcome, one)}
            lane={one}
            isPressed={filter.lane === one}
            onPress={() => onFilter({ ...filter, lane: filter.lane === one ? null : one })}
          />
        ))}
      </div>
      <input
        ref={search}
        type="search"
        value={text}
        onChange={(change) => setText(change.target.value)}
        placeholder={t("filter.text")}
        aria-label={t("filter.text")}
        aria-keyshortcuts="/"
        spellCheck={false}
      />
      {filter.more && <Conditions more={filter.more} onMore={(more) => onFilter({ ...filter, more })} />}
      {(filter.outcome || filter.lane || filter.text || filter.more) && (
        <button type="button" className="small" onClick={() => onFilter(NO_FILTER)}>
          {t("filter.clear")}
        </button>
      )}
    </search>
  );
}

interface ChipProps {
  word: string;
  number: string;
  lane?: Lane;
  isPressed: boolean;
  onPress(): void;
}

function Chip({ word, number, lane, isPressed, onPress }: ChipProps) {
  return (
    <button type="button" className="chip" data-lane={lane} aria-pressed={isPressed} onClick={onPress}>
      {word} <b>{number}</b>
    </button>
  );
}
