// This module decides how keys are written (the "vkey" of C2SP signed-note) and whether one signed a checkpoint.
// SHA-256 and Ed25519 are the browser's own; ML-DSA-44 is a package until browsers have it; SM2 is loaded when it is met.

import { ml_dsa44 } from "@noble/post-quantum/ml-dsa.js";
import { type Algorithm, type Bytes, bytesOf, eightBytes, fromBase64, hex, isSame, joined, sha256 } from "./encoding.ts";
import { type Checkpoint, isName } from "./note.ts";

export type Suite = "ed25519" | "ed25519_cosignature" | "ml_dsa44_cosignature" | "sm2_cosignature";

/** What stands before a key, and the bytes of a key. C2SP has no number for SM2: it stands under 255 and a name of ours. */
const SUITES: readonly [Suite, Bytes, number][] = [
  ["ed25519", Uint8Array.of(1), 32],
  ["ed25519_cosignature", Uint8Array.of(4), 32],
  ["ml_dsa44_cosignature", Uint8Array.of(6), 1312],
  ["sm2_cosignature", joined(Uint8Array.of(255), bytesOf("tongguan/sm2-cosignature/v1")), 65],
];

/** The hash function of a log whose own keys are of this kind. */
export const algorithm = (suite: Suite): Algorithm => (suite === "sm2_cosignature" ? "sm3" : "sha256");

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
  if (!found || !bytes || !isName(found[1] ?? "")) return null;
  const kind = SUITES.find(([, identifier, length]) => bytes.length === identifier.length + length && isSame(bytes.slice(0, identifier.length), identifier));
  if (!kind) return null;
  const [suite, identifier] = kind;
  const key = bytes.slice(identifier.length);
  if (suite === "sm2_cosignature" && !(await import("./sm.ts")).isSm2Key(key)) return null;
  const [, name = "", id = ""] = found;
  const hash = await sha256(joined(bytesOf(`${name}\n`), bytes));
  return hex(hash.slice(0, 4)) === id ? { name, id, suite, public: key } : null;
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
  if (!(await datedHolds(key, time, checkpoint, rest))) return false;
  return time === 0 ? null : time;
}

async function datedHolds(key: VerifierKey, time: number, checkpoint: Checkpoint, signature: Bytes): Promise<boolean> {
  if (key.suite === "ml_dsa44_cosignature") return mlDsaHolds(key.public, subtreeMessage(key.name, time, checkpoint), signature);
  const message = bytesOf(`cosignature/v1\ntime ${time}\n${checkpoint.text}`);
  if (key.suite === "sm2_cosignature") return (await import("./sm.ts")).sm2Holds(key.public, message, signature);
  return ed25519Holds(key.public, message, signature);
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
