// This module decides how the outlines of the maps are made: the countries of Natural Earth at 1:110 million (public
// domain, packed by world-atlas), by their ISO codes, in the Equal Earth projection (Šavrič, Patterson and Jenny 2018), in which
// countries are as large to each other as they are on the globe. Run `npm ci && node make.mjs` here.

import { createRequire } from "node:module";
import { writeFileSync } from "node:fs";
import iso from "iso-3166-1";
import { feature } from "topojson-client";

const atlas = createRequire(import.meta.url)("world-atlas/countries-110m.json");
const OUTLINES = new URL("../src/world/world.json", import.meta.url);

/** The picture is as wide; Antarctica declares nothing and is left out. */
const WIDTH = 2000;
const LEFT_OUT = "010";
const [A1, A2, A3, A4] = [1.340264, -0.081106, 0.000893, 0.003796];
const HALF_WIDTH = (2 * Math.sqrt(3) * Math.PI) / (3 * A1);
/** The northernmost latitude of the picture, and the southernmost. */
const [NORTH, SOUTH] = [84, -56];

function project([longitude, latitude]) {
  const angle = Math.asin((Math.sqrt(3) / 2) * Math.sin((latitude * Math.PI) / 180));
  const square = angle * angle;
  const sixth = square ** 3;
  const x = (2 * Math.sqrt(3) * ((longitude * Math.PI) / 180) * Math.cos(angle)) / (3 * (9 * A4 * sixth * square + 7 * A3 * sixth + 3 * A2 * square + A1));
  const y = A4 * angle * sixth * square + A3 * angle * sixth + A2 * angle * square + A1 * angle;
  return [x, y];
}
const top = project([0, NORTH])[1];
const scale = WIDTH / (2 * HALF_WIDTH);
const place = (point) => {
  const [x, y] = project(point);
  return [Math.round((x + HALF_WIDTH) * scale), Math.round((top - y) * scale)];
};

function ring(points) {
  const placed = points.map(place);
  const steps = placed.slice(1).map(([x, y], at) => [x - placed[at][0], y - placed[at][1]]);
  const moved = steps.filter(([x, y]) => x !== 0 || y !== 0);
  return moved.length < 2 ? "" : `M${placed[0].join(" ")}l${moved.map((step) => step.join(" ")).join(" ")}z`;
}

/** The part of a ring that lies on one side of a meridian (Sutherland and Hodgman 1974). */
function cut(points, meridian, isWest) {
  const inside = ([longitude]) => (isWest ? longitude <= meridian : longitude >= meridian);
  return points.flatMap((point, at) => {
    const before = points.at(at - 1);
    const crosses = inside(before) !== inside(point);
    const share = crosses ? (meridian - before[0]) / (point[0] - before[0]) : 0;
    const crossing = [meridian, before[1] + share * (point[1] - before[1])];
    return [...(crosses ? [crossing] : []), ...(inside(point) ? [point] : [])];
  });
}

/** A ring that goes over the edge of the picture is drawn on both sides of it. */
function parts(points) {
  let turns = 0;
  const whole = points.slice(0, -1).map(([longitude, latitude], at) => {
    const step = at === 0 ? 0 : longitude - points[at - 1][0];
    turns += step > 180 ? -360 : step < -180 ? 360 : 0;
    return [longitude + turns, latitude];
  });
  return [-360, 0, 360]
    .map((shift) => cut(cut(whole.map(([longitude, latitude]) => [longitude + shift, latitude]), 180, true), -180, false))
    .filter((part) => part.length > 2)
    .map((part) => [...part, part[0]]);
}

function path({ type, coordinates }) {
  const polygons = type === "Polygon" ? [coordinates] : coordinates;
  return polygons.flat().flatMap(parts).map(ring).join("");
}

const outlines = {};
/** Land that has no code of its own. */
let rest = "";
for (const country of feature(atlas, atlas.objects.countries).features) {
  if (country.id === LEFT_OUT) continue;
  const code = country.id && iso.whereNumeric(country.id)?.alpha2;
  if (code) outlines[code] = (outlines[code] ?? "") + path(country.geometry);
  else rest += path(country.geometry);
}
const sorted = Object.fromEntries(Object.entries(outlines).sort(([one], [other]) => (one < other ? -1 : 1)));
const height = Math.ceil((top - project([0, SOUTH])[1]) * scale);
writeFileSync(OUTLINES, `${JSON.stringify({ width: WIDTH, height, countries: sorted, rest }, null, 1)}\n`);
