// This module decides how keys act wherever the focus is: one at a time, without Ctrl, Alt or Meta, which are the browser's.

import { useEffect, useEffectEvent } from "react";

/** Acts on a key; none leaves it to the browser. */
export function useKeyActs(actOf: (event: KeyboardEvent) => (() => void) | null | undefined): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const act = actOf(event);
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
