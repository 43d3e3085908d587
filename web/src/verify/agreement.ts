// This module decides whether a consortium agreed on the checkpoint of a receipt. It says the same as the `ledger` crate, and
// is tested on the same cases.

import { type Bytes, bytesOf, decimal, hashFromBase64, isSame, sha256, textOf } from "./encoding.ts";
import { check, readKey, type VerifierKey } from "./key.ts";
import { readNote } from "./note.ts";
import { isIncluded, leafHash, PROOF_HASHES_MAX } from "./proof.ts";
import { readReceipt } from "./receipt.ts";

const AGREEMENT_BYTES_MAX = 16 * 1024 * 1024;
const OPERATION_BYTES_MAX = 32 * 1024;
const GENESIS_BYTES_MAX = 512 * 1024;
const HANDOVERS_MAX = 1024;
const MEMBERS_MAX = 64;
const ROUND_MAX = 2 ** 20;

export type Flaw =
  | "no_agreement"
  | "not_an_agreement"
  | "another_consortium"
  | "handover"
  | "too_early"
  | "not_decided"
  | "not_in_block"
  | "another_checkpoint";

export interface Agreed {
  /** The consortium's name among people. */
  consortium: string;
  height: number;
  /** The members whose signatures hold. */
  signed: string[];
  members: number;
  /** How often the members had changed. */
  change: number;
}

/** What a consortium began with. */
export interface Genesis {
  name: string;
  hash: Bytes;
  members: Members;
}

interface Members {
  change: number;
  keys: Map<string, VerifierKey>;
  text: string;
}

interface Header {
  consortium: Bytes;
  height: number;
  count: number;
  operations: Bytes;
  members: Bytes;
  next: Bytes;
  id: Bytes;
}

interface Handover {
  header: Bytes;
  certificate: Bytes;
  members: Bytes;
}

/** Names are in the order of their bytes. */
const byBytes = (one: string, other: string): number => {
  const [a, b] = [bytesOf(one), bytesOf(other)];
  const place = a.findIndex((byte, at) => byte !== b[at]);
  return place < 0 ? a.length - b.length : (a[place] ?? 0) - (b[place] ?? 0);
};

async function membersOf(change: number, lines: readonly string[]): Promise<Members | null> {
  const keys = new Map<string, VerifierKey>();
  const texts = new Map<string, string>();
  for (const line of lines) {
    const key = await readKey(line.split(" ")[0] ?? "");
    if (!key || key.suite !== "ed25519" || keys.has(key.name)) return null;
    keys.set(key.name, key);
    texts.set(key.name, line);
  }
  if (keys.size === 0 || keys.size > MEMBERS_MAX) return null;
  const names = [...keys.keys()].sort(byBytes);
  const text = `tongguan-members/v1\nchange ${change}\n${names.map((name) => `member ${texts.get(name)}\n`).join("")}`;
  return { change, keys, text };
}

/** Reads a genesis file as `tongguan consortium init` writes it; null for any other. Its hash is of every letter of it. */
export async function readGenesis(file: string): Promise<Genesis | null> {
  if (file.length > GENESIS_BYTES_MAX) return null;
  const name = /^name = ("(?:[^"\\]|\\.)*")$/mu.exec(file)?.[1];
  const lines: string[] = [];
  for (const part of file.split("[[member]]").slice(1)) {
    const key = /^key = "([^"\\]*)"$/mu.exec(part)?.[1];
    const log = /^log = \[([^\]]*)\]$/mu.exec(part)?.[1];
    if (key === undefined) return null;
    const logs = [...(log ?? "").matchAll(/"([^"\\]*)"/gu)].map((found) => found[1] ?? "");
    lines.push([key, ...logs].join(" "));
  }
  const members = await membersOf(0, lines);
  if (!members || name === undefined) return null;
  try {
    return { name: JSON.parse(name) as string, hash: await sha256(bytesOf(file)), members };
  } catch {
    return null;
  }
}

async function readMembers(bytes: Bytes): Promise<Members | null> {
  const text = textOf(bytes);
  const [format, counted, ...lines] = text?.split("\n") ?? [];
  const change = decimal(counted?.startsWith("change ") ? counted.slice("change ".length) : "");
  if (format !== "tongguan-members/v1" || change === null || lines.pop() !== "") return null;
  if (!lines.every((line) => line.startsWith("member "))) return null;
  const members = await membersOf(change, lines.map((line) => line.slice("member ".length)));
  return members?.text === text ? members : null;
}

async function readHeader(bytes: Bytes): Promise<Header | null> {
  const lines = textOf(bytes)?.split("\n") ?? [];
  if (lines.length !== 9 || lines.pop() !== "" || lines.shift() !== "tongguan-block/v1") return null;
  const words = ["consortium", "height", "previous", "time", "operations", "state", "members"];
  const values: string[][] = [];
  for (const [place, line] of lines.entries()) {
    const [word, ...rest] = line.split(" ");
    if (word !== words[place] || rest.length !== (word === "operations" || word === "members" ? 2 : 1)) return null;
    values.push(rest);
  }
  const [[consortium], [height], [previous], [time], [count, root], [state], [now, next]] = values as [string[], string[], string[], string[], string[], string[], string[]];
  const hashes = [consortium, root, now, next, previous, state].map((hash) => hashFromBase64(hash ?? ""));
  const numbers = [height, count, time].map((number) => decimal(number ?? ""));
  if (hashes.some((hash) => hash === null) || numbers.some((number) => number === null)) return null;
  const [one, operations, members, after] = hashes as Bytes[];
  const [at, many] = numbers as number[];
  if (!one || !operations || !members || !after || at === undefined || many === undefined) return null;
  return { consortium: one, height: at, count: many, operations, members, next: after, id: await sha256(bytes) };
}

const base64 = (bytes: Bytes): string => btoa(String.fromCharCode(...bytes));

/** Who committed to a block; null when they are too few, or anything about it is not in order. */
async function certified(bytes: Bytes, genesis: Genesis, header: Header, members: Members): Promise<string[] | null> {
  const note = readNote(textOf(bytes) ?? "");
  const round = decimal(/^round (.*)$/u.exec(note?.text.split("\n")[3] ?? "")?.[1] ?? "");
  if (!note || round === null || round > ROUND_MAX) return null;
  const text = `tongguan-precommit/v1\nconsortium ${base64(genesis.hash)}\nheight ${header.height}\nround ${round}\nblock ${base64(header.id)}\n`;
  if (note.text !== text) return null;
  const signed: string[] = [];
  for (const { name, key: id, bytes: signature } of note.signatures) {
    const key = members.keys.get(name);
    const last = signed.at(-1);
    const follows = last === undefined || byBytes(last, name) < 0;
    if (!follows || key?.id !== id || (await check(key, { origin: "", size: 0, root: header.id, text }, signature)) === false) return null;
    signed.push(name);
  }
  return signed.length * 3 > members.keys.size * 2 ? signed : null;
}

/** Reads the parts of a file by their lengths in bytes. */
class Parts {
  private place = 0;
  private readonly bytes: Bytes;

  constructor(bytes: Bytes) {
    this.bytes = bytes;
  }

  get isAtEnd(): boolean {
    return this.place === this.bytes.length;
  }

  line(): string | null {
    const end = this.bytes.indexOf(10, this.place);
    if (end < 0) return null;
    const line = textOf(this.bytes.slice(this.place, end));
    this.place = end + 1;
    return line;
  }

  take(count: number): Bytes | null {
    if (this.place + count > this.bytes.length) return null;
    this.place += count;
    return this.bytes.slice(this.place - count, this.place);
  }
}

function numbers(line: string | null, word: string, count: number): number[] | null {
  const [first, ...rest] = line?.split(" ") ?? [];
  const read = rest.map(decimal);
  return first === word && read.length === count && read.every((number) => number !== null) ? read : null;
}

interface File {
  handovers: Handover[];
  header: Bytes;
  certificate: Bytes;
  index: number;
  path: Bytes[];
  operation: Bytes;
}

function readFile(file: string): File | null {
  const bytes = bytesOf(file);
  const parts = new Parts(bytes);
  if (bytes.length > AGREEMENT_BYTES_MAX || parts.line() !== "tongguan-agreement/v1") return null;
  const handovers: Handover[] = [];
  let line = parts.line();
  for (let lengths = numbers(line, "handover", 3); lengths; lengths = numbers(line, "handover", 3)) {
    const [header, certificate, members] = lengths.map((count) => parts.take(count));
    if (!header || !certificate || !members || handovers.length === HANDOVERS_MAX) return null;
    handovers.push({ header, certificate, members });
    line = parts.line();
  }
  const [header, certificate] = numbers(line, "block", 2)?.map((count) => parts.take(count)) ?? [];
  const [index, hashes, count] = numbers(parts.line(), "operation", 3) ?? [];
  if (!header || !certificate || index === undefined || hashes === undefined || count === undefined) return null;
  if (hashes > PROOF_HASHES_MAX || count > OPERATION_BYTES_MAX) return null;
  const path: Bytes[] = [];
  for (let place = 0; place < hashes; place += 1) {
    const hash = hashFromBase64(parts.line() ?? "");
    if (!hash) return null;
    path.push(hash);
  }
  const operation = parts.take(count);
  return operation && parts.isAtEnd ? { handovers, header, certificate, index, path, operation } : null;
}

/** What an agreement proves to somebody who has the genesis, with the operation that was agreed on. */
async function agreement(file: string, genesis: Genesis): Promise<(Agreed & { operation: string }) | Flaw> {
  const read = readFile(file);
  const header = read && (await readHeader(read.header));
  if (!read || !header) return "not_an_agreement";
  if (!isSame(header.consortium, genesis.hash)) return "another_consortium";
  let { members } = genesis;
  let height = 0;
  for (const handover of read.handovers) {
    const [between, after] = [await readHeader(handover.header), await readMembers(handover.members)];
    const [before, next] = [await sha256(bytesOf(members.text)), await sha256(handover.members)];
    const follows = between && after && isSame(between.members, before) && isSame(between.next, next) && after.change === members.change + 1;
    if (!follows || !isSame(between.consortium, genesis.hash) || between.height <= height) return "handover";
    if (!(await certified(handover.certificate, genesis, between, members))) return "handover";
    [members, height] = [after, between.height];
  }
  if (header.height <= height) return "too_early";
  if (!isSame(header.members, await sha256(bytesOf(members.text)))) return "not_decided";
  const signed = await certified(read.certificate, genesis, header, members);
  if (!signed) return "not_decided";
  const leaf = await leafHash("sha256", read.operation);
  if (!(await isIncluded("sha256", leaf, read.index, header.count, read.path, header.operations))) return "not_in_block";
  const operation = textOf(read.operation) ?? "";
  return { consortium: genesis.name, height: header.height, signed, members: members.keys.size, change: members.change, operation };
}

/** Whether the consortium of a genesis agreed on the checkpoint of a receipt. */
export async function agreedOn(receipt: string, genesis: Genesis): Promise<Agreed | Flaw> {
  const read = readReceipt(receipt);
  if (read?.agreement == null) return "no_agreement";
  const found = await agreement(read.agreement, genesis);
  if (typeof found === "string") return found;
  const { operation, ...agreed } = found;
  // A checkpoint's operation: the line `old`, the proof that it continues, an empty line, the note.
  const place = operation.indexOf("\n\n");
  const decided = operation.startsWith("old ") && place > 0 ? readNote(operation.slice(place + 2)) : null;
  const shown = readNote(read.checkpoint);
  return decided && shown && decided.text === shown.text ? agreed : "another_checkpoint";
}
