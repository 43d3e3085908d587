// This module decides what the shapes of models are to the page.

import type { Shapes } from "../api.ts";

export type Models = Shapes["ModelsView"];
export type Model = Shapes["ModelView"];
export type Learned = Shapes["LearnedModel"];
export type Retrainings = Shapes["RetrainingsView"];
export type Retraining = Shapes["RetrainingView"];

/** Digits of a hash by which people tell models apart. */
export const DIGITS = 8;

/** Who laid down what the house laid down itself. */
export const HOUSE = "00000000-0000-0000-0000-000000000000";

/** What an analyst may do with a model, by where it stands and who brought it. */
export function actsOn(model: Pick<Model, "status" | "proposer">, you: string): ("put_forward" | "promote" | "roll_back" | "withdraw")[] {
  if (model.status === "champion") return ["roll_back"];
  if (model.status === "waiting") return ["withdraw"];
  if (model.status !== "challenger") return [];
  if (model.proposer === HOUSE) return ["put_forward", "withdraw"];
  return model.proposer === you ? ["withdraw"] : ["promote", "withdraw"];
}
