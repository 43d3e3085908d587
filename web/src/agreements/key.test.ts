import { describe, expect, it } from "vitest";
import { bytesOf } from "../verify/encoding.ts";
import { readKey } from "../verify/key.ts";
import { readNote } from "../verify/note.ts";
import { keyFile, keyOf, makeKey, readKeyFile } from "./key.ts";

describe("a party's key", () => {
  it("is the one that the command line would make of the same seed", async () => {
    // RFC 8032, section 7.1, test 1.
    const seed = Uint8Array.from("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60".match(/../g)!.map((one) => parseInt(one, 16)));
    const key = (await keyOf("bank.example", seed))!;
    expect((await readKey(key.key))?.public).toEqual(Uint8Array.from("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a".match(/../g)!.map((one) => parseInt(one, 16))));
    const again = await readKeyFile(keyFile(key));
    expect(again?.key).toBe(key.key);
  });

  it("signs notes that its public key verifies", async () => {
    const key = (await makeKey("carrier.example"))!;
    const note = readNote(await key.note("a text\n"))!;
    const shown = (await readKey(key.key))!;
    expect([note.text, note.signatures[0]?.name, note.signatures[0]?.key]).toEqual(["a text\n", "carrier.example", shown.id]);
    const verifier = await crypto.subtle.importKey("raw", shown.public, "Ed25519", false, ["verify"]);
    expect(await crypto.subtle.verify("Ed25519", verifier, note.signatures[0]!.bytes, bytesOf(note.text))).toBe(true);
  });

  it.each(["", "tongguan-party-key/v1\nname x\nseed AAAA\n", "tongguan-party-key/v1\nname a b\nseed AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n", "tongguan-party-key/v1\nname x\nseed !\n"])("is not read from %j", async (text) => {
    expect(await readKeyFile(text)).toBe(null);
  });
});
