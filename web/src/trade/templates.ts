// This module decides how templates are kept: on the server, for the firm, so that everybody there begins with the same ones;
// those that an earlier page left on this device are moved there.

import type { Shapes } from "../api.ts";
import { type Client, Refusal } from "../client.ts";
import { uuidOf } from "../parts/bytes.ts";
import { copyOf, drop, leftTemplates } from "./drafts.ts";
import type { Members } from "./path.ts";

export type Template = Omit<Shapes["TemplateView"], "declaration"> & { declaration: Members };

export const TEMPLATES = "/api/templates";

const addressOf = (id: string): string => `${TEMPLATES}/${encodeURIComponent(id)}`;

/** Keeps the goods of a declaration under a name. */
export const keepTemplate = (client: Client, id: string, name: string, declaration: Members): Promise<void> =>
  client.send("PUT", addressOf(id), { name, declaration: copyOf(declaration) });

export async function dropTemplate(client: Client, id: string): Promise<void> {
  try {
    await client.send("DELETE", addressOf(id));
  } catch (error) {
    // A colleague was quicker.
    if (!(error instanceof Refusal) || error.status !== 404) throw error;
  }
}

/** What came of moving. */
export interface Moving {
  moved: number;
  /** Why those that stayed on this device did, by their id. */
  refused: Map<string, unknown>;
}

/** Moves what is left on this device. Moved twice, because an answer was lost, it is there once: it keeps its id. */
export async function moveTemplates(client: Client): Promise<Moving> {
  const moving: Moving = { moved: 0, refused: new Map() };
  for (const { id, template, declaration } of leftTemplates()) {
    try {
      await keepTemplate(client, uuidOf(id), template, declaration);
      drop(id);
      moving.moved += 1;
    } catch (error) {
      moving.refused.set(id, error);
    }
  }
  return moving;
}
