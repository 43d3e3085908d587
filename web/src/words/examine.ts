// This module decides the words of an examination on a phone that the first page does not need.

import { bring } from "./brought.ts";

export const EXAMINE_WORDS = bring({
  "examine.place": { en: "My place", zh: "我的查验地点" },
  "examine.all_places": { en: "all places", zh: "全部地点" },
  "examine.since": { en: "Meanwhile: {acts}", zh: "此后发生：{acts}" },
  "examine.send_on": { en: "Send on the case as it is now", zh: "按案件现状发送" },
  "examine.go_on": { en: "Go on", zh: "继续查验" },
  "examine.orphans": { en: "Begun on this phone, and not to be examined any more", zh: "已在本机开始，但不再需要查验" },
  "examine.not_kept": { en: "What you filled in could not be kept on this phone.", zh: "填写的内容未能保存在本机。" },
  "examine.damaged": { en: "The photo {name} was damaged on this phone: it is not what was taken any more. Have somebody look at the phone before you drop it.", zh: "照片 {name} 在本机上已损坏，与拍摄时不一致。丢弃前请先请人检查本机。" },
  "denied.differs": { en: "A photo was damaged on the way, again and again. Try again with another network.", zh: "照片多次在传输途中损坏，请更换网络后重试。" },
  "examine.elsewhere": { en: "At other places: {count}", zh: "其他地点：{count}" },
});
