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

interface FrameProps extends TableProps {
  note?: string;
  isWide?: boolean;
  /** What chooses how it is drawn. */
  controls?: ReactNode;
  /** The drawing. */
  children: ReactNode;
  /** What can be done with the drawing. */
  acts?: ReactNode;
}

/** What stands about any drawing: its name, a note, and the same figures as a table. */
export function Frame({ label, heads, rows, note, isWide = false, controls, children, acts }: FrameProps) {
  const { t } = useWords();
  return (
    <section className="panel" data-wide={isWide}>
      <h2>{label}</h2>
      {controls && <div className="panel-controls">{controls}</div>}
      {rows.length === 0 ? <p className="quiet">{t("cockpit.nothing")}</p> : children}
      {note && <p className="quiet">{note}</p>}
      {rows.length > 0 && (
        <>
          <details>
            <summary>{t("cockpit.table")}</summary>
            <FigureTable label={label} heads={heads} rows={rows} />
          </details>
          {acts}
        </>
      )}
    </section>
  );
}

interface PanelProps extends Omit<FrameProps, "children" | "acts"> {
  lines: number;
  option: (colour: Colour) => Option;
}

export function Panel({ lines, option, ...frame }: PanelProps) {
  const { t } = useWords();
  const drawing = useRef<HTMLDivElement>(null);
  const { label } = frame;
  const acts = (
    <button type="button" className="small" aria-label={`${t("cockpit.picture")}: ${label}`} onClick={() => drawing.current && savePicture(drawing.current, label)}>
      {t("cockpit.picture")}
    </button>
  );
  return (
    <Frame {...frame} acts={acts}>
      <div ref={drawing}>
        <Chart label={label} lines={lines} option={option} />
      </div>
    </Frame>
  );
}
