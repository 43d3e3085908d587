// This module decides the words of trying another origin, goods code or date.

import { bring } from "./brought.ts";

export const WHAT_IF_WORDS = bring({
  "what_if.note": { en: "Nothing of this changes the draft.", zh: "试算不改动草稿。" },
  "what_if.item": { en: "Item", zh: "商品项" },
  "what_if.fields": { en: "What is tried", zh: "试算条件" },
  "what_if.date": { en: "Legal date", zh: "适用日期" },
  "what_if.begin": { en: "Choose another origin, code or date to compare.", zh: "请选择其他原产地、商品编码或日期进行比较。" },
  "what_if.table": { en: "As it is, and what if", zh: "当前与试算对照" },
  "what_if.before": { en: "As it is", zh: "当前" },
  "what_if.after": { en: "What if", zh: "试算" },
  "what_if.difference": { en: "Difference", zh: "差额" },
  "what_if.outcome": { en: "Outcome", zh: "处理结果" },
  "what_if.more": { en: "{amount} more", zh: "应缴税款增加 {amount}" },
  "what_if.less": { en: "{amount} less", zh: "应缴税款减少 {amount}" },
  "what_if.same": { en: "The same amount", zh: "金额不变" },
  "what_if.come": { en: "Findings that come", zh: "新增的审核发现" },
  "what_if.gone": { en: "Findings that go", zh: "消除的审核发现" },
  "what_if.same_findings": { en: "The findings stay the same.", zh: "审核发现不变。" },
  "what_if.take": { en: "Take over into the draft", zh: "写入草稿" },
  "what_if.reset": { en: "As in the draft", zh: "恢复为草稿内容" },
});
