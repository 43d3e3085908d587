// This module decides how the list is shown and scrolled: new cases come on top, and what someone reads or
// has selected stays where it is.

import { type ReactNode, type RefObject, useCallback, useLayoutEffect, useRef, useState } from "react";
import type { CaseSummary } from "../api.ts";
import type { Word } from "../words/dictionary.ts";
import { useWords } from "../words/language.tsx";
import { CaseRow } from "./CaseRow.tsx";

const COLUMNS: [string, Word][] = [
  ["time", "list.time"],
  ["mrn", "list.mrn"],
  ["type", "list.type"],
  ["goods", "list.goods"],
  ["declarant", "list.declarant"],
  ["items number", "list.items"],
  ["payable number", "list.payable"],
  ["outcome", "list.outcome"],
  ["lane-cell", "list.lane"],
  ["next-step", "list.next_step"],
];

interface Props {
  rows: CaseSummary[];
  selected: string | null;
  onOpen(id: string): void;
  scroller: RefObject<HTMLDivElement | null>;
  children: ReactNode;
}

export function CaseTable({ rows, selected, onOpen, scroller, children }: Props) {
  const { t, count } = useWords();
  const [unseen, setUnseen] = useState(0);
  const anchor = useRef<{ id: string; top: number; first: string | undefined } | null>(null);

  /** Remembers the row that must not move: the selected one if it is in sight, else the first in sight. */
  const remember = useCallback(() => {
    const box = scroller.current;
    if (!box) return;
    const elements = [...box.querySelectorAll<HTMLElement>("tr[data-case]")];
    const head = box.querySelector("thead")?.clientHeight ?? 0;
    const isInSight = (one: HTMLElement) => one.offsetTop + one.offsetHeight > box.scrollTop + head && one.offsetTop < box.scrollTop + box.clientHeight;
    const isAtTop = box.scrollTop === 0;
    const chosen = elements.find((one) => one.getAttribute("aria-current") === "true" && isInSight(one)) ?? (isAtTop ? undefined : elements.find(isInSight));
    anchor.current = chosen ? { id: chosen.dataset["case"] ?? "", top: chosen.offsetTop, first: elements[0]?.dataset["case"] } : null;
    if (isAtTop) setUnseen(0);
  }, [scroller]);

  useLayoutEffect(() => {
    const box = scroller.current;
    const kept = anchor.current;
    if (box && kept) {
      const row = box.querySelector<HTMLElement>(`tr[data-case="${CSS.escape(kept.id)}"]`);
      const moved = row ? row.offsetTop - kept.top : 0;
      if (moved !== 0) box.scrollTop += moved;
      const added = rows.findIndex((one) => one.case === kept.first);
      if (added > 0) setUnseen((before) => before + added);
    }
    remember();
  }, [rows, selected, remember, scroller]);

  const toTop = () => {
    setUnseen(0);
    scroller.current?.scrollTo({ top: 0 });
  };

  return (
    <div className="table-box" ref={scroller} onScroll={remember}>
      {unseen > 0 && (
        <button type="button" className="unseen" onClick={toTop}>
          ↑ {t("list.new", { count: count(unseen) })}
        </button>
      )}
      <table role="table" aria-label={t("list.title")}>
        <thead role="rowgroup">
          <tr role="row">
            {COLUMNS.map(([name, word]) => (
              <th key={name} role="columnheader" scope="col" className={name}>
                {t(word)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <CaseRow key={row.case} row={row} isSelected={row.case === selected} onOpen={onOpen} />
          ))}
        </tbody>
      </table>
      {children}
    </div>
  );
}
