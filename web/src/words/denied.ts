// This module decides the words for why something was not done, by the reason that the server gives: the mend, where there
// is one.

export const DENIED_WORDS = {
  "denied.absent": { en: "The person is away then.", zh: "该人员届时缺勤。" },
  "denied.away": { en: "You are noted as away. Say first that you are back.", zh: "您已登记缺勤，请先销假。" },
  "denied.before_first": { en: "The last day is before the first.", zh: "截止日早于生效日。" },
  "denied.control_character": { en: "The text has characters that cannot be seen; type it anew.", zh: "文本含不可见字符，请重新输入。" },
  "denied.empty": { en: "Something must stand here.", zh: "此项不能为空。" },
  "denied.ended_already": { en: "It has ended already.", zh: "已终止。" },
  "denied.has_passed": { en: "That day has passed.", zh: "该日期已过。" },
  "denied.kin": { en: "You are noted as related to this firm; somebody else must do it.", zh: "您与该企业有关联，须由他人办理。" },
  "denied.may_not_handle_it": { en: "That person may not handle this case.", zh: "该人员无权办理本案件。" },
  "denied.no_department": { en: "No department is competent for this matter.", zh: "没有负责此事项的部门。" },
  "denied.not_competent": { en: "Another office is competent for this case.", zh: "本案件由其他机构负责。" },
  "denied.not_waiting": { en: "It no longer waits for a second person.", zh: "已无须确认。" },
  "denied.not_yours_to_hand_over": { en: "A colleague has this case; only that colleague or a supervisor hands it over.", zh: "案件由同事经办，须由其本人或主管移交。" },
  "denied.overlaps": { en: "Another absence is noted on these days already.", zh: "这些日期已登记缺勤。" },
  "denied.role": { en: "Your role does not include this.", zh: "您的岗位无此权限。" },
  "denied.taken": { en: "There is an entry of this type with this number and first day.", zh: "该类型已有相同编号和生效日的登记。" },
  "denied.too_early": { en: "The last day is before the first, or has passed.", zh: "末日早于首日，或已过。" },
  "denied.too_late": { en: "That is too far ahead, or longer than 366 days.", zh: "日期过远，或超过 366 天。" },
  "denied.too_long": { en: "The text is too long.", zh: "文本过长。" },
  "denied.too_many": { en: "There are too many already.", zh: "数量已达上限。" },
  "denied.unknown": { en: "This is not known here.", zh: "无此项。" },
  "denied.works_no_queue": { en: "That person works no queue.", zh: "该人员不办理待办案件。" },
} as const;
