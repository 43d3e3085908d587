// This module decides which references stand in what somebody typed, pasted or scanned.

/** References in one question; the server takes no more. */
export const REFERENCES_MAX = 100;

/** Each once, in capitals, in the order of the text. */
export function referencesIn(text: string): string[] {
  const found = text.toUpperCase().split(/[\s,;，；、]+/).filter(Boolean);
  return [...new Set(found)];
}
