// This module decides how the card of a model that the house learned is shown: from what, what speaks against it, and its
// back-test, which is drawn only when somebody opens it.

import { useState } from "react";
import { fromMicroseconds } from "../words/format.ts";
import { useWords } from "../words/language.tsx";
import "../words/learning.ts";
import { Backtest } from "./Backtest.tsx";
import { DIGITS, type Learned } from "./models.ts";

export function ModelCard({ model, learned }: { model: string; learned: Learned }) {
  const { t, code, count, date, decimal } = useWords();
  const [isOpen, setOpen] = useState(false);
  const { tried, weaknesses } = learned;
  const day = (at: number) => date(fromMicroseconds(at).toISOString().slice(0, 10));
  const lineage = {
    from: day(learned.from),
    until: day(learned.until),
    cases: count(learned.cases),
    lines: count(learned.lines),
    examined: count(learned.examined),
    by_chance: count(learned.by_chance),
    irregular: count(learned.irregular),
  };
  return (
    <details className="model-card" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t("models.card", { model: model.slice(0, DIGITS) })}</summary>
      {isOpen && (
        <>
          <h3>{t("models.weaknesses")}</h3>
          {weaknesses.length === 0 ? (
            <p>{t("models.no_weaknesses")}</p>
          ) : (
            <ul>
              {weaknesses.map((one) => (
                <li key={one}>{code("weakness", one)}</li>
              ))}
            </ul>
          )}
          <h3>{t("models.lineage")}</h3>
          <p>
            {t("models.learned_from", lineage)} {t("models.grown", { date: date(tried.first_day), grown: decimal(String(learned.weight_max)), tried: decimal(String(tried.weight_max)) })}
          </p>
          <p className="quiet model-hash">
            {t("models.past_hash")}: <code>{learned.past}</code> · {t("models.engine")} {learned.engine}
          </p>
          <Backtest model={model} tried={tried} />
        </>
      )}
    </details>
  );
}
