// This module decides how risk stands on a map of the world: by the origin of goods, and beside it by office; each opens its
// cases. It is a picture of paths and links, so it needs no map service and is read by keyboard like any list.

import { Segmented } from "antd";
import { type ReactNode, useMemo, useState } from "react";
import { FigureTable } from "../parts/FigureTable.tsx";
import { formatCountry, formatPercent } from "../words/format.ts";
import { useWords } from "../words/language.tsx";
import "../words/learning.ts";
import "../style/world.css";
import { Legend } from "../world/Legend.tsx";
import { OUTLINES, REST, SIZE } from "../world/outlines.ts";
import { heated, type Heated, type MapMeasure, MEASURES, mostOf } from "./map.ts";
import type { Room } from "./room.ts";
import { useRate } from "./useRate.ts";

export default function MapPanel({ room }: { room: Room }) {
  const { t, count, language } = useWords();
  const rate = useRate();
  const [measure, setMeasure] = useState<MapMeasure>("stopped");
  // One scale for both, so that a colour means the same.
  const most = mostOf([...room.origins, ...room.places], measure);
  const origins = useMemo(() => heated(room.origins, measure, most), [room, measure, most]);
  const places = useMemo(() => heated(room.places, measure, most), [room, measure, most]);
  const nameOf = (code: string) => formatCountry(language, code) || t("analyst.no_origin");
  const told = (name: string, one: Heated) =>
    one.rate.share === null ? t("map.told_none", { name, cases: count(one.cases) }) : t("map.told", { name, share: formatPercent(language, one.rate.share), hits: count(one.rate.hits), of: count(one.rate.of) });
  const missing = room.origins.filter((one) => !OUTLINES.has(one.of)).length;
  const rows = room.origins.map((one) => {
    const [cases, stopped] = rate(one.stopped);
    return { key: one.of, name: nameOf(one.of), address: origins.get(one.of)?.address ?? null, figures: [cases, count(one.stopped.hits), stopped, ...rate(one.found)] };
  });
  const heads = [t("map.origin"), t("analyst.cases"), t("analyst.stopped"), t("analyst.stop_rate"), t("analyst.examined"), t("analyst.rate"), t("analyst.interval")];
  return (
    <section className="panel" data-wide="true" data-part="map">
      <h2>{t("map.title")}</h2>
      <div className="panel-controls">
        <Segmented<MapMeasure> aria-label={t("map.measure")} value={measure} onChange={setMeasure} options={MEASURES.map((value) => ({ value, label: t(`map.${value}`) }))} />
      </div>
      <svg className="world" viewBox={SIZE} role="group" aria-label={`${t("map.title")}: ${t(`map.${measure}`)}`}>
        <path d={REST} />
        {[...OUTLINES].map(([code, outline]) => {
          const one = origins.get(code);
          return one ? (
            <Linked key={code} one={one} label={told(nameOf(code), one)}>
              <path d={outline} />
            </Linked>
          ) : (
            <path key={code} d={outline} />
          );
        })}
      </svg>
      <Legend most={most} none={t("map.none_looked")} nothing={t("map.nothing")} />
      {room.places.length > 0 && (
        <>
          <h3>{t("map.offices")}</h3>
          <ul className="heat-offices">
            {room.places.map((one) => {
              const place = places.get(one.of);
              const name = one.of || "–";
              if (!place) return null;
              const words = told(name, place);
              return <li key={one.of} data-level={place.level ?? "none"}>{place.address ? <a href={place.address}>{words}</a> : words}</li>;
            })}
          </ul>
        </>
      )}
      <p className="quiet">{t("map.note", { count: count(missing) })}</p>
      <details>
        <summary>{t("cockpit.table")}</summary>
        <FigureTable label={t("map.title")} heads={heads} rows={rows} />
      </details>
    </section>
  );
}

function Linked({ one, label, children }: { one: Heated; label: string; children: ReactNode }) {
  const told = <title>{label}</title>;
  const level = one.level ?? "none";
  if (!one.address) return <g data-level={level}>{told}{children}</g>;
  return (
    <a href={one.address} aria-label={label} data-level={level}>
      {told}
      {children}
    </a>
  );
}
