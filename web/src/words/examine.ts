// This module decides the words of an examination on a phone that the first page does not need.

import { bring } from "./brought.ts";

export const EXAMINE_WORDS = bring({
  "examine.place": { en: "My place", zh: "我的查验地点" },
  "examine.all_places": { en: "all places", zh: "全部地点" },
  "examine.since": { en: "Meanwhile: {acts}", zh: "此后发生：{acts}" },
  "examine.send_on": { en: "Send on the case as it is now", zh: "按案件现状发送" },
  "examine.elsewhere": { en: "At other places: {count}", zh: "其他地点：{count}" },
});
