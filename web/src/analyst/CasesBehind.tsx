// This module decides how the cases behind a figure of the analyst's room are listed; each opens on the list of cases.

import { useEffect, useState } from "react";
import type { Client } from "../client.ts";
import { FigureTable } from "../parts/FigureTable.tsx";
import { Failure } from "../parts/Failure.tsx";
import { formatPercent, fromMicroseconds } from "../words/format.ts";
import { useWords } from "../words/language.tsx";
import { addressOfNetwork } from "./network.ts";
import type { RoomCase } from "./room.ts";

export function CasesBehind({ client, query, currency }: { client: Client; query: string; currency: string }) {
  const { t, code, text, instant, money, language, count } = useWords();
  const [found, setFound] = useState<{ cases: RoomCase[]; is_all: boolean } | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [round, setRound] = useState(0);
  useEffect(() => {
    const stop = new AbortController();
    setFound(null);
    setError(null);
    client.get<{ cases: RoomCase[]; is_all: boolean }>(query, stop.signal).then(setFound, (refused: unknown) => {
      if (!stop.signal.aborted) setError(refused);
    });
    return () => stop.abort();
  }, [client, query, round]);
  const rows = (found?.cases ?? []).map((one) => ({
    key: one.case,
    name: one.name,
    address: `#${new URLSearchParams({ page: "cases", case: one.case })}`,
    figures: [
      instant(fromMicroseconds(one.received_at)),
      <a key="trader" href={addressOfNetwork({ kind: "importer", value: one.trader })}>{one.trader}</a>,
      code("basis", one.basis),
      one.probability === null ? "–" : formatPercent(language, Number(one.probability)),
      one.worth === null ? "–" : money(one.worth, currency),
      one.result ? code("found", one.result) : t("analyst.not_found"),
      one.signals.map((signal) => text(signal.text)).join(language === "zh" ? "；" : "; ") || "–",
    ],
  }));
  const heads = [t("analyst.case"), t("case.received"), code("tie", "importer"), t("analyst.basis"), t("analyst.probability_head"), t("analyst.worth_head"), t("analyst.found"), t("analyst.signal")];
  return (
    <section className="panel" data-wide="true" data-behind aria-busy={!found && !error}>
      <h2>
        {t("analyst.behind")} <a href="#page=analyst">{t("page.close")}</a>
      </h2>
      {error ? <Failure what={t("analyst.failed")} error={error} onRetry={() => setRound((before) => before + 1)} /> : null}
      {found && !found.is_all && <p className="quiet">{t("analyst.newest", { count: count(found.cases.length) })}</p>}
      {found && (rows.length > 0 ? <FigureTable label={t("analyst.behind")} heads={heads} rows={rows} /> : <p className="quiet">{t("cockpit.nothing")}</p>)}
    </section>
  );
}
