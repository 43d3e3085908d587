// This module decides how a party signs in the browser: with the key file that `tongguan contract key` makes, as a C2SP signed
// note. Ed25519 and SHA-256 are the browser's own; the key is not kept and not sent.

import { type Bytes, bytesOf, hex, joined, sha256 } from "../verify/encoding.ts";
import { isName } from "../verify/note.ts";

/** The first line of a key file. */
const FORMAT = "tongguan-party-key/v1";
/** Random bytes of a key. */
const SEED_BYTES = 32;
/** What stands before an Ed25519 seed in PKCS #8 (RFC 8410). */
const PKCS8 = Uint8Array.from([0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20]);
/** The type of an Ed25519 key in a C2SP vkey. */
const ED25519 = 1;

export interface PartyKey {
  name: string;
  seed: Bytes;
  /** The public key as agreements name it (C2SP vkey). */
  key: string;
  /** Signs a text that ends with a line end, as a note. */
  note(text: string): Promise<string>;
}

const base64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));

function fromBase64(text: string): Bytes | null {
  try {
    return Uint8Array.from(atob(text), (one) => one.charCodeAt(0));
  } catch {
    return null;
  }
}

/** Whether this page may sign: browsers do so on secure pages only. */
export const canSign = (): boolean => Boolean(globalThis.crypto?.subtle);

/** The key of a name and a seed; null when the name cannot be a key's. */
export async function keyOf(name: string, seed: Bytes): Promise<PartyKey | null> {
  if (!isName(name) || seed.length !== SEED_BYTES) return null;
  const secret = await crypto.subtle.importKey("pkcs8", joined(PKCS8, seed), "Ed25519", true, ["sign"]);
  const { x = "" } = await crypto.subtle.exportKey("jwk", secret);
  const shown = fromBase64(x.replaceAll("-", "+").replaceAll("_", "/"));
  if (!shown) return null;
  const typed = joined(Uint8Array.of(ED25519), shown);
  const id = (await sha256(joined(bytesOf(`${name}\n`), typed))).slice(0, 4);
  return {
    name,
    seed,
    key: `${name}+${hex(id)}+${base64(typed)}`,
    async note(text) {
      const signature = new Uint8Array(await crypto.subtle.sign("Ed25519", secret, bytesOf(text)));
      return `${text}\n— ${name} ${base64(joined(id, signature))}\n`;
    },
  };
}

/** A new key. */
export function makeKey(name: string): Promise<PartyKey | null> {
  return keyOf(name, crypto.getRandomValues(new Uint8Array(SEED_BYTES)));
}

/** The file of a key, as the command line reads it. */
export const keyFile = ({ name, seed }: PartyKey): string => `${FORMAT}\nname ${name}\nseed ${base64(seed)}\n`;

/** The key in a file; null when it is none. */
export async function readKeyFile(text: string): Promise<PartyKey | null> {
  const [format, name, seed] = text.split("\n");
  const bytes = seed?.startsWith("seed ") ? fromBase64(seed.slice("seed ".length).trimEnd()) : null;
  return format === FORMAT && name?.startsWith("name ") && bytes ? keyOf(name.slice("name ".length), bytes) : null;
}
