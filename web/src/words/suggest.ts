// This module decides the words of suggested goods codes.

import { bring } from "./brought.ts";

export const SUGGEST_WORDS = bring({
  "suggest.do": { en: "Suggest a code from the description", zh: "按品名推荐商品编码" },
  "suggest.note": { en: "These are suggestions only: whoever declares decides, and answers for the code.", zh: "仅供参考：归类由申报人自行确定并负责。" },
  "suggest.describe": { en: "Write the description first.", zh: "请先填写品名。" },
  "suggest.looking": { en: "Looking…", zh: "正在查找…" },
  "suggest.none": { en: "Nothing fits these words; describe the goods in other words, or more of them.", zh: "没有匹配的编码，请换用或补充描述。" },
  "suggest.failed": { en: "Nothing could be suggested.", zh: "推荐失败。" },
  "suggest.used": { en: "used {count} times before", zh: "曾申报 {count} 次" },
  "suggest.lines": { en: "Codes of the tariff under {code}", zh: "税则中 {code} 项下的编码" },
  "suggest.fill": { en: "Fill in {code}", zh: "填入 {code}" },
  "suggest.no_line": { en: "No code of the tariff in force begins with it.", zh: "现行税则中没有以此开头的编码。" },
  "suggest.chosen": { en: "{code} is filled in.", zh: "已填入 {code}。" },
});
