// This module decides how a signed note and the checkpoint in it are read (C2SP signed-note, tlog-checkpoint).

import { type Bytes, bytesOf, decimal, fromBase64, hashFromBase64, hex } from "./encoding.ts";

const NOTE_BYTES_MAX = 256 * 1024;
const SIGNATURES_MAX = 64;
const NAME_BYTES_MAX = 255;

export interface NoteSignature {
  name: string;
  /** The id of the key, in hexadecimal digits. */
  key: string;
  bytes: Bytes;
}

export interface Note {
  /** The text, with its last line end. */
  text: string;
  signatures: NoteSignature[];
}

export interface Checkpoint {
  origin: string;
  size: number;
  root: Bytes;
  text: string;
}

/** Whether a text can be a key's name. */
export const isName = (name: string): boolean =>
  name !== "" && bytesOf(name).length <= NAME_BYTES_MAX && !/[\s\p{White_Space}\p{Cc}+]/u.test(name);

export function readNote(note: string): Note | null {
  if (bytesOf(note).length > NOTE_BYTES_MAX || /[\0-\x09\x0b-\x1f]/.test(note)) return null;
  const place = note.lastIndexOf("\n\n");
  if (place < 0 || place + 2 >= note.length || !note.endsWith("\n")) return null;
  const lines = note.slice(place + 2, -1).split("\n");
  if (lines.length > SIGNATURES_MAX) return null;
  const signatures: NoteSignature[] = [];
  for (const line of lines) {
    const found = /^— ([^ ]*) (.*)$/u.exec(line);
    const bytes = fromBase64(found?.[2] ?? "");
    if (!found?.[1] || !isName(found[1]) || !bytes || bytes.length < 4) return null;
    signatures.push({ name: found[1], key: hex(bytes.slice(0, 4)), bytes: bytes.slice(4) });
  }
  return { text: note.slice(0, place + 1), signatures };
}

export function readCheckpoint(text: string): Checkpoint | null {
  const lines = text.split("\n");
  const [origin, size, root, end] = lines;
  if (lines.length !== 4 || end !== "" || origin === undefined || !isName(origin)) return null;
  const [count, hash] = [decimal(size ?? ""), hashFromBase64(root ?? "")];
  return count === null || hash === null ? null : { origin, size: count, root: hash, text };
}
