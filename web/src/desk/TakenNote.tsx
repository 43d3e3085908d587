// This module decides how it is told when and where a photo was taken.

import { fromMicroseconds } from "../words/format.ts";
import { useWords } from "../words/language.tsx";
import type { Taken } from "./dossier.ts";

export function TakenNote({ taken: { at, latitude, longitude, accuracy_metres: accuracy } }: { taken: Taken }) {
  const { t, count, instant, fullInstant } = useWords();
  const time = at === null ? null : fromMicroseconds(at);
  const hasPlace = latitude !== null && longitude !== null;
  if (!time && !hasPlace) return null;
  return (
    <p className="quiet taken">
      {time && (
        <time dateTime={time.toISOString()} title={fullInstant(time)}>
          {t("papers.taken", { time: instant(time) })}
        </time>
      )}
      {hasPlace && (
        <span>
          {latitude}, {longitude}
          {accuracy !== null && ` ±${count(accuracy)} m`}
        </span>
      )}
    </p>
  );
}
