// This module decides what a message to hand in is: its bytes, its form, and the key that makes a
// repetition harmless.

import { randomName } from "../parts/bytes.ts";

export interface Message {
  body: Blob;
  contentType: "application/xml" | "application/json";
  /** One key for one content: handing in again after a broken connection decides nothing twice. */
  key: string;
  /** For showing the places of problems. */
  text: string;
}

export type MessageProblem = "hand_in.empty" | "hand_in.too_large" | "hand_in.unknown_form";

/** The server refuses larger bodies unread. */
export const BODY_BYTES_MAX = 16 * 1024 * 1024;

/** The form by the first character, since names and types of files are often wrong. */
export function formOf(text: string): Message["contentType"] | null {
  const first = text.replace(/^\uFEFF/, "").trimStart()[0];
  if (first === "<") return "application/xml";
  if (first === "{") return "application/json";
  return null;
}

/** A file's bytes stay as they are; they are decoded only to be shown. */
export async function read(body: Blob): Promise<Message | MessageProblem> {
  if (body.size === 0) return "hand_in.empty";
  if (body.size > BODY_BYTES_MAX) return "hand_in.too_large";
  const text = await body.text();
  const contentType = formOf(text);
  return contentType ? { body, contentType, key: randomName(), text } : "hand_in.unknown_form";
}
