// This module decides how an officer reads which entries of lists the parties of a case may be.

import type { ScreeningHit } from "../api.ts";
import { formatPercent } from "../words/format.ts";
import { useWords } from "../words/language.tsx";

export function Screening({ hits }: { hits: ScreeningHit[] }) {
  const { t, language } = useWords();
  return (
    <section aria-labelledby="screening-name">
      <h3 id="screening-name">{t("screening.title")}</h3>
      <ul>
        {hits.map((hit) => (
          <li key={`${hit.role} ${hit.list} ${hit.entry}`}>
            <strong>{hit.name}</strong> {t("screening.may_be", { listed: hit.listed, list: hit.list, entry: hit.entry })}{" "}
            <span className="number">{formatPercent(language, Number(hit.score))}</span>
            {hit.same_identifier ? ` · ${t("screening.same_number")}` : ""}
          </li>
        ))}
      </ul>
    </section>
  );
}
