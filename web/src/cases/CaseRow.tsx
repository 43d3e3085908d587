// This module decides what a case shows in the list. Roles are spelled out because the phone's layout
// takes the table's display away.

import { memo } from "react";
import type { CaseSummary } from "../api.ts";
import { LaneMark, OutcomeMark } from "../parts/Marks.tsx";
import { fromMicroseconds } from "../words/format.ts";
import { useWords } from "../words/language.tsx";

interface Props {
  row: CaseSummary;
  isSelected: boolean;
  onOpen(id: string): void;
}

export const CaseRow = memo(function CaseRow({ row, isSelected, onOpen }: Props) {
  const { t, code, money, count, instant, fullInstant } = useWords();
  const at = fromMicroseconds(row.received_at);
  const [first, ...others] = row.goods.split(" ");
  return (
    <tr role="row" data-case={row.case} aria-current={isSelected ? "true" : undefined} onClick={() => onOpen(row.case)}>
      <td role="cell" className="time">
        <time dateTime={at.toISOString()} title={fullInstant(at)}>
          {instant(at)}
        </time>
      </td>
      <td role="cell" className="mrn">
        <a
          href={`#case=${row.case}`}
          title={t("list.lrn", { lrn: row.lrn })}
          onClick={(event) => {
            // The row opens it; other ways to follow a link stay the browser's.
            if (!event.metaKey && !event.ctrlKey && !event.shiftKey) event.preventDefault();
            else event.stopPropagation();
          }}
        >
          {row.mrn ?? row.lrn ?? t("case.no_mrn")}
        </a>
      </td>
      <td role="cell" className="type" title={code("type", row.type.slice(0, 2))}>
        {row.type}
      </td>
      <td role="cell" className="goods" title={row.goods}>
        {first || "–"}
        {others.length > 0 && <span className="quiet"> {t("list.more_codes", { count: count(others.length) })}</span>}
      </td>
      <td role="cell" className="declarant" title={row.declarant}>
        {row.declarant || "–"}
      </td>
      <td role="cell" className="items number" title={t("list.item_count", { count: count(row.items) })}>
        {count(row.items)}
      </td>
      <td role="cell" className="payable number">
        {row.payable === null ? <span className="quiet">–</span> : money(row.payable, row.currency)}
      </td>
      <td role="cell" className="outcome">
        <OutcomeMark outcome={row.outcome} />
      </td>
      <td role="cell" className="lane-cell">
        <LaneMark lane={row.lane} />
      </td>
      <td role="cell" className="next-step">
        {row.next_step && row.next_step !== "none" ? code("next", row.next_step) : <span className="quiet">–</span>}
      </td>
    </tr>
  );
});
