// This module decides how models stand in the analyst's room: which scores, which only looks on, how each did in its back-test,
// who promotes, and the one act that brings the former back.

import { useEffect, useState } from "react";
import type { Client } from "../client.ts";
import { Why } from "../law/Why.tsx";
import { useLoaded } from "../parts/useLoaded.ts";
import { useWords } from "../words/language.tsx";
import "../words/models.ts";
import "../style/law.css";
import { BringModel } from "./BringModel.tsx";
import { Comparison } from "./Comparison.tsx";
import { ModelCard } from "./ModelCard.tsx";
import { ModelLine } from "./ModelLine.tsx";
import { AGAIN_MS, DIGITS, isBeingTried, type Models, trialOf } from "./models.ts";
import { RetrainingPart } from "./RetrainingPart.tsx";
import { saysBeingTried, tryAgain } from "./tryAgain.ts";

export function ModelsPanel({ client, mayManage }: { client: Client; mayManage: boolean }) {
  const { t } = useWords();
  const { value: view, error, reload } = useLoaded<Models>(client, "/api/models");
  const [refused, setRefused] = useState<unknown>(null);
  const isTrying = view?.models.some((one) => isBeingTried(trialOf(one))) ?? false;
  useEffect(() => {
    if (!isTrying) return;
    const again = setInterval(reload, AGAIN_MS);
    return () => clearInterval(again);
  }, [isTrying, reload]);
  function after(done: Promise<unknown>) {
    setRefused(null);
    done.then(reload, (error: unknown) => (saysBeingTried(error) ? reload() : setRefused(error)));
  }
  const isRegistered = view?.models.some((one) => one.status === "champion");
  return (
    <section className="panel" data-wide="true" data-part="models">
      <h2>{t("models.title")}</h2>
      {error ? <Why what={t("models.failed")} error={error} /> : null}
      {refused ? <Why what={t("models.act_failed")} error={refused} /> : null}
      {view && (
        <>
          <p className="quiet">{view.in_use ? t(isRegistered ? "models.scores" : "models.own_scores", { model: view.in_use.slice(0, DIGITS) }) : t("analyst.no_model")}</p>
          {view.comparison && <Comparison told={view.comparison} />}
          {view.models.length === 0 ? (
            <p className="quiet">{t("models.none")}</p>
          ) : (
            <ul className="law-editions">
              {view.models.map((one) => (
                <ModelLine key={one.id} one={one} you={view.you} mayManage={mayManage} onAct={(method) => after(client.send(method, `/api/models/${one.id}`))} onTryAgain={() => after(tryAgain(client, one.id))} />
              ))}
            </ul>
          )}
          {view.models.map((one) => one.status !== "withdrawn" && <ModelCard key={one.id} model={one} />)}
          <RetrainingPart client={client} mayManage={mayManage} models={view.models} onDone={reload} />
          {mayManage && <BringModel client={client} onDone={reload} />}
        </>
      )}
    </section>
  );
}
