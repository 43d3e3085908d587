// This module decides how figures stand in a table: a name a row, which may open what is behind it, and figures to its right.

import type { ReactNode } from "react";

export interface Row {
  key: string;
  /** The name, and what a click on it opens. */
  name: string;
  address: string | null;
  figures: ReactNode[];
}

export interface TableProps {
  label: string;
  heads: string[];
  rows: Row[];
  /** Places of the heads below which words stand, not figures. */
  words?: readonly number[] | undefined;
}

export function FigureTable({ label, heads, rows, words = [] }: TableProps) {
  const kindOf = (place: number) => (words.includes(place) ? "words" : "number");
  return (
    <div className="figures" tabIndex={0} role="region" aria-label={label}>
      <table>
        <thead>
          <tr>
            {heads.map((head, place) => (
              <th key={head} scope="col" className={place > 0 ? kindOf(place) : undefined}>
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
                <td key={heads[place + 1]} className={kindOf(place + 1)}>
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
