// This module decides how an analyst tries another share of examinations: a slider, and what the server says that the
// share would give over the cases of the period.

import { useCallback, useEffect, useState } from "react";
import { axes, Chart, type Colour, type Option } from "../cockpit/Chart.tsx";
import { formatPercent } from "../words/format.ts";
import { useWords } from "../words/language.tsx";
import type { Room } from "./room.ts";

interface Props {
  room: Room;
  /** Asks the server for a share. */
  onShare(share: number): void;
}

/** A slider is moved in small steps: the server is asked when it rests. */
const RESTS_MS = 200;
const SHARE_MAX_PER_MILLE = 500;

export function WhatIfPanel({ room, onShare }: Props) {
  const { t, language, decimal, money } = useWords();
  const told = room.what_if;
  const [perMille, setPerMille] = useState(() => Math.round(Number(told?.share ?? 0.05) * 1000));
  const [isMoved, setMoved] = useState(false);
  useEffect(() => {
    if (!isMoved) return;
    const rests = setTimeout(() => onShare(perMille / 1000), RESTS_MS);
    return () => clearTimeout(rests);
  }, [perMille, isMoved, onShare]);
  const percent = (share: string | null) => (share === null ? "–" : formatPercent(language, Number(share)));
  const option = useCallback(
    (colour: Colour): Option => {
      const line = (name: string, fill: string, value: (one: Room["curve"][number]) => string | null) => ({
        type: "line" as const,
        name,
        symbolSize: 6,
        itemStyle: { color: colour(fill) },
        data: room.curve.map((one) => Math.round(Number(value(one) ?? 0) * 1000) / 10),
      });
      return {
        ...axes(colour, room.curve.map((one) => formatPercent(language, Number(one.share))), false, (value) => `${value}%`),
        grid: { left: 4, right: 12, top: 30, bottom: 4, outerBoundsMode: "same" },
        series: [line(t("analyst.curve_hits"), "red", (one) => one.hits_share), line(t("analyst.curve_revenue"), "green", (one) => one.revenue_share)],
      };
    },
    [room.curve, language, t],
  );
  return (
    <section className="panel" data-wide="true">
      <h2>{t("analyst.what_if")}</h2>
      {!told ? (
        <p className="quiet">{t("cockpit.nothing")}</p>
      ) : (
        <div className="trial">
          <label>
            {t("analyst.share")}
            <input
              type="range"
              min={0}
              max={SHARE_MAX_PER_MILLE}
              step={5}
              value={perMille}
              aria-valuetext={formatPercent(language, perMille / 1000)}
              onChange={(event) => {
                setMoved(true);
                setPerMille(Number(event.target.value));
              }}
            />
            <output>{formatPercent(language, perMille / 1000)}</output>
          </label>
          <ul className="tiles" aria-live="polite">
            <Figure name={t("analyst.would_be")} figure={money(told.threshold, room.currency)} note="" />
            <Figure name={t("analyst.stops")} figure={decimal(told.stops_a_day)} note="" />
            <Figure name={t("analyst.hits")} figure={decimal(told.hits_a_day)} note={t("analyst.hits_of", { share: percent(told.hits_share) })} />
            <Figure name={t("analyst.revenue")} figure={money(told.revenue_a_day, room.currency)} note={t("analyst.hits_of", { share: percent(told.revenue_share) })} />
          </ul>
          <Chart label={t("analyst.what_if")} lines={10} option={option} />
          <p className="quiet">{t("analyst.what_if_note")}</p>
        </div>
      )}
    </section>
  );
}

export function Figure({ name, figure, note }: { name: string; figure: string; note: string }) {
  return (
    <li className="tile">
      <div>
        <span className="tile-name">{name}</span>
        <strong className="tile-figure">{figure}</strong>
        <span className="quiet">{note}</span>
      </div>
    </li>
  );
}
