// This module decides how many notices are unread: asked whenever another page is opened or something came.

import { useCallback, useEffect, useState } from "react";
import type { Shapes } from "../api.ts";
import type { Client } from "../client.ts";
import { type NoticePage, noticesAt, readToOf, unreadOf } from "./notices.ts";

/** None while it is not known; nothing is asked without a client. */
export function useUnread(client: Client | null, reader: string, page: string | undefined): { unread: number | null; lookAgain(): void } {
  const [counted, setCounted] = useState<{ client: Client; unread: number } | null>(null);
  const [round, setRound] = useState(0);
  const lookAgain = useCallback(() => setRound((before) => before + 1), []);
  useEffect(() => {
    if (!client) return;
    const stop = new AbortController();
    Promise.all([client.get<Shapes["ReadTo"]>(readToOf(reader), stop.signal), client.get<NoticePage>(noticesAt(null, 1), stop.signal)]).then(
      ([readTo, { messages }]) => setCounted({ client, unread: unreadOf(messages[0], readTo.number) }),
      // The number stays what it was; the pages themselves say when the server is not there.
      () => {},
    );
    return () => stop.abort();
  }, [client, reader, page, round]);
  return { unread: counted && counted.client === client ? counted.unread : null, lookAgain };
}
