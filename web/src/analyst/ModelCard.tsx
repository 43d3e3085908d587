// This module decides how the card of a model is shown: what speaks against it, from what the house learned it, and its
// back-test, which is drawn only when somebody opens it.

import { useState } from "react";
import { fromMicroseconds } from "../words/format.ts";
import { useWords } from "../words/language.tsx";
import "../words/learning.ts";
import { Backtest } from "./Backtest.tsx";
import { DIGITS, type Learned, type Model } from "./models.ts";

/** The card of a model that was tried; none of one that was not. */
export function ModelCard({ model: { model, learned, trial } }: { model: Model }) {
  const { t, code } = useWords();
  const [isOpen, setOpen] = useState(false);
  const { tried, weaknesses } = learned ?? trial ?? { tried: null, weaknesses: [] };
  if (!tried) return null;
  return (
    <details className="model-card" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t(learned ? "models.card" : "models.card_brought", { model: model.slice(0, DIGITS) })}</summary>
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
          {learned ? <Lineage learned={learned} /> : <p className="quiet">{t("models.tried_on")}</p>}
          <Backtest model={model} tried={tried} />
        </>
      )}
    </details>
  );
}

function Lineage({ learned }: { learned: Learned }) {
  const { t, count, date, decimal } = useWords();
  const { tried } = learned;
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
    <>
      <h3>{t("models.lineage")}</h3>
      <p>
        {t("models.learned_from", lineage)} {t("models.grown", { date: date(tried.first_day), grown: decimal(String(learned.weight_max)), tried: decimal(String(tried.weight_max)) })}
      </p>
      <p className="quiet model-hash">
        {t("models.past_hash")}: <code>{learned.past}</code> · {t("models.engine")} {learned.engine}
      </p>
    </>
  );
}
