// This module decides when the open case covers the list; the stylesheet uses the same width.

import { useSyncExternalStore } from "react";

const query = matchMedia("(max-width: 860px)");

function subscribe(listen: () => void): () => void {
  query.addEventListener("change", listen);
  return () => query.removeEventListener("change", listen);
}

export function usePhone(): boolean {
  return useSyncExternalStore(subscribe, () => query.matches);
}
