//! This module decides why a contract does not take a fact, and how that is said in Chinese and English.

use declaration::LanguageMap;
use serde::Serialize;

use crate::agreement::AGREEMENT_BYTES_MAX;
use crate::duty::DOCUMENT_BYTES_MAX;
use crate::fact::FACT_BYTES_MAX;
use crate::kind::both;
use crate::state::FACTS_MAX;

/// Why a fact is not taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "snake_case")]
#[expect(missing_docs, reason = "the fields are what the sentence about each says")]
pub enum Refusal {
    /// More bytes than are read.
    TooLarge,
    /// Not of the form.
    NotAFact { line: u32 },
    /// It is about another agreement.
    OtherContract,
    /// No party plays this role.
    UnknownParty { party: String },
    /// The party's key did not sign it.
    NotSigned { party: String },
    /// The contract listens to no such fact.
    UnknownFact { fact: String },
    /// This party may not state it.
    MayNotState { party: String, fact: String },
    /// The party has stated this number before.
    Replayed { party: String, number: u64, expected: u64 },
    /// The party's numbers have a gap.
    OutOfOrder { party: String, number: u64, expected: u64 },
    /// Earlier than what the party said before.
    BackInTime { party: String },
    /// Before the agreement counts, or after.
    OutOfTime,
    /// A member is missing, unknown, or not of its sort.
    Member { member: String },
    /// It is about other goods.
    NotAbout { fact: String },
    /// The agreement has taken as many facts as it may.
    TooMany,
    /// A figure has too many digits.
    Overflow { name: String },
    /// A document that the fact names was not handed in, or is not the one.
    NoDocument { hash: String },
    /// A document cannot be read.
    BadDocument { hash: String },
    /// The edition of the law that the agreement pins is not here.
    NoEdition { edition: String },
    /// Not all parties have signed.
    NotInForce { missing: Vec<String> },
    /// The record cannot be written: a defect.
    NotRecorded,
}

impl Refusal {
    /// It in both languages.
    pub fn text(&self) -> LanguageMap {
        let (en, zh) = match self {
            Self::TooLarge => (
                format!(
                    "it is too large: a fact has at most {FACT_BYTES_MAX} bytes, an agreement {AGREEMENT_BYTES_MAX}, a document {DOCUMENT_BYTES_MAX}"
                ),
                format!(
                    "过大：一条事实最多 {FACT_BYTES_MAX} 字节，协议 {AGREEMENT_BYTES_MAX} 字节，文件 {DOCUMENT_BYTES_MAX} 字节"
                ),
            ),
            Self::NotAFact { line } => {
                (format!("line {line} is not as a signed fact is written"), format!("第 {line} 行不符合签名事实的格式"))
            }
            Self::OtherContract => ("it is about another agreement".to_owned(), "它属于另一份协议".to_owned()),
            Self::UnknownParty { party } => (format!("no party plays the role {party}"), format!("没有当事方担任 {party}")),
            Self::NotSigned { party } => (format!("the key of {party} did not sign it"), format!("不是 {party} 的密钥签署的")),
            Self::UnknownFact { fact } => (format!("the contract listens to no {fact}"), format!("合约不接收 {fact}")),
            Self::MayNotState { party, fact } => (format!("{party} may not state {fact}"), format!("{party} 无权陈述 {fact}")),
            Self::Replayed { party, number, expected } => (
                format!("{party} has stated number {number} before; {expected} is next"),
                format!("{party} 已陈述过第 {number} 条，下一条应为第 {expected} 条"),
            ),
            Self::OutOfOrder { party, number, expected } => (
                format!("{party} states number {number}; {expected} is next"),
                format!("{party} 陈述的是第 {number} 条，下一条应为第 {expected} 条"),
            ),
            Self::BackInTime { party } => {
                (format!("it is earlier than what {party} said before"), format!("早于 {party} 上一次陈述的时间"))
            }
            Self::OutOfTime => ("the agreement does not count at this time".to_owned(), "不在协议有效期内".to_owned()),
            Self::Member { member } => {
                (format!("{member} is missing, unknown here, or not of its sort"), format!("{member} 缺失、未知或类型不符"))
            }
            Self::NotAbout { fact } => (format!("this {fact} is about other goods"), format!("该 {fact} 与本协议的货物无关")),
            Self::TooMany => (format!("the agreement has taken {FACTS_MAX} facts"), format!("协议已接收 {FACTS_MAX} 条事实")),
            Self::Overflow { name } => (format!("{name} has too many digits"), format!("{name} 的位数过多")),
            Self::NoDocument { hash } => (format!("the document {hash} was not handed in"), format!("未提交文件 {hash}")),
            Self::BadDocument { hash } => (format!("the document {hash} cannot be read"), format!("文件 {hash} 无法读取")),
            Self::NoEdition { edition } => {
                (format!("the edition {edition} of the law is not here"), format!("此处没有法规版本 {edition}"))
            }
            Self::NotInForce { missing } => (
                format!("it is not in force: {} did not sign", missing.join(", ")),
                format!("尚未生效：{} 未签署", missing.join("、")),
            ),
            Self::NotRecorded => ("its record cannot be written".to_owned(), "其记录无法写出".to_owned()),
        };
        both((&en, &zh))
    }
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.text().get(&["en"]))
    }
}

impl std::error::Error for Refusal {}
