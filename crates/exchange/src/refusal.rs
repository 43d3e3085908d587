//! This module decides why an administration does not answer another, and how that is said in Chinese and English.

use declaration::LanguageMap;
use serde::{Deserialize, Serialize};

macro_rules! refusals {
    ($($(#[$doc:meta])* $name:ident = $code:literal, $en:literal, $zh:literal;)*) => {
        /// Why nothing is told.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Refusal { $($(#[$doc])* $name,)* }

        impl Refusal {
            /// A stable code.
            pub fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }

            /// It in both languages.
            pub fn text(self) -> LanguageMap {
                match self { $(Self::$name => [("en", $en), ("zh", $zh)].into_iter().collect(),)* }
            }
        }

        impl std::fmt::Display for Refusal {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(match self { $(Self::$name => $en,)* })
            }
        }
    };
}

refusals! {
    /// Not of the form.
    NotAMessage = "not_a_message", "it is no message of this kind", "不是此类报文";
    /// Under another arrangement, or one that does not count now.
    OtherArrangement = "other_arrangement", "it is under another arrangement, or ours does not count now", "属于另一份安排，或该安排当前无效";
    /// For somebody else.
    NotForUs = "not_for_us", "it is for another administration", "收件方是另一管理机构";
    /// From somebody who does not take part.
    UnknownAdministration = "unknown_administration", "the administration takes no part in the arrangement", "该管理机构未参加此安排";
    /// Its key did not sign it.
    NotSigned = "not_signed", "the key of the administration did not sign it", "不是该管理机构的密钥签署的";
    /// Not agreed on.
    PurposeNotAllowed = "purpose_not_allowed", "the purpose or its law is not one that was agreed on", "目的或法律依据不在约定之内";
    /// Not agreed on for this purpose.
    FieldNotAllowed = "field_not_allowed", "a field may not be asked for this purpose", "该目的不得索取此字段";
    /// Its time is over, or it asks for too long a time.
    Expired = "expired", "its time is over, or too long", "已过期，或有效期过长";
    /// The nonce was used.
    Replayed = "replayed", "the same request came before", "同一请求此前已收到";
    /// There is no such declaration.
    NotFound = "not_found", "there is no such declaration", "没有该报关单";
    /// The answer is to another request.
    OtherRequest = "other_request", "the answer is to another request", "答复对应另一请求";
    /// The answer says what was not asked for.
    NotAsked = "not_asked", "the answer says what was not asked for", "答复含未索取的内容";
}

impl std::error::Error for Refusal {}
