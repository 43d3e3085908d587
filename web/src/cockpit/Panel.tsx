// This module decides how a chart stands on the page: its name, the drawing, and the same figures as a table, where
// every one is a link to its cases.

import { type ReactNode, useRef } from "react";
import { FigureTable, type TableProps } from "../parts/FigureTable.tsx";
import { save } from "../parts/save.ts";
import { useWords } from "../words/language.tsx";
import { Chart, type Colour, type Option } from "./Chart.tsx";

/** Keeps a drawing as a picture: its colours are those of the page, so that the page's ground belongs to it. */
function savePicture(drawing: HTMLElement, name: string): void {
  // A drawing may have several layers.
  const layers = drawing.querySelectorAll("canvas");
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

interface PanelProps extends TableProps {
  lines: number;
  option: (colour: Colour) => Option;
  note?: string;
  isWide?: boolean;
  /** What chooses how it is drawn. */
  controls?: ReactNode;
}

export function Panel({ label, heads, rows, lines, option, note, isWide = false, controls }: PanelProps) {
  const { t } = useWords();
  const drawing = useRef<HTMLDivElement>(null);
  return (
    <section className="panel" data-wide={isWide}>
      <h2>{label}</h2>
      {controls && <div className="panel-controls">{controls}</div>}
      {rows.length === 0 ? (
        <>
          <p className="quiet">{t("cockpit.nothing")}</p>
          {note && <p className="quiet">{note}</p>}
        </>
      ) : (
        <>
          <div ref={drawing}>
            <Chart label={label} lines={lines} option={option} />
          </div>
          {note && <p className="quiet">{note}</p>}
          <details>
            <summary>{t("cockpit.table")}</summary>
            <FigureTable label={label} heads={heads} rows={rows} />
          </details>
          <button type="button" className="small" aria-label={`${t("cockpit.picture")}: ${label}`} onClick={() => drawing.current && savePicture(drawing.current, label)}>
            {t("cockpit.picture")}
          </button>
        </>
      )}
    </section>
  );
}
