// This module decides how a figure of the cockpit finds the address of the cases behind it.

import { useCallback } from "react";
import { addressOfQuery } from "../cases/behind.ts";
import type { Figure } from "./figures.ts";

export function useOpens(permissions: readonly string[]) {
  return useCallback((figure: Pick<Figure, "query">) => addressOfQuery(figure.query, permissions), [permissions]);
}
