// This module decides how a code that is divided among several fields is read and written: the list has it as one.

import type { Part } from "./fields.ts";
import { type Members, readAt, readText, writeAt } from "./path.ts";

/** Where the parts stand, when one of them stands at `path`. */
export function baseOf(parts: readonly Part[], path: string): string {
  // The longest first: `address.typeCode` ends as `typeCode` does.
  const own = parts.toSorted((one, other) => other.path.length - one.path.length).find((part) => path.endsWith(`.${part.path}`));
  return own ? path.slice(0, -own.path.length - 1) : path;
}

/** The code as the list has it. */
export const joined = (declaration: Members, parts: readonly Part[], path: string): string =>
  parts.map((part) => readText(declaration, `${baseOf(parts, path)}.${part.path}`)).join("");

/** What stands at the base when the code is written into its parts. */
export function divided(declaration: Members, parts: readonly Part[], path: string, code: string): Members {
  const found = readAt(declaration, baseOf(parts, path));
  let at = typeof found === "object" && found !== null && !Array.isArray(found) ? found : {};
  let from = 0;
  for (const part of parts) {
    const to = part.length === undefined ? code.length : from + part.length;
    at = writeAt(at, part.path, code.slice(from, to) || undefined);
    from = to;
  }
  return at;
}
