// This module decides how a drawing is kept as a picture: its colours are those of the page, so that the page's ground belongs
// to it.

import { save } from "../parts/save.ts";
import { useWords } from "../words/language.tsx";

function savePicture(layers: readonly HTMLCanvasElement[], name: string): void {
  const [canvas] = layers;
  if (!canvas) return;
  const whole = document.createElement("canvas");
  [whole.width, whole.height] = [canvas.width, canvas.height];
  const pen = whole.getContext("2d");
  if (!pen) return;
  pen.fillStyle = getComputedStyle(document.documentElement).getPropertyValue("--sheet").trim();
  pen.fillRect(0, 0, whole.width, whole.height);
  for (const layer of layers) pen.drawImage(layer, 0, 0);
  whole.toBlob((picture) => void picture?.arrayBuffer().then((bytes) => save(bytes, `${name}.png`)), "image/png");
}

interface Props {
  label: string;
  /** What is drawn, from the lowest layer up. */
  layers(): readonly HTMLCanvasElement[];
}

export function PictureButton({ label, layers }: Props) {
  const { t } = useWords();
  return (
    <button type="button" className="small" aria-label={`${t("cockpit.picture")}: ${label}`} onClick={() => savePicture(layers(), label)}>
      {t("cockpit.picture")}
    </button>
  );
}
