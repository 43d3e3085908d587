// This module decides whether a leaf is in a tree: RFC 6962 hashing by the function of the log, inclusion proofs by RFC 9162 section 2.1.3.

import { type Algorithm, type Bytes, hashBy, isSame, joined } from "./encoding.ts";

/** Hashes a proof can have: one a level, and one more. */
export const PROOF_HASHES_MAX = 65;

/** The hash of a leaf: of a zero byte and the entry. */
export const leafHash = (by: Algorithm, ...parts: Uint8Array[]): Promise<Bytes> => hashBy(by, joined(Uint8Array.of(0), ...parts));

const nodeHash = (by: Algorithm, left: Uint8Array, right: Uint8Array): Promise<Bytes> => hashBy(by, joined(Uint8Array.of(1), left, right));

const half = (value: number): number => Math.floor(value / 2);

/** Whether a leaf stands at a place in the tree of so many leaves with this root. */
export async function isIncluded(by: Algorithm, leaf: Bytes, index: number, size: number, path: readonly Bytes[], root: Bytes): Promise<boolean> {
  if (index >= size) return false;
  let place = index;
  let last = size - 1;
  let reached = leaf;
  for (const sibling of path) {
    if (last === 0) return false;
    if (place % 2 === 1 || place === last) {
      reached = await nodeHash(by, sibling, reached);
      // On the right edge a node without sibling moves up as it is.
      while (place !== 0 && place % 2 === 0) {
        place = half(place);
        last = half(last);
      }
    } else {
      reached = await nodeHash(by, reached, sibling);
    }
    place = half(place);
    last = half(last);
  }
  return last === 0 && isSame(reached, root);
}
