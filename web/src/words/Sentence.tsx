// This module decides how a text of the server stands in the page: one that is in another language than the
// page says so, so that fonts, voices and the direction of writing are its own.

import type { Language, LanguageMap } from "../api.ts";
import { useWords } from "./language.tsx";
import { toldIn } from "./say.ts";

export function Sentence({ map }: { map: LanguageMap | null | undefined }) {
  return <SentenceIn language={useWords().language} map={map} />;
}

export function SentenceIn({ language, map }: { language: Language; map: LanguageMap | null | undefined }) {
  const told = toldIn(language, map);
  if (told.lang === language) return told.text;
  return (
    <bdi lang={told.lang} dir={told.dir}>
      {told.text}
    </bdi>
  );
}
