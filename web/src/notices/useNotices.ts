// This module decides which notices the page holds, what of them came since the last visit, and until where they are read.

import { useEffect, useRef, useState } from "react";
import type { Shapes } from "../api.ts";
import type { Client } from "../client.ts";
import { useLive } from "../live/useLive.ts";
import { useFollowed } from "../parts/useFollowed.ts";
import { useLoaded } from "../parts/useLoaded.ts";
import { joined, type Notice, type NoticePage, noticesAt, readToOf, unreadOf, withNewest } from "./notices.ts";

export interface Notices {
  /** None while they are not loaded. */
  rows: Notice[] | null;
  /** Those above this number came since the last visit. */
  readTo: number;
  unread: number;
  hasOlder: boolean;
  isLoading: boolean;
  error: unknown;
  loadOlder(): void;
  reload(): void;
}

/** `onRead` is called when the server knows that they were shown. */
export function useNotices(client: Client, reader: string, onRead: () => void): Notices {
  const { snapshot } = useLive(client);
  const newest = useFollowed<NoticePage>(client, noticesAt(null), snapshot);
  const cursor = useLoaded<Shapes["ReadTo"]>(client, readToOf(reader));
  const [rows, setRows] = useState<Notice[] | null>(null);
  const [isAtEnd, setAtEnd] = useState(false);
  const [isLoading, setLoading] = useState(false);
  const [refused, setRefused] = useState<unknown>(null);
  useEffect(() => {
    const page = newest.value;
    if (page) setRows((before) => withNewest(before ?? [], page.messages));
  }, [newest.value]);

  const readTo = cursor.value?.number ?? null;
  const first = rows?.[0]?.number ?? 0;
  const told = useRef(0);
  useEffect(() => {
    function tell() {
      // Nobody sees a page that stands in the background.
      if (document.hidden || readTo === null || first <= Math.max(readTo, told.current)) return;
      told.current = first;
      // What could not be said now is said with the next notice or visit: they stay marked until then.
      client.send("PUT", readToOf(reader), { number: first }).then(onRead, () => {});
    }
    tell();
    document.addEventListener("visibilitychange", tell);
    return () => document.removeEventListener("visibilitychange", tell);
  }, [client, reader, readTo, first, onRead]);

  const last = rows?.at(-1)?.number ?? 0;
  function loadOlder() {
    setLoading(true);
    setRefused(null);
    client
      .get<NoticePage>(noticesAt(last))
      .then(({ messages }) => {
        setAtEnd(messages.length === 0);
        setRows((before) => joined(before ?? [], messages));
      }, setRefused)
      .finally(() => setLoading(false));
  }
  function reload() {
    newest.reload();
    cursor.reload();
  }
  const isReady = readTo !== null && rows !== null;
  return {
    rows: isReady ? rows : null,
    readTo: readTo ?? 0,
    unread: unreadOf(rows?.[0], readTo ?? 0),
    hasOlder: last > 1 && !isAtEnd,
    isLoading,
    error: refused ?? (isReady ? null : (newest.error ?? cursor.error)),
    loadOlder,
    reload,
  };
}
