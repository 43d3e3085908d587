// This module decides how a receipt is read: a proof file (C2SP tlog-proof) whose extra part opens what was sealed.

import { type Bytes, decimal, fromBase64, hashFromBase64, textOf } from "./encoding.ts";
import { PROOF_HASHES_MAX } from "./proof.ts";

const FILE_CHARACTERS_MAX = 16 * 1024 * 1024;
const EVENTS_MAX = 256;

export interface OpenedEvent {
  /** The event's bytes: canonical JSON. */
  bytes: string;
  salt: Bytes;
  index: number;
  path: Bytes[];
}

export interface Receipt {
  /** From the decision to the release. */
  events: OpenedEvent[];
  record: string | null;
  declaration: string | null;
  checkpoint: string;
  /** The proof that a consortium agreed on the checkpoint; it is checked by whoever has the genesis. */
  agreement: string | null;
}

type Json = Record<string, unknown>;

const isJson = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);
const hasOnly = (value: Json, names: readonly string[]): boolean => Object.keys(value).every((name) => names.includes(name));
const isText = (value: unknown): value is string => typeof value === "string";

function hashes(lines: readonly unknown[]): Bytes[] | null {
  const read = lines.map((line) => (isText(line) ? hashFromBase64(line) : null));
  return lines.length <= PROOF_HASHES_MAX && read.every((hash) => hash !== null) ? read : null;
}

export function readReceipt(file: string): Receipt | null {
  const place = file.indexOf("\n\n");
  if (file.length > FILE_CHARACTERS_MAX || place < 0) return null;
  const [format, extra, position, ...lines] = file.slice(0, place).split("\n");
  if (format !== "c2sp.org/tlog-proof@v1" || !extra?.startsWith("extra ") || !position?.startsWith("index ")) return null;
  const index = decimal(position.slice("index ".length));
  const path = hashes(lines);
  const opened = textOf(fromBase64(extra.slice("extra ".length)) ?? Uint8Array.of(0xff));
  if (index === null || path === null || opened === null) return null;
  const envelope = parsed(opened);
  if (!isJson(envelope) || !hasOnly(envelope, ["format", "events", "record", "declaration", "agreement"])) return null;
  const { record = null, declaration = null, agreement = null } = envelope;
  if (envelope["format"] !== "tongguan-receipt/v1" || !Array.isArray(envelope["events"])) return null;
  if (!(record === null || isText(record)) || !(declaration === null || isText(declaration))) return null;
  if (!(agreement === null || isText(agreement))) return null;
  const given: unknown[] = envelope["events"];
  if (given.length === 0 || given.length > EVENTS_MAX) return null;
  const events: OpenedEvent[] = [];
  for (const [number, event] of given.entries()) {
    const read = opening(event, number === given.length - 1 ? { index, path } : null);
    if (!read) return null;
    events.push(read);
  }
  return { events, record, declaration, agreement, checkpoint: file.slice(place + 2) };
}

/** An event; the place of the last one is the proof file's own. */
function opening(event: unknown, last: { index: number; path: Bytes[] } | null): OpenedEvent | null {
  if (!isJson(event) || !hasOnly(event, last ? ["bytes", "salt"] : ["bytes", "salt", "index", "path"])) return null;
  const { bytes, salt } = event;
  const salted = isText(salt) ? fromBase64(salt) : null;
  if (!isText(bytes) || salted?.length !== 16) return null;
  if (last) return { bytes, salt: salted, ...last };
  const { index, path } = event;
  const read = Array.isArray(path) ? hashes(path) : null;
  if (typeof index !== "number" || !Number.isSafeInteger(index) || index < 0 || !read) return null;
  return { bytes, salt: salted, index, path: read };
}

export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
