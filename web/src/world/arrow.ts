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

/** `size` is how large the head is against its usual size. */
export function arrowOf(from: Point, to: Point, size = 1): Arrow {
  const [headLength, headHalfWidth, radius] = [HEAD_LENGTH, HEAD_HALF_WIDTH, RADIUS].map((one) => one * size) as [number, number, number];
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy);
  // Shorter than its head, it would have no line.
  if (length <= headLength) return { line: `M${told({ x: to.x - radius, y: to.y })}a${radius} ${radius} 0 1 1 0 1z`, head: null };
  const north = dx >= 0 ? 1 : -1;
  const bend = { x: (from.x + to.x) / 2 + BEND * dy * north, y: (from.y + to.y) / 2 - BEND * dx * north };
  const last = Math.hypot(to.x - bend.x, to.y - bend.y);
  const along = { x: (to.x - bend.x) / last, y: (to.y - bend.y) / last };
  const base = { x: to.x - along.x * headLength, y: to.y - along.y * headLength };
  const side = (sign: 1 | -1): Point => ({ x: base.x - along.y * headHalfWidth * sign, y: base.y + along.x * headHalfWidth * sign });
  return { line: `M${told(from)}Q${told(bend)} ${told(base)}`, head: `M${told(to)}L${told(side(1))}L${told(side(-1))}z` };
}
