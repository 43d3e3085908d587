//! This module decides how it is said why an operation is refused, in Chinese and in English.

use std::fmt;

use verifier::Language;

use crate::title::{Role, Status};

/// Why an operation changes nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// More bytes than an operation may have.
    TooLarge,
    /// No form of operation that is known.
    NotAnOperation,
    /// It was made for another consortium, or for another title.
    Elsewhere,
    /// The signature of this key is missing or does not hold.
    NotSignedBy {
        /// The key's name.
        name: String,
    },
    /// No member keeps a log of this name.
    UnknownLog {
        /// The log's name.
        origin: String,
    },
    /// The log contradicted itself before.
    Forked {
        /// The log's name.
        origin: String,
    },
    /// The checkpoint is decided already.
    KnownCheckpoint,
    /// The checkpoint continues another one than the last.
    NotTheLast {
        /// Leaves at the last checkpoint.
        size: u64,
    },
    /// The proof does not show that the log only grew.
    NotContinued,
    /// The title exists already.
    KnownTitle,
    /// There is no such title.
    UnknownTitle,
    /// The operation is not the next one of its title.
    NotNext {
        /// The number that the next one has.
        sequence: u64,
    },
    /// The title's status does not allow it.
    NotNow {
        /// What was asked for, in Chinese and in English.
        act: [&'static str; 2],
        /// How the title stands.
        status: Status,
    },
    /// Owner and holder must be one for it.
    NotInOneHand,
    /// The holder may endorse to the nominee only.
    NotTheNominee,
    /// Nothing was received that could be rejected.
    NothingToReject,
    /// It would change nothing.
    NoChange {
        /// Whose place would stay as it is.
        role: Role,
    },
    /// Whoever votes is no member.
    NotAMember {
        /// The name.
        name: String,
    },
    /// The vote is about another change than the next.
    AnotherChange {
        /// The number of the next change.
        change: u64,
    },
    /// The member has voted so already.
    AlreadyVoted,
    /// The members could not be as the vote says.
    NoSuchMembers,
}

impl Refusal {
    /// A short code, the same in every language.
    pub fn code(&self) -> &'static str {
        match self {
            Self::TooLarge => "too_large",
            Self::NotAnOperation => "not_an_operation",
            Self::Elsewhere => "elsewhere",
            Self::NotSignedBy { .. } => "not_signed_by",
            Self::UnknownLog { .. } => "unknown_log",
            Self::Forked { .. } => "forked",
            Self::KnownCheckpoint => "known_checkpoint",
            Self::NotTheLast { .. } => "not_the_last",
            Self::NotContinued => "not_continued",
            Self::KnownTitle => "known_title",
            Self::UnknownTitle => "unknown_title",
            Self::NotNext { .. } => "not_next",
            Self::NotNow { .. } => "not_now",
            Self::NotInOneHand => "not_in_one_hand",
            Self::NotTheNominee => "not_the_nominee",
            Self::NothingToReject => "nothing_to_reject",
            Self::NoChange { .. } => "no_change",
            Self::NotAMember { .. } => "not_a_member",
            Self::AnotherChange { .. } => "another_change",
            Self::AlreadyVoted => "already_voted",
            Self::NoSuchMembers => "no_such_members",
        }
    }

    /// The reason in words.
    ///
    /// ```
    /// use ledger::Refusal;
    /// use verifier::Language;
    /// assert_eq!(Refusal::KnownTitle.text(Language::English), "this title was issued already");
    /// assert_eq!(Refusal::KnownTitle.text(Language::Chinese), "该物权凭证已签发");
    /// ```
    pub fn text(&self, language: Language) -> String {
        let zh = language == Language::Chinese;
        let (chinese, english) = match self {
            Self::TooLarge => ("操作过大", "the operation is too large"),
            Self::NotAnOperation => ("不是可识别的操作", "this is no form of operation that is known"),
            Self::Elsewhere => ("该操作属于另一联盟或另一凭证", "it was made for another consortium or another title"),
            Self::NotSignedBy { name } if zh => return format!("缺少 {name} 的有效签名"),
            Self::NotSignedBy { name } => return format!("the signature of {name} is missing or does not hold"),
            Self::UnknownLog { origin } if zh => return format!("没有成员持有名为 {origin} 的日志"),
            Self::UnknownLog { origin } => return format!("no member keeps a log named {origin}"),
            Self::Forked { origin } if zh => return format!("日志 {origin} 曾自相矛盾，不再接受"),
            Self::Forked { origin } => return format!("the log {origin} contradicted itself and is no longer accepted"),
            Self::KnownCheckpoint => ("该检查点已被确认", "this checkpoint is decided already"),
            Self::NotTheLast { size } if zh => return format!("检查点须接续上一个（{size} 条）"),
            Self::NotTheLast { size } => return format!("the checkpoint must continue the last one, of {size} leaves"),
            Self::NotContinued => ("证明不能说明日志只增不改", "the proof does not show that the log only grew"),
            Self::KnownTitle => ("该物权凭证已签发", "this title was issued already"),
            Self::UnknownTitle => ("没有这份物权凭证", "there is no such title"),
            Self::NotNext { sequence } if zh => return format!("该凭证的下一操作应为第 {sequence} 号"),
            Self::NotNext { sequence } => return format!("the next operation of this title has the number {sequence}"),
            Self::NotNow { act: [act, _], status } if zh => return format!("凭证{}时不能{act}", status.text(zh)),
            Self::NotNow { act: [_, act], status } => return format!("a title that is {} cannot be {act}", status.text(zh)),
            Self::NotInOneHand => ("须由同一方兼为所有人和持有人", "owner and holder must be the same for this"),
            Self::NotTheNominee => ("持有人只能背书给被指定人", "the holder may endorse to the nominee only"),
            Self::NothingToReject => ("没有可拒绝的转让", "nothing was received that could be rejected"),
            Self::NoChange { role } if zh => return format!("{}已是该方", role.text(zh)),
            Self::NoChange { role } => return format!("the {} is this party already", role.text(zh)),
            Self::NotAMember { name } if zh => return format!("{name} 不是成员"),
            Self::NotAMember { name } => return format!("{name} is not a member"),
            Self::AnotherChange { change } if zh => return format!("下一次成员变更为第 {change} 次"),
            Self::AnotherChange { change } => return format!("the next change of members has the number {change}"),
            Self::AlreadyVoted => ("该成员已如此投票", "this member has voted so already"),
            Self::NoSuchMembers => ("成员不能如此变更", "the members cannot be changed like this"),
        };
        (if zh { chinese } else { english }).to_owned()
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(Language::English))
    }
}

impl std::error::Error for Refusal {}
