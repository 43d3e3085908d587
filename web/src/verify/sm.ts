// This module decides SM3 (GB/T 32905) and whether an SM2 signature holds (GB/T 32918.2). It is loaded only when a key or a
// receipt of a second log is met. The arithmetic of the curve is a package's; browsers have neither.

import { weierstrass } from "@noble/curves/abstract/weierstrass.js";
import { type Bytes, bytesOf, isSame, joined } from "./encoding.ts";

/** The signer's name that goes into every signature: the default of GM/T 0009. */
const USER = "1234567812345678";
const KEY_BYTES = 65;
const SIGNATURE_BYTES = 64;

/** The curve of GB/T 32918.5. */
const CURVE = {
  p: 0xfffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffffn,
  a: 0xfffffffeffffffffffffffffffffffffffffffff00000000fffffffffffffffcn,
  b: 0x28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93n,
  n: 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n,
  h: 1n,
  Gx: 0x32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7n,
  Gy: 0xbc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0n,
};
const Point = weierstrass(CURVE);

const number = (bytes: Uint8Array): bigint => bytes.reduce((value, byte) => (value << 8n) | BigInt(byte), 0n);

function bytes32(value: bigint): Bytes {
  return Uint8Array.from({ length: 32 }, (_, place) => Number((value >> BigInt(8 * (31 - place))) & 0xffn));
}

const rotated = (word: number, bits: number): number => (word << bits) | (word >>> (32 - bits));
const spread0 = (word: number): number => word ^ rotated(word, 9) ^ rotated(word, 17);
const spread1 = (word: number): number => word ^ rotated(word, 15) ^ rotated(word, 23);

const START = [0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e];
const BLOCK = 64;

/** The SM3 hash of some bytes. The letters are the standard's. */
export function sm3(bytes: Uint8Array): Bytes {
  const padded = new Uint8Array(Math.ceil((bytes.length + 9) / BLOCK) * BLOCK);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setBigUint64(padded.length - 8, BigInt(bytes.length) * 8n);
  let state = START;
  for (let place = 0; place < padded.length; place += BLOCK) state = compressed(state, view, place);
  const hash = new Uint8Array(32);
  state.forEach((word, index) => new DataView(hash.buffer).setUint32(4 * index, word));
  return hash;
}

function compressed(state: readonly number[], view: DataView, place: number): number[] {
  const w = new Int32Array(68);
  for (let j = 0; j < 16; j += 1) w[j] = view.getInt32(place + 4 * j);
  const at = (j: number): number => w[j] ?? 0;
  for (let j = 16; j < 68; j += 1) w[j] = spread1(at(j - 16) ^ at(j - 9) ^ rotated(at(j - 3), 15)) ^ rotated(at(j - 13), 7) ^ at(j - 6);
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let j = 0; j < 64; j += 1) {
    const early = j < 16;
    const ss1 = rotated((rotated(a, 12) + e + rotated(early ? 0x79cc4519 : 0x7a879d8a, j % 32)) | 0, 7);
    const ff = early ? a ^ b ^ c : (a & b) | (a & c) | (b & c);
    const gg = early ? e ^ f ^ g : (e & f) | (~e & g);
    const tt1 = (ff + d + (ss1 ^ rotated(a, 12)) + (at(j) ^ at(j + 4))) | 0;
    const tt2 = (gg + h + ss1 + at(j)) | 0;
    [a, b, c, d, e, f, g, h] = [tt1, a, rotated(b, 9), c, spread0(tt2), e, rotated(f, 19), g];
  }
  return [a, b, c, d, e, f, g, h].map((word, index) => word ^ (state[index] ?? 0));
}

/** The point of a key in its one form: a four, and both coordinates of a point of the curve; null when it is none. */
function point(key: Uint8Array) {
  if (key.length !== KEY_BYTES || key[0] !== 4) return null;
  try {
    return Point.fromBytes(key);
  } catch {
    return null;
  }
}

/** Whether some bytes are a public key. */
export const isSm2Key = (key: Uint8Array): boolean => point(key) !== null;

/** Whether a key signed a message. */
export function sm2Holds(key: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  const signer = point(key);
  if (signer === null || signature.length !== SIGNATURE_BYTES) return false;
  const [r, s] = [number(signature.subarray(0, 32)), number(signature.subarray(32))];
  const { n, a, b, Gx, Gy } = CURVE;
  const t = (r + s) % n;
  if (r === 0n || s === 0n || t === 0n || r >= n || s >= n) return false;
  const user = bytesOf(USER);
  const z = sm3(joined(Uint8Array.of(0, user.length * 8), user, ...[a, b, Gx, Gy].map(bytes32), key.subarray(1)));
  const found = Point.BASE.mulAddUnsafe(s, signer, t);
  if (found.is0()) return false;
  return isSame(bytes32((number(sm3(joined(z, message))) + found.x) % n), bytes32(r));
}
