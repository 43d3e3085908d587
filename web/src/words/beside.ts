// This module decides the words of documents that stand beside the declaration.

import { bring } from "./brought.ts";

export const BESIDE_WORDS = bring({
  "beside.title": { en: "Documents and declaration", zh: "单证与报关单" },
  "beside.document": { en: "Document {number} of {count}: {name}", zh: "第 {number} 份，共 {count} 份：{name}" },
  "beside.previous": { en: "Previous document", zh: "上一份单证" },
  "beside.next": { en: "Next document", zh: "下一份单证" },
  "beside.named_document": { en: "Document named", zh: "所列单证" },
  "beside.keys": { en: "← → documents · ↑ ↓ declaration · PgUp PgDn paper · + − size", zh: "← → 切换单证 · ↑ ↓ 报关单 · PgUp PgDn 单证翻页 · + − 缩放" },
  "beside.larger": { en: "Larger", zh: "放大" },
  "beside.smaller": { en: "Smaller", zh: "缩小" },
  "beside.page": { en: "Page {number} of {count} of {name}", zh: "{name} 第 {number} 页，共 {count} 页" },
  "beside.more_pages": { en: "Only the first {count} pages are shown; save the document to read it whole.", zh: "仅显示前 {count} 页；保存后可阅读全文。" },
  "beside.cut": { en: "Only the beginning is shown; save the document to read it whole.", zh: "仅显示开头部分；保存后可阅读全文。" },
  "beside.cannot": { en: "Documents of this kind are not shown here: save it and open it with your own program.", zh: "此类单证无法在此显示：请保存后用本机程序打开。" },
  "beside.broken": { en: "It could not be shown: save it and look at it with your own program.", zh: "无法显示：请保存后用本机程序查看。" },
  "beside.save": { en: "Save", zh: "保存" },
  "beside.loading": { en: "Loading…", zh: "正在载入…" },
  "beside.fields": { en: "The declaration", zh: "报关单" },
  "beside.item": { en: "Item {number}", zh: "第 {number} 项商品" },
  "beside.failed": { en: "It could not be loaded.", zh: "载入失败。" },
} as const);
