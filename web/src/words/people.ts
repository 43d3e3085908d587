// This module decides the words of what people may do for whom: acting for a trader, roles and passwords, ties, pairings.

import { bring } from "./brought.ts";

export const PEOPLE_WORDS = bring({
  "acting.for": { en: "For", zh: "代理" },
  "acting.own": { en: "own firm", zh: "本企业" },
  "denied.no_mandate": { en: "The mandate no longer holds. Choose for whom you act anew.", zh: "委托已失效，请重新选择代理企业。" },
  "denied.not_for_oneself": { en: "Nobody does this for oneself; ask another.", zh: "不得为本人办理，请由他人办理。" },
  "denied.role_not_yours_to_give": { en: "Only an administrator may do this.", zh: "仅管理员可办理。" },
  "denied.not_of_this_organisation": { en: "This role does not fit where the person works.", zh: "该角色与所属机构不符。" },
  "denied.auditor_acts_on_nothing": { en: "An auditor may not also be officer, supervisor or administrator.", zh: "审计员不得兼任关员、主管或管理员。" },
  "person.open": { en: "Roles, password, ties", zh: "角色、密码、关联" },
  "person.title": { en: "{name} ({login})", zh: "{name}（{login}）" },
  "person.give_roles": { en: "Give these roles and no others", zh: "仅授予所选角色" },
  "person.given": { en: "Done.", zh: "已办理。" },
  "person.not_done": { en: "Not done.", zh: "未办理。" },
  "person.password": { en: "New password", zh: "重置密码" },
  "person.password_about": {
    en: "For somebody who lost everything: the old password, the authenticator app, the recovery codes and the passkeys no longer count, and all sessions end.",
    zh: "适用于丢失全部登录凭据的人员：原密码、验证器应用、恢复码和通行密钥一律失效，所有会话即刻结束。",
  },
  "person.password_do": { en: "Make a new password", zh: "生成新密码" },
  "ties.title": { en: "Ties of kin and firm", zh: "亲属与企业关联（回避）" },
  "ties.about": { en: "The person sees and handles no case of these firms.", zh: "该人员不得查看或办理下列企业的案件。" },
  "ties.failed": { en: "The ties could not be loaded.", zh: "关联信息载入失败。" },
  "ties.none": { en: "None is noted.", zh: "无关联登记。" },
  "ties.firm": { en: "Firm", zh: "企业" },
  "ties.reason": { en: "Why", zh: "原因" },
  "ties.note": { en: "Note it", zh: "登记" },
  "ties.take_back": { en: "Take back", zh: "撤销" },
  "pairings.title": { en: "Unusual pairings", zh: "异常搭配" },
  "pairings.about": {
    en: "Who released more than 60 % of what was released of a firm in 90 days, five cases or more. It is a reason to look, not a finding.",
    zh: "90 天内某关员放行某企业案件至少 5 件，且超过其放行总数的 60%。仅供核查，不作为认定依据。",
  },
  "pairings.failed": { en: "The pairings could not be loaded.", zh: "搭配情况载入失败。" },
  "pairings.none": { en: "There is none.", zh: "无。" },
  "pairings.table": { en: "Officers and firms", zh: "关员与企业" },
  "pairings.officer": { en: "Officer", zh: "关员" },
  "pairings.firm": { en: "Firm", zh: "企业" },
  "pairings.released": { en: "Released", zh: "放行件数" },
  "pairings.share": { en: "{released} of {of}", zh: "{of} 件中 {released} 件" },
});
