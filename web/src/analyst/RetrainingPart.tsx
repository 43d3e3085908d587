// This module decides how it stands in the room that the house learns again: when next, what runs, what came of the last runs,
// and the button that asks for one now.

import { useEffect, useState } from "react";
import type { Client } from "../client.ts";
import { Why } from "../law/Why.tsx";
import { FigureTable } from "../parts/FigureTable.tsx";
import { useLoaded } from "../parts/useLoaded.ts";
import { fromMicroseconds } from "../words/format.ts";
import { useWords } from "../words/language.tsx";
import "../words/learning.ts";
import { AGAIN_MS, DIGITS, type Model, type Retraining, type Retrainings } from "./models.ts";

interface Props {
  client: Client;
  mayManage: boolean;
  models: Model[];
  /** One has ended: there may be another model. */
  onDone(): void;
}

export function RetrainingPart({ client, mayManage, models, onDone }: Props) {
  const { t, instant } = useWords();
  const { value: view, error, reload } = useLoaded<Retrainings>(client, "/api/retrainings");
  const [refused, setRefused] = useState<unknown>(null);
  const isOpen = view?.runs[0]?.done_at === null;
  useEffect(() => {
    if (!isOpen) return;
    const again = setInterval(reload, AGAIN_MS);
    return () => {
      clearInterval(again);
      onDone();
    };
  }, [isOpen, reload, onDone]);
  function ask() {
    setRefused(null);
    client.send("POST", "/api/retrainings").then(reload, setRefused);
  }
  const outcome = useOutcome(models);
  if (error) return <Why what={t("retrain.failed")} error={error} />;
  if (!view) return null;
  const rows = view.runs.map((run) => ({ key: run.id, name: instant(fromMicroseconds(run.asked_at)), address: null, figures: [run.asked_by ?? t("retrain.by_house"), <span key="outcome" className="retrain-outcome">{outcome(run)}</span>] }));
  return (
    <div data-part="retraining">
      <h3>{t("retrain.title")}</h3>
      <p className="quiet">
        {view.every_days === null ? t("retrain.asked_only") : t("retrain.every", { days: String(view.every_days) })}{" "}
        {view.next_at !== null && t("retrain.next", { time: instant(fromMicroseconds(view.next_at)) })}
      </p>
      {mayManage && (
        <button type="button" disabled={isOpen} onClick={ask}>
          {t("retrain.now")}
        </button>
      )}
      {refused ? <Why what={t("retrain.not_asked")} error={refused} /> : null}
      <div role="status" aria-live="polite">
        {rows.length === 0 ? <p className="quiet">{t("retrain.none")}</p> : <FigureTable label={t("retrain.title")} heads={[t("retrain.when"), t("retrain.who"), t("retrain.outcome")]} rows={rows} />}
      </div>
    </div>
  );
}

/** What came of a run, in words. */
function useOutcome(models: Model[]): (run: Retraining) => string {
  const { t, count } = useWords();
  return ({ failure, model, cases, done_at, is_begun }) => {
    if (done_at === null) return is_begun ? t("retrain.runs", { cases: count(cases) }) : t("retrain.waits");
    if (failure === null) {
      const laid = models.find((one) => one.id === model);
      return laid ? t("retrain.laid", { model: laid.model.slice(0, DIGITS), cases: count(cases) }) : t("retrain.gone", { cases: count(cases) });
    }
    switch (failure.reason) {
      case "too_few":
        return t("retrain_failure.too_few", { examined: count(failure.examined), irregular: count(failure.irregular), needed: count(failure.needed) });
      case "too_large":
        return t("retrain_failure.too_large", { bytes: count(failure.bytes), most: count(failure.most) });
      default:
        return t(`retrain_failure.${failure.reason}`);
    }
  };
}
