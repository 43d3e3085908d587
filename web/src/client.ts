// This module decides how the page asks the server: every call bears the proof of who asks, and every "no"
// becomes a Refusal with the server's own words.

import type { Answer, Answers, CaseDetail, CasePage, CaseSummary, Decision, LanguageMap, Problem } from "./api.ts";

/** A token of a machine, or the session of a person: a cookie that no script reads, and a word beside it. */
export type Proof = { kind: "token"; token: string } | { kind: "session"; csrf: string };

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
  /** More conditions, as a query: what a link of the cockpit asks for. */
  more: string;
}

export const NO_FILTER: CaseFilter = { outcome: null, lane: null, text: "", more: "" };

export interface Client {
  /** The same caller acting for a firm that it has a mandate of. */
  onBehalfOf(firm: string): Client;
  live(signal: AbortSignal): Promise<Response>;
  cases(filter: CaseFilter, after: string | null, signal: AbortSignal): Promise<CasePage>;
  case(id: string, signal: AbortSignal): Promise<CaseDetail>;
  bytes(id: string, part: "original" | "record", signal: AbortSignal): Promise<ArrayBuffer>;
  handIn(body: Blob, contentType: string, key: string): Promise<Answer | Answers>;
  /** What a declaration would come to on a day; nothing is kept. */
  tryOut(declaration: string, date: string | null, signal: AbortSignal): Promise<Omit<Decision, "record">>;
  codes(list: string, text: string, signal: AbortSignal): Promise<CodeName[]>;
  /** Any resource of the portal. */
  get<T>(path: string, signal?: AbortSignal): Promise<T>;
  download(path: string): Promise<ArrayBuffer>;
  send<T>(method: "POST" | "PUT" | "DELETE", path: string, body?: unknown, headers?: Record<string, string>): Promise<T>;
}

/** A code of a list with its names. */
export interface CodeName {
  code: string;
  names: LanguageMap;
}

/** Rows of one page of the list. */
const PAGE = 50;
/** Where a page of a search by words ended, among those of the list. */
const FOUND = "found:";

/** A client for one proof, for the own firm or another. `onUnauthorised` is called when the server does not take it (any more). */
export function createClient(proof: Proof, onUnauthorised: () => void, firm: string | null = null): Client {
  async function call(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (proof.kind === "token") headers.set("Authorization", `Bearer ${proof.token}`);
    else if (init.method && init.method !== "GET") headers.set("X-CSRF-Token", proof.csrf);
    if (firm) headers.set("On-Behalf-Of", firm);
    let response: Response;
    try {
      response = await fetch(path, { ...init, headers, cache: "no-store", credentials: proof.kind === "token" ? "omit" : "same-origin" });
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
    onBehalfOf: (other) => createClient(proof, onUnauthorised, other),
    live: (signal) => call("/api/live", { signal, headers: { Accept: "text/event-stream" } }),
    async cases(filter, after, signal) {
      const query = new URLSearchParams(filter.more);
      query.set("limit", String(PAGE));
      if (filter.outcome) query.set("outcome", filter.outcome);
      if (filter.lane) query.set("lane", filter.lane);
      if (filter.text) query.set("text", filter.text);
      const isSearch = after?.startsWith(FOUND);
      if (after && !isSearch) query.set("after", after);
      if (!isSearch) {
        const page = await json<CasePage>(`/api/cases?${query}`, { signal });
        if (page.cases.length > 0 || after || !filter.text.trim() || filter.more) return page;
      }
      // No number has it: then it is words, such as the name of a party or of goods.
      const words = new URLSearchParams({ text: filter.text, limit: String(PAGE) });
      if (after) words.set("after", after.slice(FOUND.length));
      const found = await json<CasePage>(`/api/search?${words}`, { signal }).catch((error: unknown) => {
        // Who may not search, or a text without a word: then nothing has it. Anything else is not an answer.
        if (error instanceof Refusal && (error.status === 403 || error.status === 422)) return { cases: [], next: null };
        throw error;
      });
      const fits = (one: CaseSummary) => (!filter.outcome || one.outcome === filter.outcome) && (!filter.lane || one.lane === filter.lane);
      return { cases: found.cases.filter(fits), next: found.next && FOUND + found.next };
    },
    case: (id, signal) => json<CaseDetail>(`/api/cases/${encodeURIComponent(id)}`, { signal }),
    bytes: async (id, part, signal) => (await call(`/api/cases/${encodeURIComponent(id)}/${part}`, { signal })).arrayBuffer(),
    handIn: (body, contentType, key) =>
      json<Answer | Answers>("/api/declarations", {
        method: "POST",
        body,
        headers: { "Content-Type": contentType, "Idempotency-Key": key },
      }),
    tryOut: (declaration, date, signal) =>
      json(`/api/declarations/try${date ? `?date=${encodeURIComponent(date)}` : ""}`, {
        method: "POST",
        body: declaration,
        headers: { "Content-Type": "application/json" },
        signal,
      }),
    codes: (list, text, signal) => json(`/api/codes/${encodeURIComponent(list)}?${new URLSearchParams({ text, limit: "30" })}`, { signal }),
    get: (path, signal) => json(path, signal ? { signal } : {}),
    download: async (path) => (await call(path)).arrayBuffer(),
    async send<T>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
      const isRaw = body === undefined || body instanceof Blob;
      const response = await call(path, {
        method,
        body: isRaw ? ((body as Blob | undefined) ?? null) : JSON.stringify(body),
        headers: isRaw ? headers : { "Content-Type": "application/json", ...headers },
      });
      const text = await response.text();
      return (text === "" ? undefined : JSON.parse(text)) as T;
    },
  };
}
