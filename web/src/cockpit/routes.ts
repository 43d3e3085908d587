// This module decides which ways goods take over the map: from their country of origin to the country in which they are.

import { type Cell, type Flow, type Measure, nameOf, pivot, queryOfSides } from "./flows.ts";

/** A way; its line is the origin, its column the country where it ends. */
export type Route = Cell;

/** The country that the name of a place begins with, as location codes do. */
const countryOf = (place: string): string => place.slice(0, 2);

/** Ways, the most frequent first. Places that do not tell their country are taken to be in the most frequent one. */
export function routesOf(flows: readonly Flow[], measure: Measure, isCountry: (code: string) => boolean): Route[] {
  const telling = flows.filter((one) => isCountry(countryOf(one.place)));
  const [usual] = pivot(telling.map((one) => ({ ...one, place: countryOf(one.place) })), "origin", "place", "cases").columns;
  if (usual === undefined) return [];
  const endOf = ({ place }: Flow) => (isCountry(countryOf(place)) ? countryOf(place) : usual);
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
