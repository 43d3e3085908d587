// This module decides how a page loads what it shows: once, again when asked or with every round of a page that is live, and
// never after it is gone. What was loaded stays until the next is there.

import { useCallback, useEffect, useState } from "react";
import type { Client } from "../client.ts";

export interface Loaded<T> {
  value: T | null;
  error: unknown;
  reload(): void;
}

export function useLoaded<T>(client: Client, path: string, round = 0): Loaded<T> {
  const [value, setValue] = useState<T | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [asked, setAsked] = useState(0);
  const reload = useCallback(() => setAsked((before) => before + 1), []);
  useEffect(() => {
    const stop = new AbortController();
    client.get<T>(path, stop.signal).then(
      (found) => {
        if (stop.signal.aborted) return;
        setValue(found);
        setError(null);
      },
      (failure: unknown) => {
        if (!stop.signal.aborted) setError(failure);
      },
    );
    return () => stop.abort();
  }, [client, path, round, asked]);
  return { value, error, reload };
}
