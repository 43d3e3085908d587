// This module decides how colleagues are offered where work is given to somebody: with what they have, and without those
// who are away.

import { useMemo } from "react";
import type { Workload } from "../api.ts";
import type { Client } from "../client.ts";
import { type Loaded, useLoaded } from "../parts/useLoaded.ts";
import { useWords } from "../words/language.tsx";

export interface Colleague {
  value: string;
  label: string;
  disabled: boolean;
  /** Of the own office. */
  isNear: boolean;
}

export function useColleagues(client: Client): Loaded<Colleague[]> {
  const { t, count, instant } = useWords();
  const loads = useLoaded<Workload[]>(client, "/api/workload");
  const value = useMemo(() => {
    const label = (one: Workload) => {
      const named = { name: one.name, cases: count(one.cases) };
      return one.away_until === null ? t("bulk.load", named) : t("bulk.load_away", { ...named, until: instant(new Date(one.away_until / 1000)) });
    };
    return loads.value && loads.value.map((one) => ({ value: one.user, label: label(one), disabled: one.away_until !== null, isNear: one.is_colleague }));
  }, [loads.value, t, count, instant]);
  return { ...loads, value };
}
