// This module decides how a code is read from the camera or a picture: by the browser where it can, which also knows the bar
// codes of containers and seals, else by jsQR.

/** The longest side in which a code is looked for, in pixels: more only takes longer. */
const SIDE_MAX = 1600;
/** What is looked for where the browser can: notices and the labels of containers and seals. */
const FORMATS = ["qr_code", "code_128", "code_39", "data_matrix"] as const;

const reader = () => import("jsqr");

/** Has the reader at hand before it is needed: later there may be no network. */
export function prepare(): void {
  reader().catch(() => undefined);
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
    const found = await new Native({ formats: [...FORMATS] }).detect(source).catch(() => []);
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
  const { default: jsQR } = await reader();
  return jsQR(pixels.data, pixels.width, pixels.height)?.data ?? null;
}
