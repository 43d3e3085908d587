// This module decides the officers' desk: the counts, the list, and the open case beside it.

import { type ReactNode, useCallback, useEffect, useRef, useState } from "react";
import type { Snapshot } from "../api.ts";
import { type CaseFilter, type Client, NO_FILTER } from "../client.ts";
import { CaseDetailPanel } from "../detail/CaseDetailPanel.tsx";
import { HandIn } from "../handin/HandIn.tsx";
import { Header } from "../header/Header.tsx";
import { Help } from "../header/Help.tsx";
import { useLive } from "../live/useLive.ts";
import { Failure } from "../parts/Failure.tsx";
import { usePhone } from "../parts/usePhone.ts";
import { useWords } from "../words/language.tsx";
import { CaseTable } from "./CaseTable.tsx";
import { Filters } from "./Filters.tsx";
import { useCases } from "./useCases.ts";
import { useFilter } from "./useFilter.ts";
import { useKeys } from "./useKeys.ts";
import { useOpenCase } from "./useOpenCase.ts";

interface Props {
  client: Client;
  onSignOut(): void;
  /** Inside the portal, which has a head of its own. */
  isInside?: boolean;
  /** What stands above the list: what waits for whoever reads it. */
  overview?: ((snapshot: Snapshot | null, filter: CaseFilter) => ReactNode) | undefined;
  /** What stands above an open case: what one can do with it. */
  acts?: ((id: string) => ReactNode) | undefined;
}

export function CasesPage({ client, onSignOut, isInside = false, overview, acts }: Props) {
  const { t } = useWords();
  const live = useLive(client);
  const [filter, setFilter] = useFilter();
  const cases = useCases(client, filter, live.snapshot);
  const [open, setOpen] = useOpenCase();
  const [selected, setSelected] = useState<string | null>(open);
  const [dialog, setDialog] = useState<"hand_in" | "help" | null>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const isPhone = usePhone();

  const openCase = useCallback(
    (id: string) => {
      setSelected(id);
      setOpen(id);
    },
    [setOpen],
  );
  useEffect(() => {
    if (open) setSelected(open);
  }, [open]);

  const close = useCallback(() => {
    setOpen(null);
    if (selected) scroller.current?.querySelector<HTMLElement>(`tr[data-case="${CSS.escape(selected)}"] a`)?.focus({ preventScroll: true });
  }, [selected, setOpen]);

  const move = useCallback(
    (by: 1 | -1) => {
      const at = cases.rows.findIndex((row) => row.case === selected);
      const target = at < 0 ? cases.rows[0] : cases.rows[at + by];
      if (!target) return;
      setSelected(target.case);
      if (open) setOpen(target.case);
      const row = scroller.current?.querySelector(`tr[data-case="${CSS.escape(target.case)}"]`);
      row?.scrollIntoView({ block: "nearest" });
      // The focus goes along, or Enter would open the row that was left.
      if (document.activeElement?.closest("tr[data-case]")) row?.querySelector("a")?.focus({ preventScroll: true });
    },
    [cases.rows, open, selected, setOpen],
  );

  useKeys({
    move,
    open: () => selected && openCase(selected),
    close,
    search: () => search.current?.select(),
    handIn: () => setDialog("hand_in"),
    help: () => setDialog("help"),
  });

  const summary = open ? (cases.rows.find((row) => row.case === open) ?? null) : null;

  return (
    <div className="desk" data-open={open !== null}>
      <div className="desk-head" data-inside={isInside} inert={isPhone && open !== null}>
        {!isInside && <Header live={live} onHandIn={() => setDialog("hand_in")} onHelp={() => setDialog("help")} onSignOut={onSignOut} />}
        {overview?.(live.snapshot, filter)}
        <Filters counts={live.snapshot?.counts ?? null} filter={filter} onFilter={setFilter} search={search} />
      </div>
      <main className="desk-list" inert={isPhone && open !== null}>
        <h1 className="hidden">{t("list.title")}</h1>
        <CaseTable rows={cases.rows} selected={selected} onOpen={openCase} scroller={scroller}>
          <ListEnd cases={cases} isFiltered={filter !== NO_FILTER && Boolean(filter.outcome || filter.lane || filter.text || filter.more)} onClear={() => setFilter(NO_FILTER)} />
        </CaseTable>
      </main>
      {open && <CaseDetailPanel key={open} id={open} client={client} summary={summary} onClose={close} onMove={move} acts={acts?.(open)} />}
      {dialog === "hand_in" && (
        <HandIn
          client={client}
          onClose={() => setDialog(null)}
          onOpen={(id) => {
            setDialog(null);
            openCase(id);
          }}
        />
      )}
      {dialog === "help" && <Help onClose={() => setDialog(null)} />}
    </div>
  );
}

interface EndProps {
  cases: ReturnType<typeof useCases>;
  isFiltered: boolean;
  onClear(): void;
}

/** What stands below the last row: loading, failure, emptiness, more, or the end. */
function ListEnd({ cases, isFiltered, onClear }: EndProps) {
  const { t } = useWords();
  if (cases.error) return <Failure what={t("list.failed")} error={cases.error} onRetry={cases.reload} />;
  if (cases.state === "loading") return <p className="list-end">{t("list.loading")}</p>;
  if (cases.rows.length === 0) {
    return isFiltered ? (
      <p className="list-end">
        {t("list.no_match")}{" "}
        <button type="button" className="small" onClick={onClear}>
          {t("filter.clear")}
        </button>
      </p>
    ) : (
      <p className="list-end">
        {t("list.empty")} {t("list.empty_hint")}
      </p>
    );
  }
  if (!cases.next) return <p className="list-end">{t("list.end")}</p>;
  return (
    <p className="list-end">
      <button type="button" onClick={cases.loadMore} disabled={cases.isLoadingMore}>
        {cases.isLoadingMore ? t("list.loading_more") : t("list.more")}
      </button>
    </p>
  );
}
