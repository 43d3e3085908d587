//! This module decides how it is proven offline that the consortium agreed on an operation: the operation, its path to
//! the root of its block, the block's header, the certificate of more than two thirds of the members, and each change of
//! the members since the genesis, proven the same way.
//!
//! ```text
//! tongguan-agreement/v1
//! handover <bytes> <bytes> <bytes>       for each change: header, certificate, the members from then on
//! <header><certificate><members>
//! block <bytes> <bytes>
//! <header><certificate>
//! operation <index> <hashes> <bytes>
//! <path, a hash a line>
//! <operation>
//! ```

use verifier::encoding::{decimal, decode_hash, encode};
use verifier::hash::Algorithm;
use verifier::proof::{self, PROOF_HASHES_MAX};
use verifier::{Hash, Language};

use crate::block::Header;
use crate::certificate::Certificate;
use crate::genesis::Genesis;
use crate::members::Members;
use crate::operation::{OPERATION_BYTES_MAX, Operation};

/// Bytes of the file.
pub const AGREEMENT_BYTES_MAX: usize = 16 * 1024 * 1024;
/// Changes of the members that a file can carry.
pub const HANDOVERS_MAX: usize = 1024;
const FORMAT: &str = "tongguan-agreement/v1";

/// A block after which other members decide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handover {
    /// The block's header.
    pub header: String,
    /// Its certificate, by the members before.
    pub certificate: String,
    /// The members after.
    pub members: String,
}

/// The proof that an operation was agreed on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreement {
    /// Each change of the members before the block, in order.
    pub handovers: Vec<Handover>,
    /// The header of the operation's block.
    pub header: String,
    /// The block's certificate.
    pub certificate: String,
    /// Place of the operation in the block, from 0.
    pub index: u64,
    /// From the operation up to the root.
    pub path: Vec<Hash>,
    /// The operation.
    pub operation: String,
}

/// What is proven.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreed {
    /// The block.
    pub header: Header,
    /// What was agreed on.
    pub operation: Operation,
    /// Who committed to it.
    pub signed: Vec<String>,
    /// Members then.
    pub members: usize,
    /// How often the members had changed. A reader who knows of more changes before this height should not believe it:
    /// those who left could still sign.
    pub change: u64,
}

/// Where a file breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flaw {
    /// It is not of the form.
    NotAnAgreement,
    /// It is of another consortium.
    AnotherConsortium,
    /// A change of the members is not proven.
    Handover {
        /// Which, from 1.
        number: usize,
    },
    /// The block is not after the last change of the members.
    TooEarly,
    /// Too few members committed to the block, or a signature does not hold.
    NotDecided,
    /// The operation is not in the block at this place.
    NotInBlock,
    /// The operation cannot be read.
    NotAnOperation,
    /// The receipt carries no agreement.
    NoAgreement,
    /// The receipt is proven under another checkpoint than was agreed on.
    AnotherCheckpoint,
}

impl Agreement {
    /// The file.
    pub fn write(&self) -> String {
        let mut file = format!("{FORMAT}\n");
        for Handover { header, certificate, members } in &self.handovers {
            let lengths = format!("{} {} {}", header.len(), certificate.len(), members.len());
            file += &format!("handover {lengths}\n{header}{certificate}{members}");
        }
        let Self { header, certificate, operation, .. } = self;
        file += &format!("block {} {}\n{header}{certificate}", header.len(), certificate.len());
        file += &format!("operation {} {} {}\n", self.index, self.path.len(), operation.len());
        for hash in &self.path {
            file += &(encode(hash) + "\n");
        }
        file + operation
    }

    /// Reads a file; none when it is not one. Nothing of it is checked yet.
    pub fn read(text: &str) -> Option<Self> {
        if text.len() > AGREEMENT_BYTES_MAX {
            return None;
        }
        let mut rest = Rest(text);
        if rest.line()? != FORMAT {
            return None;
        }
        let mut handovers = Vec::new();
        let lengths = loop {
            let line = rest.line()?;
            let Some(lengths) = line.strip_prefix("handover ") else { break line.strip_prefix("block ")? };
            let [header, certificate, members] = numbers(lengths)?;
            if handovers.len() == HANDOVERS_MAX {
                return None;
            }
            let (header, certificate, members) = (rest.take(header)?, rest.take(certificate)?, rest.take(members)?);
            handovers.push(Handover { header, certificate, members });
        };
        let [header, certificate] = numbers(lengths)?;
        let (header, certificate) = (rest.take(header)?, rest.take(certificate)?);
        let [index, hashes, bytes] = numbers(rest.line()?.strip_prefix("operation ")?)?;
        if hashes > PROOF_HASHES_MAX as u64 || bytes > OPERATION_BYTES_MAX as u64 {
            return None;
        }
        let path = (0..hashes).map(|_| decode_hash(rest.line()?)).collect::<Option<_>>()?;
        let operation = rest.take(bytes)?;
        rest.0.is_empty().then_some(Self { handovers, header, certificate, index, path, operation })
    }

    /// What the file proves to somebody who has the genesis.
    ///
    /// ```
    /// use ledger::{Agreement, Block, Certificate, Change, Checked, Genesis, Member, Operation, Signer, State, Vote};
    /// # use ledger::{path, precommit};
    /// let customs = Signer::new("customs.example", [1; 32]).unwrap();
    /// let genesis = Genesis::read(&Genesis::write("port", &[Member::new(customs.key().clone())])).unwrap();
    ///
    /// // Customs, alone so far, votes for a bank to join.
    /// let bank = Member::new(Signer::new("bank.example", [2; 32]).unwrap().key().clone());
    /// let vote = Vote { consortium: genesis.hash, change: 0, subject: Change::Put(bank) };
    /// let operation = customs.note(&Operation::vote(&vote));
    /// let state = State::new(&genesis);
    /// let (block, _, refused) = Block::make(&state, None, 1, &[operation.clone()], &Checked);
    /// assert!(refused.is_empty());
    ///
    /// let signature = customs.sign(&precommit(&genesis.hash, 1, 0, &block.header.id()));
    /// let certificate = Certificate { round: 0, signatures: vec![("customs.example".to_owned(), signature)] };
    /// let agreement = Agreement {
    ///     handovers: Vec::new(),
    ///     header: block.header.text(),
    ///     certificate: certificate.write(&genesis.hash, 1, &block.header.id(), &genesis.members),
    ///     index: 0,
    ///     path: path(&block.operations, 0).unwrap(),
    ///     operation,
    /// };
    /// let agreed = Agreement::check(&agreement.write(), &genesis).unwrap();
    /// assert_eq!((agreed.header.height, agreed.signed), (1, vec!["customs.example".to_owned()]));
    /// ```
    ///
    /// # Errors
    /// Where it breaks.
    pub fn check(text: &str, genesis: &Genesis) -> Result<Agreed, Flaw> {
        let file = Self::read(text).ok_or(Flaw::NotAnAgreement)?;
        let header = Header::read(&file.header).ok_or(Flaw::NotAnAgreement)?;
        if header.consortium != genesis.hash {
            return Err(Flaw::AnotherConsortium);
        }
        let (mut members, mut height) = (genesis.members.clone(), 0);
        for (number, handover) in (1..).zip(&file.handovers) {
            (members, height) = handover.after(genesis, &members, height).ok_or(Flaw::Handover { number })?;
        }
        if header.height <= height {
            return Err(Flaw::TooEarly);
        }
        if header.members != members.hash() {
            return Err(Flaw::NotDecided);
        }
        let signed = Certificate::check(&file.certificate, &genesis.hash, header.height, &header.id(), &members);
        let signed = signed.ok_or(Flaw::NotDecided)?.into_iter().map(str::to_owned).collect();
        let leaf = Operation::id(&file.operation);
        proof::inclusion(Algorithm::Sha256, &leaf, file.index, header.count, &file.path, &header.operations)
            .map_err(|_| Flaw::NotInBlock)?;
        let operation = Operation::read(&file.operation).map_err(|_| Flaw::NotAnOperation)?;
        Ok(Agreed { header, operation, signed, members: members.count(), change: members.change() })
    }
}

impl Handover {
    /// The members after it, and its height; none when it is not proven by the members before.
    fn after(&self, genesis: &Genesis, before: &Members, height: u64) -> Option<(Members, u64)> {
        let header = Header::read(&self.header)?;
        let members = Members::read(&self.members)?;
        let follows = header.members == before.hash() && header.next == members.hash();
        if header.consortium != genesis.hash || header.height <= height || !follows {
            return None;
        }
        if Some(members.change()) != before.change().checked_add(1) {
            return None;
        }
        Certificate::check(&self.certificate, &genesis.hash, header.height, &header.id(), before)?;
        Some((members, header.height))
    }
}

impl Agreed {
    /// What is proven, in words. `clock` writes seconds since 1970.
    pub fn text(&self, language: Language, clock: fn(u64) -> String) -> Vec<String> {
        let zh = language == Language::Chinese;
        let (height, time) = (self.header.height, clock(self.header.time_us / 1_000_000));
        let (count, all, names) = (self.signed.len(), self.members, self.signed.join(", "));
        let what = match &self.operation {
            Operation::Checkpoint { note, .. } => {
                let mut lines = note.split('\n');
                let (origin, size) = (lines.next().unwrap_or_default(), lines.next().unwrap_or_default());
                if zh { format!("日志 {origin} 有 {size} 条") } else { format!("the log {origin} has {size} leaves") }
            }
            Operation::Title { title, act, .. } if zh => format!("物权凭证 {}：{}", encode(title), act.text(zh)),
            Operation::Title { title, act, .. } => format!("the title {} was {}", encode(title), act.text(zh)),
            Operation::Vote { vote, .. } if zh => format!("成员对第 {} 次成员变更投票", vote.change),
            Operation::Vote { vote, .. } => format!("a member voted on change {} of the members", vote.change),
        };
        if zh {
            vec![
                format!("已达成一致：{what}"),
                format!("区块 {height}，{time}（提议者所称），{all} 名成员中 {count} 名签名：{names}"),
                format!("成员此前变更 {} 次。之后的变化不在此证明之内。", self.change),
            ]
        } else {
            vec![
                format!("AGREED: {what}"),
                format!("Block {height}, {time} as its proposer says, signed by {count} of {all} members: {names}"),
                format!("The members had changed {} times. What happened later is not proven.", self.change),
            ]
        }
    }
}

impl Flaw {
    /// Where it breaks, as a stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::NotAnAgreement => "not_an_agreement",
            Self::AnotherConsortium => "another_consortium",
            Self::Handover { .. } => "handover",
            Self::TooEarly => "too_early",
            Self::NotDecided => "not_decided",
            Self::NotInBlock => "not_in_block",
            Self::NotAnOperation => "not_an_operation",
            Self::NoAgreement => "no_agreement",
            Self::AnotherCheckpoint => "another_checkpoint",
        }
    }

    /// Where it breaks, in words.
    pub fn text(self, language: Language) -> String {
        let zh = language == Language::Chinese;
        let (chinese, english) = match self {
            Self::NotAnAgreement => ("文件不是一致证明", "the file is no proof of an agreement"),
            Self::AnotherConsortium => ("属于另一联盟", "it is of another consortium"),
            Self::Handover { number } if zh => return format!("第 {number} 次成员变更未获证明"),
            Self::Handover { number } => return format!("change {number} of the members is not proven"),
            Self::TooEarly => ("区块早于最后一次成员变更", "the block is not after the last change of the members"),
            Self::NotDecided => {
                ("签名不足三分之二以上，或签名无效", "not more than two thirds signed it, or a signature does not hold")
            }
            Self::NotInBlock => ("操作不在区块的该位置", "the operation is not in the block at this place"),
            Self::NotAnOperation => ("操作无法识别", "the operation cannot be read"),
            Self::NoAgreement => ("回执不含一致证明", "the receipt carries no proof of an agreement"),
            Self::AnotherCheckpoint => {
                ("联盟确认的检查点与回执不同", "the consortium agreed on another checkpoint than the receipt's")
            }
        };
        (if zh { chinese } else { english }).to_owned()
    }
}

/// What is left to read.
struct Rest<'a>(&'a str);

impl<'a> Rest<'a> {
    fn line(&mut self) -> Option<&'a str> {
        let (line, rest) = self.0.split_once('\n')?;
        self.0 = rest;
        Some(line)
    }

    fn take(&mut self, bytes: u64) -> Option<String> {
        let (taken, rest) = self.0.split_at_checked(usize::try_from(bytes).ok()?)?;
        self.0 = rest;
        Some(taken.to_owned())
    }
}

fn numbers<const N: usize>(text: &str) -> Option<[u64; N]> {
    text.split(' ').map(decimal).collect::<Option<Vec<u64>>>()?.try_into().ok()
}
