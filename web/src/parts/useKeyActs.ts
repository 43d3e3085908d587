// This module decides how keys act wherever the focus is: one at a time, without Ctrl, Alt or Meta, which are the browser's.

import { useEffect, useEffectEvent } from "react";

const KEPT_AS = "tongguan.keys";

/** Whether single letters act: who speaks to the browser, or often mistypes, can switch them off. */
export const areKeysOn = (): boolean => localStorage.getItem(KEPT_AS) !== "off";

export function switchKeys(isOn: boolean): void {
  if (isOn) localStorage.removeItem(KEPT_AS);
  else localStorage.setItem(KEPT_AS, "off");
}

/** Whether a dialog lies above the page. */
export const isBeneath = (): boolean => document.querySelector("dialog[open], .ant-modal") !== null;

/** Letters that may be held down. */
const HELD = "jk+-";

/** Whether a key belongs to what is typed into, or to what lies above the page. */
export function isElsewhere(event: KeyboardEvent): boolean {
  const target = event.target instanceof Element ? event.target : document.body;
  // A button that is switched off loses the focus to the page, while the dialog is still there.
  return isBeneath() || target.closest("input:not([type=checkbox]), textarea, select") !== null;
}

/** Acts on a key; none leaves it to the browser. */
export function useKeyActs(actOf: (event: KeyboardEvent) => (() => void) | null | undefined): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || (event.key.length === 1 && (!areKeysOn() || (event.repeat && !HELD.includes(event.key))))) return;
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
