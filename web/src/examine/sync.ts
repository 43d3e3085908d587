// This module decides how examinations reach the server: photos first, each once, then the result on the version of
// the case that was examined. What cannot be sent now is kept and tried again; what is refused is kept with the reason.

import { type Client, Refusal } from "../client.ts";
import type { Dossier } from "../desk/dossier.ts";
import { act, isMoved } from "../desk/dossier.ts";
import type { Finding, Queued, Shapes } from "../api.ts";
import { type Members, readAt, readText } from "../trade/path.ts";
import { type Doubt, dropResult, keepResult, keepTasks, type Moved, type Result, results, type Task, tasks } from "./kept.ts";
import { DamagedPhoto, sendPhoto } from "./sendPhoto.ts";

const listOf = (declaration: Members, path: string): Members[] => {
  const found = readAt(declaration, path);
  return Array.isArray(found) ? (found as Members[]) : [];
};

const ITEM = /governmentAgencyGoodsItem\[(\d+)\]/;

function doubtsOf(findings: Finding[]): Doubt[] {
  const doubts = findings
    .filter((finding) => finding.severity !== "information")
    .map((finding) => {
      const item = ITEM.exec(finding.path)?.[1];
      return { id: `${finding.rule} ${finding.path}`, item: item ? Number(item) : null, text: finding.text };
    });
  return [...new Map(doubts.map((doubt) => [doubt.id, doubt])).values()];
}

/** What an examiner needs of a dossier on the quay. */
export function taskOf(row: Queued, dossier: Dossier & { declaration: Members }): Task {
  const { declaration } = dossier;
  const equipment = listOf(declaration, "goodsShipment.consignment.transportEquipment");
  return {
    id: row.case,
    version: dossier.version,
    name: row.mrn ?? row.lrn,
    lane: dossier.lane,
    place: row.place,
    due_at: row.due_at,
    instruction: dossier.notes.filter((note) => note.kind === "examination").map((note) => note.text).join("\n"),
    containers: equipment.map((one) => readText(one, "id")).filter(Boolean),
    seals: equipment.flatMap((one) => listOf(one, "seal").map((seal) => readText(seal, "id"))).filter(Boolean),
    doubts: doubtsOf(dossier.decision?.findings ?? []),
    items: listOf(declaration, "goodsShipment.governmentAgencyGoodsItem").map((item, index) => ({
      number: index + 1,
      code: readText(item, "commodity.classification[identificationTypeCode=TSP].id"),
      description: readText(item, "commodity.description"),
      packages: [readText(item, "packaging[1].quantityQuantity"), readText(item, "packaging[1].typeCode")].filter(Boolean).join(" × "),
      gross: readText(item, "commodity.goodsMeasure.grossMassMeasure"),
    })),
  };
}

/** Pages of the queue that are followed, each of as many cases as the server gives at once. */
const PAGES_MAX = 10;
const PAGE = 200;

/** Every ordered examination of the queue. */
async function ordered(client: Client): Promise<Queued[]> {
  const found: Queued[] = [];
  let after: string | null = null;
  for (let pages = 0; pages < PAGES_MAX; pages += 1) {
    const query = new URLSearchParams({ stage: "examine", limit: String(PAGE), ...(after === null ? {} : { after }) });
    const page: Shapes["QueuePage"] = await client.get(`/api/queue?${query}`);
    found.push(...page.cases);
    after = page.next;
    if (after === null) break;
  }
  return found;
}

/** The tasks of now; those of the last time when the server cannot be reached. */
export async function load(client: Client): Promise<{ tasks: Task[]; isOffline: boolean }> {
  try {
    const found: Task[] = [];
    for (const row of await ordered(client)) {
      const dossier = await client.get<Dossier & { declaration: Members }>(`/api/cases/${encodeURIComponent(row.case)}/dossier`);
      found.push(taskOf(row, dossier));
    }
    await keepTasks(found);
    return { tasks: found, isOffline: false };
  } catch (error) {
    if (error instanceof Refusal && error.status !== 0) throw error;
    return { tasks: await tasks(), isOffline: true };
  }
}

/** Sends what waits, one sender at a time among all windows of this phone: nothing is sent twice. */
export async function sendAll(client: Client, reasonOf: (error: unknown) => string): Promise<void> {
  await navigator.locks.request("examinations", () => sendWaiting(client, reasonOf));
}

/** Sends a refused result again; where the case had moved, on the case as it was then: what happened until then was shown. */
export async function sendAgain(client: Client, id: string, reasonOf: (error: unknown) => string): Promise<void> {
  await navigator.locks.request("examinations", async () => {
    // Another window may have sent it by now.
    const result = (await results()).find((one) => one.id === id);
    if (result) await keepResult({ ...result, version: result.moved?.actual ?? result.version, refused: null, moved: null });
    await sendWaiting(client, reasonOf);
  });
}

/** Whether trying again by itself mends nothing. */
const isFinal = (error: unknown): boolean =>
  error instanceof DamagedPhoto || (error instanceof Refusal && error.status !== 0 && error.status !== 401 && error.status !== 429 && error.status < 500);

function movedBy(error: unknown): Moved | null {
  if (!(error instanceof Refusal) || !isMoved(error)) return null;
  const details = error.problem?.details as { actual: number; since: { kind: string }[] } | null | undefined;
  return details ? { actual: details.actual, since: details.since.map((event) => event.kind) } : null;
}

/** A result leaves the phone only when the server has it. */
async function sendWaiting(client: Client, reasonOf: (error: unknown) => string): Promise<void> {
  for (const waiting of await results()) {
    if (waiting.refused) continue;
    let result = waiting;
    try {
      for await (result of sendPhotos(client, waiting)) await keepResult(result);
      await send(client, result);
      await dropResult(result.id);
    } catch (error) {
      // No network, or a server that cannot now: it is tried again. A "no" stays until somebody looks at it.
      if (!isFinal(error)) return;
      await keepResult({ ...result, refused: reasonOf(error), moved: movedBy(error) });
    }
  }
}

/** Sends the photos that the server does not have; gives after each what is sent now. */
async function* sendPhotos(client: Client, waiting: Result): AsyncGenerator<Result> {
  let result = waiting;
  for (const photo of waiting.photos) {
    if (result.sent.includes(photo.sha256)) continue;
    await sendPhoto(client, waiting.id, photo);
    result = { ...result, sent: [...result.sent, photo.sha256] };
    yield result;
  }
}

async function send(client: Client, { id, version, result, remark, containers, seals, has_sample, photos }: Result): Promise<void> {
  // The case keeps the hashes with the result: whoever has a photo later can prove that it belongs to it.
  await act(client, id, "examination-result", version, { result, remark, containers, seals, has_sample, photos: photos.map((photo) => photo.sha256) });
}
