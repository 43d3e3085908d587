// This module decides the words of the page about the API.

import { bring } from "./brought.ts";

export const API_WORDS = bring({
  "api.title": { en: "The API", zh: "API 说明" },
  "api.about": {
    en: "Every call of this server, made from the same document that every answer in its tests is held against (OpenAPI {version}). Words about calls and members are in English.",
    zh: "本服务的全部调用，取自测试时逐条核对的同一份文档（OpenAPI {version}）。调用和字段的说明为英文。",
  },
  "api.document": { en: "The document itself (JSON)", zh: "文档原件（JSON）" },
  "api.failed": { en: "The document could not be loaded.", zh: "文档载入失败。" },
  "api.search": { en: "Find a call by path, word or permission", zh: "按路径、词语或权限查找" },
  "api.found": { en: "Calls: {count}", zh: "共 {count} 个调用" },
  "api.none": { en: "No call has all these words.", zh: "没有同时含有这些词的调用。" },
  "api.begin": { en: "To begin with", zh: "入门" },
  "api.proof": {
    en: "A machine proves itself by a key, or by an access token for it (POST /oauth/token, client credentials): Authorization: Bearer …. Keys are made on the page Keys. A browser has a session cookie, and X-CSRF-Token with whatever changes something.",
    zh: "机器以密钥或访问令牌（POST /oauth/token，客户端凭据）证明身份：Authorization: Bearer …。密钥在“密钥”页签发。浏览器使用会话 Cookie，任何更改须带 X-CSRF-Token。",
  },
  "api.once": {
    en: "Idempotency-Key with POST /api/declarations: the same message gets the same answer again, however often it is sent.",
    zh: "POST /api/declarations 可带 Idempotency-Key：同一报文无论发送几次，均得到相同答复。",
  },
  "api.versions": {
    en: "A case has a version (ETag). An act names the one that was seen (If-Match); whoever was overtaken is told what changed (409).",
    zh: "案件有版本（ETag）。办理须注明所见版本（If-Match）；若已被他人更新，答复说明变更（409）。",
  },
  "api.pages": { en: "Lists give a page and next; the next page is asked for with after.", zh: "列表逐页返回并给出 next；以 after 取下一页。" },
  "api.refusals": {
    en: "A refusal is a problem (RFC 9457) with a code that stays the same, and a title in English and Chinese.",
    zh: "拒绝以 problem（RFC 9457）返回，含稳定代码及中英文标题。",
  },
  "api.live": { en: "GET /api/live sends server-sent events when cases change; webhooks are signed and tried again.", zh: "GET /api/live 在案件变化时推送服务器事件；网络钩子经签名并自动重试。" },
  "api.needs": { en: "Needs {permission}", zh: "须有权限 {permission}" },
  "api.open": { en: "Open to everybody", zh: "公开" },
  "api.by_session": { en: "by session only", zh: "仅限会话" },
  "api.parameters": { en: "Parameters", zh: "参数" },
  "api.takes": { en: "Takes", zh: "请求体" },
  "api.gives": { en: "Gives", zh: "答复" },
  "api.required": { en: "required", zh: "必填" },
  "api.members": { en: "Members of {name}", zh: "{name} 的字段" },
  "api.shell": { en: "For a shell", zh: "命令行示例" },
  "api.back": { en: "To the portal", zh: "返回门户" },
});
