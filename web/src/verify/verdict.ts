// This module decides what a receipt proves, what it does not, and where a forged one breaks. It says the same as the
// `verifier` crate, word for word in JSON, and is tested on the same cases.

import { bytesOf, hex, sha256 } from "./encoding.ts";
import type { Suite } from "./key.ts";
import { readCheckpoint, readNote } from "./note.ts";
import { algorithmOf, checkSigned, latest, type Policy, type Signer } from "./policy.ts";
import { isIncluded, leafHash } from "./proof.ts";
import { type Receipt, readReceipt } from "./receipt.ts";
import { readEvent, readGoods, readRecord, type SealedEvent, type SealedRecord } from "./sealed.ts";

export interface GoodsItem {
  code: string | null;
  description: string | null;
  origin: string | null;
  net: string | null;
}

export type Proven =
  | { code: "release"; is_provisional: boolean; mrn: string; case: string; at: string }
  | { code: "law"; pack: string; version: string; hash: string; legal_date: string }
  | { code: "debt"; payable: string; currency: string; is_complete: boolean }
  | { code: "goods"; items: GoodsItem[] }
  | { code: "logged"; origin: string; index: number; size: number; root: string }
  | { code: "signed"; by: Signer[]; at: number | null };

export type Unproven = { code: "later" | "goods" | "law" | "same_log_for_all" | "time" };

export type Break =
  | { code: "not_a_receipt" | "not_a_checkpoint" | "no_decision" | "not_a_record" | "not_a_declaration" }
  | { code: "unknown_log" | "not_signed_by_log"; origin: string }
  | { code: "bad_signature"; name: string; suite: Suite }
  | { code: "signed_twice" | "time_unknown"; name: string }
  | { code: "from_the_future"; name: string; at: number; now: number }
  | { code: "key_not_valid"; name: string; at: number; from: number | null; until: number | null }
  | { code: "quorum_missed"; missing: string[] }
  | { code: "not_in_log"; event: number; index: number }
  | { code: "not_an_event" | "not_in_order" | "another_decision"; event: number }
  | { code: "not_a_release"; kind: string }
  | { code: "other_record" | "other_declaration"; sealed: string; found: string };

export interface Verdict {
  proven: Proven[];
  unproven: Unproven[];
  broken: Break | null;
}

const RELEASED = "case.released.v1";
const CLEARED = "case.cleared.v1";

/** Checks a receipt by a policy. `now` is the reader's clock in seconds since 1970, or null when it is not asked. */
export async function verify(file: string, policy: Policy, now: number | null): Promise<Verdict> {
  const found = await proven(file, policy, now);
  return "code" in found ? { proven: [], unproven: [], broken: found } : { ...found, broken: null };
}

async function proven(file: string, policy: Policy, now: number | null): Promise<Omit<Verdict, "broken"> | Break> {
  const receipt = readReceipt(file);
  if (!receipt) return { code: "not_a_receipt" };
  const note = readNote(receipt.checkpoint);
  const checkpoint = note && readCheckpoint(note.text);
  if (!note || !checkpoint) return { code: "not_a_checkpoint" };
  const signers = await checkSigned(policy, note, checkpoint, now);
  if ("code" in signers) return signers;
  const by = algorithmOf(policy, checkpoint.origin);
  for (const [place, event] of receipt.events.entries()) {
    const leaf = await leafHash(by, event.salt, bytesOf(event.bytes));
    if (!(await isIncluded(by, leaf, event.index, checkpoint.size, event.path, checkpoint.root))) {
      return { code: "not_in_log", event: place + 1, index: event.index };
    }
  }
  const events = inOrder(receipt);
  if ("code" in events) return events;
  const [first, last, index] = [events[0], events.at(-1), receipt.events.at(-1)?.index];
  if (!first || !last || index === undefined) return { code: "not_a_receipt" };
  if (last.kind !== RELEASED && last.kind !== CLEARED) return { code: "not_a_release", kind: last.kind };

  const { mrn, at: when } = last;
  const all: Proven[] = [{ code: "release", is_provisional: last.kind === RELEASED, mrn, case: last.case, at: when }];
  const missing: Unproven[] = [{ code: "later" }];
  const record = await sealedRecord(receipt, first);
  if (record === null) missing.push({ code: "law" }, { code: "goods" });
  else if ("code" in record) return record;
  else {
    all.push(record.law, record.debt);
    const items = await sealedGoods(receipt, record);
    if (items === null) missing.push({ code: "goods" });
    else if ("code" in items) return items;
    else all.push({ code: "goods", items });
  }
  const at = latest(signers.map((signer) => signer.at));
  if (at === null) missing.push({ code: "time" });
  if (signers.every((signer) => signer.is_operator)) missing.push({ code: "same_log_for_all" });
  const { origin, size, root } = checkpoint;
  all.push({ code: "logged", origin, index, size, root: hex(root) }, { code: "signed", by: signers, at });
  return { proven: all, unproven: missing };
}

/** The events are of one case and follow each other without a gap, and only the first carries a decision. */
function inOrder(receipt: Receipt): SealedEvent[] | Break {
  const events: SealedEvent[] = [];
  for (const [place, opened] of receipt.events.entries()) {
    const event = readEvent(opened.bytes);
    if (!event) return { code: "not_an_event", event: place + 1 };
    const [before, earlier] = [events.at(-1), receipt.events[place - 1]];
    if (before && earlier) {
      const follows = before.sequence + 1 === event.sequence && earlier.index < opened.index;
      if (event.case !== before.case || !follows) return { code: "not_in_order", event: place + 1 };
      if (event.decision !== null) return { code: "another_decision", event: place + 1 };
    }
    events.push(event);
  }
  return events;
}

async function sealedRecord(receipt: Receipt, first: SealedEvent): Promise<SealedRecord | Break | null> {
  if (receipt.record === null) return null;
  if (first.decision === null) return { code: "no_decision" };
  const found = hex(await sha256(bytesOf(receipt.record)));
  if (first.decision !== found && first.public !== found) return { code: "other_record", sealed: first.decision, found };
  return readRecord(receipt.record) ?? { code: "not_a_record" };
}

async function sealedGoods(receipt: Receipt, record: SealedRecord): Promise<GoodsItem[] | Break | null> {
  if (receipt.declaration === null) return null;
  const found = hex(await sha256(bytesOf(receipt.declaration)));
  if (record.declaration !== found) return { code: "other_declaration", sealed: record.declaration, found };
  return readGoods(receipt.declaration) ?? { code: "not_a_declaration" };
}
