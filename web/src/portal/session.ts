// This module decides who is signed in: by the server's word, asked when the page begins. The session itself is
// a cookie that no script reads; the word that goes with every change is kept beside it for other tabs.

import { createClient, type Client, Refusal } from "../client.ts";
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

export type SignInRefusal = "wrong" | "code_needed" | "code_wrong" | "passkey_needed" | "passkey_or_code" | "passkey_wrong" | "too_many" | "unreachable";

const KEPT_AS = "tongguan.csrf";
/** Who was signed in last, for a page that begins without a network. It opens nothing: the server decides. */
const WHO = "tongguan.account";

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
  details?: { asked?: Asked | null; or_code?: boolean } | null;
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

export async function signOut(client: Client): Promise<void> {
  await client.send("POST", "/api/sign-out").catch(() => {});
  localStorage.removeItem(KEPT_AS);
  localStorage.removeItem(WHO);
}
