// This module decides whether this house keeps a second log, by SM3 and SM2: then receipts of it can be taken too.

import { useEffect, useState } from "react";

/** Where a house that keeps one publishes its keys. */
export const SECOND_POLICY = "/evidence/sm/policy";

/** Asked once for as long as the page is open. */
let asked: Promise<boolean> | null = null;

/** Whether there is a second log; false while that is not known. */
export function useSecondLog(isWanted: boolean): boolean {
  const [isKept, setKept] = useState(false);
  useEffect(() => {
    if (!isWanted) return;
    let isOver = false;
    asked ??= fetch(SECOND_POLICY).then(
      (answer) => answer.ok,
      () => {
        asked = null;
        return false;
      },
    );
    void asked.then((kept) => {
      if (!isOver) setKept(kept);
    });
    return () => {
      isOver = true;
    };
  }, [isWanted]);
  return isKept;
}
