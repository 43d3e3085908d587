// This module decides for whom one acts in this tab: the own firm, or a trader that gave a mandate. A reload keeps it.

const KEPT_AS = "tongguan.acting_for";

/** The trader that was chosen in this tab, if the mandate still holds. */
export function actsFor(firms: string[]): string | null {
  const kept = sessionStorage.getItem(KEPT_AS);
  return kept !== null && firms.includes(kept) ? kept : null;
}

export function actFor(firm: string | null): void {
  if (firm) sessionStorage.setItem(KEPT_AS, firm);
  else sessionStorage.removeItem(KEPT_AS);
}
