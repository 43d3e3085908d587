// This module decides how strongly a share is coloured on a map: against the largest that is shown.

/** Steps of colour, from hardly any to the most there is. */
export const LEVELS = 5;

/** From 1 to LEVELS; 0 for none of those looked at; null where nobody looked. */
export function levelOf(share: number | null, most: number): number | null {
  if (share === null) return null;
  return most === 0 ? 0 : Math.ceil((share / most) * LEVELS);
}
