// This module decides what a suggested goods code is, when suggestions are asked for, and how a code of the tariff is written
// into an item.

import { useEffect, useState } from "react";
import type { Shapes } from "../api.ts";
import type { Client } from "../client.ts";
import { GOODS_CODE } from "./fields.ts";
import { divided, joined } from "./parts.ts";
import type { Members } from "./path.ts";

export type Suggestion = Shapes["GoodsCodeSuggestion"];

/** A pause after the last key of the description. */
const PAUSE_MS = 350;
const SUGGESTIONS_MAX = 8;

export interface Suggested {
  suggestions: Suggestion[] | null;
  error: unknown;
}

const NOTHING: Suggested = { suggestions: null, error: null };

/** What is suggested for a description; nothing is asked while nobody wants it. */
export function useSuggestions(client: Client, description: string, isWanted: boolean): Suggested {
  const [suggested, setSuggested] = useState<Suggested>(NOTHING);
  const text = description.trim();
  useEffect(() => {
    if (!isWanted || text === "") {
      setSuggested(NOTHING);
      return;
    }
    const stop = new AbortController();
    const timer = setTimeout(() => {
      client.get<Shapes["GoodsCodes"]>(`/api/goods-codes?${new URLSearchParams({ text, limit: String(SUGGESTIONS_MAX) })}`, stop.signal).then(
        ({ suggestions }) => setSuggested({ suggestions, error: null }),
        (error: unknown) => {
          if (!stop.signal.aborted) setSuggested({ suggestions: null, error });
        },
      );
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [client, text, isWanted]);
  return suggested;
}

/** Digits of a code that says all. */
const CODE_DIGITS = 10;

/** The item's commodity with a code of the tariff. A shorter code that is another one than before ends in zeros. */
export function withGoodsCode(declaration: Members, path: string, code: string): Members {
  const before = joined(declaration, GOODS_CODE, path);
  return divided(declaration, GOODS_CODE, path, before.startsWith(code) ? before : code.padEnd(CODE_DIGITS, "0"));
}
