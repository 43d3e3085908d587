// This module decides whose it is what is kept on this device while it is written: the account's that is signed in, so
// that nobody else at the same browser sees it.

import { WHO } from "../portal/session.ts";

type Family = "draft" | "amendment";

function account(): string {
  const known = localStorage.getItem(WHO);
  return known ? (JSON.parse(known) as { id: string }).id : "";
}

/** Families of accounts that were looked through: what comes later has an owner. */
const adopted = new Set<string>();

/** What was kept before it had an owner becomes that of whoever is signed in first. */
function adopt(family: Family, owner: string): void {
  const begin = `tongguan.${family}.`;
  if (adopted.has(begin + owner)) return;
  adopted.add(begin + owner);
  for (const name of Object.keys(localStorage)) {
    const id = name.slice(begin.length);
    if (!name.startsWith(begin) || id.includes(".")) continue;
    localStorage.setItem(`${begin}${owner}.${id}`, localStorage.getItem(name) ?? "");
    localStorage.removeItem(name);
  }
}

/** What the names of all that the account keeps of a family begin with. */
export function ownPrefix(family: Family): string {
  const owner = account();
  if (owner) adopt(family, owner);
  return `tongguan.${family}.${owner}.`;
}
