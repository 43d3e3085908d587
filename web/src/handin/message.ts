// This module decides what a message to hand in is: its bytes, its form, and the key that makes a
// repetition harmless.

import { randomName } from "../parts/bytes.ts";

const WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/** What the server reads: messages, and tables of declarations. */
export const FORMS = ["application/xml", "application/json", "application/edifact", "text/csv", WORKBOOK] as const;
export type Form = (typeof FORMS)[number];

export interface Message {
  body: Blob;
  contentType: Form;
  /** One key for one content: handing in again after a broken connection decides nothing twice. */
  key: string;
  /** For showing the places of problems; empty for a workbook, whose bytes are no text. */
  text: string;
}

export type MessageProblem = "hand_in.empty" | "hand_in.too_large" | "hand_in.unknown_form";

/** The server refuses larger bodies unread. */
export const BODY_BYTES_MAX = 16 * 1024 * 1024;

/** Columns that make a line the head of a table. */
const COLUMNS_MIN = 3;

/** The form of a text by its first characters, since names and types of files are often wrong. */
export function formOf(text: string): Form | null {
  const begun = text.replace(/^\uFEFF/, "").trimStart();
  if (begun[0] === "<") return "application/xml";
  if (begun[0] === "{") return "application/json";
  if (/^UN[AB]/.test(begun)) return "application/edifact";
  const [head = ""] = begun.split("\n");
  return [",", ";", "\t"].some((separator) => head.split(separator).length >= COLUMNS_MIN) ? "text/csv" : null;
}

/** Whether bytes are a workbook: a packed folder. */
const isWorkbook = (begun: Uint8Array) => begun[0] === 0x50 && begun[1] === 0x4b && begun[2] === 3 && begun[3] === 4;

/** A file's bytes stay as they are; they are decoded only to be shown. */
export async function read(body: Blob): Promise<Message | MessageProblem> {
  if (body.size === 0) return "hand_in.empty";
  if (body.size > BODY_BYTES_MAX) return "hand_in.too_large";
  if (isWorkbook(new Uint8Array(await body.slice(0, 4).arrayBuffer()))) return { body, contentType: WORKBOOK, key: randomName(), text: "" };
  const text = await body.text();
  const contentType = formOf(text);
  return contentType ? { body, contentType, key: randomName(), text } : "hand_in.unknown_form";
}
