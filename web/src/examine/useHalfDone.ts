// This module decides when a half-done examination is kept on the phone: a moment after each change, and at once when the
// page is left.

import { useCallback, useEffect, useRef } from "react";
import { type HalfDone, keepHalfDone } from "./kept.ts";

/** A pause after the last change before it is kept. */
const PAUSE_MS = 300;

export function useHalfDone(read: () => Promise<HalfDone>, onFailure: (error: unknown) => void) {
  const reader = useRef(read);
  reader.current = read;
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  // One after the other: what is older never replaces what is newer.
  const kept = useRef<Promise<void>>(Promise.resolve());

  /** Keeps what is not kept yet. */
  const settle = useCallback((): Promise<void> => {
    if (timer.current !== null) {
      clearTimeout(timer.current);
      timer.current = null;
      // Read now: the fields are gone when the page is.
      const now = reader.current();
      kept.current = kept.current.then(() => now).then(keepHalfDone).then(() => onFailure(null), onFailure);
    }
    return kept.current;
  }, [onFailure]);
  const changed = useCallback(() => {
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = setTimeout(() => void settle(), PAUSE_MS);
  }, [settle]);
  useEffect(() => {
    const leave = () => void settle();
    // A phone may end a page that is not seen any more without another word.
    document.addEventListener("visibilitychange", leave);
    return () => {
      document.removeEventListener("visibilitychange", leave);
      leave();
    };
  }, [settle]);
  return { changed, settle };
}
