// This module decides how keys act wherever the focus is: one at a time, without Ctrl, Alt or Meta, which are the browser's.

import { useEffect, useEffectEvent } from "react";

const KEPT_AS = "tongguan.keys";

/** Whether single letters act: who speaks to the browser, or often mistypes, can switch them off. */
export const areKeysOn = (): boolean => localStorage.getItem(KEPT_AS) !== "off";

export function switchKeys(isOn: boolean): void {
  if (isOn) localStorage.removeItem(KEPT_AS);
  else localStorage.setItem(KEPT_AS, "off");
}

/** Whether a key belongs to what is typed into, or to what lies above the page. */
export function isElsewhere(event: KeyboardEvent): boolean {
  const target = event.target instanceof Element ? event.target : document.body;
  return target.closest("input:not([type=checkbox]), textarea, select, .ant-modal, dialog") !== null;
}

/** Acts on a key; none leaves it to the browser. */
export function useKeyActs(actOf: (event: KeyboardEvent) => (() => void) | null | undefined): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || (event.key.length === 1 && !areKeysOn())) return;
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
