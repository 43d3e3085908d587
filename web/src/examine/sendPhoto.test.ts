import { describe, expect, it } from "vitest";
import { type Client, Refusal } from "../client.ts";
import type { Photo } from "./kept.ts";
import { addressOfPhoto, DamagedPhoto, sendPhoto } from "./sendPhoto.ts";

/** SHA-256 of "abc" (FIPS 180-4, appendix B.1). */
const ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
const bytes = (text: string) => new TextEncoder().encode(text).buffer;
const photo: Photo = { name: "boxes 箱.png", type: "image/png", bytes: bytes("abc"), sha256: ABC, at: 1_795_339_800_123, place: { latitude: 51.127_083_9, longitude: -1.3, accuracy: 11.6 } };

const refusal = (field: string, reason: string) => new Refusal(422, { code: "invalid", status: 422, title: {}, type: "", details: { field, reason } } as never);

/** A server that refuses as often as there are refusals. */
function server(refusals: Refusal[]) {
  const asked: string[] = [];
  const send = async (_method: string, path: string) => {
    asked.push(path);
    const refused = refusals.shift();
    if (refused) throw refused;
  };
  return { asked, client: { send } as unknown as Client };
}

describe("a photo", () => {
  it("is sent with its time, place and hash", () => {
    expect(Object.fromEntries(new URL(addressOfPhoto("c 1", photo), "http://x").searchParams)).toEqual({
      name: "boxes 箱.png",
      taken_at: "1795339800123000",
      sha256: ABC,
      latitude: "51.12708",
      longitude: "-1.30000",
      accuracy_metres: "12",
    });
    expect(addressOfPhoto("c 1", { ...photo, name: "a", place: null })).toBe(`/api/cases/c%201/photos?name=a&taken_at=1795339800123000&sha256=${ABC}`);
  });

  it("is sent again when it was damaged on the way, three times in all", async () => {
    const once = server([refusal("sha256", "differs")]);
    await sendPhoto(once.client, "c", photo);
    expect(once.asked.length).toBe(2);
    const always = server(Array.from({ length: 9 }, () => refusal("sha256", "differs")));
    await expect(sendPhoto(always.client, "c", photo)).rejects.toMatchObject({ status: 422 });
    expect(always.asked.length).toBe(3);
  });

  it("is not sent again when it was damaged on the phone, nor when something else is wrong", async () => {
    const damaged = server([refusal("sha256", "differs")]);
    await expect(sendPhoto(damaged.client, "c", { ...photo, bytes: bytes("abd") })).rejects.toBeInstanceOf(DamagedPhoto);
    expect(damaged.asked.length).toBe(1);
    const other = server([refusal("name", "too_long")]);
    await expect(sendPhoto(other.client, "c", photo)).rejects.toBeInstanceOf(Refusal);
    expect(other.asked.length).toBe(1);
  });
});
