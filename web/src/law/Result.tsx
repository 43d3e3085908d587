// This module decides how a comparison is told: whether it is done, the sums, what moved, for whom, and the cases behind.

import { useEffect, useState } from "react";
import type { Client } from "../client.ts";
import { FigureTable } from "../parts/FigureTable.tsx";
import { useWords } from "../words/language.tsx";
import { type Compared, type Comparison, signed } from "./law.ts";
import { Why } from "./Why.tsx";

/** While it is being made, it is asked for again. */
const AGAIN_MS = 1500;

export function Result({ client, id }: { client: Client; id: string }) {
  const { t, count } = useWords();
  const [found, setFound] = useState<Comparison | null>(null);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    const stop = new AbortController();
    let again: ReturnType<typeof setTimeout>;
    const ask = () =>
      client.get<Comparison>(`/api/comparisons/${id}`, stop.signal).then(
        (comparison) => {
          setFound(comparison);
          setError(null);
          if (comparison.done_at === null) again = setTimeout(ask, AGAIN_MS);
        },
        (refused: unknown) => {
          if (!stop.signal.aborted) setError(refused);
        },
      );
    setFound(null);
    void ask();
    return () => {
      stop.abort();
      clearTimeout(again);
    };
  }, [client, id]);
  if (error) return <Why what={t("law.trial_failed")} error={error} />;
  if (!found?.result)
    return (
      <p className="quiet" role="status">
        {t("law.trial_running", { count: count(found?.cases ?? 0) })}
      </p>
    );
  return <Told result={found.result} />;
}

function Told({ result }: { result: Compared }) {
  const { t, count, money, decimal, date, code } = useWords();
  const { decided, differ, delta, currency, moves, declarants, cases } = result;
  const more = (amount: string) => signed(amount, decimal(amount, 2));
  /** `cleared/green` in words. */
  const stand = (text: string) => {
    const [outcome = "", lane] = text.split("/");
    return lane ? t("page.with_aside", { text: code("outcome", outcome), aside: code("lane", lane) }) : code("outcome", outcome);
  };
  if (differ === 0) return <p role="status">{t("law.result_none", { decided: count(decided) })}</p>;
  return (
    <div className="law-result">
      <p role="status">
        <strong>{t("law.result", { differ: count(differ), decided: count(decided), delta: signed(delta, money(delta, currency)) })}</strong> {!result.is_all && t("law.result_cut")}
      </p>
      {moves.length > 0 && (
        <>
          <h3>{t("law.moves")}</h3>
          <ul className="law-moves">
            {moves.map((one) => (
              <li key={`${one.from} ${one.to}`}>{t("law.move", { from: stand(one.from), to: stand(one.to), count: count(one.cases) })}</li>
            ))}
          </ul>
        </>
      )}
      <h3>{t("law.declarants")}</h3>
      <FigureTable
        label={t("law.declarants")}
        heads={[t("law.declarant"), t("law.differ"), t("law.moved"), t("law.delta")]}
        rows={declarants.map((one) => ({ key: one.declarant, name: one.declarant, address: null, figures: [count(one.differ), count(one.moved), more(one.delta)] }))}
      />
      <h3>{t("law.cases")}</h3>
      {cases.length === 0 ? (
        <p className="quiet">{t("law.no_cases")}</p>
      ) : (
        <FigureTable
          label={t("law.cases")}
          heads={[t("law.case"), t("law.declarant"), t("law.as_on"), t("law.owed"), t("law.delta"), t("law.lane"), t("law.findings")]}
          rows={cases.map((one) => ({
            key: one.case,
            name: one.name,
            address: `#${new URLSearchParams({ page: "cases", case: one.case })}`,
            figures: [
              one.declarant,
              date(one.legal_date),
              `${decimal(one.before, 2)} → ${decimal(one.after, 2)}`,
              more(one.delta),
              one.from === one.to ? stand(one.to) : `${stand(one.from)} → ${stand(one.to)}`,
              [...one.appears.map((found) => `+${found}`), ...one.goes.map((found) => `−${found}`)].join(" ") || "–",
            ],
          }))}
        />
      )}
    </div>
  );
}
