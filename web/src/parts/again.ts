// This module decides when what failed is asked for again without anybody asking: the network is back, or somebody signed in again.

const SIGNED_IN = "tongguan:signed-in";

/** Says that somebody signed in again. */
export const sayAgain = (): void => void dispatchEvent(new Event(SIGNED_IN));

/** Calls whenever it is worth another try; gives back how to stop it. */
export function onAgain(act: () => void): () => void {
  const events = ["online", SIGNED_IN];
  for (const event of events) addEventListener(event, act);
  return () => {
    for (const event of events) removeEventListener(event, act);
  };
}
