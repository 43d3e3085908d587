// This module decides what the shapes of models are to the page.

import type { Shapes } from "../api.ts";

export type Models = Shapes["ModelsView"];
export type Model = Shapes["ModelView"];
export type Learned = Shapes["LearnedModel"];
export type ModelTrial = Shapes["ModelTrial"];
export type Retrainings = Shapes["RetrainingsView"];
export type Retraining = Shapes["RetrainingView"];

/** Digits of a hash by which people tell models apart. */
export const DIGITS = 8;

/** Who laid down what the house laid down itself. */
export const HOUSE = "00000000-0000-0000-0000-000000000000";

/** While something is made of the past of the house, the page looks this often. */
export const AGAIN_MS = 2_000;

/** How far the back-test of a model that somebody brought is. */
export type TrialState = "not_asked" | "waits" | "runs" | "nothing_examined" | "tried";

/** How far it is; none where none is needed: of a model that the house learned, and of one that nobody promotes any more. */
export function trialOf({ status, learned, trial }: Pick<Model, "status" | "learned" | "trial">): TrialState | null {
  if (learned || status === "withdrawn") return null;
  if (trial?.tried) return "tried";
  if (!trial) return status === "challenger" ? "not_asked" : null;
  if (trial.done_at !== null) return "nothing_examined";
  return trial.cases > 0 ? "runs" : "waits";
}

/** Whether a back-test is being made, so that it is looked for again. */
export const isBeingTried = (state: TrialState | null): boolean => state === "waits" || state === "runs";

/** What an analyst may do with a model, by where it stands and who brought it. */
export function actsOn(model: Pick<Model, "status" | "proposer">, you: string): ("put_forward" | "promote" | "roll_back" | "withdraw")[] {
  if (model.status === "champion") return ["roll_back"];
  if (model.status === "waiting") return ["withdraw"];
  if (model.status !== "challenger") return [];
  if (model.proposer === HOUSE) return ["put_forward", "withdraw"];
  return model.proposer === you ? ["withdraw"] : ["promote", "withdraw"];
}
