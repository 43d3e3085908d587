// This module decides which page is open: the one that the URL's fragment names, so that links, Back and reload work.

import { useCallback, useSyncExternalStore } from "react";

export type Page = "queue" | "examine" | "cockpit" | "analyst" | "profiles" | "watchlist" | "capacities" | "law" | "cases" | "notices" | "declare" | "amend" | "payments" | "people" | "offices" | "mandates" | "keys" | "webhooks" | "goods" | "agreements" | "exchange" | "check" | "erasures" | "authorisations" | "audit" | "policies" | "account" | "api" | "verify";

export interface Route {
  page: Page | null;
  /** The case, draft or other thing that is open in it. */
  id: string | null;
}

const PAGES: readonly string[] = ["queue", "examine", "cockpit", "analyst", "profiles", "watchlist", "capacities", "law", "cases", "notices", "declare", "amend", "payments", "people", "offices", "mandates", "keys", "webhooks", "goods", "agreements", "exchange", "check", "erasures", "authorisations", "audit", "policies", "account", "api", "verify"] satisfies Page[];

function subscribe(listen: () => void): () => void {
  window.addEventListener("hashchange", listen);
  window.addEventListener("popstate", listen);
  return () => {
    window.removeEventListener("hashchange", listen);
    window.removeEventListener("popstate", listen);
  };
}

/** The URL's fragment, as it changes. */
export const useHash = (): string => useSyncExternalStore(subscribe, () => location.hash);

/** The address of a case in the list of cases. */
export const addressOfCase = (id: string): string => `#${new URLSearchParams({ page: "cases", case: id })}`;

export const addressOf = (page: Page, id?: string): string => `#${new URLSearchParams({ page, ...(id ? { id } : {}) })}`;

export function useRoute(): [Route, (page: Page, id?: string) => void] {
  const hash = useHash();
  const fragment = new URLSearchParams(hash.slice(1));
  const page = fragment.get("page");
  const go = useCallback((next: Page, id?: string) => {
    location.hash = addressOf(next, id);
  }, []);
  return [{ page: page && PAGES.includes(page) ? (page as Page) : null, id: fragment.get("id") }, go];
}
