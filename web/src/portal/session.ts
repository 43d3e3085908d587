// This module decides who is signed in: by the server's word, asked when the page begins. The session itself is
// a cookie that no script reads; the word that goes with every change is kept beside it for other tabs.

import { createClient, type Client, Refusal } from "../client.ts";
import type { components } from "../schema.d.ts";
import { actFor } from "./acting.ts";
import { type Asked, hasPasskeys, sign } from "../passkeys/passkeys.ts";

/** Who one is, as the server says. */
export interface Account {
  id: string;
  login: string | null;
  name: string;
  language: string | null;
  organisation: string;
  roles: string[];
  firms: string[];
  permissions: string[];
  has_one_time: boolean;
  recovery_codes_left: number;
}

export interface Session {
  account: Account;
  client: Client;
}

export type SignInRefusal = "wrong" | "directory_unknown" | "directory_another" | "directory_refused" | "directory_unreachable" | "code_needed" | "code_wrong" | "passkey_needed" | "passkey_or_code" | "passkey_wrong" | "too_many" | "unreachable";

const KEPT_AS = "tongguan.csrf";
/** Who was signed in last, for a page that begins without a network. It opens nothing: the server decides. */
export const WHO = "tongguan.account";

function clientOf(onEnd: () => void): Client {
  return createClient({ kind: "session", csrf: localStorage.getItem(KEPT_AS) ?? "" }, onEnd);
}

/** The session of before, if the server still knows it; without a network, who it was. */
export async function resume(onEnd: () => void): Promise<Session | null> {
  const client = clientOf(onEnd);
  try {
    const account = await client.get<Account>("/api/account");
    localStorage.setItem(WHO, JSON.stringify(account));
    return { client, account };
  } catch (error) {
    if (error instanceof Refusal && error.status === 401) return null;
    const known = localStorage.getItem(WHO);
    if (known && error instanceof Refusal && error.status === 0) return { client, account: JSON.parse(known) as Account };
    throw error;
  }
}

interface Said {
  csrf_token?: string;
  code?: string;
  details?: { asked?: Asked | null; or_code?: boolean; reason?: string } | null;
}

/** Posts to a place where nobody is signed in yet; none when it cannot be reached. */
async function post(path: string, body?: unknown): Promise<{ status: number; said: Said | null } | null> {
  try {
    const response = await fetch(path, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      credentials: "same-origin",
      cache: "no-store",
      body: JSON.stringify(body ?? {}),
    });
    return { status: response.status, said: (await response.json().catch(() => null)) as Said | null };
  } catch {
    return null;
  }
}

async function begin(answer: { status: number; said: Said | null } | null, onEnd: () => void): Promise<Session | SignInRefusal> {
  if (!answer) return "unreachable";
  const { status, said } = answer;
  if (said?.csrf_token) {
    localStorage.setItem(KEPT_AS, said.csrf_token);
    return (await resume(onEnd)) ?? "unreachable";
  }
  if (status === 429) return "too_many";
  if (said?.code === "code_needed") return "code_needed";
  if (said?.code === "passkey") return "passkey_wrong";
  if (said?.code === "directory_unreachable") return "directory_unreachable";
  if (said?.code === "directory") {
    const { reason } = said.details ?? {};
    if (reason === "unknown" || reason === "no_login") return "directory_unknown";
    return reason === "another" || reason === "disabled" ? "directory_another" : "directory_refused";
  }
  if (said?.code === "passkey_needed") return said.details?.or_code ? "passkey_or_code" : "passkey_needed";
  return said?.code === "code" ? "code_wrong" : status === 401 ? "wrong" : "unreachable";
}

/** Signs in with a password, and with what the server asks for beside it: a code that was typed, or a passkey. */
export async function signIn(login: string, password: string, code: string, onEnd: () => void): Promise<Session | SignInRefusal> {
  const given = { login, password, ...(code ? { code } : {}) };
  const answer = await post("/api/sign-in", given);
  const asked = answer?.said?.code === "passkey_needed" ? answer.said.details?.asked : null;
  if (!asked || !hasPasskeys()) return begin(answer, onEnd);
  try {
    return begin(await post("/api/sign-in", { login, password, passkey: await sign(asked, false) }), onEnd);
  } catch {
    // The person closed the browser's question: it can be asked again, or a code be given.
    return begin(answer, onEnd);
  }
}

/** Signs in with a passkey alone. */
export async function signInWithPasskey(onEnd: () => void): Promise<Session | SignInRefusal> {
  const answer = await post("/api/sign-in/passkey/challenge");
  if (answer?.status !== 200) return begin(answer, onEnd);
  try {
    return begin(await post("/api/sign-in/passkey", await sign(answer.said as unknown as Asked, true)), onEnd);
  } catch {
    return "passkey_wrong";
  }
}

/** What people call the administration's own directory, by language; null where there is none. */
export type DirectoryName = Record<"en" | "zh", string> | null;

export async function directoryName(): Promise<DirectoryName> {
  try {
    const response = await fetch("/api/sign-in/directory", { credentials: "same-origin", cache: "no-store" });
    const { directory } = (await response.json()) as components["schemas"]["WaysIn"];
    return directory ? { en: directory.label_en, zh: directory.label_zh } : null;
  } catch {
    return null;
  }
}

/** Goes to the directory; what comes back is taken up by `returned` when the page begins again. */
export async function goToDirectory(onEnd: () => void): Promise<Session | SignInRefusal> {
  const answer = await post("/api/sign-in/directory");
  const url = answer?.status === 200 ? (answer.said as { url?: string } | null)?.url : undefined;
  if (!url) return begin(answer, onEnd);
  location.assign(url);
  // The page is on its way out.
  return new Promise(() => {});
}

/** What a directory sent this page back with, taken out of the address bar. */
export function takeReturned(): { code: string; state: string } | { refused: true } | null {
  const query = new URLSearchParams(location.search);
  const [code, state, error] = [query.get("code"), query.get("state"), query.get("error")];
  if (!state) return null;
  history.replaceState(null, "", location.pathname + location.hash);
  if (code) return { code, state };
  return error ? { refused: true } : null;
}

/** Signs in with what a directory answered. */
export async function signInReturned(returned: { code: string; state: string }, onEnd: () => void): Promise<Session | SignInRefusal> {
  return begin(await post("/api/sign-in/directory/answer", returned), onEnd);
}

export async function signOut(client: Client): Promise<void> {
  await client.send("POST", "/api/sign-out").catch(() => {});
  localStorage.removeItem(KEPT_AS);
  localStorage.removeItem(WHO);
  actFor(null);
}
