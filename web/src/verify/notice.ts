// This module decides what the code of a notice of release leads to.

/** What a code names: enough to ask this server for the receipt. */
export interface NoticeLink {
  mrn: string;
  record: string;
}

const MRN = /^[A-Z0-9]{18}$/;
const RECORD = /^[0-9a-f]{64}$/;

/** The link in a text; null when it is no notice's. The house that it names is not asked: only one's own is. */
export function noticeLink(text: string): NoticeLink | null {
  const fragment = new URLSearchParams(text.slice(text.indexOf("#") + 1));
  const mrn = fragment.get("mrn") ?? "";
  const record = fragment.get("record") ?? "";
  return text.includes("#") && fragment.get("page") === "verify" && MRN.test(mrn) && RECORD.test(record) ? { mrn, record } : null;
}

/** Gets the receipt from this server; null when it has none. */
export async function receiptOf({ mrn, record }: NoticeLink, signal: AbortSignal): Promise<string | null> {
  const answer = await fetch(`/evidence/receipts/${mrn}/${record}`, { signal, cache: "no-store", credentials: "omit" });
  return answer.ok ? answer.text() : null;
}
