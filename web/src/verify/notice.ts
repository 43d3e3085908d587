// This module decides how the code of a notice of release is read: from the camera or a picture, by the browser where it
// can, else by jsQR; and where the receipt is that it leads to.

/** What a code names: enough to ask this server for the receipt. */
export interface NoticeLink {
  mrn: string;
  record: string;
}

const MRN = /^[A-Z0-9]{18}$/;
const RECORD = /^[0-9a-f]{64}$/;

/** The longest side in which a code is looked for, in pixels: more only takes longer. */
const SIDE_MAX = 1600;

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

interface Detector {
  detect(source: CanvasImageSource): Promise<{ rawValue: string }[]>;
}

/** The text of a code in a picture; null when there is none. */
export async function codeIn(source: HTMLVideoElement | ImageBitmap): Promise<string | null> {
  const [width, height] = source instanceof ImageBitmap ? [source.width, source.height] : [source.videoWidth, source.videoHeight];
  if (width === 0 || height === 0) return null;
  const Native = (window as { BarcodeDetector?: new (options: { formats: string[] }) => Detector }).BarcodeDetector;
  if (Native) {
    // A browser may have the name and not the means.
    const found = await new Native({ formats: ["qr_code"] }).detect(source).catch(() => []);
    if (found[0]) return found[0].rawValue;
  }
  const scale = Math.min(1, SIDE_MAX / Math.max(width, height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) return null;
  context.drawImage(source, 0, 0, canvas.width, canvas.height);
  const pixels = context.getImageData(0, 0, canvas.width, canvas.height);
  const { default: jsQR } = await import("jsqr");
  return jsQR(pixels.data, pixels.width, pixels.height)?.data ?? null;
}
