// This module decides what the charts of what is payable draw, a currency each: by type of tax, by chapter and by day.

import { useCallback, useMemo } from "react";
import { useWords } from "../words/language.tsx";
import { axes, type Bar, type Colour, type Option, WITHOUT_LEGEND } from "./Chart.tsx";
import { type Amount, type Cockpit, daysOf, largest, type Payable } from "./figures.ts";
import { Panel } from "./Panel.tsx";
import { useOpens } from "./useOpens.ts";

interface MoneyProps {
  payable: Payable;
  permissions: readonly string[];
  /** What is said where only the newest cases were added up. */
  newest: string | null;
}

/** Amounts that are drawn; the table has all. */
const DRAWN = 12;

interface RankedProps {
  label: string;
  head: string;
  amounts: readonly Amount[];
  /** Not among the amounts; told at the end of the table. */
  rest?: { name: string; amount: Amount } | null;
  nameOf(of: string): string;
  currency: string;
  permissions: readonly string[];
  note: string;
}

/** Amounts as bars, the largest first. */
function RankedPanel({ label, head, amounts, rest = null, nameOf, currency, permissions, note }: RankedProps) {
  const { t, count, money, decimal } = useWords();
  const opens = useOpens(permissions);
  const ranked = useMemo(() => largest(amounts), [amounts]);
  const option = useCallback(
    (colour: Colour): Option => {
      const drawn = ranked.slice(0, DRAWN);
      return {
        ...axes(colour, drawn.map((one) => nameOf(one.of ?? "")), true, count),
        grid: WITHOUT_LEGEND,
        legend: { show: false },
        series: [
          {
            type: "bar",
            name: t("cockpit.amount"),
            barMaxWidth: 18,
            itemStyle: { color: colour("accent") },
            tooltip: { valueFormatter: (_, place) => money(drawn[place ?? 0]?.amount ?? "", currency) },
            data: drawn.map((one): Bar => ({ value: Number(one.amount), address: opens(one) })),
          },
        ],
      };
    },
    [ranked, nameOf, currency, opens, count, money, t],
  );
  const rowOf = (name: string, one: Amount) => ({ key: name, name, address: opens(one), figures: [count(one.cases), decimal(one.amount, 2)] });
  const rows = [...ranked.map((one) => rowOf(nameOf(one.of ?? ""), one)), ...(rest ? [rowOf(rest.name, rest.amount)] : [])];
  return <Panel label={label} lines={Math.max(6, 2 + 1.5 * Math.min(ranked.length, DRAWN))} option={option} heads={[head, t("cockpit.cases"), t("cockpit.amount")]} rows={rows} note={note} />;
}

export function TypesPanel({ payable, permissions, newest }: MoneyProps) {
  const { t, code, count, money, language } = useWords();
  const nameOf = useCallback(
    (type: string) => {
      const name = code("tax", type);
      return name === type ? type : `${type} ${name}`;
    },
    [code],
  );
  const { currency, by_type: types, not_by_type: rest, total } = payable;
  const isWhole = rest.cases === 0;
  const note = [
    t("types.total", { total: money(total.amount, currency) }),
    isWhole ? null : t("types.not_told", { count: count(rest.cases), amount: money(rest.amount, currency) }),
    newest,
  ];
  return (
    <RankedPanel
      label={t("types.title", { currency })}
      head={t("types.type")}
      amounts={types}
      rest={isWhole ? null : { name: t("types.rest"), amount: rest }}
      nameOf={nameOf}
      currency={currency}
      permissions={permissions}
      note={note.filter((part) => part).join(language === "zh" ? "" : " ")}
    />
  );
}

export function ChaptersPanel({ payable, permissions, newest }: MoneyProps) {
  const { t, count, money } = useWords();
  const nameOf = useCallback((chapter: string) => `${t("cockpit.chapter")} ${chapter}`, [t]);
  const { currency, by_chapter: chapters, left_out: out, total } = payable;
  const note = t("cockpit.chapter_note", { count: count(out.cases), amount: money(out.amount, currency), total: money(total.amount, currency) });
  return <RankedPanel label={t("cockpit.by_chapter", { currency })} head={t("cockpit.chapter")} amounts={chapters} nameOf={nameOf} currency={currency} permissions={permissions} note={newest ? `${note} ${newest}` : note} />;
}

export function RevenuePanel({ payable, permissions, cockpit }: Omit<MoneyProps, "newest"> & { cockpit: Cockpit }) {
  const { t, count, money, decimal, date } = useWords();
  const opens = useOpens(permissions);
  const days = useMemo(() => daysOf(cockpit), [cockpit]);
  const { currency } = payable;
  const option = useCallback(
    (colour: Colour): Option => {
      const found = days.map((day) => payable.by_day.find((one) => one.of === day));
      return {
        ...axes(colour, days.map((day) => day.slice(5)), false, count),
        grid: WITHOUT_LEGEND,
        legend: { show: false },
        series: [
          {
            type: "bar",
            name: t("cockpit.amount"),
            barMaxWidth: 26,
            itemStyle: { color: colour("accent") },
            tooltip: { valueFormatter: (_, place) => money(found[place ?? 0]?.amount ?? "0", currency) },
            data: found.map((one): Bar => ({ value: Number(one?.amount ?? 0), address: one ? opens(one) : null })),
          },
        ],
      };
    },
    [days, payable, currency, opens, count, money, t],
  );
  const rows = payable.by_day.map((one) => ({ key: String(one.of), name: date(one.of ?? ""), address: opens(one), figures: [count(one.cases), decimal(one.amount, 2)] }));
  return <Panel label={t("cockpit.payable_by_day", { currency })} isWide lines={11} option={option} heads={[t("cockpit.day"), t("cockpit.cases"), t("cockpit.amount")]} rows={rows} />;
}
