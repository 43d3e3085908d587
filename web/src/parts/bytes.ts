// This module decides how bytes become names: in hexadecimal digits, of a hash or drawn at random.

const hex = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");

/** The SHA-256 of some bytes; browsers have it on secure pages only. */
export async function sha256(bytes: ArrayBuffer): Promise<string> {
  return hex(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));
}

/** Random, also on pages over plain HTTP, where `crypto.randomUUID` is missing. */
export function randomName(): string {
  return hex(crypto.getRandomValues(new Uint8Array(16)));
}
