// This module decides how many calls go out one after the other: whoever is told to wait waits, and goes on.

import { Refusal } from "../client.ts";

/** So long a wait is, and so often in a row: the house lets some forty calls a second through. */
const WAIT_MS = 1_000;
const WAITS_MAX = 30;

export async function patiently<T>(call: () => Promise<T>): Promise<T> {
  for (let waits = 0; ; waits += 1) {
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof Refusal && error.status === 429) || waits === WAITS_MAX) throw error;
      await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
    }
  }
}
