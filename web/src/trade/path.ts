// This module decides how a place in a declaration is written, read and filled: members with points between
// them, a place in a list from 1 (`packaging[2]`), or the element of a list that has a certain value
// (`classification[identificationTypeCode=TSP]`), which is made when it is missing.

export type Json = string | number | boolean | null | Json[] | { [member: string]: Json };
export type Members = { [member: string]: Json };

interface Step {
  member: string;
  place: number | null;
  where: [string, string] | null;
}

function steps(path: string): Step[] {
  return path.split(".").map((part) => {
    const match = /^(\w+)(?:\[(?:(\d+)|(\w+)=(\w+))\])?$/.exec(part);
    if (!match) throw new Error(`no path: ${path}`);
    const [, member = "", place, name, value] = match;
    return { member, place: place ? Number(place) : null, where: name && value ? [name, value] : null };
  });
}

export const isMembers = (value: Json | undefined): value is Members => typeof value === "object" && value !== null && !Array.isArray(value);

function find(list: Json[], step: Step): number {
  if (step.where) {
    const [name, value] = step.where;
    return list.findIndex((one) => isMembers(one) && one[name] === value);
  }
  return (step.place ?? 1) - 1;
}

/** The text at a place; empty when nothing stands there. Figures with a unit are read without it. */
export function readText(root: Members, path: string): string {
  const found = readAt(root, path);
  if (isMembers(found) && typeof found["value"] === "string") return found["value"];
  return typeof found === "string" ? found : typeof found === "number" ? String(found) : "";
}

export function readAt(root: Members, path: string): Json | undefined {
  let at: Json | undefined = root;
  for (const step of steps(path)) {
    if (!isMembers(at)) return undefined;
    at = at[step.member];
    if (step.place !== null || step.where) at = Array.isArray(at) ? at[find(at, step)] : undefined;
  }
  return at;
}

/** The elements of a list; none where there is no list. */
export function listAt(declaration: Members, path: string): Members[] {
  const found = readAt(declaration, path);
  return Array.isArray(found) ? (found as Members[]) : [];
}

/** The declaration with another value at a place; `undefined` takes it away, and what is then empty with it. */
export function writeAt(root: Members, path: string, value: Json | undefined): Members {
  return (put(root, steps(path), value) as Members | undefined) ?? {};
}

function put(at: Json | undefined, way: Step[], value: Json | undefined): Json | undefined {
  const [step, ...rest] = way;
  if (!step) return value;
  const members: Members = isMembers(at) ? { ...at } : {};
  const keep = (below: Json | undefined) => {
    if (below === undefined) delete members[step.member];
    else members[step.member] = below;
    return Object.keys(members).length > 0 ? members : undefined;
  };
  if (step.place === null && !step.where) return keep(put(members[step.member], rest, value));
  const found = members[step.member];
  const list: Json[] = Array.isArray(found) ? [...found] : [];
  const index = find(list, step);
  const element = put(list[index], rest, value);
  if (element === undefined || isOnlyItsName(element, step)) {
    if (index >= 0) list.splice(index, 1);
  } else {
    const named = step.where && isMembers(element) ? { ...element, [step.where[0]]: step.where[1] } : element;
    if (index >= 0 && index < list.length) list[index] = named;
    else list.push(named);
  }
  return keep(list.length > 0 ? list : undefined);
}

/** An element that says nothing but what it was chosen by. */
function isOnlyItsName(element: Json, step: Step): boolean {
  return step.where !== null && isMembers(element) && Object.keys(element).every((member) => member === step.where?.[0]);
}

/** The server's path of a place that may be written with a choice: places from 1, where the choice is now. */
export function resolved(root: Members, path: string): string {
  const parts: string[] = [];
  let at: Json | undefined = root;
  for (const step of steps(path)) {
    const below: Json | undefined = isMembers(at) ? at[step.member] : undefined;
    if (step.place === null && !step.where) {
      parts.push(step.member);
      at = below;
      continue;
    }
    const index = Array.isArray(below) ? find(below, step) : -1;
    parts.push(`${step.member}[${index + 1}]`);
    at = Array.isArray(below) ? below[index] : undefined;
  }
  return `declaration.${parts.join(".")}`;
}
