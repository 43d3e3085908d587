// This module decides how what somebody writes is checked while they type: the server is asked when nobody has typed for a
// while, and only the last answer counts.

import { useEffect, useState } from "react";
import type { Client } from "../client.ts";
import type { Trouble } from "./troubles.ts";

/** The server is asked when nobody has typed for so long. */
const PAUSE_MS = 350;

/** What is wrong with what is written; none while the server has not said. */
export function useChecked(client: Client, path: string, written: unknown): Trouble[] | null {
  const [troubles, setTroubles] = useState<Trouble[] | null>(null);
  useEffect(() => {
    let isGone = false;
    setTroubles(null);
    const timer = setTimeout(() => {
      client.send<Trouble[]>("POST", path, written).then(
        (found) => !isGone && setTroubles(found),
        () => !isGone && setTroubles(null),
      );
    }, PAUSE_MS);
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [client, path, written]);
  return troubles;
}
