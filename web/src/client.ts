// This module decides how the page asks the server: every call bears the token, and every "no" becomes a
// Refusal with the server's own words.

import type { Answer, CaseDetail, CasePage, Problem } from "./api.ts";

/** The server said no, or could not be reached (`status` 0). */
export class Refusal extends Error {
  readonly status: number;
  readonly problem: Problem | null;

  constructor(status: number, problem: Problem | null) {
    super(problem?.code ?? `HTTP ${status}`);
    this.name = "Refusal";
    this.status = status;
    this.problem = problem;
  }
}

export interface CaseFilter {
  outcome: string | null;
  lane: string | null;
  text: string;
}

export const NO_FILTER: CaseFilter = { outcome: null, lane: null, text: "" };

export interface Client {
  live(signal: AbortSignal): Promise<Response>;
  cases(filter: CaseFilter, after: string | null, signal: AbortSignal): Promise<CasePage>;
  case(id: string, signal: AbortSignal): Promise<CaseDetail>;
  bytes(id: string, part: "original" | "record", signal: AbortSignal): Promise<ArrayBuffer>;
  handIn(body: Blob, contentType: string, key: string): Promise<Answer>;
}

/** Rows of one page of the list. */
const PAGE = 50;

/** A client for one token. `onUnauthorised` is called when the server does not know the token. */
export function createClient(token: string, onUnauthorised: () => void): Client {
  async function call(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set("Authorization", `Bearer ${token}`);
    let response: Response;
    try {
      response = await fetch(path, { ...init, headers, cache: "no-store", credentials: "omit" });
    } catch (error) {
      if (init.signal?.aborted) throw error;
      throw new Refusal(0, null);
    }
    if (response.ok) return response;
    if (response.status === 401) onUnauthorised();
    const problem = await response.json().then((value) => value as Problem, () => null);
    throw new Refusal(response.status, problem);
  }

  const json = async <T>(path: string, init?: RequestInit): Promise<T> => (await (await call(path, init)).json()) as T;

  return {
    live: (signal) => call("/api/live", { signal, headers: { Accept: "text/event-stream" } }),
    cases(filter, after, signal) {
      const query = new URLSearchParams({ limit: String(PAGE) });
      if (filter.outcome) query.set("outcome", filter.outcome);
      if (filter.lane) query.set("lane", filter.lane);
      if (filter.text) query.set("text", filter.text);
      if (after) query.set("after", after);
      return json<CasePage>(`/api/cases?${query}`, { signal });
    },
    case: (id, signal) => json<CaseDetail>(`/api/cases/${encodeURIComponent(id)}`, { signal }),
    bytes: async (id, part, signal) => (await call(`/api/cases/${encodeURIComponent(id)}/${part}`, { signal })).arrayBuffer(),
    handIn: (body, contentType, key) =>
      json<Answer>("/api/declarations", {
        method: "POST",
        body,
        headers: { "Content-Type": contentType, "Idempotency-Key": key },
      }),
  };
}
