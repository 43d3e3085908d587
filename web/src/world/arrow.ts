// This module decides the shape of an arrow on the map: bent northwards, as the shortest ways over the globe mostly are on it.

import type { Point } from "./outlines.ts";

/** How far the bend is from the straight line, as a part of its length. */
const BEND = 0.2;
const HEAD_LENGTH = 26;
const HEAD_HALF_WIDTH = 12;
/** Of the circle that stands for goods which do not leave their country. */
const RADIUS = 18;

export interface Arrow {
  line: string;
  /** None where there is no way to go. */
  head: string | null;
}

const told = ({ x, y }: Point) => `${Math.round(x)} ${Math.round(y)}`;

export function arrowOf(from: Point, to: Point): Arrow {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy);
  // Shorter than its head, it would have no line.
  if (length <= HEAD_LENGTH) return { line: `M${told({ x: to.x - RADIUS, y: to.y })}a${RADIUS} ${RADIUS} 0 1 1 0 1z`, head: null };
  const north = dx >= 0 ? 1 : -1;
  const bend = { x: (from.x + to.x) / 2 + BEND * dy * north, y: (from.y + to.y) / 2 - BEND * dx * north };
  const last = Math.hypot(to.x - bend.x, to.y - bend.y);
  const along = { x: (to.x - bend.x) / last, y: (to.y - bend.y) / last };
  const base = { x: to.x - along.x * HEAD_LENGTH, y: to.y - along.y * HEAD_LENGTH };
  const side = (sign: 1 | -1): Point => ({ x: base.x - along.y * HEAD_HALF_WIDTH * sign, y: base.y + along.x * HEAD_HALF_WIDTH * sign });
  return { line: `M${told(from)}Q${told(bend)} ${told(base)}`, head: `M${told(to)}L${told(side(1))}L${told(side(-1))}z` };
}
