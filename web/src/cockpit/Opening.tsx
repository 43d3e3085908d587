// This module decides how a figure in a table opens cases of its own; without an address it is only told.

import type { ReactNode } from "react";

export function Opening({ address, children }: { address: string | null; children: ReactNode }) {
  return address ? <a href={address}>{children}</a> : children;
}
