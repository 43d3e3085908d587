// This module decides what an examination keeps on the phone: the tasks as they were last seen, examinations that are
// half done, and results that are not sent yet. All survive a lost network, an ended session and a closed browser.

import type { LanguageMap } from "../api.ts";

export interface Photo {
  name: string;
  type: string;
  /** The bytes: a blob is not kept by every browser's database. */
  bytes: ArrayBuffer;
  /** SHA-256, taken when the photo was. */
  sha256: string;
  /** Milliseconds. */
  at: number;
  place: { latitude: number; longitude: number; accuracy: number } | null;
}

export interface Result {
  /** The case. */
  id: string;
  /** The version of the case that was examined. */
  version: number;
  name: string;
  result: "conform" | "discrepancy" | "seize";
  remark: string;
  containers: string[];
  seals: string[];
  has_sample: boolean;
  photos: Photo[];
  /** Photos that the server has. */
  sent: string[];
  /** Why it could not be sent, when it was refused for good. */
  refused: string | null;
  /** What happened to the case meanwhile, when that is why, and the version that it led to. */
  moved: Moved | null;
}

export interface Moved {
  actual: number;
  /** Kinds of events. */
  since: string[];
}

/** What the fields of an examination say. */
export interface Given {
  result: Result["result"];
  remark?: string;
  containers?: string;
  seals?: string;
  has_sample?: boolean;
  /** The boxes that are ticked. */
  looked: string[];
}

/** An examination that is not finished. */
export interface HalfDone {
  /** The case. */
  id: string;
  name: string;
  given: Given;
  photos: Photo[];
  signature: Photo | null;
}

export interface Doubt {
  /** The same for the same finding at the same place. */
  id: string;
  /** The goods item; none for the declaration as a whole. */
  item: number | null;
  text: LanguageMap;
}

export interface Task {
  id: string;
  version: number;
  name: string;
  lane: string | null;
  /** Where the goods are. */
  place: string;
  due_at: number | null;
  instruction: string;
  containers: string[];
  seals: string[];
  /** What the law found wrong or doubtful. */
  doubts: Doubt[];
  items: { number: number; code: string; description: string; packages: string; gross: string }[];
}

const DATABASE = "tongguan";
const VERSION = 2;
const STORES = ["tasks", "results", "half-done"] as const;
type Store = (typeof STORES)[number];

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, VERSION);
    request.onupgradeneeded = () => {
      const { result } = request;
      for (const store of STORES) if (!result.objectStoreNames.contains(store)) result.createObjectStore(store, { keyPath: "id" });
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("no database"));
  });
}

async function transact<T>(stores: Store[], mode: IDBTransactionMode, act: (transaction: IDBTransaction) => IDBRequest<T>): Promise<T> {
  const database = await open();
  try {
    return await new Promise<T>((resolve, reject) => {
      const transaction = database.transaction(stores, mode, { durability: "strict" });
      const request = act(transaction);
      // Kept is what is on the disk, not what was asked for.
      transaction.oncomplete = () => resolve(request.result);
      transaction.onerror = transaction.onabort = () => reject(transaction.error ?? new Error("not kept"));
    });
  } finally {
    database.close();
  }
}

const run = <T>(store: Store, mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> =>
  transact([store], mode, (transaction) => act(transaction.objectStore(store)));

/** What tasks have that were kept before they had it. */
const SINCE_THEN = { place: "", doubts: [] } satisfies Partial<Task>;
/** And results. */
const RESULT_SINCE_THEN = { moved: null } satisfies Partial<Result>;

export const tasks = async (): Promise<Task[]> => (await run("tasks", "readonly", (store) => store.getAll() as IDBRequest<Task[]>)).map((task) => ({ ...SINCE_THEN, ...task }));
export const results = async (): Promise<Result[]> => (await run("results", "readonly", (store) => store.getAll() as IDBRequest<Result[]>)).map((result) => ({ ...RESULT_SINCE_THEN, ...result }));
export const keepResult = (result: Result): Promise<unknown> => run("results", "readwrite", (store) => store.put(result));
export const dropResult = (id: string): Promise<unknown> => run("results", "readwrite", (store) => store.delete(id));

export const allHalfDone = (): Promise<HalfDone[]> => run("half-done", "readonly", (store) => store.getAll() as IDBRequest<HalfDone[]>);
export const keepHalfDone = (half: HalfDone): Promise<unknown> => run("half-done", "readwrite", (store) => store.put(half));
export const dropHalfDone = (id: string): Promise<unknown> => run("half-done", "readwrite", (store) => store.delete(id));

/** What was half done becomes a result, or stays half done. */
export const finishResult = (result: Result): Promise<unknown> =>
  transact(["results", "half-done"], "readwrite", (transaction) => {
    transaction.objectStore("half-done").delete(result.id);
    return transaction.objectStore("results").put(result);
  });

/** Keeps the tasks of now in place of those of before. */
export async function keepTasks(now: Task[]): Promise<void> {
  const known = new Set(now.map((task) => task.id));
  for (const task of await tasks()) if (!known.has(task.id)) await run("tasks", "readwrite", (store) => store.delete(task.id));
  for (const task of now) await run("tasks", "readwrite", (store) => store.put(task));
}
