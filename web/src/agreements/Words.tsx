// This module decides how an agreement is read in plain words: its parts in order, in the reader's language.

import { useWords } from "../words/language.tsx";
import { inWords, type Section } from "./agreements.ts";

export function Words({ text }: { text: Record<string, Section[]> }) {
  const { language } = useWords();
  return (
    <div className="agree-words">
      {inWords(text, language)?.map((section) => (
        <section key={section.title}>
          <h3>{section.title}</h3>
          <ul>
            {section.lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

/** What followed, or that nothing did. */
export function Followed({ told }: { told: Record<string, string[]> }) {
  const { t, language } = useWords();
  const lines = inWords(told, language) ?? [];
  if (lines.length === 0) return <span className="quiet">{t("agree.nothing")}</span>;
  return (
    <ul className="agree-followed">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
