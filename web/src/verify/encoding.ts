// This module decides how bytes and numbers are written in the files: base64 by RFC 4648 section 4, decimals without
// leading zeros. Each value has one form.

export type Bytes = Uint8Array<ArrayBuffer>;

const utf8 = new TextEncoder();

export const bytesOf = (text: string): Bytes => utf8.encode(text) as Bytes;

/** Bytes from base64; null for another alphabet, missing padding, or bits left over at the end. */
export function fromBase64(text: string): Bytes | null {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return null;
  const binary = atob(text);
  return btoa(binary) === text ? Uint8Array.from(binary, (c) => c.charCodeAt(0)) : null;
}

/** A hash from base64. */
export function hashFromBase64(text: string): Bytes | null {
  const bytes = fromBase64(text);
  return bytes?.length === 32 ? bytes : null;
}

/** A decimal without sign and leading zeros, as far as numbers are exact here. */
export function decimal(text: string): number | null {
  if (!/^(0|[1-9][0-9]{0,15})$/.test(text)) return null;
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : null;
}

export const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

export const isSame = (one: Uint8Array, other: Uint8Array): boolean => one.length === other.length && one.every((byte, place) => byte === other[place]);

export function joined(...parts: Uint8Array[]): Bytes {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let place = 0;
  for (const part of parts) {
    all.set(part, place);
    place += part.length;
  }
  return all;
}

/** A number as eight bytes, the largest first. */
export function eightBytes(value: number): Bytes {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(value));
  return bytes;
}

/** Text and bytes in UTF-8; null when the bytes are something else. */
export function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** The hash function of a log. */
export type Algorithm = "sha256" | "sm3";

export async function sha256(bytes: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
}

/** The hash of some bytes by the function of a log. */
export async function hashBy(by: Algorithm, bytes: Bytes): Promise<Bytes> {
  return by === "sha256" ? sha256(bytes) : (await import("./sm.ts")).sm3(bytes);
}
