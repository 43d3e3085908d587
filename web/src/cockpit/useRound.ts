// This module decides when a page that is live reads its figures again: every so many milliseconds, while it is looked at.

import { useEffect, useState } from "react";

/** The number of the round; it goes up with each. */
export function useRound(everyMs: number): number {
  const [round, setRound] = useState(0);
  useEffect(() => {
    const again = setInterval(() => {
      if (!document.hidden) setRound((before) => before + 1);
    }, everyMs);
    return () => clearInterval(again);
  }, [everyMs]);
  return round;
}
