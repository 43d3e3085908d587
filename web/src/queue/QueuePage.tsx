// This module decides the officer's queue: what waits, in the order one wants, worked from the keyboard, with the
// open case beside it.

import { Button, Checkbox, Segmented, Select } from "antd";
import { useCallback, useEffect, useRef, useState } from "react";
import { LANES, type Queued, type QueuePage as Page, type Workload } from "../api.ts";
import type { Client } from "../client.ts";
import { HANDLERS, OfficerActs } from "../desk/OfficerActs.tsx";
import { Parties } from "../desk/Parties.tsx";
import { CaseDetailPanel } from "../detail/CaseDetailPanel.tsx";
import { useLive } from "../live/useLive.ts";
import { Failure } from "../parts/Failure.tsx";
import { LaneMark } from "../parts/Marks.tsx";
import { useLoaded } from "../parts/useLoaded.ts";
import { isElsewhere, useKeyActs } from "../parts/useKeyActs.ts";
import { queueConditionsOf } from "../cases/behind.ts";
import { useOpenCase } from "../cases/useOpenCase.ts";
import { useKeys } from "../cases/useKeys.ts";
import type { Account } from "../portal/session.ts";
import "../style/queue.css";
import { useWords } from "../words/language.tsx";
import { AwayNotice } from "./AwayNotice.tsx";
import { type BulkAct, BulkDialog } from "./BulkDialog.tsx";
import { QueueConditions } from "./QueueConditions.tsx";

/** Acts that can be done to many cases at once. */
const BULK: BulkAct[] = ["release", "accept_documents", "hand_over"];

/** The stream of changes tells of all cases; another agency, which may not see all, looks this often. */
const LOOK_MS = 5_000;

type Whose = "all" | "mine" | "free";

/** What comes first; targeting is nothing that other agencies see. */
const ORDERS = ["received", "due", "worth"] as const;
type Order = (typeof ORDERS)[number];

interface Props {
  client: Client;
  account: Account;
}

export function QueuePage({ client, account }: Props) {
  const { t, code, count } = useWords();
  const mayList = account.permissions.includes("ListCases");
  const live = useLive(mayList ? client : null);
  const [whose, setWhose] = useState<Whose>("all");
  const [lane, setLane] = useState<string | null>(null);
  const [order, setOrder] = useState<Order>("received");
  const [more, setMore] = useState(() => queueConditionsOf(location.hash));
  const [rows, setRows] = useState<Queued[] | null>(null);
  const [next, setNext] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [notice, setNotice] = useState<string | null>(null);
  const [open, setOpen] = useOpenCase();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [bulk, setBulk] = useState<BulkAct | null>(null);
  const [selected, setSelected] = useState<string | null>(open);
  const [round, setRound] = useState(0);
  const reload = useCallback(() => setRound((before) => before + 1), []);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (mayList) return;
    const timer = setInterval(reload, LOOK_MS);
    return () => clearInterval(timer);
  }, [mayList, reload]);

  /** What is asked for, whosever it is. */
  const asked = useCallback(() => {
    const query = new URLSearchParams(more);
    if (lane) query.set("lane", lane);
    if (order !== "received") query.set("order", order);
    return query;
  }, [lane, more, order]);
  const ask = useCallback(
    (after: string | null, signal?: AbortSignal) => {
      const query = asked();
      query.set("limit", "50");
      if (whose !== "all") query.set("assignee", whose === "mine" ? "me" : "nobody");
      if (after) query.set("after", after);
      return client.get<Page>(`/api/queue?${query}`, signal);
    },
    [client, whose, asked],
  );
  // A change anywhere may be one of the queue: it is read again when the stream tells of one.
  useEffect(() => {
    const stop = new AbortController();
    ask(null, stop.signal).then(
      (page) => {
        setRows(page.cases);
        setNext(page.next);
        setError(null);
      },
      (refused: unknown) => {
        if (!stop.signal.aborted) setError(refused);
      },
    );
    return () => stop.abort();
  }, [ask, round, live.snapshot]);

  const openCase = useCallback(
    (id: string) => {
      setSelected(id);
      setOpen(id);
    },
    [setOpen],
  );
  const move = useCallback(
    (by: 1 | -1) => {
      if (!rows) return;
      const at = rows.findIndex((row) => row.case === selected);
      const target = at < 0 ? rows[0] : rows[at + by];
      if (!target) return;
      setSelected(target.case);
      if (open) setOpen(target.case);
      list.current?.querySelector(`[data-case="${CSS.escape(target.case)}"]`)?.scrollIntoView({ block: "nearest" });
    },
    [rows, selected, open, setOpen],
  );
  const choose = useCallback((id: string) => setChosen((before) => (before.has(id) ? new Set([...before].filter((one) => one !== id)) : new Set([...before, id]))), []);
  const take = useCallback(async () => {
    setNotice(null);
    try {
      const taken = await client.send<{ case: string } | undefined>("POST", `/api/queue/next${asked().size > 0 ? `?${asked()}` : ""}`);
      reload();
      if (taken) openCase(taken.case);
      else setNotice(t("queue.none_free"));
    } catch (refused) {
      setError(refused);
    }
  }, [client, asked, reload, openCase, t]);

  useKeys({ move, open: () => selected && openCase(selected), close: () => setOpen(null), search: () => {}, handIn: () => {}, help: () => {} });
  useKeyActs((event) => {
    if (isElsewhere(event)) return null;
    return { t: () => void take(), x: selected ? () => choose(selected) : null }[event.key];
  });

  const { value: loads } = useLoaded<Workload[]>(client, "/api/workload");
  const names = new Map(loads?.map((one) => [one.user, one.name]));
  const picked = (rows ?? []).filter((row) => chosen.has(row.case));

  return (
    <div className="desk" data-open={open !== null}>
      <section className="desk-head queue-head" aria-label={t("queue.title")}>
        <h1>
          {t("queue.title")} {rows && <small className="quiet">{next ? t("queue.and_more", { cases: count(rows.length) }) : count(rows.length)}</small>}
        </h1>
        <Segmented<Whose>
          aria-label={t("queue.whose")}
          value={whose}
          onChange={setWhose}
          options={[
            { value: "all", label: t("queue.all") },
            { value: "mine", label: t("queue.mine") },
            { value: "free", label: t("queue.free") },
          ]}
        />
        <Select
          aria-label={t("filter.lane")}
          value={lane ?? "all"}
          onChange={(value) => setLane(value === "all" ? null : value)}
          options={["all", ...LANES].map((value) => ({ value, label: value === "all" ? t("filter.all") : code("lane", value) }))}
        />
        <Select<Order>
          aria-label={t("queue.order")}
          value={order}
          onChange={setOrder}
          options={ORDERS.filter((one) => one !== "worth" || account.roles.some((role) => role !== "agency_officer")).map((value) => ({ value, label: t(`queue.order_${value}`) }))}
        />
        <QueueConditions value={more} onChange={setMore} />
        <Button type="primary" onClick={() => void take()}>
          {t("queue.next")}
        </Button>
        {more && (
          <span className="quiet">
            {t("cockpit.filtered")}{" "}
            <button type="button" className="small" onClick={() => setMore("")}>
              {t("filter.clear")}
            </button>
          </span>
        )}
        <span role="status">{notice}</span>
        {picked.length > 0 && (
          <span className="buttons">
            <strong>{t("bulk.chosen", { count: count(picked.length) })}</strong>
            {BULK.map((act) => (
              <Button key={act} size="small" onClick={() => setBulk(act)}>
                {code("bulk", act)}
              </Button>
            ))}
            <button type="button" className="small" onClick={() => setChosen(new Set())}>
              {t("bulk.clear")}
            </button>
          </span>
        )}
        <span className="quiet queue-keys">{t("queue.keys")}</span>
      </section>
      <main className="desk-list" ref={list}>
        <AwayNotice client={client} me={account.id} />
        {error ? <Failure what={t("queue.failed")} error={error} onRetry={reload} /> : null}
        {rows?.length === 0 && <p className="list-end">{t("queue.empty")}</p>}
        <ul className="queue">
          {rows?.map((row) => (
            <QueueRow key={row.case} row={row} isSelected={row.case === selected} holder={row.assignee === account.id ? t("queue.me") : (names.get(row.assignee ?? "") ?? null)} isChosen={chosen.has(row.case)} onOpen={openCase} onChoose={choose} />
          ))}
        </ul>
        {next && rows && (
          <p className="list-end">
            <Button onClick={() => void ask(next).then((page) => (setRows([...rows, ...page.cases]), setNext(page.next)), setError)}>{t("list.more")}</Button>
          </p>
        )}
      </main>
      {bulk && (
        <BulkDialog
          act={bulk}
          cases={picked}
          client={client}
          onDone={reload}
          onClose={() => {
            setBulk(null);
            setChosen(new Set());
          }}
        />
      )}
      {open && (
        <CaseDetailPanel
          key={open}
          id={open}
          client={client}
          summary={rows?.find((row) => row.case === open) ?? null}
          onClose={() => setOpen(null)}
          onMove={move}
          parties={account.roles.some((role) => HANDLERS.includes(role)) ? <Parties key={open} id={open} client={client} /> : undefined}
          acts={<OfficerActs key={open} id={open} client={client} account={account} version={rows?.find((row) => row.case === open)?.version} onActed={reload} />}
        />
      )}
    </div>
  );
}

interface RowProps {
  row: Queued;
  isSelected: boolean;
  /** The name of who has it; none where it is not known here. */
  holder: string | null;
  isChosen: boolean;
  onOpen(id: string): void;
  onChoose(id: string): void;
}

function QueueRow({ row, isSelected, holder, isChosen, onOpen, onChoose }: RowProps) {
  const { t, code, decimal, instant, money } = useWords();
  const isLate = row.step_due_at !== null && row.step_due_at / 1000 < Date.now();
  return (
    <li data-case={row.case} aria-current={isSelected}>
      <Checkbox checked={isChosen} onChange={() => onChoose(row.case)} aria-label={t("bulk.choose", { name: row.mrn ?? row.lrn })} />
      <a
        href={`#page=queue&case=${row.case}`}
        onClick={(event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) return;
          event.preventDefault();
          onOpen(row.case);
        }}
      >
        <span className="queue-name mono">{row.mrn ?? row.lrn}</span>
        <span className="queue-lane">
          <LaneMark lane={row.current_lane} />
        </span>
        <strong className="queue-step" title={code("next", row.stage)}>
          {code("next", row.stage)}
        </strong>
        {row.subject && <span className="queue-matter quiet">{code("subject", row.subject)}</span>}
        <span className="queue-firm" title={row.declarant}>
          {row.declarant}
        </span>
        <span className="queue-goods mono quiet">{row.goods.split(" ")[0]}</span>
        {row.payable && <span className="queue-money">{money(row.payable, row.currency)}</span>}
        {row.worth && (
          <span className="queue-worth quiet" title={t("queue.worth_meaning")}>
            {t("queue.worth", { amount: decimal(row.worth, 2) })}
          </span>
        )}
        <span className="queue-since quiet">
          {t("page.label", { name: t("queue.since") })}
          {instant(new Date(row.stage_since / 1000))}
        </span>
        {row.step_due_at !== null && (
          <span className={isLate ? "queue-due late" : "queue-due quiet"}>
            {t("page.label", { name: t("queue.due") })}
            {instant(new Date(row.step_due_at / 1000))} {isLate && t("queue.late")}
          </span>
        )}
        {row.assignee && (
          <span className="queue-who quiet" title={`${t("page.label", { name: t("queue.has_it") })}${holder ?? row.assignee}`}>
            {t("page.label", { name: t("queue.has_it") })}
            {holder ?? row.assignee.slice(0, 8)}
          </span>
        )}
      </a>
    </li>
  );
}
