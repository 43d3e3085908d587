// This module decides the words of the page of machines' keys.

import { bring } from "./brought.ts";

export const KEY_WORDS = bring({
  "keys.title": { en: "Keys of machines", zh: "机器密钥" },
  "keys.about": {
    en: "A program proves itself by a key: as a bearer token, or for an access token of an hour (OAuth 2.0 client credentials, with the id as client_id). It may do what its role may, for its firm.",
    zh: "程序以密钥证明身份：作为 Bearer 令牌，或换取一小时的访问令牌（OAuth 2.0 客户端凭据，以编号为 client_id）。其权限同所属企业的该角色。",
  },
  "keys.failed": { en: "The keys could not be loaded.", zh: "密钥载入失败。" },
  "keys.not_done": { en: "Not done.", zh: "未办理。" },
  "keys.none": { en: "There is no key yet.", zh: "尚无密钥。" },
  "keys.name": { en: "Name", zh: "名称" },
  "keys.for_what": { en: "What the key is for", zh: "密钥用途" },
  "keys.role": { en: "Role", zh: "角色" },
  "keys.firm": { en: "Firm", zh: "企业" },
  "keys.own_house": { en: "the house itself", zh: "本关" },
  "keys.id": { en: "Id (client_id)", zh: "编号（client_id）" },
  "keys.made": { en: "Made", zh: "签发时间" },
  "keys.state": { en: "State", zh: "状态" },
  "keys.works": { en: "works", zh: "有效" },
  "keys.ended": { en: "ended {time}", zh: "已停用：{time}" },
  "keys.end": { en: "End", zh: "停用" },
  "keys.end_sure": { en: "End the key “{name}” at once? Programs that use it are refused from then on.", zh: "立即停用密钥“{name}”？使用它的程序此后将被拒绝。" },
  "keys.make": { en: "Make a key", zh: "签发密钥" },
  "keys.once": { en: "The key is shown this once. Keep it where programs keep secrets.", zh: "密钥仅显示一次，请妥善保管。" },
});
