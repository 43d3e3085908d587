// This module decides the shapes of the house's resources, and how its organisations are named and put into a tree.

import type { Language, Shapes } from "../api.ts";

export type Competence = Shapes["CompetenceView"];
export type Organisation = Shapes["OrganisationView"];
export type Mandate = Shapes["MandateView"];
export type Named = Shapes["NameView"];
export type AuditEntry = Shapes["AuditView"];

/** Characters by which people tell ids apart. */
const ID_SHOWN = 8;

export const shortId = (id: string): string => id.slice(-ID_SHOWN);

export function nameOf(one: Pick<Organisation, "name_en" | "name_zh">, language: Language): string {
  return (language === "zh" ? one.name_zh : one.name_en) || one.name_en || one.name_zh;
}

/** Organisations with how deep they lie, each after what it is part of. One whose whole is not shown stands at the top. */
export function treeOf(all: Organisation[]): { one: Organisation; depth: number }[] {
  const known = new Set(all.map((one) => one.id));
  const found: { one: Organisation; depth: number }[] = [];
  const seen = new Set<string>();
  function walk(one: Organisation, depth: number) {
    if (seen.has(one.id)) return;
    seen.add(one.id);
    found.push({ one, depth });
    for (const below of all) if (below.part_of === one.id) walk(below, depth + 1);
  }
  for (const one of all) if (one.part_of === one.id || !known.has(one.part_of)) walk(one, 0);
  // A ring of parts would otherwise not be seen at all.
  for (const one of all) walk(one, 0);
  return found;
}

export type MandateState = "holds" | "later" | "over" | "revoked";

/** What a mandate is at an instant, UTC microseconds. */
export function stateOf(one: Mandate, now: number): MandateState {
  if (one.revoked_at !== null && one.revoked_at <= now) return "revoked";
  if (one.valid_from > now) return "later";
  return one.valid_to !== null && one.valid_to <= now ? "over" : "holds";
}
