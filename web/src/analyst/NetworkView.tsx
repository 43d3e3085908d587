// This module decides how the network of a party, an address or a thing is shown: drawn, as a table, and with the cases of
// the one that was asked for. Whoever is in it opens the own network.

import { Button, Input, Select } from "antd";
import { type FormEvent, useMemo, useState } from "react";
import type { Client } from "../client.ts";
import { FigureTable } from "../parts/FigureTable.tsx";
import { Failure } from "../parts/Failure.tsx";
import { useLoaded } from "../parts/useLoaded.ts";
import { usePhone } from "../parts/usePhone.ts";
import { addressOfCase } from "../portal/route.ts";
import { formatPercent, fromMicroseconds } from "../words/format.ts";
import { useWords } from "../words/language.tsx";
import { addressOfNetwork, type Asked, type Network, type NetworkNode, placed, TIE_KINDS, type TieKind } from "./network.ts";

/** Characters of a name beside its node; the table has all. */
const LABEL = 20;
/** Half the height of a node of few cases, and of the most. */
const SIZE = { least: 5, most: 14 } as const;
/** The middle of the drawing, and how far a step leads. */
const MIDDLE = { x: 500, y: 290 } as const;
const STEP = { x: 180, y: 130 } as const;
/** Nodes of a circle that have room for their names. */
const LABELLED = 24;

const short = (value: string) => (value.length > LABEL ? `${value.slice(0, LABEL)}…` : value);

/** Asks whose network is to be shown. */
export function NetworkSearch({ asked }: { asked: Asked | null }) {
  const { t, code } = useWords();
  const [kind, setKind] = useState<TieKind>(asked?.kind ?? "importer");
  const [value, setValue] = useState(asked?.value ?? "");
  function show(event: FormEvent): void {
    event.preventDefault();
    if (value.trim()) location.hash = addressOfNetwork({ kind, value });
  }
  return (
    <search>
      <form className="network-search" onSubmit={show}>
        <Select<TieKind> aria-label={t("network.kind")} value={kind} onChange={setKind} options={TIE_KINDS.map((one) => ({ value: one, label: code("tie", one) }))} />
        <Input type="search" aria-label={t("network.value")} placeholder={t("network.placeholder")} value={value} maxLength={140} onChange={(event) => setValue(event.target.value)} />
        <Button htmlType="submit">{t("network.show")}</Button>
      </form>
    </search>
  );
}

export function NetworkView({ client, asked, days }: { client: Client; asked: Asked; days: number }) {
  const { t } = useWords();
  const query = `/api/risk/network?${new URLSearchParams({ kind: asked.kind, value: asked.value, days: String(days) })}`;
  const { value: network, error, reload } = useLoaded<Network>(client, query);
  if (error) return <Failure what={t("analyst.failed")} error={error} onRetry={reload} />;
  if (!network) return <p className="quiet">{t("list.loading")}</p>;
  return (
    <>
      <Drawing network={network} />
      <Cases network={network} />
    </>
  );
}

function Drawing({ network }: { network: Network }) {
  const { t, code, count, language } = useWords();
  const isPhone = usePhone();
  const points = useMemo(() => placed(network), [network]);
  const most = Math.max(1, ...network.nodes.map((node) => node.cases));
  const share = (node: NetworkNode) => (node.examined > 0 ? formatPercent(language, node.irregular / node.examined) : "–");
  const at = (place: number) => ({ x: MIDDLE.x + (points[place]?.x ?? 0) * STEP.x, y: MIDDLE.y + (points[place]?.y ?? 0) * STEP.y });
  const crowd = (node: NetworkNode) => network.nodes.filter((one) => one.distance === node.distance).length;
  const rows = network.nodes.map((node) => ({
    key: `${node.kind} ${node.value}`,
    name: node.value,
    address: addressOfNetwork(node),
    figures: [code("tie", node.kind), count(node.distance), count(node.cases), count(node.examined), count(node.irregular), share(node)],
  }));
  const heads = [t("network.value"), t("network.kind"), t("network.steps"), t("cockpit.cases"), t("heat.examined"), t("heat.irregular"), t("network.share")];
  return (
    <section className="panel" data-wide="true">
      <h2>{t("network.title")}</h2>
      <svg className="network" viewBox={`0 0 ${2 * MIDDLE.x} ${2 * MIDDLE.y}`} role="group" aria-label={t("network.title")}>
        {network.links.map((link) => {
          const [from, to] = [at(link.from), at(link.to)];
          return <line key={`${link.from} ${link.to}`} x1={from.x} y1={from.y} x2={to.x} y2={to.y} strokeWidth={Math.min(1 + Math.log2(link.cases), 6)} />;
        })}
        {network.nodes.map((node, place) => {
          const { x, y } = at(place);
          const size = SIZE.least + (SIZE.most - SIZE.least) * Math.sqrt(node.cases / most);
          const told = t("network.told", { kind: code("tie", node.kind), value: node.value, cases: count(node.cases), examined: count(node.examined), irregular: count(node.irregular) });
          const isLeft = x < MIDDLE.x - 1;
          // Whoever speaks to the page says what is written there.
          const label = short(node.value) === node.value ? told : `${short(node.value)} ${told}`;
          return (
            <a key={`${node.kind} ${node.value}`} href={addressOfNetwork(node)} aria-label={label} data-state={node.irregular > 0 ? "irregular" : node.is_passage ? "passage" : node.distance === 0 ? "asked" : "plain"}>
              <title>{told}</title>
              <Sign kind={node.kind} x={x} y={y} size={size} />
              {(node.distance === 0 || node.irregular > 0 || crowd(node) <= LABELLED) && (
                <text x={isLeft ? x - size - 4 : x + size + 4} y={y + 4} textAnchor={isLeft ? "end" : "start"}>
                  {short(node.value)}
                </text>
              )}
            </a>
          );
        })}
      </svg>
      <p className="quiet">{t(network.is_all ? "network.note" : "network.note_part")}</p>
      <details open={isPhone}>
        <summary>{t("cockpit.table")}</summary>
        <FigureTable label={t("network.title")} heads={heads} rows={rows} />
      </details>
    </section>
  );
}

/** People are round, places and accounts square, things pointed, others a diamond. */
function Sign({ kind, x, y, size }: { kind: string; x: number; y: number; size: number }) {
  if (kind === "importer") return <circle cx={x} cy={y} r={size} />;
  if (kind === "address" || kind === "account") return <rect x={x - size} y={y - size} width={2 * size} height={2 * size} />;
  const isThing = kind === "container" || kind === "conveyance";
  const corners = isThing ? [[x, y - size], [x + size, y + size], [x - size, y + size]] : [[x, y - size], [x + size, y], [x, y + size], [x - size, y]];
  return <polygon points={corners.map((corner) => corner.join(",")).join(" ")} />;
}

function Cases({ network }: { network: Network }) {
  const { t, code, instant } = useWords();
  const rows = network.cases.map((one) => ({
    key: one.case,
    name: one.name,
    address: addressOfCase(one.case),
    figures: [instant(fromMicroseconds(one.received_at)), one.lane ? code("lane", one.lane) : "–", one.result ? code("found", one.result) : t("analyst.not_found")],
  }));
  return (
    <section className="panel" data-wide="true">
      <h2>{t("network.cases")}</h2>
      {rows.length > 0 ? <FigureTable label={t("network.cases")} heads={[t("analyst.case"), t("case.received"), t("analyst.lane"), t("analyst.found")]} rows={rows} /> : <p className="quiet">{t("network.nobody")}</p>}
    </section>
  );
}
