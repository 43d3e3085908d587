// This module decides whose keys the page believes when the reader brings none: those that the server publishes for the log
// that a receipt names. The second log's are asked for only when the first's do not know it.

import { useEffect, useState } from "react";
import { readCheckpoint, readNote } from "./note.ts";
import { type Policy, readPolicy } from "./policy.ts";
import { readReceipt } from "./receipt.ts";
import { SECOND_POLICY } from "./second.ts";

/** Where a server publishes those of its first log. */
const FIRST = "/evidence/policy";

/** A policy, or the line of it that cannot be used; null when the server has none. */
type Published = Policy | number | null;

/** The log that a receipt names; null when it names none. */
export function originOf(receipt: string): string | null {
  const note = readNote(readReceipt(receipt)?.checkpoint ?? "");
  return (note && readCheckpoint(note.text)?.origin) ?? null;
}

const knows = (policy: Published | undefined, origin: string): boolean =>
  typeof policy === "object" && policy !== null && policy.logs.some((key) => key.name === origin);

async function published(place: string, signal: AbortSignal): Promise<Published> {
  const answer = await fetch(place, { signal });
  return answer.ok ? readPolicy(await answer.text()) : null;
}

/** The server's policy for a receipt; undefined while it is awaited. */
export function useServerPolicy(receipt: string | null): Published | undefined {
  const [first, setFirst] = useState<Published>();
  const [second, setSecond] = useState<Published>();
  const origin = receipt === null ? null : originOf(receipt);
  const isOfSecond = origin !== null && first !== undefined && !knows(first, origin);

  useEffect(() => ask(FIRST, setFirst), []);
  useEffect(() => (isOfSecond ? ask(SECOND_POLICY, setSecond) : undefined), [isOfSecond]);

  if (!isOfSecond) return first;
  if (second === undefined) return undefined;
  return knows(second, origin) ? second : first;
}

function ask(place: string, tell: (policy: Published) => void): () => void {
  const stop = new AbortController();
  published(place, stop.signal).then(tell, () => {
    if (!stop.signal.aborted) tell(null);
  });
  return () => stop.abort();
}
