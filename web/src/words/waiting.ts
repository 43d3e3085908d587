// This module decides the words of what waits for a trader.

import { bring } from "./brought.ts";

export const WAITING_WORDS = bring({
  "waiting.title": { en: "What waits for you", zh: "待您办理" },
  "waiting.failed": { en: "What waits could not be counted.", zh: "待办事项统计失败。" },
  "waiting.late": { en: "{count} late", zh: "逾期 {count} 件" },
  "waiting.oldest": { en: "oldest {span}", zh: "最久 {span}" },
  "waiting.unread": { en: "Unread notices", zh: "未读回执" },
  "waiting.read_them": { en: "read them", zh: "查看" },
  "waiting.all_read": { en: "all are read", zh: "均已读" },
  "waiting.with_customs": { en: "{count} with customs", zh: "海关办理中 {count} 件" },
  "waiting.with_agencies": { en: "{count} with other agencies", zh: "其他主管部门办理中 {count} 件" },
});
