// This module decides whom one trusts: logs, witnesses, how many must agree, and when a key was good (C2SP tlog-policy,
// with `#validity` comments).

import { type Algorithm, decimal } from "./encoding.ts";
import { algorithm, check, readKey, type Suite, type VerifierKey } from "./key.ts";
import type { Checkpoint, Note } from "./note.ts";
import type { Break } from "./verdict.ts";

const POLICY_CHARACTERS_MAX = 512 * 1024;
/** How far the signer's clock may be ahead of ours, in seconds. */
const CLOCK_AHEAD_SECONDS_MAX = 300;

interface Group {
  name: string;
  needed: number;
  members: string[];
}

export interface Policy {
  logs: VerifierKey[];
  witnesses: Map<string, VerifierKey>;
  groups: Group[];
  quorum: string | null;
  validity: Map<string, { from: number | null; until: number | null }>;
}

export interface Signer {
  name: string;
  suite: Suite;
  at: number | null;
  is_operator: boolean;
}

const named = (name: string, id: string): string => `${name}+${id}`;

/** A policy, or the number of the line that cannot be used (0 for the file as a whole). */
export async function readPolicy(text: string): Promise<Policy | number> {
  if (text.length > POLICY_CHARACTERS_MAX) return 0;
  const policy: Policy = { logs: [], witnesses: new Map(), groups: [], quorum: null, validity: new Map() };
  // Names that no group has as a member yet.
  const free = new Set<string>();
  let quorums = 0;
  for (const [place, line] of text.split("\n").entries()) {
    if (!(await readLine(line))) return place + 1;
  }
  const known = new Set([...policy.logs, ...policy.witnesses.values()].map((key) => named(key.name, key.id)));
  return quorums === 1 && [...policy.validity.keys()].every((key) => known.has(key)) ? policy : 0;

  function isNew(name: string): boolean {
    if (name === "none" || policy.witnesses.has(name) || policy.groups.some((group) => group.name === name)) return false;
    free.add(name);
    return true;
  }

  async function readLine(line: string): Promise<boolean> {
    if (/[\0-\x08\x0a-\x1f\x7f]/.test(line)) return false;
    const [first, ...words] = line.split(/[ \t]+/).filter((word) => word !== "");
    if (first === undefined) return true;
    if (first === "#validity") return words.length === 3 && validity(words[0] ?? "", words[1] ?? "", words[2] ?? "");
    if (first.startsWith("#")) return true;
    if (first === "log" && (words.length === 1 || words.length === 2)) return log(words[0] ?? "");
    if (first === "witness" && (words.length === 2 || words.length === 3)) return witness(words[0] ?? "", words[1] ?? "");
    if (first === "group" && words.length > 2) return group(words[0] ?? "", words[1] ?? "", words.slice(2));
    return first === "quorum" && words.length === 1 && quorum(words[0] ?? "");
  }

  async function log(text: string): Promise<boolean> {
    const key = await readKey(text);
    if (!key || policy.logs.some((one) => String(one.public) === String(key.public))) return false;
    // A log has one hash function.
    if (policy.logs.some((one) => one.name === key.name && algorithm(one.suite) !== algorithm(key.suite))) return false;
    policy.logs.push(key);
    return true;
  }

  async function witness(name: string, text: string): Promise<boolean> {
    const key = await readKey(text);
    if (!key || key.suite === "ed25519") return false;
    if ([...policy.witnesses.values()].some((one) => String(one.public) === String(key.public)) || !isNew(name)) return false;
    policy.witnesses.set(name, key);
    return true;
  }

  function group(name: string, amount: string, members: string[]): boolean {
    const needed = amount === "all" ? members.length : amount === "any" ? 1 : decimal(amount);
    if (needed === null || needed < 1 || needed > members.length) return false;
    if (!members.every((member) => free.delete(member)) || !isNew(name)) return false;
    policy.groups.push({ name, needed, members });
    return true;
  }

  function quorum(name: string): boolean {
    quorums += 1;
    policy.quorum = name === "none" ? null : name;
    return quorums === 1 && (name === "none" || policy.witnesses.has(name) || policy.groups.some((one) => one.name === name));
  }

  function validity(key: string, from: string, until: string): boolean {
    const read = (text: string) => (text === "-" ? null : (decimal(text) ?? undefined));
    const [begin, end] = [read(from), read(until)];
    if (begin === undefined || end === undefined || policy.validity.has(key)) return false;
    policy.validity.set(key, { from: begin, until: end });
    return true;
  }
}

/** The hash function of a log: the one that its keys go with. */
export function algorithmOf(policy: Policy, log: string): Algorithm {
  const key = policy.logs.find((one) => one.name === log);
  return key ? algorithm(key.suite) : "sha256";
}

/** Who signed a checkpoint, if that is enough for the policy; otherwise where it breaks. */
export async function checkSigned(policy: Policy, note: Note, checkpoint: Checkpoint, now: number | null): Promise<Signer[] | Break> {
  const { origin } = checkpoint;
  const logs = policy.logs.filter((key) => key.name === origin);
  if (logs.length === 0) return { code: "unknown_log", origin };
  const signed: { id: string; isLog: boolean; signer: Signer }[] = [];
  const agreed = new Set<string>();
  for (const line of note.signatures) {
    const { name } = line;
    const isIt = (key: VerifierKey) => key.name === name && key.id === line.key;
    const witness = [...policy.witnesses].find(([, key]) => isIt(key));
    const key = witness?.[1] ?? logs.find(isIt);
    if (!key) continue;
    if (signed.some((one) => one.id === line.key && one.signer.name === name)) return { code: "signed_twice", name };
    const at = await check(key, checkpoint, line.bytes);
    if (at === false) return { code: "bad_signature", name, suite: key.suite };
    if (at !== null && now !== null && at > now + CLOCK_AHEAD_SECONDS_MAX) return { code: "from_the_future", name, at, now };
    if (witness) agreed.add(witness[0]);
    signed.push({ id: line.key, isLog: logs.some(isIt), signer: { name, suite: key.suite, at, is_operator: name === origin } });
  }
  // A key that says no time is judged by the time that the others say.
  const time = latest(signed.map(({ signer }) => signer.at));
  for (const { id, signer } of signed) {
    const valid = policy.validity.get(named(signer.name, id));
    if (!valid) continue;
    const at = signer.at ?? time;
    if (at === null) return { code: "time_unknown", name: signer.name };
    if ((valid.from !== null && at < valid.from) || (valid.until !== null && at >= valid.until)) {
      return { code: "key_not_valid", name: signer.name, at, ...valid };
    }
  }
  if (!signed.some(({ isLog }) => isLog)) return { code: "not_signed_by_log", origin };
  const missing = missed(policy, agreed);
  return missing.length > 0 ? { code: "quorum_missed", missing } : signed.map(({ signer }) => signer);
}

/** The latest of some times. */
export function latest(times: readonly (number | null)[]): number | null {
  return times.reduce<number | null>((last, time) => (time !== null && (last === null || time > last) ? time : last), null);
}

/** The names that the quorum lacks. */
function missed(policy: Policy, agreed: Set<string>): string[] {
  const { quorum } = policy;
  if (quorum === null) return [];
  const reached = new Set(agreed);
  // A group names only what stands before it, so one pass is enough.
  for (const group of policy.groups) {
    if (group.members.filter((member) => reached.has(member)).length >= group.needed) reached.add(group.name);
  }
  if (reached.has(quorum)) return [];
  const group = policy.groups.find((one) => one.name === quorum);
  return group ? group.members.filter((member) => !reached.has(member)) : [quorum];
}
