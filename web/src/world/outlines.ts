// This module decides what is known of countries on the map: their outlines by code, and where the middle of each is.

import world from "./world.json";

export interface Point {
  x: number;
  y: number;
}

/** Outlines by the two letters of a country, as paths of a picture of SIZE. */
export const OUTLINES: ReadonlyMap<string, string> = new Map(Object.entries(world.countries));
export const SIZE = `0 0 ${world.width} ${world.height}`;
/** Land that has no code. */
export const REST = world.rest;

/** The corners of each polygon of an outline: moves are to a place, lines from the corner before. */
function polygonsOf(outline: string): Point[][] {
  return outline
    .split("z")
    .map((part) => part.match(/-?\d+/g)?.map(Number) ?? [])
    .filter((numbers) => numbers.length > 0)
    .map((numbers) => {
      const at = { x: 0, y: 0 };
      return Array.from({ length: numbers.length / 2 }, (_, corner) => {
        at.x += numbers[2 * corner] ?? 0;
        at.y += numbers[2 * corner + 1] ?? 0;
        return { ...at };
      });
    });
}

/** Twice the area, with a sign that says which way round, and the centroid (the mean of all its points). */
function measured(polygon: Point[]): { area: number; centre: Point } {
  let [area, x, y] = [0, 0, 0];
  polygon.forEach((one, corner) => {
    const next = polygon[(corner + 1) % polygon.length] ?? one;
    const cross = one.x * next.y - next.x * one.y;
    area += cross;
    x += (one.x + next.x) * cross;
    y += (one.y + next.y) * cross;
  });
  const centre = area === 0 ? (polygon[0] ?? { x: 0, y: 0 }) : { x: x / (3 * area), y: y / (3 * area) };
  return { area, centre };
}

/** The middle of an outline: of its largest polygon, so that far islands do not pull it into the sea. */
export function centreOf(outline: string): Point {
  const polygons = polygonsOf(outline).map(measured);
  const largest = polygons.reduce((best, one) => (Math.abs(one.area) > Math.abs(best.area) ? one : best), polygons[0] ?? { area: 0, centre: { x: 0, y: 0 } });
  return largest.centre;
}
