// This module decides how a chart stands on the page: its name, the drawing, and the same figures as a table, where
// every one is a link to its cases.

import { type ReactNode, useRef } from "react";
import { FigureTable, type TableProps } from "../parts/FigureTable.tsx";
import { useWords } from "../words/language.tsx";
import { Chart, type Colour, type Option } from "./Chart.tsx";
import { PictureButton } from "./PictureButton.tsx";

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
  const drawing = useRef<HTMLDivElement>(null);
  const { label } = frame;
  // A drawing may have several layers.
  const layers = () => [...(drawing.current?.querySelectorAll("canvas") ?? [])];
  return (
    <Frame {...frame} acts={<PictureButton label={label} layers={layers} />}>
      <div ref={drawing}>
        <Chart label={label} lines={lines} option={option} />
      </div>
    </Frame>
  );
}
