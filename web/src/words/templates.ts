// This module decides the words of templates of declarations.

import { bring } from "./brought.ts";

export const TEMPLATE_WORDS = bring({
  "templates.title": { en: "Templates", zh: "模板" },
  "templates.whose": { en: "Kept for the firm: all who declare for it begin with the same ones.", zh: "模板为企业共用，本企业申报人员均可使用。" },
  "templates.none": { en: "No template yet. Keep a draft as one.", zh: "暂无模板，可将草稿存为模板。" },
  "templates.keep": { en: "Keep as template", zh: "存为模板" },
  "templates.name": { en: "Name of the template", zh: "模板名称" },
  "templates.begin_with": { en: "Begin with it", zh: "以此新建" },
  "templates.left": { en: "only on this device", zh: "仅在本设备" },
  "templates.delete_sure": { en: "Delete the template “{name}” for all of the firm?", zh: "删除企业共用模板“{name}”？" },
  "templates.delete_left_sure": { en: "Delete the template “{name}” from this device?", zh: "从本设备删除模板“{name}”？" },
  "templates.failed": { en: "The templates of the firm could not be loaded; the drafts on this device are all here.", zh: "企业模板载入失败；本设备上的草稿不受影响。" },
  "templates.not_kept": { en: "The template was not kept; the draft is here as it was.", zh: "模板未能保存，草稿不受影响。" },
  "templates.not_deleted": { en: "The template was not deleted.", zh: "模板未能删除。" },
  "denied.too_large": { en: "It is too large.", zh: "内容过大。" },
});
