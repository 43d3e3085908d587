// This module decides what the colours of a map are said to mean: from none to the most there is, and what has no colour.

import { formatPercent } from "../words/format.ts";
import { useWords } from "../words/language.tsx";
import { LEVELS } from "./levels.ts";

interface Props {
  most: number;
  /** What is coloured as having no share, and as not being there at all, in words. */
  none: string;
  nothing?: string;
}

export function Legend({ most, none, nothing }: Props) {
  const { language } = useWords();
  const steps = most === 0 ? [0] : Array.from({ length: LEVELS + 1 }, (_, level) => level);
  return (
    <ul className="heat-legend">
      {steps.map((level) => (
        <li key={level} data-level={level}>
          {formatPercent(language, (most * level) / LEVELS)}
        </li>
      ))}
      <li data-level="none">{none}</li>
      {nothing && <li data-level="nothing">{nothing}</li>}
    </ul>
  );
}
