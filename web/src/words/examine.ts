// This module decides the words of an examination on a phone that the first page does not need.

import { bring } from "./brought.ts";

export const EXAMINE_WORDS = bring({
  "examine.place": { en: "My place", zh: "我的查验地点" },
  "examine.all_places": { en: "all places", zh: "全部地点" },
  "examine.elsewhere": { en: "At other places: {count}", zh: "其他地点：{count}" },
});
