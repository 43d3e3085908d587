// This module decides how a photo is sent: with its hash, so that the server notices what was damaged on the way, and with when
// and where it was taken.

import { type Client, Refusal } from "../client.ts";
import { sha256 } from "../parts/bytes.ts";
import type { Photo } from "./kept.ts";

/** A photo is sent again at once this often when it was damaged on the way; after that somebody looks at it. */
const TRIES_MAX = 3;
/** Digits that tell places a metre apart. */
const PLACE_DIGITS = 5;

/** The bytes on the phone are not those that were taken: sending them again mends nothing. */
export class DamagedPhoto extends Error {
  constructor(name: string) {
    super(name);
    this.name = "DamagedPhoto";
  }
}

/** Where a photo goes, with what is known of it. */
export function addressOfPhoto(id: string, { name, at, place, sha256: hash }: Photo): string {
  const query = new URLSearchParams({ name, taken_at: String(at * 1000), sha256: hash });
  if (place) {
    query.set("latitude", place.latitude.toFixed(PLACE_DIGITS));
    query.set("longitude", place.longitude.toFixed(PLACE_DIGITS));
    query.set("accuracy_metres", String(Math.round(place.accuracy)));
  }
  return `/api/cases/${encodeURIComponent(id)}/photos?${query}`;
}

const isDifferent = (error: unknown): boolean =>
  error instanceof Refusal && error.status === 422 && error.problem?.details?.field === "sha256" && error.problem.details.reason === "differs";

export async function sendPhoto(client: Client, id: string, photo: Photo): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await client.send("POST", addressOfPhoto(id, photo), new Blob([photo.bytes], { type: photo.type }), { "Content-Type": photo.type });
    } catch (error) {
      if (!isDifferent(error)) throw error;
      if ((await sha256(photo.bytes)) !== photo.sha256) throw new DamagedPhoto(photo.name);
      if (tries === TRIES_MAX) throw error;
    }
  }
}
