// This module decides where the nodes of a network stand and which address opens the network of one: the one that was asked
// for in the middle, those that its cases name around it, and further out whoever is led to over them.

import type { Shapes } from "../api.ts";

export type Network = Shapes["Network"];
export type NetworkNode = Shapes["NetworkNode"];

/** What a network can be asked for, as the API names it. */
export const TIE_KINDS = ["importer", "exporter", "declarant", "agent", "seller", "buyer", "consignee", "consignor", "carrier", "payer", "surety", "address", "account", "conveyance", "container"] as const;
export type TieKind = (typeof TIE_KINDS)[number];

export interface Asked {
  kind: TieKind;
  value: string;
}

export interface Point {
  x: number;
  y: number;
}

/** Whom an address of the page asks the network of; none for the room itself. */
export function askedIn(hash: string): Asked | null {
  const parts = new URLSearchParams(hash.slice(1));
  const [kind, value] = [parts.get("kind") as TieKind | null, parts.get("value")?.trim()];
  return kind && value && TIE_KINDS.includes(kind) ? { kind, value } : null;
}

/** The address of the page that shows a network. */
export function addressOfNetwork({ kind, value }: { kind: string; value: string }): string {
  return `#${new URLSearchParams({ page: "analyst", kind, value })}`;
}

/** Circles about the middle, in the order in which they hang together, so that few lines cross. */
export function placed({ nodes, links }: Pick<Network, "nodes" | "links">): Point[] {
  const angles = new Map<number, number>();
  const near = nodes.flatMap((node, place) => (node.distance === 1 ? [place] : []));
  near.forEach((place, order) => angles.set(place, (2 * Math.PI * order) / near.length));
  const far = nodes.flatMap((node, place) => (node.distance === 2 ? [place] : []));
  const hangs = new Map(far.map((place) => [place, angles.get(links.find((link) => link.to === place)?.from ?? -1) ?? 0]));
  const turned = far.toSorted((one, other) => (hangs.get(one) ?? 0) - (hangs.get(other) ?? 0) || one - other);
  turned.forEach((place, order) => angles.set(place, (hangs.get(turned[0] ?? -1) ?? 0) + (2 * Math.PI * order) / turned.length));
  return nodes.map((node, place) => {
    const angle = angles.get(place) ?? 0;
    return { x: node.distance * Math.cos(angle), y: node.distance * Math.sin(angle) };
  });
}
