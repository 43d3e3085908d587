// This module decides which ways goods take over the map: from their country of origin to the country in which they are.

import { isCountry } from "../words/format.ts";
import { type Cell, type Flow, type Measure, nameOf, pivot, queryOfSides } from "./flows.ts";

/** A way; its line is the origin, its column the country where it ends. */
export type Route = Cell;

/** Codes of places that begin with a country: UN/LOCODE (five), a customs office (eight), and a location of goods, where type
 * and qualifier follow (`GBAU…`). Any other name begins with whatever letters it likes. */
const TELLING = /^[A-Z]{2}([A-Z2-9]{3}|[A-Z0-9]{6}|[A-D][T-Z][A-Z0-9]+)$/;

/** The country that the code of a place tells. */
export function countryOf(place: string): string | null {
  const country = place.slice(0, 2);
  return TELLING.test(place) && isCountry(country) ? country : null;
}

/** Ways, the most frequent first. Places that do not tell their country are at home. */
export function routesOf(flows: readonly Flow[], measure: Measure, home: string): Route[] {
  const endOf = ({ place }: Flow) => countryOf(place) ?? home;
  const queryOf = (route: Route): string | null => {
    const sameOrigin = flows.filter((one) => nameOf(one, "origin") === route.line);
    const same = sameOrigin.filter((one) => endOf(one) === route.column);
    const [first] = same;
    if (!first) return null;
    if (same.every((one) => one.place === first.place)) return queryOfSides(first, ["origin", "place"]);
    // Several places cannot be asked for at once; what ends nowhere else is found by its origin alone.
    return same.length === sameOrigin.length ? queryOfSides(first, ["origin"]) : null;
  };
  return pivot(flows.map((one) => ({ ...one, place: endOf(one) })), "origin", "place", measure).cells.map((route) => ({ ...route, query: queryOf(route) }));
}
