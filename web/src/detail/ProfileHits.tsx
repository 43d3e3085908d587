// This module decides how an officer reads which analysts' profiles hit a case, and why they are watched for.

import type { ProfileTold } from "../api.ts";
import { useWords } from "../words/language.tsx";

export function ProfileHits({ hits }: { hits: ProfileTold[] }) {
  const { t, code, text } = useWords();
  return (
    <section aria-labelledby="profiles-name">
      <h3 id="profiles-name">{t("profile_hits.title")}</h3>
      <ul>
        {hits.map((hit) => (
          <li key={hit.profile}>
            <strong>{hit.name ?? t("profile_hits.gone", { profile: hit.profile })}</strong> {hit.reason && text(hit.reason)}{" "}
            <span className="quiet">
              {code("lane", hit.lane)}
              {hit.at.filter(Boolean).length > 0 && ` · ${hit.at.filter(Boolean).join(", ")}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
