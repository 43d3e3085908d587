// This module decides the head of a table: a name for each column, figures at its end.

interface Props {
  names: string[];
  /** The place from which on columns hold figures. */
  figuresFrom?: number;
}

/** The names of columns, as cells of a row. */
export function Heads({ names, figuresFrom = names.length }: Props) {
  return names.map((name, place) => (
    <th key={name} scope="col" className={place < figuresFrom ? undefined : "figure"}>
      {name}
    </th>
  ));
}
