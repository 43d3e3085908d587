// This module decides how flows are drawn as streams, from origins through places to chapters.

import { useCallback, useMemo } from "react";
import { useWords } from "../words/language.tsx";
import type { Colour, Option } from "./Chart.tsx";
import type { FlowProps } from "./FlowPanels.tsx";
import { streams } from "./flows.ts";
import { Panel } from "./Panel.tsx";
import { useOpens } from "./useOpens.ts";

/** Names of a side that are drawn apart. */
const DRAWN = 15;

export function StreamsPanel({ flows, permissions }: FlowProps) {
  const { t, count } = useWords();
  const opens = useOpens(permissions);
  const found = useMemo(() => streams(flows.flows, DRAWN), [flows]);
  const option = useCallback(
    (colour: Colour): Option => ({
      series: [
        {
          type: "sankey",
          left: 4,
          right: 90,
          top: 8,
          bottom: 8,
          nodeGap: 6,
          draggable: false,
          data: found.nodes.map((node) => ({ name: node.name, address: opens(node), itemStyle: { color: colour(node.side === 0 ? "accent" : node.side === 1 ? "blue" : "yellow") } })),
          links: found.links.map(({ source, target, value, query }) => ({ source, target, value, address: opens({ query }) })),
          label: { color: colour("ink"), formatter: ({ name }) => name.slice(2) },
          lineStyle: { color: "source", opacity: 0.3 },
        },
      ],
    }),
    [found, opens],
  );
  const rows = found.links.map((one) => ({ key: `${one.source} ${one.target}`, name: `${one.source.slice(2)} → ${one.target.slice(2)}`, address: opens(one), figures: [count(one.value)] }));
  return <Panel label={t("streams.title")} isWide lines={6 + 1.2 * DRAWN} option={option} heads={[t("streams.stream"), t("cockpit.cases")]} rows={rows} note={t("streams.note")} />;
}
