// This module decides how models stand in the analyst's room: which scores, which only looks on, how both do on the same cases,
// who promotes, and the one act that brings the former back.

import { type FormEvent, useRef, useState } from "react";
import type { Client } from "../client.ts";
import { FigureTable } from "../parts/FigureTable.tsx";
import { Why } from "../law/Why.tsx";
import { useLoaded } from "../parts/useLoaded.ts";
import { formatPercent, fromMicroseconds } from "../words/format.ts";
import { useWords } from "../words/language.tsx";
import "../words/models.ts";
import "../style/law.css";
import { ModelCard } from "./ModelCard.tsx";
import { actsOn, DIGITS, HOUSE, type Model, type Models } from "./models.ts";
import { RetrainingPart } from "./RetrainingPart.tsx";
import type { Rate } from "./room.ts";

/** Who puts something forward promotes as far as one person can. */
const METHODS = { put_forward: "PUT", promote: "PUT", roll_back: "DELETE", withdraw: "DELETE" } as const;

export function ModelsPanel({ client, mayManage }: { client: Client; mayManage: boolean }) {
  const { t, code, count, date, instant } = useWords();
  const { value: view, error, reload } = useLoaded<Models>(client, "/api/models");
  const [refused, setRefused] = useState<unknown>(null);
  function act(method: "PUT" | "DELETE", one: Model) {
    setRefused(null);
    client.send(method, `/api/models/${one.id}`).then(reload, setRefused);
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
                <li key={one.id}>
                  <div>
                    <strong>{one.model.slice(0, DIGITS)}</strong> <span className="law-mark">{code("model_status", one.status)}</span>
                    <p className="quiet">
                      {[
                        one.note || null,
                        t("analyst.model_of", { examples: count(one.examples), hits: count(one.hits) }) + (one.until_day ? ` · ${t("analyst.until", { date: date(one.until_day) })}` : ""),
                        `${one.proposed_by ?? t("retrain.by_house")} / ${one.confirmed_by ?? "–"}`,
                        instant(fromMicroseconds(one.proposed_at)),
                      ]
                        .filter((part) => part !== null)
                        .join(" · ")}
                      {one.status === "challenger" && one.proposer === view.you && ` · ${t("models.own")}`}
                      {one.status === "challenger" && one.proposer === HOUSE && ` · ${t("models.by_house")}`}
                    </p>
                  </div>
                  {mayManage && (
                    <span className="law-acts">
                      {actsOn(one, view.you).map((what) => (
                        <button key={what} type="button" aria-label={t(`models.${what}_of`, { model: one.model.slice(0, DIGITS) })} onClick={() => act(METHODS[what], one)}>
                          {t(`models.${what}`)}
                        </button>
                      ))}
                    </span>
                  )}
                </li>
              ))}
            </ul>
          )}
          {view.models.map((one) => one.learned && one.status !== "withdrawn" && <ModelCard key={one.id} model={one.model} learned={one.learned} />)}
          <RetrainingPart client={client} mayManage={mayManage} models={view.models} onDone={reload} />
          {mayManage && <Bring client={client} onDone={reload} />}
        </>
      )}
    </section>
  );
}

function Comparison({ told }: { told: NonNullable<Models["comparison"]> }) {
  const { t, count, decimal, language } = useWords();
  const percent = (share: number | null) => (share === null ? "–" : formatPercent(language, share));
  const rate = (one: Rate) => (one.share === null ? "–" : `${percent(one.share)} (${count(one.hits)}/${count(one.of)}; ${t("analyst.range", { from: percent(one.low), to: percent(one.high) })})`);
  const row = (key: "champion" | "challenger") => ({ key, name: t(`models.${key}`), address: null, figures: [count(told[key].stops), rate(told[key].irregular), rate(told[key].by_chance)] });
  if (told.cases === 0) return <p className="quiet">{t("models.not_yet")}</p>;
  return (
    <>
      <p>
        {t("models.compared", { cases: count(told.cases), share: percent(Number(told.share)), both: count(told.both) })}{" "}
        {told.psi !== null && t("models.psi", { psi: decimal(told.psi.toFixed(2)) })}
      </p>
      <FigureTable label={t("models.comparison")} heads={[t("models.model"), t("models.stops"), t("models.right"), t("models.by_chance")]} rows={[row("champion"), row("challenger")]} />
      <p className="quiet">{t("models.bias")}</p>
    </>
  );
}

function Bring({ client, onDone }: { client: Client; onDone(): void }) {
  const { t } = useWords();
  const file = useRef<HTMLInputElement>(null);
  const [note, setNote] = useState("");
  const [refused, setRefused] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  async function bring(event: FormEvent) {
    event.preventDefault();
    const chosen = file.current?.files?.[0];
    if (!chosen) return;
    setRefused(null);
    setBusy(true);
    try {
      await client.send("POST", `/api/models?${new URLSearchParams({ note })}`, chosen, { "Content-Type": "application/octet-stream" });
      setNote("");
      if (file.current) file.current.value = "";
      onDone();
    } catch (error) {
      setRefused(error);
    } finally {
      setBusy(false);
    }
  }
  return (
    <>
      <h3>{t("models.bring")}</h3>
      <p className="quiet">{t("models.bring_note")}</p>
      <form className="law-form" onSubmit={bring}>
        <label>
          {t("models.file")}
          <input ref={file} type="file" required />
        </label>
        <label className="law-long">
          {t("models.note")}
          <input value={note} required maxLength={4000} onChange={(event) => setNote(event.target.value)} />
        </label>
        <button type="submit" disabled={isBusy}>
          {t("models.bring_do")}
        </button>
      </form>
      {refused ? <Why what={t("models.act_failed")} error={refused} /> : null}
    </>
  );
}
