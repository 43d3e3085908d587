// This module decides how a case is loaded, and when it is loaded again: when its row in the list changed.

import { useCallback, useEffect, useState } from "react";
import type { CaseDetail, CaseSummary } from "../api.ts";
import type { Client } from "../client.ts";

interface Loaded {
  detail: CaseDetail | null;
  error: unknown;
  retry(): void;
}

export function useCase(client: Client, id: string, summary: CaseSummary | null): Loaded {
  const [detail, setDetail] = useState<CaseDetail | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [attempt, setAttempt] = useState(0);
  const version = summary ? `${summary.status} ${summary.lane} ${summary.next_step} ${summary.payable} ${summary.due_at}` : "";
  useEffect(() => {
    const stop = new AbortController();
    client.case(id, stop.signal).then(
      (loaded) => {
        setDetail(loaded);
        setError(null);
      },
      (failure: unknown) => {
        if (!stop.signal.aborted) setError(failure);
      },
    );
    return () => stop.abort();
  }, [client, id, version, attempt]);
  const retry = useCallback(() => {
    setError(null);
    setAttempt((count) => count + 1);
  }, []);
  return { detail, error, retry };
}
