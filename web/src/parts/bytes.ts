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

/** The same as a UUID, for names that the server is to know. */
export const randomUuid = (): string => uuidOf(randomName());

/** Thirty-two digits as the UUID (version 4, RFC 9562) that has them but for those that tell the version. */
export function uuidOf(name: string): string {
  const variant = ((Number.parseInt(name[16] ?? "0", 16) & 0x3) | 0x8).toString(16);
  return [name.slice(0, 8), name.slice(8, 12), `4${name.slice(13, 16)}`, `${variant}${name.slice(17, 20)}`, name.slice(20, 32)].join("-");
}
