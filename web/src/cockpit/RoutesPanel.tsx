// This module decides how the ways of goods are drawn on a map of the world: an arrow for each, as thick as there are cases, in
// the colour of what is found or feared. Each is a link to its cases, so that it is read by keyboard like any list.

import { useMemo, useRef, useState } from "react";
import { usePhone } from "../parts/usePhone.ts";
import { formatCountry } from "../words/format.ts";
import { useWords } from "../words/language.tsx";
import "../style/world.css";
import { arrowOf } from "../world/arrow.ts";
import { Legend } from "../world/Legend.tsx";
import { levelOf } from "../world/levels.ts";
import { centreOf, OUTLINES, REST, SIZE } from "../world/outlines.ts";
import { painted } from "../world/painted.ts";
import type { FlowProps } from "./FlowPanels.tsx";
import { type Measure, queryOfMeasure } from "./flows.ts";
import { MeasureChoice, useExamined, useShown } from "./measure.tsx";
import { Frame } from "./Panel.tsx";
import { PictureButton } from "./PictureButton.tsx";
import { type Route, routesOf } from "./routes.ts";
import { useOpens } from "./useOpens.ts";

/** Ways that are drawn; the table has all. */
const DRAWN = 40;
/** How thick a line is, in pixels, and how large the head of an arrow against the picture: on a phone that is smaller. */
const DESK = { thin: 1.5, thick: 9, head: 1 };
const PHONE = { thin: 1, thick: 4.5, head: 2 };

const LAND = [REST, ...OUTLINES.values()].join("");

export default function RoutesPanel({ flows, permissions }: FlowProps) {
  const { t, count, language } = useWords();
  const opens = useOpens(permissions);
  const examined = useExamined(opens);
  const size = usePhone() ? PHONE : DESK;
  const [measure, setMeasure] = useState<Measure>("risk");
  const shown = useShown(measure);
  const routes = useMemo(() => routesOf(flows.flows, measure, flows.country), [flows, measure]);
  const drawn = routes.filter((one) => OUTLINES.has(one.line) && OUTLINES.has(one.column)).slice(0, DRAWN);
  const most = Math.max(0, ...drawn.map((one) => one.value ?? 0));
  const cases = Math.max(1, ...drawn.map((one) => one.cases));
  const nameOf = (one: Route) => t("routes.way", { from: formatCountry(language, one.line), to: formatCountry(language, one.column) });
  const rows = routes.map((one) => ({ key: `${one.line} ${one.column}`, name: nameOf(one), address: opens(one), figures: [count(one.cases), ...examined(one), shown(one.value)] }));
  const label = t("routes.title");
  const map = useRef<SVGSVGElement>(null);
  const layers = () => (map.current ? [painted(map.current)] : []);
  return (
    <Frame
      label={label}
      isWide
      heads={[t("routes.head"), t("cockpit.cases"), t("heat.examined"), t("heat.irregular"), t(`heat.${measure}`)]}
      rows={rows}
      note={t("routes.note", { count: count(routes.length - drawn.length) })}
      controls={<MeasureChoice measure={measure} onMeasure={setMeasure} />}
      acts={<PictureButton label={label} layers={layers} />}
    >
      <svg ref={map} className="routes" viewBox={SIZE} role="group" aria-label={`${label}: ${t(`heat.${measure}`)}`}>
        <path className="land" d={LAND} />
        {drawn.map((one) => (
          <Way
            key={`${one.line} ${one.column}`}
            route={one}
            told={t(`routes.told_${measure}`, { way: nameOf(one), cases: count(one.cases), figure: shown(one.value) })}
            level={measure === "cases" ? "cases" : (levelOf(one.value, most) ?? "none")}
            width={size.thin + ((size.thick - size.thin) * one.cases) / cases}
            head={size.head}
            address={opens({ query: queryOfMeasure(one, measure) })}
          />
        ))}
      </svg>
      {measure !== "cases" && <Legend most={most} none={t(`routes.none_${measure}`)} />}
    </Frame>
  );
}

interface WayProps {
  route: Route;
  told: string;
  level: number | string;
  width: number;
  /** How large the arrow's head is. */
  head: number;
  address: string | null;
}

function Way({ route, told, level, width, head, address }: WayProps) {
  const arrow = useMemo(() => arrowOf(centreOf(OUTLINES.get(route.line) ?? ""), centreOf(OUTLINES.get(route.column) ?? ""), head), [route.line, route.column, head]);
  const drawing = (
    <>
      <title>{told}</title>
      <path className="route-reach" d={arrow.line} />
      <path className="route-line" d={arrow.line} strokeWidth={width} />
      {arrow.head && <path className="route-head" d={arrow.head} />}
    </>
  );
  if (!address) return <g data-level={level}>{drawing}</g>;
  return (
    <a href={address} aria-label={told} data-level={level}>
      {drawing}
    </a>
  );
}
