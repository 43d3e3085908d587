// This module decides how the page says whether it shows the present.

import type { Live } from "../live/useLive.ts";
import { useWords } from "../words/language.tsx";

export function ConnectionState({ live }: { live: Live }) {
  const { t, instant } = useWords();
  return (
    <span className="connection" data-connection={live.connection} role="status">
      {t(`connection.${live.connection}`)}
      {live.connection === "lost" && live.updatedAt !== null && <small> {t("connection.as_of", { time: instant(new Date(live.updatedAt)) })}</small>}
    </span>
  );
}
