// This module decides the words of the guided form: what cannot be read as it is written, and the choices of fields that
// have few.

import { bring } from "./brought.ts";

export const FORM_WORDS = bring({
  "form.figure": { en: "This is no figure. Write digits with a point before the decimals: 2500.00", zh: "无法识别为数字。请填写数字，小数点用“.”：2500.00" },
  "form.too_many_digits": { en: "Too many digits: at most {digits}, of which {decimals} after the point.", zh: "位数过多：最多 {digits} 位，其中小数最多 {decimals} 位。" },
  "form.code": { en: "This is no code of this field. Choose one of the list.", zh: "不是本栏的代码，请从列表中选择。" },
  "form.currency": { en: "A currency has three letters: GBP", zh: "币制为三个字母：GBP" },
  "form.left_out": { en: "Not calculated with, because it cannot be read:", zh: "无法识别，未计入试算：" },
  "form.mend_first": { en: "Mend these fields first; nothing was sent.", zh: "请先更正这些栏目；尚未提交。" },
  "form.in_item": { en: "{field} (item {number})", zh: "{field}（第 {number} 项）" },
  "form.as_before": { en: "As it was before; the form now says something else that could not be tried out.", zh: "以下为此前的试算结果；当前填报内容尚未能试算。" },

  "choice.direct": { en: "Direct representation", zh: "直接代理" },
  "choice.indirect": { en: "Indirect representation", zh: "间接代理" },
  "choice.in_containers": { en: "In containers", zh: "集装箱装运" },
  "choice.no_containers": { en: "Not in containers", zh: "非集装箱装运" },
  "choice.import": { en: "Import", zh: "进口" },
  "choice.export": { en: "Export", zh: "出口" },
  "choice.union": { en: "Trade with special territories", zh: "特殊财政区域贸易" },
  "choice.type": { en: "{kind}, {form}", zh: "{kind}，{form}" },
  "choice.standard": { en: "standard, goods are there", zh: "标准申报，货物已到" },
  "choice.occasional": { en: "occasional simplified, goods are there", zh: "临时简化申报，货物已到" },
  "choice.simplified": { en: "simplified, goods are there", zh: "授权简化申报，货物已到" },
  "choice.standard_before": { en: "standard, before arrival", zh: "标准申报，提前申报" },
  "choice.occasional_before": { en: "occasional simplified, before arrival", zh: "临时简化申报，提前申报" },
  "choice.simplified_before": { en: "simplified, before arrival", zh: "授权简化申报，提前申报" },
  "choice.request": { en: "clearance request, goods are there", zh: "清关请求，货物已到" },
  "choice.request_before": { en: "clearance request, before arrival", zh: "清关请求，提前申报" },
  "choice.supplement": { en: "supplement to a simplified one", zh: "简化申报的补充申报" },
  "choice.supplement_records": { en: "supplement to an entry in records", zh: "账册登记的补充申报" },
});
