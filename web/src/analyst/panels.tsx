// This module decides what each panel of the analyst's room shows.

import { useCallback } from "react";
import { axes, type Bar, type Colour, type Option } from "../cockpit/Chart.tsx";
import { FigureTable } from "../parts/FigureTable.tsx";
import { Panel } from "../cockpit/Panel.tsx";
import { formatPercent } from "../words/format.ts";
import { useWords } from "../words/language.tsx";
import { addressBehind, type Band, type Burdened, type Room } from "./room.ts";
import { useRate } from "./useRate.ts";

/** What chose an examination, in which colour and shape: who tells no colours apart sees the shape. */
const BASES: [basis: string, colour: string, symbol: string][] = [
  ["score", "red", "circle"],
  ["papers", "pink", "diamond"],
  ["unknown", "cyan", "triangle"],
  ["list", "violet", "roundRect"],
  ["profile", "green", "rect"],
  ["chance", "blue", "circle"],
  ["findings", "yellow", "diamond"],
  ["none", "quiet", "circle"],
];

const GRID = { left: 4, right: 12, top: 30, bottom: 4, outerBoundsMode: "same" as const };
const ONE_LINE_OF_NAMES = 4;
const WITHOUT_LEGEND = { ...GRID, top: 6 };

interface BandsProps {
  label: string;
  head: string;
  bands: Band[];
  name(band: Band): string;
  /** The bar from which on cases are stopped. */
  threshold: number | null;
  note?: string;
}

function BandsPanel({ label, head, bands, name, threshold, note }: BandsProps) {
  const { t, count } = useWords();
  const option = useCallback(
    (colour: Colour): Option => ({
      ...axes(colour, bands.map(name), false),
      grid: WITHOUT_LEGEND,
      legend: { show: false },
      series: [
        {
          type: "bar",
          name: t("analyst.cases"),
          barCategoryGap: "12%",
          data: bands.map((band): Bar & { itemStyle: object } => ({
            value: band.cases,
            address: band.cases > 0 ? addressBehind(band.query) : null,
            itemStyle: { color: colour(threshold !== null && band.to > threshold ? "red" : "blue") },
          })),
        },
      ],
    }),
    [bands, name, threshold, t],
  );
  const rows = bands.filter((band) => band.cases > 0).map((band) => ({ key: String(band.from), name: name(band), address: addressBehind(band.query), figures: [count(band.cases)] }));
  return <Panel label={label} lines={11} option={option} heads={[head, t("analyst.cases")]} rows={rows} {...(note ? { note } : {})} />;
}

export function DistributionPanels({ room }: { room: Room }) {
  const { t, language, money } = useWords();
  const probability = useCallback((band: Band) => t("analyst.range", { from: `${Math.round(band.from * 100)}`, to: formatPercent(language, band.to) }), [t, language]);
  const worth = useCallback((band: Band) => t("analyst.range", { from: short(language, band.from), to: short(language, band.to) }), [t, language]);
  const threshold = room.model?.threshold ?? null;
  return (
    <>
      <BandsPanel label={t("analyst.probability")} head={t("analyst.probability_head")} bands={room.probability} name={probability} threshold={null} />
      <BandsPanel
        label={t("analyst.worth", { currency: room.currency })}
        head={t("analyst.worth_head")}
        bands={room.worth}
        name={worth}
        threshold={threshold === null ? null : Number(threshold)}
        {...(threshold === null ? {} : { note: t("analyst.worth_note", { threshold: money(threshold, room.currency) }) })}
      />
    </>
  );
}

const short = (language: string, value: number) => new Intl.NumberFormat(language === "zh" ? "zh-CN" : "en-GB", { notation: "compact", maximumSignificantDigits: 3 }).format(value);

export function YieldsPanel({ room }: { room: Room }) {
  const { t, code, count } = useWords();
  const rate = useRate();
  const rows = room.yields.map((one) => {
    const [examined, share, interval] = rate(one.irregular);
    return { key: one.basis, name: code("basis", one.basis), address: one.irregular.of > 0 ? addressBehind(one.query) : null, figures: [count(one.chosen), examined, count(one.irregular.hits), share, interval] };
  });
  const heads = [t("analyst.basis"), t("analyst.chosen"), t("analyst.examined"), t("analyst.irregular"), t("analyst.rate"), t("analyst.interval")];
  return <TablePanel label={t("analyst.yields")} heads={heads} rows={rows} />;
}

export function WeeksPanel({ room }: { room: Room }) {
  const { t, code, count, date } = useWords();
  const rate = useRate();
  const option = useCallback(
    (colour: Colour): Option => {
      const weeks = [...new Set(room.weeks.map((week) => week.first_day))];
      const chosenBy = BASES.filter(([basis]) => room.weeks.some((one) => one.basis === basis));
      return {
        // Left to itself the axis of shares that are near all goes beyond all.
        ...axes(colour, weeks.map((week) => week.slice(5)), false, (value) => `${value}%`, 1, room.weeks.some((one) => Number(one.irregular.share) > 0.8) ? 100 : undefined),
        // Many names stand in two lines.
        grid: chosenBy.length > ONE_LINE_OF_NAMES ? { ...GRID, top: 52 } : GRID,
        series: chosenBy.map(([basis, fill, symbol]) => ({
          type: "line",
          name: code("basis", basis),
          symbol,
          symbolSize: 7,
          connectNulls: false,
          itemStyle: { color: colour(fill) },
          data: weeks.map((week) => {
            const share = room.weeks.find((one) => one.first_day === week && one.basis === basis)?.irregular.share;
            return share == null ? null : Math.round(share * 1000) / 10;
          }),
        })),
      };
    },
    [room, code],
  );
  const rows = room.weeks.map((one) => {
    const [examined, share, interval] = rate(one.irregular);
    return { key: `${one.first_day} ${one.basis}`, name: `${date(one.first_day)} ${code("basis", one.basis)}`, address: null, figures: [count(one.chosen), examined, share, interval] };
  });
  const heads = [t("analyst.week"), t("analyst.chosen"), t("analyst.examined"), t("analyst.rate"), t("analyst.interval")];
  return <Panel label={t("analyst.weeks")} lines={12} option={option} heads={heads} rows={rows} />;
}

export function SignalsPanel({ room }: { room: Room }) {
  const { t, text, count } = useWords();
  const rate = useRate();
  const rows = room.signals.map((one) => ({ key: one.signal, name: text(one.text), address: addressBehind(one.query), figures: [count(one.stopped), ...rate(one.irregular)] }));
  const heads = [t("analyst.signal"), t("analyst.stopped"), t("analyst.examined"), t("analyst.rate"), t("analyst.interval")];
  return <TablePanel label={t("analyst.signals")} heads={heads} rows={rows} note={t("analyst.signals_note")} isWide />;
}

export function BurdenPanels({ room }: { room: Room }) {
  const { t } = useWords();
  const sizes: Record<string, string> = { "1": "1", "2": "2–9", "10": "10–99", "100": "100+" };
  const order = [...room.sizes].sort((one, other) => Number(one.of) - Number(other.of));
  return (
    <>
      <BurdenPanel label={t("analyst.sizes")} head={t("analyst.size")} groups={order} name={(of) => sizes[of] ?? of} note={t("analyst.sizes_note")} />
      <BurdenPanel label={t("analyst.origins")} head={t("analyst.origin")} groups={room.origins} name={(of) => of || t("analyst.no_origin")} />
      <BurdenPanel label={t("analyst.places")} head={t("map.place")} groups={room.places} name={(of) => of || "–"} />
    </>
  );
}

function BurdenPanel({ label, head, groups, name, note }: { label: string; head: string; groups: Burdened[]; name(of: string): string; note?: string }) {
  const { t, count } = useWords();
  const rate = useRate();
  const rows = groups.map((one) => {
    const [cases, share] = rate(one.stopped);
    return { key: one.of, name: name(one.of), address: one.stopped.hits > 0 ? addressBehind(one.query) : null, figures: [count(one.traders), cases, count(one.stopped.hits), share, ...rate(one.irregular)] };
  });
  const heads = [head, t("analyst.traders"), t("analyst.cases"), t("analyst.stopped"), t("analyst.stop_rate"), t("analyst.examined"), t("analyst.rate"), t("analyst.interval")];
  return <TablePanel label={label} heads={heads} rows={rows} {...(note ? { note } : {})} isWide />;
}

interface TablePanelProps extends React.ComponentProps<typeof FigureTable> {
  note?: string;
  isWide?: boolean;
}

function TablePanel({ note, isWide = false, ...table }: TablePanelProps) {
  const { t } = useWords();
  return (
    <section className="panel" data-wide={isWide}>
      <h2>{table.label}</h2>
      {table.rows.length === 0 ? <p className="quiet">{t("cockpit.nothing")}</p> : <FigureTable {...table} />}
      {note && <p className="quiet">{note}</p>}
    </section>
  );
}
