// This module decides which cases are listed: those that the URL's fragment names, so that links, Back and reload work; what
// is typed stays with the page.

import { useCallback, useEffect, useState } from "react";
import type { CaseFilter } from "../client.ts";
import { areSameConditions, filterOf, withConditions } from "./behind.ts";

export function useFilter(): [CaseFilter, (filter: CaseFilter) => void] {
  const [filter, setFilter] = useState<CaseFilter>(() => filterOf(location.hash));
  useEffect(() => {
    const listen = () => {
      const named = filterOf(location.hash);
      setFilter((before) => (areSameConditions(before, named) ? before : { ...named, text: "" }));
    };
    window.addEventListener("popstate", listen);
    window.addEventListener("hashchange", listen);
    return () => {
      window.removeEventListener("popstate", listen);
      window.removeEventListener("hashchange", listen);
    };
  }, []);
  const change = useCallback((next: CaseFilter) => {
    history.replaceState(null, "", location.pathname + location.search + withConditions(location.hash, next));
    setFilter(next);
  }, []);
  return [filter, change];
}
