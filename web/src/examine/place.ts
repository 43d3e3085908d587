// This module decides at which place an examiner works: chosen once, kept on the device.

import { useState } from "react";
import type { Task } from "./kept.ts";

const KEPT_AS = "tongguan.examine.place";

/** The place that was chosen; empty for all. */
export function usePlace(): [string, (place: string) => void] {
  const [place, setPlace] = useState(() => localStorage.getItem(KEPT_AS) ?? "");
  return [
    place,
    (chosen) => {
      localStorage.setItem(KEPT_AS, chosen);
      setPlace(chosen);
    },
  ];
}

/** The places that can be chosen: those of the tasks, and the one that is chosen, whether it has tasks or not. */
export const placesOf = (tasks: Task[], chosen: string): string[] => [...new Set([...tasks.map((task) => task.place), chosen])].filter(Boolean).sort();
