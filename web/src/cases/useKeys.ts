// This module decides what the keys do on the officers' desk. Keys that someone types into a field, and keys
// with a modifier, belong to the browser.

import { useEffect, useEffectEvent } from "react";

export interface Keys {
  move(by: 1 | -1): void;
  open(): void;
  close(): void;
  search(): void;
  handIn(): void;
  help(): void;
}

export function useKeys(keys: Keys): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    const target = event.target instanceof Element ? event.target : document.body;
    if (target.closest("input, textarea, select")) {
      if (event.key === "Escape" && target instanceof HTMLElement) target.blur();
      return;
    }
    // In the open case the arrows scroll, and Enter presses what has the focus.
    const isInList = !target.closest(".detail");
    const isPressable = target.closest("button, summary, a") !== null;
    const act = {
      j: () => keys.move(1),
      k: () => keys.move(-1),
      ArrowDown: isInList ? () => keys.move(1) : null,
      ArrowUp: isInList ? () => keys.move(-1) : null,
      Enter: isPressable ? null : keys.open,
      Escape: keys.close,
      "/": keys.search,
      n: keys.handIn,
      "?": keys.help,
    }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event);
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
}
