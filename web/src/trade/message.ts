// This module decides what message a form comes to: elements of lists numbered and counted as the format wants it, and
// nothing in it that nobody could read.

import { isMembers, type Json, type Members, readText } from "./path.ts";
import { withoutUnread } from "./unread.ts";

const SHIPMENT = "goodsShipment";
const ITEMS = "governmentAgencyGoodsItem";

const numberOf = (element: Json): number => (isMembers(element) ? Number(element["sequenceNumeric"] ?? 0) : 0);

/** The elements of a list with a number each; one that has its number keeps it. */
function numbered(list: Json[]): Json[] {
  let last = 0;
  const taken = new Set(list.map(numberOf));
  const next = () => {
    do last += 1;
    while (taken.has(last));
    return last;
  };
  return list.map((element) => (isMembers(element) && !numberOf(element) ? { ...element, sequenceNumeric: next() } : element));
}

/** Members with the lists of these names numbered, where there are any. */
function withNumbers(members: Members, names: readonly string[]): Members {
  const lists = names.flatMap((name) => (Array.isArray(members[name]) ? [[name, numbered(members[name])] as const] : []));
  return { ...members, ...Object.fromEntries(lists) };
}

/** The declaration with a number at every element that the form made and the format wants numbered. */
export function withPlaces(declaration: Members): Members {
  const shipment = declaration[SHIPMENT];
  if (!isMembers(shipment)) return declaration;
  const { consignment } = shipment;
  const whole = withNumbers({ ...shipment, ...(isMembers(consignment) ? { consignment: withNumbers(consignment, ["transportEquipment"]) } : {}) }, [ITEMS]);
  const items = whole[ITEMS];
  if (Array.isArray(items)) whole[ITEMS] = items.map((item) => (isMembers(item) ? withNumbers(item, ["packaging"]) : item));
  return { ...declaration, [SHIPMENT]: whole };
}

/** The declaration with its items numbered by their places and counted, and with the number of packages in all. */
export function counted(declaration: Members): Members {
  const shipment = (declaration[SHIPMENT] ?? {}) as Members;
  const items = (Array.isArray(shipment[ITEMS]) ? shipment[ITEMS] : []) as Members[];
  const inOrder = items.map((item, index) => ({ ...item, sequenceNumeric: index + 1 }));
  const packages = inOrder.reduce((sum, item) => sum + (Number.parseInt(readText(item, "packaging[1].quantityQuantity"), 10) || 0), 0);
  return {
    ...declaration,
    goodsItemQuantity: String(items.length),
    ...(packages > 0 ? { totalPackageQuantity: String(packages) } : {}),
    goodsShipment: { ...shipment, [ITEMS]: inOrder },
  };
}

/** The message that is tried and handed in. */
export const messageOf = (declaration: Members): Members => withPlaces(counted(withoutUnread(declaration)));
