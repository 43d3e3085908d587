// This module decides the words of the cockpit's charts, which come with its page.

import { bring } from "./brought.ts";

export const CHART_WORDS = bring({
  "cockpit.workbook_failed": { en: "The workbook could not be made.", zh: "导出表格失败。" },

  "hits.title": { en: "Examinations that found something, by lane", zh: "各通道查验发现率" },
  "hits.all": { en: "All lanes", zh: "全部通道" },
  "hits.share": { en: "Found something", zh: "发现率" },
  "hits.label": { en: "{irregular} of {examined}", zh: "{irregular} / {examined}" },
  "hits.note": { en: "Of cases received in these days whose goods were examined: how many were irregular.", zh: "此期间收到且已查验的案件中，发现异常的比例。" },

  "types.title": { en: "Payable by type of tax ({currency})", zh: "按税种应缴税款（{currency}）" },
  "types.type": { en: "Type of tax", zh: "税种" },
  "types.total": { en: "Total: {total}.", zh: "合计 {total}。" },
  "types.not_told": { en: "Not told by type: {count} cases with {amount}, from before it was kept.", zh: "另有 {count} 件、共 {amount} 未区分税种（记录早于该项统计）。" },
  "types.rest": { en: "Not told by type", zh: "未区分税种" },

  "study.title": { en: "Time release study: where goods waited", zh: "放行时间研究：货物在何处等待" },
  "study.stage": { en: "Stage", zh: "阶段" },
  "study.whole": { en: "Received to let go", zh: "收到至放行" },
  "study.mean": { en: "Mean", zh: "平均" },
  "study.share": { en: "Part of all time", zh: "占总时间" },
  "study.kept": { en: "Within its standard", zh: "达标比例" },
  "study.label": { en: "half {half} · 9 of 10 {p90}", zh: "半数 {half} · 九成 {p90}" },
  "study.note": { en: "{count} cases whose goods were let go, from their events. A stage counts the cases that waited there for a second or longer.", zh: "依据 {count} 个已放行案件的事件计算；仅计入在该阶段等待一秒以上的案件。" },
  "study.note_newest": { en: "The newest {count} cases whose goods were let go, from their events. A stage counts the cases that waited there for a second or longer.", zh: "依据最近 {count} 个已放行案件的事件计算；仅计入在该阶段等待一秒以上的案件。" },
  "study.with": { en: "Of all time, goods waited for: {who}.", zh: "总时间中等待对象：{who}。" },
  "study.slowest": { en: "Slowest cases: {what}", zh: "耗时最长的案件：{what}" },
  "study.slowest_of": { en: "The slowest {count}.", zh: "仅列出耗时最长的 {count} 件。" },
  "study.waits": { en: "waiting for {who}", zh: "等待{who}" },
  "study.case": { en: "Case", zh: "案件" },
  "study.took": { en: "Took", zh: "耗时" },

  "heat.title": { en: "Risk by origin, office and goods", zh: "按原产地、口岸和商品的风险" },
  "heat.across": { en: "Which two sides", zh: "对照维度" },
  "heat.by_place": { en: "Origin × office", zh: "原产地 × 口岸" },
  "heat.by_chapter": { en: "Origin × chapter", zh: "原产地 × 章" },
  "heat.by_origin": { en: "Office × origin", zh: "口岸 × 原产地" },
  "heat.measure": { en: "What is shown", zh: "显示内容" },
  "heat.risk": { en: "Scored risk", zh: "评分风险" },
  "heat.found": { en: "Found when examined", zh: "查验发现率" },
  "heat.cases": { en: "Cases", zh: "案件数" },
  "heat.cell": { en: "Cell", zh: "单元" },
  "heat.note": { en: "Origin of the first item, place of the goods, chapter of the first code; {count} groups. A cell without scores or examinations stays empty.", zh: "取首项原产地、货物所在地、首个编码的章；共 {count} 组。无评分或查验的单元留空。" },
  "heat.note_largest": { en: "Origin of the first item, place of the goods, chapter of the first code; the {count} largest groups. A cell without scores or examinations stays empty.", zh: "取首项原产地、货物所在地、首个编码的章；仅含最大的 {count} 组。无评分或查验的单元留空。" },

  "routes.title": { en: "Map of flows: from origin to place", zh: "货物流向地图" },
  "routes.head": { en: "From origin to place", zh: "原产地至所在地" },
  "routes.way": { en: "{from} → {to}", zh: "{from} → {to}" },
  "routes.told_cases": { en: "{way}: {cases} cases", zh: "{way}：{cases} 件" },
  "routes.told_risk": { en: "{way}: {cases} cases, scored risk {figure}", zh: "{way}：{cases} 件，评分风险 {figure}" },
  "routes.told_found": { en: "{way}: {cases} cases, found when examined {figure}", zh: "{way}：{cases} 件，查验发现率 {figure}" },
  "routes.none_risk": { en: "not scored", zh: "未评分" },
  "routes.none_found": { en: "nobody looked", zh: "无人查验" },
  "routes.note": {
    en: "From the origin of the first item to the country of the place; the thicker, the more cases. A place whose code tells no country is taken to be at home. {count} more ways are in the table alone: too small for the map, or too rare. Outlines of countries: Natural Earth; they say nothing of whose a land is.",
    zh: "自首项商品原产地至货物所在国家；线越粗，案件越多。代码不含国家的地点视为本国。另有 {count} 条因面积过小或数量少仅列于表中。轮廓取自 Natural Earth，仅为示意，不表示对领土归属的立场。",
  },

  "streams.title": { en: "Flows: origin, office, chapter", zh: "流向：原产地、口岸、章" },
  "streams.stream": { en: "Flow", zh: "流向" },
  "streams.note": { en: "The largest of each side; the rest together as “…”.", zh: "每侧仅列最大者，其余合并为“…”。" },
} as const);
