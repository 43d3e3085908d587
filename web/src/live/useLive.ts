// This module decides how the page stays up to date: one stream, opened again with back-off when it breaks,
// and an honest word on whether what is shown is current.

import { useEffect, useState } from "react";
import type { Snapshot } from "../api.ts";
import type { Client } from "../client.ts";
import { Refusal } from "../client.ts";
import { createParser } from "./sse.ts";

export type Connection = "connecting" | "live" | "lost";

export interface Live {
  connection: Connection;
  snapshot: Snapshot | null;
  /** When the last snapshot came, in milliseconds. */
  updatedAt: number | null;
}

const BACK_OFF_MS_MIN = 1_000;
const BACK_OFF_MS_MAX = 30_000;
/** The server says something every 15 seconds at the latest; three silences mean a dead line. */
const SILENCE_MS_MAX = 45_000;

/** Nothing is read without a client: for whom may not list cases. */
export function useLive(client: Client | null): Live {
  const [live, setLive] = useState<Live>({ connection: "connecting", snapshot: null, updatedAt: null });

  useEffect(() => {
    if (!client) return;
    const source = client;
    const stop = new AbortController();
    let wake = () => {};
    let last = "";

    async function read(): Promise<void> {
      const attempt = new AbortController();
      const cancel = () => attempt.abort();
      stop.signal.addEventListener("abort", cancel);
      let silence = setTimeout(cancel, SILENCE_MS_MAX);
      try {
        const response = await source.live(attempt.signal);
        const reader = response.body!.getReader();
        const decoder = new TextDecoder();
        const parse = createParser();
        for (;;) {
          const { done, value } = await reader.read();
          if (done) return;
          clearTimeout(silence);
          silence = setTimeout(cancel, SILENCE_MS_MAX);
          for (const event of parse(decoder.decode(value, { stream: true }))) {
            if (event.event !== "cases") continue;
            const isSame = event.data === last;
            last = event.data;
            setLive((before) => ({
              connection: "live",
              // The same data keeps the same object, so that nothing is drawn or asked for again.
              snapshot: isSame && before.snapshot ? before.snapshot : (JSON.parse(event.data) as Snapshot),
              updatedAt: Date.now(),
            }));
            delay = BACK_OFF_MS_MIN;
          }
        }
      } finally {
        clearTimeout(silence);
        stop.signal.removeEventListener("abort", cancel);
        cancel();
      }
    }

    let delay = BACK_OFF_MS_MIN;
    async function run(): Promise<void> {
      while (!stop.signal.aborted) {
        try {
          await read();
        } catch (error) {
          if (stop.signal.aborted || (error instanceof Refusal && error.status === 401)) return;
        }
        if (stop.signal.aborted) return;
        setLive((before) => ({ ...before, connection: "lost" }));
        await new Promise<void>((resolve) => {
          wake = resolve;
          // Half of the delay is random, so that many pages do not come back at the same instant.
          setTimeout(resolve, delay * (0.5 + Math.random() / 2));
        });
        delay = Math.min(delay * 2, BACK_OFF_MS_MAX);
      }
    }

    const hurry = () => {
      if (document.visibilityState === "visible") wake();
    };
    window.addEventListener("online", hurry);
    document.addEventListener("visibilitychange", hurry);
    void run();
    return () => {
      stop.abort();
      wake();
      window.removeEventListener("online", hurry);
      document.removeEventListener("visibilitychange", hurry);
    };
  }, [client]);

  return live;
}
