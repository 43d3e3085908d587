//! This module decides what a member signs when it commits to a block, and when enough of them did. A certificate is a
//! C2SP signed note, with a line of signature for each member.

use verifier::encoding::{decimal, encode};
use verifier::note::{Note, NoteSignature};
use verifier::{Hash, hash};

use crate::members::Members;
use crate::signer::{Checked, Signatures, line};

/// Rounds of a height. Each takes longer than the one before, so no height ever sees as many.
pub const ROUND_MAX: u32 = 1 << 20;

/// What is signed in the course of a decision. The words keep one kind from being taken for another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// A block is put forward.
    Proposal,
    /// A block is found good.
    Prevote,
    /// A block is committed to, which decides it.
    Precommit,
}

impl Subject {
    /// The text that is signed; without a block it is a vote for none. `lock` is the round in which the proposer of an
    /// earlier block saw it accepted.
    pub fn text(self, consortium: &Hash, height: u64, round: u32, block: Option<&Hash>, lock: Option<u32>) -> String {
        let kind = match self {
            Self::Proposal => "proposal",
            Self::Prevote => "prevote",
            Self::Precommit => "precommit",
        };
        let block = block.map_or_else(|| "-".to_owned(), |block| encode(block));
        let lock = lock.map_or_else(String::new, |lock| format!("lock {lock}\n"));
        format!("tongguan-{kind}/v1\nconsortium {}\nheight {height}\nround {round}\nblock {block}\n{lock}", encode(consortium))
    }
}

/// What a member signs when it commits to a block.
///
/// ```
/// let text = ledger::precommit(&[1; 32], 12, 0, &[2; 32]);
/// assert!(text.starts_with("tongguan-precommit/v1\nconsortium AQEB") && text.contains("\nheight 12\nround 0\nblock AgIC"));
/// ```
pub fn precommit(consortium: &Hash, height: u64, round: u32, block: &Hash) -> String {
    Subject::Precommit.text(consortium, height, round, Some(block), None)
}

/// Signatures of members who committed to a block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Certificate {
    /// The round in which they did.
    pub round: u32,
    /// By name of the member.
    pub signatures: Vec<(String, [u8; 64])>,
}

impl Certificate {
    /// The certificate as a note. Names that are no members are left out.
    pub fn write(&self, consortium: &Hash, height: u64, block: &Hash, members: &Members) -> String {
        let mut note = precommit(consortium, height, self.round, block) + "\n";
        for member in members.iter() {
            if let Some((_, signature)) = self.signatures.iter().find(|(name, _)| name == member.name()) {
                note += &line(&member.key, signature);
            }
        }
        note
    }

    /// Reads a certificate as it was written; nothing of it is checked.
    pub fn read(note: &str) -> Option<Self> {
        let note = Note::read(note)?;
        let round = decimal(note.text.split('\n').nth(3)?.strip_prefix("round ")?)?;
        let line = |line: &NoteSignature<'_>| Some((line.name.to_owned(), line.bytes.as_slice().try_into().ok()?));
        let signatures = note.signatures.iter().map(line).collect::<Option<_>>()?;
        Some(Self { round: u32::try_from(round).ok()?, signatures })
    }

    /// Reads the certificate of a block, and who signed; none when fewer than more than two thirds of the members did,
    /// a signature does not hold, or there is a line of somebody else.
    pub fn check<'a>(note: &'a str, consortium: &Hash, height: u64, block: &Hash, members: &Members) -> Option<Vec<&'a str>> {
        let note = Note::read(note)?;
        let round = decimal(note.text.split('\n').nth(3)?.strip_prefix("round ")?)?;
        let round = u32::try_from(round).ok().filter(|round| *round <= ROUND_MAX)?;
        if note.text != precommit(consortium, height, round, block) {
            return None;
        }
        let mut signed: Vec<&str> = Vec::new();
        for line in &note.signatures {
            let member = members.get(line.name)?;
            // In the order of names, each once: a certificate has one form.
            let follows = signed.last().is_none_or(|last| *last < line.name);
            if !follows || member.key.id() != line.key || !Checked.holds(&member.key, note.text, &line.bytes) {
                return None;
            }
            signed.push(line.name);
        }
        members.is_quorum(signed.len()).then_some(signed)
    }
}

/// The name of a header.
pub(crate) fn name(header: &str) -> Hash {
    hash::of(header.as_bytes())
}
