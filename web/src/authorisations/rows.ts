// This module decides how rows of a table become entries of the register: pasted from a sheet with tabs, or as CSV with commas
// or semicolons, one entry a row.

/** The columns, in their order. */
export const COLUMNS = ["kind", "number", "holder", "name", "valid_from", "valid_to", "conditions"] as const;

/** An entry as it is proposed; what was left empty is not there. */
export type Proposed = Partial<Record<(typeof COLUMNS)[number], string>>;

export interface PastedRow {
  /** The row as it stands there. */
  line: string;
  entry: Proposed;
}

/** The cells of a row; one in quotes may have separators and doubled quotes in it. */
function cells(line: string): string[] {
  const separator = ["\t", ";", ","].find((one) => line.includes(one)) ?? "\t";
  const found: string[] = [];
  let cell = "";
  let isQuoted = false;
  for (let at = 0; at < line.length; at += 1) {
    const letter = line[at]!;
    if (letter === '"' && isQuoted && line[at + 1] === '"') {
      cell += letter;
      at += 1;
    } else if (letter === '"' && (isQuoted || cell.trim() === "")) {
      isQuoted = !isQuoted;
    } else if (letter === separator && !isQuoted) {
      found.push(cell.trim());
      cell = "";
    } else {
      cell += letter;
    }
  }
  return [...found, cell.trim()];
}

export function rowsOf(text: string): PastedRow[] {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "");
  return lines.map((line) => {
    const given = cells(line).map((cell, at) => [COLUMNS[at], cell] as const);
    return { line, entry: Object.fromEntries(given.filter(([name, cell]) => name && cell !== "")) };
  });
}
