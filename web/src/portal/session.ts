// This module decides who is signed in: by the server's word, asked when the page begins. The session itself is
// a cookie that no script reads; the word that goes with every change is kept beside it for other tabs.

import { createClient, type Client, Refusal } from "../client.ts";

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

export type SignInRefusal = "wrong" | "code_needed" | "code_wrong" | "too_many" | "unreachable";

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

export async function signIn(login: string, password: string, code: string, onEnd: () => void): Promise<Session | SignInRefusal> {
  let response: Response;
  try {
    response = await fetch("/api/sign-in", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      credentials: "same-origin",
      cache: "no-store",
      body: JSON.stringify({ login, password, ...(code ? { code } : {}) }),
    });
  } catch {
    return "unreachable";
  }
  const body = (await response.json().catch(() => null)) as { csrf_token?: string; code?: string } | null;
  if (!response.ok || !body?.csrf_token) {
    if (response.status === 429) return "too_many";
    if (body?.code === "code_needed") return "code_needed";
    return body?.code === "code" ? "code_wrong" : response.status === 401 ? "wrong" : "unreachable";
  }
  localStorage.setItem(KEPT_AS, body.csrf_token);
  const session = await resume(onEnd);
  return session ?? "unreachable";
}

export async function signOut(client: Client): Promise<void> {
  await client.send("POST", "/api/sign-out").catch(() => {});
  localStorage.removeItem(KEPT_AS);
  localStorage.removeItem(WHO);
}
