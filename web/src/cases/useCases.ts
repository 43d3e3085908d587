// This module decides which cases the list holds: the first page, more pages on demand, and the newest as
// they come.

import { useCallback, useEffect, useRef, useState } from "react";
import type { CaseSummary, Snapshot } from "../api.ts";
import type { CaseFilter, Client } from "../client.ts";
import { append, merge } from "./merge.ts";

export interface Cases {
  rows: CaseSummary[];
  next: string | null;
  state: "loading" | "ready" | "failed";
  isLoadingMore: boolean;
  error: unknown;
  loadMore(): void;
  reload(): void;
}

interface Held {
  /** The filter that the rows answer. */
  filter: CaseFilter | null;
  rows: CaseSummary[];
  next: string | null;
  /** Whether someone went on to further pages. */
  hasMorePages: boolean;
  error: unknown;
}

const EMPTY: Held = { filter: null, rows: [], next: null, hasMorePages: false, error: null };

/** A filtered list asks the server for its newest at most this often. */
const ASK_AGAIN_MS = 2_000;
/** Rows that live updates may pile up before the list begins anew. */
const ROWS_MAX = 1_000;

const isOpen = (filter: CaseFilter) => !filter.outcome && !filter.lane && !filter.text && !filter.more;

export function useCases(client: Client, filter: CaseFilter, snapshot: Snapshot | null): Cases {
  const [held, setHeld] = useState<Held>(EMPTY);
  const [isLoadingMore, setLoadingMore] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const loading = useRef(new AbortController());

  useEffect(() => {
    const stop = new AbortController();
    loading.current = stop;
    setLoadingMore(false);
    client.cases(filter, null, stop.signal).then(
      (page) => setHeld({ ...EMPTY, filter, rows: page.cases, next: page.next }),
      (error: unknown) => {
        if (!stop.signal.aborted) setHeld((before) => ({ ...before, filter: before.filter === filter ? filter : null, error }));
      },
    );
    return () => stop.abort();
  }, [client, filter, attempt]);

  const reload = useCallback(() => {
    setHeld((before) => ({ ...before, error: null }));
    setAttempt((count) => count + 1);
  }, []);

  const isCurrent = held.filter === filter;

  const takeNewest = useCallback(
    (newest: CaseSummary[]) =>
      setHeld((before) => {
        if (before.filter !== filter) return before;
        const merged = merge(before.rows, newest);
        return merged.rows === before.rows ? before : { ...before, rows: merged.rows };
      }),
    [filter],
  );

  const rows = useRef(held.rows);
  useEffect(() => {
    rows.current = held.rows;
  });

  const askedAt = useRef(0);
  const { hasMorePages } = held;
  useEffect(() => {
    if (!snapshot || !isCurrent) return;
    if (isOpen(filter)) {
      const { hasGap } = merge(rows.current, snapshot.cases);
      if (hasGap || (rows.current.length > ROWS_MAX && !hasMorePages)) setAttempt((count) => count + 1);
      else takeNewest(snapshot.cases);
      return;
    }
    // The server alone knows what a filter finds: ask it, but not for every change.
    const timer = setTimeout(
      () => {
        askedAt.current = Date.now();
        // Only another filter calls it back: under steady traffic nothing would ever arrive otherwise.
        client.cases(filter, null, loading.current.signal).then(
          (page) => {
            if (merge(rows.current, page.cases).hasGap) setHeld({ ...EMPTY, filter, rows: page.cases, next: page.next });
            else takeNewest(page.cases);
          },
          // The stream says whether the server is there; the list stays as it is.
          () => {},
        );
      },
      Math.max(0, askedAt.current + ASK_AGAIN_MS - Date.now()),
    );
    return () => clearTimeout(timer);
  }, [client, filter, hasMorePages, isCurrent, snapshot, takeNewest]);

  const loadMore = useCallback(() => {
    if (!held.next || isLoadingMore) return;
    setLoadingMore(true);
    const { signal } = loading.current;
    client.cases(filter, held.next, signal).then(
      (page) => {
        setHeld((before) => (before.filter === filter ? { ...before, rows: append(before.rows, page.cases), next: page.next, hasMorePages: true, error: null } : before));
        setLoadingMore(false);
      },
      (error: unknown) => {
        if (signal.aborted) return;
        setHeld((before) => ({ ...before, error }));
        setLoadingMore(false);
      },
    );
  }, [client, filter, held.next, isLoadingMore]);

  const state = isCurrent ? "ready" : held.error ? "failed" : "loading";
  return { rows: isCurrent ? held.rows : [], next: isCurrent ? held.next : null, state, isLoadingMore, error: held.error, loadMore, reload };
}
