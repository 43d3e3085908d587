// This module decides how a page loads what it shows: once, again when asked, and never after it is gone.

import { useCallback, useEffect, useState } from "react";
import type { Client } from "../client.ts";

export interface Loaded<T> {
  value: T | null;
  error: unknown;
  reload(): void;
}

export function useLoaded<T>(client: Client, path: string): Loaded<T> {
  const [value, setValue] = useState<T | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [round, setRound] = useState(0);
  const reload = useCallback(() => setRound((before) => before + 1), []);
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
  }, [client, path, round]);
  return { value, error, reload };
}
