// This module decides how a chart stands on the page: its name, the drawing, and the same figures as a table, where
// every one is a link to its cases.

import type { ReactNode } from "react";
import { useWords } from "../words/language.tsx";
import { Chart, type Colour, type Option } from "./Chart.tsx";

export interface Row {
  key: string;
  /** The name, and what a click on it opens. */
  name: string;
  address: string | null;
  figures: ReactNode[];
}

interface TableProps {
  label: string;
  heads: string[];
  rows: Row[];
}

export function FigureTable({ label, heads, rows }: TableProps) {
  return (
    <div className="figures" tabIndex={0} role="region" aria-label={label}>
      <table>
        <thead>
          <tr>
            {heads.map((head, place) => (
              <th key={head} scope="col" className={place > 0 ? "number" : undefined}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{row.address ? <a href={row.address}>{row.name}</a> : row.name}</th>
              {row.figures.map((figure, place) => (
                <td key={heads[place + 1]} className="number">
                  {figure}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface PanelProps extends TableProps {
  lines: number;
  option: (colour: Colour) => Option;
  note?: string;
  isWide?: boolean;
}

export function Panel({ label, heads, rows, lines, option, note, isWide = false }: PanelProps) {
  const { t } = useWords();
  return (
    <section className="panel" data-wide={isWide}>
      <h2>{label}</h2>
      {rows.length === 0 ? (
        <>
          <p className="quiet">{t("cockpit.nothing")}</p>
          {note && <p className="quiet">{note}</p>}
        </>
      ) : (
        <>
          <Chart label={label} lines={lines} option={option} />
          {note && <p className="quiet">{note}</p>}
          <details>
            <summary>{t("cockpit.table")}</summary>
            <FigureTable label={label} heads={heads} rows={rows} />
          </details>
        </>
      )}
    </section>
  );
}
