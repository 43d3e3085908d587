// This module decides how something is filled in that a term or a fact says: by its sort, checked by the browser.

import { useWords } from "../words/language.tsx";
import { called, type Member, PATTERNS } from "./agreements.ts";

/** Characters of a text, as contracts bound it. */
const CHARACTERS_MAX = 256;

interface Props {
  member: Member;
  name: string;
  initial?: string;
  onChange?(value: string): void;
}

export function MemberInput({ member, name, initial = "", onChange }: Props) {
  const { t, code, language } = useWords();
  return (
    <label className="house-long">
      {t("page.with_aside", { text: called(member, language), aside: code("agree.sort", member.sort) })}
      <input
        name={name}
        required
        defaultValue={initial}
        maxLength={CHARACTERS_MAX}
        pattern={PATTERNS[member.sort]}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onChange?.(event.target.value.trim())}
      />
    </label>
  );
}
