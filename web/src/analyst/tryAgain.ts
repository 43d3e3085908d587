// This module decides how a back-test in which nothing had been examined is made again: whoever would promote the model has it
// tried. What was tried meanwhile is looked at first, so that nobody promotes by asking for a trial.

import { type Client, Refusal } from "../client.ts";
import type { Models } from "./models.ts";

export async function tryAgain(client: Client, id: string): Promise<void> {
  const { models } = await client.get<Models>("/api/models");
  if (!models.find((one) => one.id === id)?.trial?.tried) await client.send("PUT", `/api/models/${id}`);
}

/** Whether a "no" says that it is being tried now: who asked for a trial has it, who would promote sees how far it is. */
export function saysBeingTried(error: unknown): boolean {
  return error instanceof Refusal && (error.problem?.details as { reason?: string } | null)?.reason === "being_tried";
}
