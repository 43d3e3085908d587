// This module decides every word of the page, in every language. A sentence without one of the languages
// does not compile. `{name}` is replaced by an argument, `{name|one|other}` by the form that goes with its count.

import type { Language } from "../api.ts";
import type { AGREEMENT_WORDS } from "./agreements.ts";
import { ANALYST_WORDS } from "./analyst.ts";
import type { API_WORDS } from "./apidocs.ts";
import type { AUTHORISATION_WORDS } from "./authorisations.ts";
import type { BESIDE_WORDS } from "./beside.ts";
import type { CAPACITY_WORDS } from "./capacities.ts";
import type { CHART_WORDS } from "./charts.ts";
import { COCKPIT_WORDS } from "./cockpit.ts";
import type { DECLARED_WORDS } from "./declared.ts";
import { DENIED_WORDS } from "./denied.ts";
import type { EXAMINE_WORDS } from "./examine.ts";
import type { EXPLAINED_WORDS } from "./explained.ts";
import type { EXCHANGE_WORDS } from "./exchange.ts";
import { HOUSE_WORDS } from "./house.ts";
import type { DRAFT_WORDS } from "./drafts.ts";
import type { KEY_WORDS } from "./keys.ts";
import type { LAW_WORDS } from "./law.ts";
import type { LEARNING_WORDS } from "./learning.ts";
import type { MODEL_WORDS } from "./models.ts";
import type { NOTICE_WORDS } from "./notices.ts";
import { PAYMENT_WORDS } from "./payments.ts";
import type { PEOPLE_WORDS } from "./people.ts";
import { PORTAL_WORDS } from "./portal.ts";
import type { PRIVACY_WORDS } from "./privacy.ts";
import { PROFILE_WORDS } from "./profiles.ts";
import type { FORM_WORDS } from "./form.ts";
import type { SUGGEST_WORDS } from "./suggest.ts";
import type { TEMPLATE_WORDS } from "./templates.ts";
import { TRADE_WORDS } from "./trade.ts";
import { VERIFY_WORDS } from "./verify.ts";
import type { WAITING_WORDS } from "./waiting.ts";
import { WATCHLIST_WORDS } from "./watchlist.ts";
import type { WHAT_IF_WORDS } from "./whatif.ts";

export const LANGUAGES = { en: "English", zh: "中文" } as const satisfies Record<Language, string>;

export const DICTIONARY = {
  ...ANALYST_WORDS,
  ...COCKPIT_WORDS,
  ...DENIED_WORDS,
  ...HOUSE_WORDS,
  ...PAYMENT_WORDS,
  ...PORTAL_WORDS,
  ...PROFILE_WORDS,
  ...TRADE_WORDS,
  ...VERIFY_WORDS,
  ...WATCHLIST_WORDS,
  // The page.
  "page.title": { en: "Tongguan: cases", zh: "通关：案件" },
  "page.name_aside": { en: "customs clearance", zh: "海关通关平台" },
  "page.skip": { en: "Skip to the cases", zh: "跳到案件列表" },
  "page.language": { en: "Language", zh: "语言" },
  "page.help": { en: "Keyboard help", zh: "键盘帮助" },
  "page.sign_out": { en: "Sign out", zh: "退出" },
  "page.act_on": { en: "{act}: {name}", zh: "{act}：{name}" },
  "page.close": { en: "Close", zh: "关闭" },
  // Punctuation belongs to the language, too.
  "page.label": { en: "{name}: ", zh: "{name}：" },
  "page.empty": { en: "Empty this field", zh: "清空本栏" },
  "page.with_aside": { en: "{text} ({aside})", zh: "{text}（{aside}）" },
  "page.sentences": { en: "{first} {second}", zh: "{first}{second}" },
  "api.link": { en: "The API, for those who write programs", zh: "API 说明（供开发者）" },
  "page.retry": { en: "Try again", zh: "重试" },

  // Signing in.
  "sign_in.title": { en: "Sign in", zh: "登录" },
  "sign_in.token": { en: "Access token", zh: "访问令牌" },
  "sign_in.submit": { en: "Sign in", zh: "登录" },
  "sign_in.checking": { en: "Checking…", zh: "正在核对…" },
  "sign_in.where": {
    en: "The server printed a token, and a link that carries it, when it started for the first time. It begins with tg_.",
    zh: "服务首次启动时会在终端显示令牌以及带令牌的链接。令牌以 tg_ 开头。",
  },
  "sign_in.kept": {
    en: "The token stays in this tab only and is forgotten when the tab is closed.",
    zh: "令牌只保存在当前标签页中，关闭标签页即清除。",
  },
  "sign_in.refused": { en: "The server does not know this token.", zh: "服务不认识该令牌。" },
  "sign_in.mend": {
    en: "Copy the whole token from the server's first output, with tg_ in front and no spaces. If it was lost, have an administrator issue a new one.",
    zh: "请从服务首次启动的输出中完整复制令牌，包括开头的 tg_，不含空格。如已遗失，请由管理员重新签发。",
  },
  "sign_in.unreachable": {
    en: "The server cannot be reached. Check that it is running, then try again.",
    zh: "无法连接服务。请确认服务正在运行后重试。",
  },

  // The connection.
  "connection.connecting": { en: "Connecting…", zh: "正在连接…" },
  "connection.live": { en: "Live", zh: "实时" },
  "connection.lost": { en: "Connection lost; trying again", zh: "连接中断，正在重连" },
  "connection.as_of": { en: "as of {time}", zh: "截至 {time}" },

  // Filters.
  "filter.outcome": { en: "Outcome", zh: "处理结果" },
  "filter.lane": { en: "Lane", zh: "通道" },
  "filter.all": { en: "All", zh: "全部" },
  "filter.text": { en: "Search MRN, LRN, goods or declarant", zh: "按 MRN、LRN、商品编码或申报人查找" },
  "filter.clear": { en: "Clear filters", zh: "清除筛选" },
  "condition.label": { en: "Conditions of the link", zh: "链接所带条件" },
  "condition.remove": { en: "Remove: {what}", zh: "移除条件：{what}" },
  "condition.status": { en: "Status", zh: "状态" },
  "condition.next_step": { en: "Next step", zh: "下一环节" },
  "condition.goods": { en: "Goods", zh: "商品编码" },
  "condition.origin": { en: "Origin", zh: "原产地" },
  "condition.place": { en: "Place", zh: "口岸" },
  "condition.chapter": { en: "Chapter", zh: "章" },
  "condition.only_chapter": { en: "All goods of chapter", zh: "全部商品属于章" },
  "condition.owed": { en: "Tax owed", zh: "应缴税款" },
  "condition.examined": { en: "Examination", zh: "查验" },
  "condition.tax": { en: "Tax", zh: "税种" },
  "condition.received_from": { en: "Received from", zh: "接收时间自" },
  "condition.received_to": { en: "Received before", zh: "接收时间早于" },
  "condition.yes": { en: "yes", zh: "是" },
  "condition.unknown": { en: "not known", zh: "未知" },
  "examined.any": { en: "examined", zh: "已查验" },
  "examined.irregular": { en: "something was found", zh: "查验发现异常" },

  // The list.
  "list.title": { en: "Cases", zh: "案件" },
  "list.time": { en: "Received", zh: "接收时间" },
  "list.mrn": { en: "MRN", zh: "报关单号 MRN" },
  "list.type": { en: "Type", zh: "类型" },
  "list.goods": { en: "Goods", zh: "商品编码" },
  "list.declarant": { en: "Declarant", zh: "申报人" },
  "list.items": { en: "Items", zh: "项数" },
  "list.payable": { en: "Payable", zh: "应缴税款" },
  "list.outcome": { en: "Outcome", zh: "处理结果" },
  "list.lane": { en: "Lane", zh: "通道" },
  "list.next_step": { en: "Next step", zh: "下一步" },
  "list.loading": { en: "Loading cases…", zh: "正在载入案件…" },
  "list.empty": { en: "No case yet.", zh: "尚无案件。" },
  "list.empty_hint": { en: "Hand in a declaration and it appears here.", zh: "提交一份申报单后即会显示在此处。" },
  "list.no_match": { en: "No case matches the filters.", zh: "没有符合筛选条件的案件。" },
  "list.more": { en: "Load more", zh: "加载更多" },
  "list.loading_more": { en: "Loading more…", zh: "正在加载…" },
  "list.end": { en: "That is all.", zh: "已全部显示。" },
  "list.failed": { en: "The cases could not be loaded.", zh: "案件载入失败。" },
  "list.new": { en: "{count} new", zh: "{count} 件新案件" },
  "list.lrn": { en: "LRN {lrn}", zh: "LRN {lrn}" },
  "list.item_count": { en: "Items: {count}", zh: "项数：{count}" },
  "list.more_codes": { en: "+{count}", zh: "另 {count} 个" },

  // Handing in.
  "hand_in.open": { en: "Hand in", zh: "申报" },
  "hand_in.title": { en: "Hand in a declaration", zh: "提交申报单" },
  "hand_in.drop": { en: "Drop a file here: XML, JSON, CUSDEC, or a table as CSV or XLSX", zh: "将文件拖到此处：XML、JSON、CUSDEC 或 CSV、XLSX 表格" },
  "hand_in.choose": { en: "Choose a file", zh: "选择文件" },
  "hand_in.paste": { en: "Or paste the message", zh: "或粘贴报文" },
  "hand_in.file": { en: "{name}, {size} bytes; sent byte for byte", zh: "{name}，{size} 字节；原样发送" },
  "hand_in.remove": { en: "Remove the file", zh: "移除文件" },
  "hand_in.send": { en: "Hand in", zh: "提交" },
  "hand_in.sending": { en: "Deciding…", zh: "正在审核…" },
  "hand_in.empty": { en: "Choose a file or paste a message first.", zh: "请先选择文件或粘贴报文。" },
  "hand_in.too_large": { en: "The file is larger than {size} bytes; the server would refuse it.", zh: "文件超过 {size} 字节，服务将拒收。" },
  "hand_in.unknown_form": {
    en: "This is neither XML nor JSON, neither CUSDEC nor a table: a message begins with <, { or UNB, a table with a line that names its columns.",
    zh: "无法识别：报文以 <、{ 或 UNB 开头，表格首行须为列名。",
  },
  "hand_in.answers": { en: "{decided} of {all} declarations were decided.", zh: "{all} 份申报中 {decided} 份已作出决定。" },
  "hand_in.decided": { en: "Decided", zh: "已作出决定" },
  "hand_in.open_case": { en: "Open the case", zh: "打开案件" },
  "hand_in.another": { en: "Hand in another", zh: "再提交一份" },
  "hand_in.refused": { en: "Not handed in.", zh: "未能提交。" },
  "hand_in.places": { en: "The message cannot be read. Places to mend: {count}", zh: "报文无法读取，需更正 {count} 处" },
  "hand_in.place": { en: "Line {line}, column {column}", zh: "第 {line} 行，第 {column} 列" },
  "hand_in.unsure": {
    en: "The server could not be reached. Hand in again: the same message is decided only once.",
    zh: "无法连接服务。请再次提交：同一报文只会处理一次。",
  },

  // A case.
  "case.title": { en: "Case", zh: "案件" },
  "case.loading": { en: "Loading the case…", zh: "正在载入案件…" },
  "case.failed": { en: "The case could not be loaded.", zh: "案件载入失败。" },
  "case.no_mrn": { en: "no MRN", zh: "无 MRN" },
  "case.no_decision": { en: "No decision yet.", zh: "尚未作出决定。" },
  "case.lrn": { en: "LRN", zh: "LRN（企业编号）" },
  "case.type": { en: "Type", zh: "申报类型" },
  "case.declarant": { en: "Declarant", zh: "申报人" },
  "case.received": { en: "Received", zh: "接收时间" },
  "case.legal_date": { en: "Legal date", zh: "适用日期" },
  "case.status": { en: "Status", zh: "状态" },
  "case.next_step": { en: "Next step", zh: "下一步" },
  "case.payable": { en: "Payable", zh: "应缴税款" },
  "case.original": { en: "Declaration as sent", zh: "申报单原文" },
  "case.record": { en: "Decision record", zh: "决定记录" },
  "case.previous": { en: "Previous case", zh: "上一案件" },
  "case.following": { en: "Next case", zh: "下一案件" },

  // Reasons of a lane.
  "reason.title": { en: "Why this lane", zh: "选择通道的依据" },
  "reason.nothing_found": { en: "Nothing stopped it.", zh: "未发现需人工处置的情形。" },
  "reason.findings": { en: "A person must judge: {codes}.", zh: "须由关员判断：{codes}。" },
  "reason.random_draw": {
    en: "Random draw: {value} lies in this lane's share, from {from} to under {to}.",
    zh: "随机抽取：抽取值 {value} 落入该通道的抽取区间（{from} 至 {to}，不含上限）。",
  },

  // Findings.
  "findings.title": { en: "Findings", zh: "审核发现" },
  "findings.none": { en: "No findings.", zh: "未发现问题。" },
  "findings.mend": { en: "Mend", zh: "处理办法" },
  "findings.rule": { en: "Rule {rule}", zh: "规则 {rule}" },
  "severity.error": { en: "Error", zh: "错误" },
  "severity.warning": { en: "Warning", zh: "警告" },
  "severity.information": { en: "Information", zh: "提示" },

  // The assessment.
  "assessment.title": { en: "Assessment", zh: "税款核定" },
  "assessment.none": { en: "Nothing was assessed.", zh: "未核定税款。" },
  "assessment.incomplete": {
    en: "Not complete: a tax that applies could not be calculated; the findings say which.",
    zh: "核定不完整：有应征税种无法计算，详见审核发现。",
  },
  "assessment.item": { en: "Item {item}", zh: "第 {item} 项" },
  "assessment.customs_value": { en: "Customs value", zh: "完税价格" },
  "assessment.vat_additions": { en: "Added to the VAT base", zh: "计入增值税计税基础" },
  "assessment.tax": { en: "Tax", zh: "税种" },
  "assessment.base": { en: "Base", zh: "计税基础" },
  "assessment.rate": { en: "Rate", zh: "税率" },
  "assessment.amount": { en: "Amount", zh: "税额" },
  "assessment.deducted": { en: "Relieved", zh: "减免" },
  "assessment.payable": { en: "Payable", zh: "应缴" },
  "assessment.secured": { en: "Secured", zh: "担保" },
  "assessment.method": { en: "Payment {method}", zh: "缴款方式 {method}" },
  "assessment.preference": { en: "Preference {preference}", zh: "优惠代码 {preference}" },
  "assessment.totals": { en: "Totals", zh: "税款合计" },
  "assessment.all": { en: "All taxes", zh: "全部税款" },
  "assessment.basis": { en: "Basis: table, line and source", zh: "判定依据：表、行与来源" },
  "assessment.since": { en: "from {from}", zh: "{from} 起" },
  "assessment.until": { en: "until {to}", zh: "至 {to}" },
  "assessment.between": { en: "{from} to {to}", zh: "{from} 至 {to}" },

  // Versions, amendments and their price.
  "versions.title": { en: "Versions", zh: "申报版本" },
  "versions.version": { en: "Version {number}", zh: "第 {number} 版" },
  "versions.arrived": { en: "decided at arrival", zh: "货物到达时审核" },
  "versions.changes": { en: "What was amended", zh: "更改内容" },
  "versions.field": { en: "Field", zh: "字段" },
  "versions.before": { en: "Before", zh: "更改前" },
  "versions.after": { en: "After", zh: "更改后" },
  "versions.more": { en: "and {count} more", zh: "另有 {count} 项" },
  "versions.to_pay": { en: "{amount} more to pay", zh: "应补缴 {amount}" },
  "versions.to_return": { en: "{amount} to be returned", zh: "应退还 {amount}" },
  "versions.same_amount": { en: "The amount owed stays the same.", zh: "应缴金额不变。" },
  "versions.from_to": { en: "({before} before, {after} after)", zh: "（更改前 {before}，更改后 {after}）" },
  "versions.interest": { en: "Interest {amount}: {days} days after {after}, until {until}", zh: "滞纳利息 {amount}：自 {after} 次日至 {until}，共 {days} 天" },
  "versions.interest_unknown": { en: "Interest from {after} to {until} cannot be told: the law has no rate for these days.", zh: "无法计算 {after} 至 {until} 的利息：法规中没有这段时间的利率。" },
  "versions.unchanged": { en: "Tax lines unchanged: {count}", zh: "未变化的税款行：{count}" },
  "versions.refused": { en: "Request refused", zh: "申请未获同意" },
  "change.added": { en: "added", zh: "新增" },
  "change.changed": { en: "changed", zh: "更改" },
  "change.removed": { en: "removed", zh: "删除" },
  "case.due": { en: "Deadline", zh: "期限" },

  // Events and evidence.
  "events.title": { en: "Events", zh: "办理过程" },
  "events.leaf": { en: "Leaf in the evidence log", zh: "存证日志叶哈希" },
  "evidence.title": { en: "Evidence", zh: "存证" },
  "evidence.edition": { en: "Law applied", zh: "适用规则版本" },
  "evidence.edition_hash": { en: "Edition hash", zh: "规则版本哈希" },
  "evidence.record": { en: "Record hash (SHA-256)", zh: "决定记录哈希（SHA-256）" },
  "evidence.copy": { en: "Copy", zh: "复制" },
  "evidence.copied": { en: "Copied", zh: "已复制" },
  "evidence.save": { en: "Save", zh: "保存" },
  "evidence.loading": { en: "Loading…", zh: "正在载入…" },
  "evidence.failed": { en: "It could not be loaded.", zh: "载入失败。" },
  "evidence.cut": { en: "Only the beginning is shown; save it to see all {size} bytes.", zh: "仅显示开头部分；保存后可查看全部 {size} 字节。" },
  "evidence.hash_same": {
    en: "Checked in this browser: the SHA-256 of these bytes is the record hash.",
    zh: "已在本浏览器中核对：这些字节的 SHA-256 与记录哈希一致。",
  },
  "evidence.hash_different": {
    en: "Checked in this browser: the SHA-256 of these bytes is NOT the record hash.",
    zh: "已在本浏览器中核对：这些字节的 SHA-256 与记录哈希不一致！",
  },

  // Refusals.
  "refusal.unreachable": { en: "The server cannot be reached.", zh: "无法连接服务。" },
  "refusal.signed_out": { en: "You are signed out: sign in again. What you typed is still there.", zh: "您已退出登录，请重新登录。已填内容仍保留。" },
  "refusal.other": { en: "The server answered {status}.", zh: "服务返回 {status}。" },

  // Keyboard help.
  "help.title": { en: "Keyboard", zh: "键盘操作" },
  "help.down": { en: "Next case", zh: "下一案件" },
  "help.up": { en: "Previous case", zh: "上一案件" },
  "help.open": { en: "Open the case", zh: "打开案件" },
  "help.close": { en: "Close", zh: "关闭" },
  "help.filter": { en: "Search", zh: "查找" },
  "help.hand_in": { en: "Hand in a declaration", zh: "提交申报单" },
  "help.help": { en: "This help", zh: "显示本帮助" },

  // Codes of the platform.
  "outcome.cleared": { en: "Cleared", zh: "已结关" },
  "outcome.released": { en: "Released", zh: "已放行" },
  "outcome.held": { en: "Held", zh: "待人工审核" },
  "outcome.registered": { en: "Registered", zh: "提前申报" },
  "outcome.rejected": { en: "Rejected", zh: "已退单" },
  "outcome_meaning.cleared": { en: "The goods may go; everything is final.", zh: "货物已放行结案，各事项均已确定。" },
  "outcome_meaning.released": { en: "The goods may go; something is still provisional.", zh: "货物已放行，尚有事项待最终核定。" },
  "case.was_held": { en: "It was held for a person to judge. It is now: {status}.", zh: "曾待人工审核，现状态：{status}。" },
  "outcome_meaning.held": { en: "Accepted; a person must judge before the goods go.", zh: "申报已接受，须经关员审核后方可放行。" },
  "outcome_meaning.registered": { en: "Lodged before the goods are there.", zh: "货物运抵前提前申报，已登记。" },
  "outcome_meaning.rejected": { en: "Not accepted; mend the errors and hand in again.", zh: "申报未被接受，请更正错误后重新申报。" },
  "lane.green": { en: "Green", zh: "绿通道" },
  "lane.blue": { en: "Blue", zh: "蓝通道" },
  "lane.yellow": { en: "Yellow", zh: "黄通道" },
  "lane.red": { en: "Red", zh: "红通道" },
  "lane_meaning.green": { en: "Release without a check.", zh: "直接放行。" },
  "lane_meaning.blue": { en: "Release now, audit later.", zh: "先放行，后稽查。" },
  "lane_meaning.yellow": { en: "Documents are checked first.", zh: "先审核单证。" },
  "lane_meaning.red": { en: "Goods are examined first.", zh: "先查验货物。" },
  "status.received": { en: "Received", zh: "已接收" },
  "status.rejected": { en: "Rejected", zh: "已退单" },
  "status.registered": { en: "Registered", zh: "已登记（提前申报）" },
  "status.expired": { en: "Expired", zh: "已失效" },
  "status.accepted": { en: "Accepted", zh: "已接受申报" },
  "status.released": { en: "Released", zh: "已放行" },
  "status.cleared": { en: "Cleared", zh: "已结关" },
  "status.exited": { en: "Exited", zh: "已离境" },
  "status.invalidated": { en: "Invalidated", zh: "已撤销" },
  "status.detained": { en: "Detained", zh: "已扣留" },
  "status.seized": { en: "Seized", zh: "已没收" },
  "status.handled_externally": { en: "Handled outside", zh: "转系统外办理" },
  "next.decide": { en: "Decide", zh: "待作出决定" },
  "next.decide_request": { en: "Decide on the request", zh: "待答复申请" },
  "next.present_goods": { en: "Present goods", zh: "待货物运抵" },
  "next.examine": { en: "Examine goods", zh: "待查验" },
  "next.check_documents": { en: "Check documents", zh: "待审单" },
  "next.settle": { en: "Settle debt", zh: "待核定税款" },
  "next.exit": { en: "Exit", zh: "待离境" },
  "next.none": { en: "–", zh: "–" },
  "type.IM": { en: "import", zh: "进口" },
  "type.EX": { en: "export", zh: "出口" },
  "type.CO": { en: "special territories", zh: "特殊区域" },
  "tax.A00": { en: "Customs duty", zh: "关税" },
  "tax.A20": { en: "Additional duty (retaliatory)", zh: "附加关税（报复性）" },
  "tax.A30": { en: "Definitive anti-dumping duty", zh: "最终反倾销税" },
  "tax.A35": { en: "Provisional anti-dumping duty", zh: "临时反倾销税" },
  "tax.A40": { en: "Definitive countervailing duty", zh: "最终反补贴税" },
  "tax.A45": { en: "Provisional countervailing duty", zh: "临时反补贴税" },
  "tax.A50": { en: "EU customs duty (Northern Ireland)", zh: "欧盟关税（北爱尔兰）" },
  "tax.A70": { en: "EU additional duty", zh: "欧盟附加关税" },
  "tax.A80": { en: "EU definitive anti-dumping duty", zh: "欧盟最终反倾销税" },
  "tax.A85": { en: "EU provisional anti-dumping duty", zh: "欧盟临时反倾销税" },
  "tax.A90": { en: "EU definitive countervailing duty", zh: "欧盟最终反补贴税" },
  "tax.A95": { en: "EU provisional countervailing duty", zh: "欧盟临时反补贴税" },
  "tax.B00": { en: "Value added tax", zh: "增值税" },
  "tax.B05": { en: "VAT on EU duties", zh: "欧盟关税的增值税" },
  "effect.relieved": { en: "relieved", zh: "减免" },
  "effect.exempt": { en: "exempt", zh: "免征" },
  "effect.suspended": { en: "suspended", zh: "保税暂缓征收" },
  "effect.secured": { en: "secured", zh: "凭担保" },
  "effect.postponed": { en: "postponed accounting", zh: "延期申报缴纳" },
  "effect.end_use": { en: "end-use rate", zh: "特定用途税率" },
  "role.trader": { en: "trader", zh: "申报企业" },
  "role.system": { en: "system", zh: "系统" },
  "role.timer": { en: "timer", zh: "定时器" },
  "role.inventory": { en: "port or carrier", zh: "口岸或承运人" },
  "role.officer": { en: "officer", zh: "关员" },
  "role.finance": { en: "accounts", zh: "税款财务" },
  "role.agency": { en: "other agency", zh: "其他主管部门" },
  "event.case.rejected.v1": { en: "Rejected", zh: "退单" },
  "event.case.registered.v1": { en: "Registered before arrival", zh: "提前申报登记" },
  "event.case.accepted.v1": { en: "Accepted", zh: "接受申报" },
  "event.case.expired.v1": { en: "Expired: goods did not come", zh: "货物逾期未运抵，申报失效" },
  "event.case.goods_presented.v1": { en: "Goods presented", zh: "货物到达" },
  "event.case.request_received.v1": { en: "Request received", zh: "收到修改或撤销申请" },
  "event.case.request_granted.v1": { en: "Request granted", zh: "同意申请" },
  "event.case.request_denied.v1": { en: "Request denied", zh: "不同意申请" },
  "event.case.inventory_matched.v1": { en: "Inventory matched", zh: "与舱单或库存核对一致" },
  "event.case.assessed.v1": { en: "Assessed", zh: "税款初步核定" },
  "event.case.assessed_provisionally.v1": { en: "Assessed provisionally", zh: "税款暂定，凭担保" },
  "event.case.settled.v1": { en: "Debt settled", zh: "税款最终核定" },
  "event.case.routed.v1": { en: "Routed", zh: "分派通道" },
  "event.case.documents_requested.v1": { en: "Documents requested", zh: "要求提交单证" },
  "event.case.documents_uploaded.v1": { en: "Documents handed in", zh: "已提交单证" },
  "event.case.documents_accepted.v1": { en: "Documents accepted", zh: "单证审核通过" },
  "event.case.examination_ordered.v1": { en: "Examination ordered", zh: "下达查验指令" },
  "events.containers": { en: "Containers", zh: "集装箱" },
  "events.seals": { en: "Seals", zh: "封志" },
  "events.sample": { en: "sample taken", zh: "已取样" },
  "events.photos": { en: "photos: {count}", zh: "照片：{count} 张" },
  "event.case.examination_concluded.v1": { en: "Examination concluded", zh: "查验完毕" },
  "event.case.queried.v1": { en: "Question asked", zh: "海关质疑" },
  "event.case.query_answered.v1": { en: "Question answered", zh: "企业答复" },
  "event.case.query_closed.v1": { en: "Question closed", zh: "质疑办结" },
  "event.case.agency_held.v1": { en: "Held for another agency", zh: "待其他主管部门核准" },
  "event.case.agency_refused.v1": { en: "Agency refused", zh: "主管部门不同意" },
  "event.case.agency_released.v1": { en: "Agency agreed", zh: "主管部门已核准" },
  "event.case.covered.v1": { en: "Debt covered", zh: "税款已缴或已担保" },
  "event.case.shortfall_reported.v1": { en: "Cover does not suffice", zh: "税款保障不足" },
  "event.case.released.v1": { en: "Released", zh: "放行" },
  "event.case.cleared.v1": { en: "Cleared", zh: "结关" },
  "event.case.invalidated.v1": { en: "Invalidated", zh: "撤销报关单" },
  "event.case.exited.v1": { en: "Exited", zh: "实际离境" },
  "event.case.exit_reminded.v1": { en: "Exit reminder", zh: "离境催报" },
  "event.case.exit_expired.v1": { en: "No exit seen: void", zh: "逾期未离境，报关单撤销" },
  "event.case.detained.v1": { en: "Goods detained", zh: "扣留货物" },
  "event.case.restored.v1": { en: "Detention ended", zh: "解除扣留" },
  "event.case.seized.v1": { en: "Goods seized", zh: "没收货物" },
  "event.case.adjusted.v1": { en: "Debt adjusted", zh: "税款调整" },
  "event.case.review_requested.v1": { en: "Review requested", zh: "申请复议" },
  "event.case.review_concluded.v1": { en: "Review concluded", zh: "复议办结" },
  "event.case.handled_externally.v1": { en: "Taken out of the system", zh: "转系统外办理" },
  "event.case.supplemented.v1": { en: "Supplemented", zh: "补充申报" },
} as const satisfies Record<string, Record<Language, string>>;

/** Words of pages that are loaded when somebody opens them; each of these pages brings its own. */
type Later = keyof typeof AGREEMENT_WORDS | keyof typeof API_WORDS | keyof typeof AUTHORISATION_WORDS | keyof typeof BESIDE_WORDS | keyof typeof CAPACITY_WORDS | keyof typeof CHART_WORDS | keyof typeof DECLARED_WORDS | keyof typeof DRAFT_WORDS | keyof typeof EXAMINE_WORDS | keyof typeof EXCHANGE_WORDS | keyof typeof EXPLAINED_WORDS | keyof typeof FORM_WORDS | keyof typeof KEY_WORDS | keyof typeof LAW_WORDS | keyof typeof LEARNING_WORDS | keyof typeof MODEL_WORDS | keyof typeof NOTICE_WORDS | keyof typeof PEOPLE_WORDS | keyof typeof PRIVACY_WORDS | keyof typeof SUGGEST_WORDS | keyof typeof TEMPLATE_WORDS | keyof typeof WAITING_WORDS | keyof typeof WHAT_IF_WORDS;

export type Word = keyof typeof DICTIONARY | Later;
