// This module decides how keys are written (the "vkey" of C2SP signed-note) and whether one signed a checkpoint.
// SHA-256 and Ed25519 are the browser's own; ML-DSA-44 is a package until browsers have it.

import { ml_dsa44 } from "@noble/post-quantum/ml-dsa.js";
import { type Bytes, bytesOf, eightBytes, fromBase64, hex, joined, sha256 } from "./encoding.ts";
import { type Checkpoint, isName } from "./note.ts";

export type Suite = "ed25519" | "ed25519_cosignature" | "ml_dsa44_cosignature";

const SUITES: Record<number, [Suite, number]> = {
  1: ["ed25519", 32],
  4: ["ed25519_cosignature", 32],
  6: ["ml_dsa44_cosignature", 1312],
};

export interface VerifierKey {
  name: string;
  /** The id in hexadecimal digits. */
  id: string;
  suite: Suite;
  public: Bytes;
}

/** Reads `name+id+base64(type and key)`; null when it is none, or the id is not the key's. */
export async function readKey(text: string): Promise<VerifierKey | null> {
  const found = /^([^+]*)\+([0-9a-f]{8})\+(.*)$/u.exec(text);
  const bytes = fromBase64(found?.[3] ?? "");
  const [suite, length] = SUITES[bytes?.[0] ?? 0] ?? [];
  if (!found || !bytes || !suite || !isName(found[1] ?? "") || bytes.length !== 1 + (length ?? 0)) return null;
  const [, name = "", id = ""] = found;
  const hash = await sha256(joined(bytesOf(`${name}\n`), bytes));
  return hex(hash.slice(0, 4)) === id ? { name, id, suite, public: bytes.slice(1) } : null;
}

/** What a signature says of the time: seconds since 1970, or null when it says none. False when it does not hold. */
export async function check(key: VerifierKey, checkpoint: Checkpoint, signature: Bytes): Promise<number | null | false> {
  if (key.suite === "ed25519") {
    return (await ed25519Holds(key.public, bytesOf(checkpoint.text), signature)) ? null : false;
  }
  if (signature.length < 8) return false;
  const time = Number(new DataView(signature.buffer, signature.byteOffset).getBigUint64(0));
  if (!Number.isSafeInteger(time)) return false;
  const rest = signature.slice(8);
  const holds =
    key.suite === "ml_dsa44_cosignature"
      ? mlDsaHolds(key.public, subtreeMessage(key.name, time, checkpoint), rest)
      : await ed25519Holds(key.public, bytesOf(`cosignature/v1\ntime ${time}\n${checkpoint.text}`), rest);
  if (!holds) return false;
  return time === 0 ? null : time;
}

/** What an ML-DSA-44 cosigner signs: the subtree from the first leaf to the last. */
function subtreeMessage(name: string, time: number, checkpoint: Checkpoint): Bytes {
  const [signer, origin] = [bytesOf(name), bytesOf(checkpoint.origin)];
  return joined(
    bytesOf("subtree/v1\n\0"),
    Uint8Array.of(signer.length),
    signer,
    eightBytes(time),
    Uint8Array.of(origin.length),
    origin,
    eightBytes(0),
    eightBytes(checkpoint.size),
    checkpoint.root,
  );
}

async function ed25519Holds(publicKey: Bytes, message: Bytes, signature: Bytes): Promise<boolean> {
  if (signature.length !== 64) return false;
  const key = await crypto.subtle.importKey("raw", publicKey, "Ed25519", false, ["verify"]);
  return crypto.subtle.verify("Ed25519", key, signature, message);
}

function mlDsaHolds(publicKey: Bytes, message: Bytes, signature: Bytes): boolean {
  return signature.length === 2420 && ml_dsa44.verify(signature, message, publicKey);
}
