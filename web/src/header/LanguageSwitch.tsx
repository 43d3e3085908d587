// This module decides how the language is switched.

import type { Language } from "../api.ts";
import { LANGUAGES } from "../words/dictionary.ts";
import { useWords } from "../words/language.tsx";

const SHORT: Record<Language, string> = { en: "EN", zh: "中文" };
const TAGS: Record<Language, string> = { en: "en", zh: "zh-Hans" };

export function LanguageSwitch() {
  const { language, setLanguage, t } = useWords();
  return (
    <div className="switch" role="group" aria-label={t("page.language")}>
      {(Object.keys(LANGUAGES) as Language[]).map((one) => (
        <button key={one} type="button" lang={TAGS[one]} title={LANGUAGES[one]} aria-pressed={one === language} onClick={() => setLanguage(one)}>
          {SHORT[one]}
        </button>
      ))}
    </div>
  );
}
