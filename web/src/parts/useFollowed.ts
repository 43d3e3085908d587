// This module decides how what the server counts follows what happens: it is asked again whenever something came, but not for
// every change.

import { useEffect, useRef } from "react";
import type { Client } from "../client.ts";
import { type Loaded, useLoaded } from "./useLoaded.ts";

/** The server is asked again at most this often. */
const ASK_AGAIN_MS = 2_000;

/** What a path answers now; `news` is another object when something came. */
export function useFollowed<T>(client: Client, path: string, news: object | null): Loaded<T> {
  const loaded = useLoaded<T>(client, path);
  const { reload } = loaded;
  const askedAt = useRef<number | null>(null);
  useEffect(() => {
    askedAt.current ??= Date.now();
    if (!news) return;
    const timer = setTimeout(
      () => {
        askedAt.current = Date.now();
        reload();
      },
      Math.max(0, askedAt.current + ASK_AGAIN_MS - Date.now()),
    );
    return () => clearTimeout(timer);
  }, [news, reload]);
  return loaded;
}
