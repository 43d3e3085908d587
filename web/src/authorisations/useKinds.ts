// This module decides how types of authorisations are named: by the code list of the law, once it is there.

import { useMemo } from "react";
import type { CodeName } from "../api.ts";
import type { Client } from "../client.ts";
import { useLoaded } from "../parts/useLoaded.ts";
import { useWords } from "../words/language.tsx";

/** The types of the law. */
export const KINDS = "/api/codes/authorisation_types?limit=100";

export function useKinds(client: Client): (kind: string) => string {
  const { text } = useWords();
  const { value } = useLoaded<CodeName[]>(client, KINDS);
  const names = useMemo(() => new Map(value?.map((one) => [one.code, one.names])), [value]);
  return (kind) => {
    const name = text(names.get(kind));
    return name ? `${kind} · ${name}` : kind;
  };
}
