// This module decides how a message that was not taken is mended: each place with the line it stands in.

import type { Place } from "../api.ts";
import { Refusal } from "../client.ts";
import { useReason } from "../parts/Failure.tsx";
import { useWords } from "../words/language.tsx";

/** Characters of a line that are shown around the place. */
const AROUND = 60;

export function RefusalView({ error, text }: { error: unknown; text: string }) {
  const { t, count, text: said } = useWords();
  const reason = useReason();
  const isUnsure = error instanceof Refusal && error.status === 0;
  const places = error instanceof Refusal ? (error.problem?.details?.problems ?? []) : [];
  const lines = text.split("\n");
  return (
    <div className="notice" data-severity="error" role="alert">
      <p>
        <strong>{t("hand_in.refused")}</strong>{" "}
        {isUnsure ? t("hand_in.unsure") : places.length > 0 ? t("hand_in.places", { count: count(places.length) }) : reason(error)}
      </p>
      {places.length > 0 && (
        <ol className="places">
          {places.map((place, index) => (
            <li key={index}>
              <b>{t("hand_in.place", { line: place.line, column: place.column })}</b> {place.path && <code>{place.path}</code>}
              <p>{said(place.text)}</p>
              <Excerpt line={lines[place.line - 1]} place={place} />
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

function Excerpt({ line, place }: { line: string | undefined; place: Place }) {
  if (!line) return null;
  const characters = [...line.replace(/\r$/, "")];
  const at = Math.min(Math.max(place.column - 1, 0), characters.length);
  const from = Math.max(0, at - AROUND);
  return (
    <code className="excerpt">
      {from > 0 && "…"}
      {characters.slice(from, at).join("").trimStart()}
      <mark>{characters[at] ?? "↵"}</mark>
      {characters.slice(at + 1, at + AROUND).join("")}
      {at + AROUND < characters.length && "…"}
    </code>
  );
}
