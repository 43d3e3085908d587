// This module decides what an officer's page knows of a case, and how an act is sent: with the version that was
// seen, so that what somebody else did in the meantime is not undone unseen.

import type { Shapes } from "../api.ts";
import { type Client, Refusal } from "../client.ts";

export type Note = Shapes["NoteView"];
export type Taken = Shapes["PhotoTaken"];
export type Paper = Shapes["DocumentView"];
export type Dossier = Shapes["DossierView"];
export type Acted = Pick<Shapes["ActedView"], "version" | "status" | "next_step" | "awaits_second">;

/** Sends an act on the version that was seen. */
export function act(client: Client, id: string, name: string, version: number, body?: unknown): Promise<Acted> {
  return client.send<Acted>("POST", `/api/cases/${encodeURIComponent(id)}/${name}`, body, { "If-Match": `"${version}"` });
}

/** Whether a refusal says that the case was changed by somebody else. */
export const isMoved = (error: unknown): boolean => error instanceof Refusal && error.status === 409 && error.problem?.code === "moved";

