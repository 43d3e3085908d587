//! This module decides how an operation is read and written. Each has one form: what is read is written the same.
//!
//! ```text
//! old <leaves of the last checkpoint>        a checkpoint: the request body of C2SP tlog-witness
//! <proof of consistency, a hash a line>
//!
//! <the signed checkpoint>
//!
//! tongguan-title/v1                          an act on a title: a note signed by who controls it
//! title <its name, base64>
//! sequence <number>
//! act <word> [<document>] [<key>...]
//!
//! tongguan-vote/v1                           a vote: a note signed by a member
//! consortium <hash of the genesis, base64>
//! change <number>
//! put <key> [<key of a log>...]              or: remove <name>
//! ```

use std::cell::RefCell;
use std::collections::HashMap;

use verifier::Hash;
use verifier::encoding::{decimal, decode_hash, encode};
use verifier::hash::{self, Algorithm};
use verifier::key::{Suite, VerifierKey};
use verifier::proof::PROOF_HASHES_MAX;

use crate::members::{LOGS_MAX, Member};
use crate::refusal::Refusal;
use crate::title::Act;

/// Bytes of an operation: a checkpoint signed with both suites, a long proof, and room for witnesses.
pub const OPERATION_BYTES_MAX: usize = 32 * 1024;
const TITLE: &str = "tongguan-title/v1";
const VOTE: &str = "tongguan-vote/v1";

/// Something that members agree on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Operation {
    /// An organisation's evidence log has grown.
    Checkpoint {
        /// Leaves at the checkpoint that this one continues.
        old: u64,
        /// Why it continues that.
        proof: Vec<Hash>,
        /// The signed checkpoint.
        note: String,
    },
    /// A title passes on.
    Title {
        /// Which title.
        title: Hash,
        /// How many acts there were before.
        sequence: u64,
        /// What is done.
        act: Act,
        /// The signed note.
        note: String,
    },
    /// A member votes on who belongs to the consortium.
    Vote {
        /// What the vote is.
        vote: Vote,
        /// The signed note.
        note: String,
    },
}

/// A vote on who belongs to the consortium.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vote {
    /// The hash of the genesis.
    pub consortium: Hash,
    /// The number of the change it is about, so that no vote counts twice.
    pub change: u64,
    /// What it is for.
    pub subject: Change,
}

/// A change of the members.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// A member is added, or its keys replaced.
    Put(Member),
    /// A member leaves.
    Remove(String),
}

impl Operation {
    /// Reads an operation; nothing of it is checked yet.
    ///
    /// # Errors
    /// It is too large, or of no known form.
    pub fn read(text: &str) -> Result<Self, Refusal> {
        if text.len() > OPERATION_BYTES_MAX {
            return Err(Refusal::TooLarge);
        }
        let (first, _) = text.split_once('\n').ok_or(Refusal::NotAnOperation)?;
        let operation = match first {
            TITLE => title(text),
            VOTE => vote(text),
            _ => checkpoint(text),
        };
        operation.ok_or(Refusal::NotAnOperation)
    }

    /// It as bytes go over the wire.
    pub fn write(&self) -> String {
        match self {
            Self::Checkpoint { old, proof, note } => {
                let proof: String = proof.iter().map(|hash| encode(hash) + "\n").collect();
                format!("old {old}\n{proof}\n{note}")
            }
            Self::Title { note, .. } | Self::Vote { note, .. } => note.clone(),
        }
    }

    /// The name of an operation: its leaf in the tree of its block.
    pub fn id(text: &str) -> Hash {
        hash::leaf(&[text.as_bytes()])
    }

    /// The text of an act on a title, to be signed by its controller.
    pub fn title(title: &Hash, sequence: u64, act: &Act) -> String {
        let mut words = act.word().to_owned();
        match act {
            Act::Issue { document, issuer, owner, holder } => {
                words += &format!(" {} {issuer} {owner} {holder}", encode(document));
            }
            Act::TransferHolder { to } | Act::Nominate { to } | Act::Endorse { to } | Act::HandOver { to } => {
                words += &format!(" {to}");
            }
            Act::Reject | Act::Surrender | Act::Accept | Act::Restore => {}
        }
        format!("{TITLE}\ntitle {}\nsequence {sequence}\nact {words}\n", encode(title))
    }

    /// The text of a vote, to be signed by a member.
    pub fn vote(vote: &Vote) -> String {
        let Vote { consortium, change, subject } = vote;
        let subject = match subject {
            Change::Put(member) => format!("put {}", member.text()),
            Change::Remove(name) => format!("remove {name}"),
        };
        format!("{VOTE}\nconsortium {}\nchange {change}\n{subject}\n", encode(consortium))
    }
}

fn checkpoint(text: &str) -> Option<Operation> {
    let (head, note) = text.split_once("\n\n")?;
    let mut lines = head.split('\n');
    let old = decimal(lines.next()?.strip_prefix("old ")?)?;
    let mut proof = Vec::new();
    for line in lines {
        if proof.len() == PROOF_HASHES_MAX {
            return None;
        }
        proof.push(decode_hash(line)?);
    }
    Some(Operation::Checkpoint { old, proof, note: note.to_owned() })
}

fn title(note: &str) -> Option<Operation> {
    let mut lines = lines(note)?;
    let title = decode_hash(lines.next()?.strip_prefix("title ")?)?;
    let sequence = decimal(lines.next()?.strip_prefix("sequence ")?)?;
    let words: Vec<&str> = lines.next()?.strip_prefix("act ")?.split(' ').collect();
    let act = match words.as_slice() {
        ["issue", document, issuer, owner, holder] => {
            Act::Issue { document: decode_hash(document)?, issuer: party(issuer)?, owner: party(owner)?, holder: party(holder)? }
        }
        ["transfer-holder", to] => Act::TransferHolder { to: party(to)? },
        ["nominate", to] => Act::Nominate { to: party(to)? },
        ["endorse", to] => Act::Endorse { to: party(to)? },
        ["hand-over", to] => Act::HandOver { to: party(to)? },
        ["reject"] => Act::Reject,
        ["surrender"] => Act::Surrender,
        ["accept"] => Act::Accept,
        ["restore"] => Act::Restore,
        _ => return None,
    };
    lines.next().is_none().then(|| Operation::Title { title, sequence, act, note: note.to_owned() })
}

fn vote(note: &str) -> Option<Operation> {
    let mut lines = lines(note)?;
    let consortium = decode_hash(lines.next()?.strip_prefix("consortium ")?)?;
    let change = decimal(lines.next()?.strip_prefix("change ")?)?;
    let line = lines.next()?;
    let subject = match (line.strip_prefix("put "), line.strip_prefix("remove ")) {
        (Some(member), _) => Change::Put(Member::read(member)?),
        (_, Some(name)) if !name.is_empty() && !name.contains(' ') => Change::Remove(name.to_owned()),
        _ => return None,
    };
    let vote = Vote { consortium, change, subject };
    lines.next().is_none().then(|| Operation::Vote { vote, note: note.to_owned() })
}

/// The lines of a note's text after the first.
fn lines(note: &str) -> Option<std::str::Split<'_, char>> {
    let (text, _) = note.split_once("\n\n")?;
    let mut lines = text.split('\n');
    lines.next()?;
    Some(lines)
}

/// Keys that are remembered as they were read.
const KEYS_REMEMBERED_MAX: usize = 4096;

thread_local! {
    /// Few parties sign most operations, and reading a key takes as long as a third of checking a signature.
    static KEYS: RefCell<HashMap<String, VerifierKey>> = RefCell::default();
}

/// The key of somebody who signs texts.
pub(crate) fn party(text: &str) -> Option<VerifierKey> {
    KEYS.with_borrow_mut(|known| {
        if let Some(key) = known.get(text) {
            return Some(key.clone());
        }
        let key: VerifierKey = text.parse().ok()?;
        // A key has one form, or one party would have two.
        if key.suite() != Suite::Ed25519 || key.to_string() != text {
            return None;
        }
        if known.len() == KEYS_REMEMBERED_MAX {
            known.clear();
        }
        known.insert(text.to_owned(), key.clone());
        Some(key)
    })
}

/// The keys of one log, all of the same name and each of another suite.
pub(crate) fn log_keys<'a>(texts: impl Iterator<Item = &'a str>) -> Option<Vec<VerifierKey>> {
    let mut keys: Vec<VerifierKey> = Vec::new();
    for text in texts {
        let key: VerifierKey = text.parse().ok()?;
        let is_new = keys.iter().all(|known| known.name() == key.name() && known.suite() != key.suite());
        // Growth is followed by SHA-256.
        let fits = is_new && key.suite().algorithm() == Algorithm::Sha256;
        if keys.len() == LOGS_MAX || !fits || key.to_string() != text {
            return None;
        }
        keys.push(key);
    }
    Some(keys)
}
