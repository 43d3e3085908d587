// This module decides when a declaration is tried out: a moment after the last key, the newest answer wins.

import { useEffect, useState } from "react";
import type { Decision } from "../api.ts";
import type { Client } from "../client.ts";

/** A pause after the last key. */
const PAUSE_MS = 500;

export interface Tried {
  decision: Omit<Decision, "record"> | null;
  error: unknown;
  isTrying: boolean;
}

/** Nothing is tried without a message. */
export function useTry(client: Client, message: string | null, date: string | null): Tried {
  const [tried, setTried] = useState<Tried>({ decision: null, error: null, isTrying: true });
  useEffect(() => {
    if (message === null) {
      setTried({ decision: null, error: null, isTrying: false });
      return;
    }
    const stop = new AbortController();
    setTried((before) => ({ ...before, isTrying: true }));
    const timer = setTimeout(() => {
      client.tryOut(message, date, stop.signal).then(
        (decision) => setTried({ decision, error: null, isTrying: false }),
        (error: unknown) => {
          if (!stop.signal.aborted) setTried((before) => ({ decision: before.decision, error, isTrying: false }));
        },
      );
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [client, message, date]);
  return tried;
}
