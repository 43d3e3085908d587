// This module decides how problems in what somebody writes are told: the field, the character, what is wrong and the mend, and
// a way to the place.

import { useWords } from "../words/language.tsx";
import { indexOf, type Trouble } from "./troubles.ts";

interface Props {
  troubles: Trouble[];
  /** A field as people know it. */
  nameOf(field: string): string;
  /** The element that a field is written in; none where there is nothing to go to. */
  fieldOf(field: string): HTMLInputElement | HTMLTextAreaElement | null;
}

export function Troubles({ troubles, nameOf, fieldOf }: Props) {
  const { t, text } = useWords();
  function go(one: Trouble) {
    const field = fieldOf(one.field);
    const at = indexOf(field?.value ?? "", one.column);
    field?.focus();
    field?.setSelectionRange(at, at + 1);
  }
  return (
    <ul>
      {troubles.map((one) => (
        <li key={`${one.field} ${one.column} ${one.message["en"]}`}>
          <strong>
            {nameOf(one.field)}
            {one.column > 0 && ` · ${t("profiles.at", { column: one.column })}`}
          </strong>{" "}
          {text(one.message)} — {text(one.mend)}{" "}
          {one.column > 0 && (
            <button type="button" onClick={() => go(one)}>
              {t("profiles.go")}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
