// This module decides how a trial of a profile is told: whether it is done, what it would have stopped, how often it would
// have been right, whom it would have burdened, and the cases behind.

import { useEffect, useState } from "react";
import type { Client } from "../client.ts";
import { FigureTable } from "../parts/FigureTable.tsx";
import { Why } from "../law/Why.tsx";
import { formatPercent, fromMicroseconds } from "../words/format.ts";
import { useWords } from "../words/language.tsx";
import type { Trial } from "./profiles.ts";
import { useRate } from "./useRate.ts";

/** While it is being made, it is asked for again. */
const AGAIN_MS = 1000;

export function TrialResult({ client, id }: { client: Client; id: string }) {
  const { t, count } = useWords();
  const [found, setFound] = useState<Trial | null>(null);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    const stop = new AbortController();
    let again: ReturnType<typeof setTimeout>;
    const ask = () =>
      client.get<Trial>(`/api/trials/${id}`, stop.signal).then(
        (trial) => {
          setFound(trial);
          setError(null);
          if (trial.done_at === null) again = setTimeout(ask, AGAIN_MS);
        },
        (refused: unknown) => {
          if (!stop.signal.aborted) setError(refused);
        },
      );
    void ask();
    return () => {
      stop.abort();
      clearTimeout(again);
    };
  }, [client, id]);
  if (error) return <Why what={t("profiles.try_failed")} error={error} />;
  if (!found?.result)
    return (
      <p className="quiet" role="status">
        {t("profiles.try_running", { count: count(found?.cases ?? 0) })}
      </p>
    );
  return <Told trial={found} result={found.result} />;
}

function Told({ trial, result }: { trial: Trial; result: NonNullable<Trial["result"]> }) {
  const { t, count, code, decimal, instant, language } = useWords();
  const { percent } = useRate();
  const { looked, hits, stopped_anyway, examined, irregular, declarants, declarants_hit, cases } = result;
  if (hits === 0)
    return (
      <p role="status">
        {t("profiles.try_none", { looked: count(looked) })} {!result.is_all && t("profiles.try_cut")}
      </p>
    );
  const rate = trial.irregular;
  const more = decimal((result.more_a_day_hundredths / 100).toFixed(2));
  return (
    <div className="law-result">
      <h3>{t("profiles.try_title")}</h3>
      <p role="status">
        <strong>{t("profiles.try_hits", { hits: count(hits), looked: count(looked), stopped: count(stopped_anyway), more })}</strong> {!result.is_all && t("profiles.try_cut")}
      </p>
      <p>
        {rate && rate.share !== null
          ? t("profiles.try_found", { examined: count(examined), irregular: count(irregular), share: percent(rate.share), low: percent(rate.low), high: percent(rate.high) })
          : t("profiles.try_unknown")}
      </p>
      <h3>{t("profiles.burden", { count: count(declarants_hit) })}</h3>
      <FigureTable
        label={t("profiles.burden", { count: count(declarants_hit) })}
        heads={[t("profiles.declarant"), t("profiles.declarant_hits"), t("profiles.declarant_of"), t("profiles.declarant_found")]}
        rows={declarants.map((one) => ({ key: one.declarant, name: one.declarant, address: null, figures: [count(one.hits), formatPercent(language, one.hits / one.of), count(one.irregular)] }))}
      />
      <h3>{t("profiles.cases")}</h3>
      <FigureTable
        label={t("profiles.cases")}
        heads={[t("profiles.case"), t("case.received"), t("profiles.declarant"), t("profiles.went"), t("analyst.found"), t("profiles.where")]}
        rows={cases.map((one) => ({
          key: one.case,
          name: one.name,
          address: `#${new URLSearchParams({ page: "cases", case: one.case })}`,
          figures: [instant(fromMicroseconds(one.received_at)), one.declarant, one.lane ? code("lane", one.lane) : "–", one.result ? code("found", one.result) : t("analyst.not_found"), one.at.map((at) => at.split(".").at(-1)).join(", ") || "–"],
        }))}
      />
    </div>
  );
}
