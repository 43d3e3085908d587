// This module decides what the keys do on the officers' desk. Keys that someone types into a field, and keys
// with a modifier, belong to the browser.

import { isBeneath, useKeyActs } from "../parts/useKeyActs.ts";

export interface Keys {
  move(by: 1 | -1): void;
  open(): void;
  close(): void;
  search(): void;
  handIn(): void;
  help(): void;
}

export function useKeys(keys: Keys): void {
  useKeyActs((event) => {
    if (event.defaultPrevented || isBeneath()) return null;
    const target = event.target instanceof Element ? event.target : document.body;
    if (target.closest("input, textarea, select")) {
      if (event.key === "Escape" && target instanceof HTMLElement) target.blur();
      return null;
    }
    // In the open case the arrows scroll, and Enter presses what has the focus.
    const isInList = !target.closest(".detail");
    const isPressable = target.closest("button, summary, a") !== null;
    return {
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
  });
}
