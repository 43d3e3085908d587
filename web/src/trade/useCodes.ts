// This module decides which codes of a list are offered while one writes.

import { useEffect, useState } from "react";
import type { Client, CodeName } from "../client.ts";

/** A pause after the last key before codes are looked up. */
const PAUSE_MS = 200;

/** Codes for a text; where there are none, those for what else it may be, such as a name. */
export function useCodes(client: Client, list: string | undefined, text: string, otherwise: string, isOpen: boolean): CodeName[] {
  const [codes, setCodes] = useState<CodeName[]>([]);
  useEffect(() => {
    if (!list || !isOpen) return;
    const stop = new AbortController();
    const timer = setTimeout(() => {
      client
        .codes(list, text, stop.signal)
        .then((found) => (found.length > 0 || text === otherwise ? found : client.codes(list, otherwise, stop.signal)))
        .then(setCodes, () => {});
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [client, list, text, otherwise, isOpen]);
  return codes;
}
