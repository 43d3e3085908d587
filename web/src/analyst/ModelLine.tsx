// This module decides how one model stands in the list: what it was learned from, who stands behind it, how far its back-test
// is, and what may be done with it; what bars a promotion is said beside it.

import { fromMicroseconds } from "../words/format.ts";
import { useWords } from "../words/language.tsx";
import "../words/models.ts";
import "../words/learning.ts";
import { actsOn, DIGITS, HOUSE, isBeingTried, type Model, type TrialState, trialOf } from "./models.ts";

/** Who puts something forward promotes as far as one person can. */
const METHODS = { put_forward: "PUT", promote: "PUT", roll_back: "DELETE", withdraw: "DELETE" } as const;

interface Props {
  one: Model;
  you: string;
  mayManage: boolean;
  onAct(method: "PUT" | "DELETE"): void;
  onTryAgain(): void;
}

export function ModelLine({ one, you, mayManage, onAct, onTryAgain }: Props) {
  const { t, text, code, count, date, instant } = useWords();
  const model = one.model.slice(0, DIGITS);
  const state = trialOf(one);
  const until = one.until_day ? date(one.until_day) : null;
  const acts = actsOn(one, you);
  const mayTry = acts.includes("promote") && (state === "nothing_examined" || state === "not_asked");
  return (
    <li>
      <div>
        <strong>{model}</strong> <span className="law-mark">{code("model_status", one.status)}</span>
        <p className="quiet">
          {[
            one.note || null,
            t("analyst.model_of", { examples: count(one.examples), hits: count(one.hits) }) + (until ? ` · ${t("analyst.until", { date: until })}` : ""),
            `${one.proposed_by ?? t("retrain.by_house")} / ${one.confirmed_by ?? "–"}`,
            instant(fromMicroseconds(one.proposed_at)),
          ]
            .filter((part) => part !== null)
            .join(" · ")}
          {one.status === "challenger" && one.proposer === you && ` · ${t(one.learned ? "models.own_learned" : "models.own")}`}
          {one.status === "challenger" && one.proposer === HOUSE && ` · ${t("models.by_house")}`}
        </p>
        {one.never_known.length > 0 && <p>{t("models.never_known", { signals: one.never_known.map((signal) => text(signal.text)).join(" · ") })}</p>}
        {state && state !== "tried" && <HowFar one={one} state={state} until={until} />}
      </div>
      {mayManage && (
        <span className="law-acts">
          {mayTry && (
            <button type="button" aria-label={t("models.try_again_of", { model })} onClick={onTryAgain}>
              {t(state === "not_asked" ? "models.try" : "models.try_again")}
            </button>
          )}
          {acts.map((what) => {
            const isBarred = what === "promote" && state !== null && state !== "tried";
            return (
              <button key={what} type="button" disabled={isBarred} aria-describedby={isBarred ? `trial-${one.id}` : undefined} aria-label={t(`models.${what}_of`, { model })} onClick={() => onAct(METHODS[what])}>
                {t(`models.${what}`)}
              </button>
            );
          })}
        </span>
      )}
    </li>
  );
}

interface HowFarProps {
  one: Model;
  state: Exclude<TrialState, "tried">;
  until: string | null;
}

/** Why nobody promotes it yet. */
function HowFar({ one, state, until }: HowFarProps) {
  const { t, count } = useWords();
  const figures = { cases: count(one.trial?.cases ?? 0), date: until ?? "" };
  return (
    <p id={`trial-${one.id}`} className="model-trial" data-state={state} role={isBeingTried(state) ? "status" : undefined}>
      {state === "nothing_examined" && !until ? t("models.trial_nothing_at_all") : t(`models.trial_${state}`, figures)}
    </p>
  );
}
