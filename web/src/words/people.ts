// This module decides the words of what people may do for whom: acting for a trader, roles and passwords, ties, pairings.

import { bring } from "./brought.ts";

export const PEOPLE_WORDS = bring({
  "acting.for": { en: "For", zh: "代理" },
  "acting.own": { en: "own firm", zh: "本企业" },
  "denied.no_mandate": { en: "The mandate no longer holds. Choose for whom you act anew.", zh: "委托已失效，请重新选择代理企业。" },
});
