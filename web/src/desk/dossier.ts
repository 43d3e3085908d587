// This module decides what an officer's page knows of a case, and how an act is sent: with the version that was
// seen, so that what somebody else did in the meantime is not undone unseen.

import type { CaseEvent } from "../api.ts";
import { type Client, Refusal } from "../client.ts";

export interface Note {
  id: string;
  by: string;
  kind: string;
  text: string;
  at: number;
}

export interface Paper {
  id: string;
  name: string;
  media_type: string;
  size: number;
  sha256: string;
  at: number;
}

export interface Dossier {
  case: string;
  version: number;
  status: string;
  holds: string[];
  lane: string | null;
  next_step: string;
  is_red: boolean;
  due_at: number | null;
  notes: Note[];
  documents: Paper[];
  assignment: { user: string; given_by: string; at: number } | null;
  proposals: { act: string; by: string; at: number }[];
  people: Record<string, string>;
  timeline: CaseEvent[];
}

export interface Acted {
  version: number;
  status: string;
  next_step: string;
  awaits_second: boolean;
}

/** Sends an act on the version that was seen. */
export function act(client: Client, id: string, name: string, version: number, body?: unknown): Promise<Acted> {
  return client.send<Acted>("POST", `/api/cases/${encodeURIComponent(id)}/${name}`, body, { "If-Match": `"${version}"` });
}

/** Whether a refusal says that the case was changed by somebody else. */
export const isMoved = (error: unknown): boolean => error instanceof Refusal && error.status === 409 && error.problem?.code === "moved";

