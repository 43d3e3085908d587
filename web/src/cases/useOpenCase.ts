// This module decides which case is open: the one in the URL's fragment, so that a link opens it and the
// browser's Back closes it.

import { useCallback, useEffect, useState } from "react";

const read = () => new URLSearchParams(location.hash.slice(1)).get("case");

export function useOpenCase(): [string | null, (id: string | null) => void] {
  const [open, setOpen] = useState(read);
  useEffect(() => {
    const listen = () => setOpen(read());
    window.addEventListener("popstate", listen);
    window.addEventListener("hashchange", listen);
    return () => {
      window.removeEventListener("popstate", listen);
      window.removeEventListener("hashchange", listen);
    };
  }, []);
  const change = useCallback((id: string | null) => {
    const now = read();
    if (now === id) return;
    // Whatever else the fragment says (which page) stays.
    const fragment = new URLSearchParams(location.hash.slice(1));
    if (id) fragment.set("case", id);
    else fragment.delete("case");
    const url = location.pathname + location.search + (fragment.size > 0 ? `#${fragment}` : "");
    // Going from case to case leaves one step to go back, not one for each case.
    if (now && id) history.replaceState(null, "", url);
    else history.pushState(null, "", url);
    setOpen(id);
  }, []);
  return [open, change];
}
