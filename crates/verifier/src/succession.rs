//! This module decides when a policy goes on with new keys of a log: when the old ones signed the new.
//!
//! The statements are the leaves of a small log of their own, `<origin>/keys`, which the old keys sign like any
//! checkpoint. So a hand-over is a proof file, and needs no other kind of signature: it holds by both suites.

use std::fmt;

use crate::checkpoint::Checkpoint;
use crate::encoding::decimal;
use crate::key::VerifierKey;
use crate::note::Note;
use crate::policy::Policy;
use crate::proof;
use crate::tlog_proof::TlogProof;
use crate::verdict::Break;

const FORMAT: &str = "tongguan-keys/v1";
/// Keys of one statement: one of each kind of signature.
pub const KEYS_MAX: usize = 4;

/// The name of the log in which the keys of another stand.
pub fn log_of_keys(origin: &str) -> String {
    format!("{origin}/keys")
}

/// From a time on, these keys sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// The log whose keys they are.
    pub origin: String,
    /// Since when, in seconds since 1970; the old keys are good until then.
    pub from: u64,
    /// The new keys.
    pub keys: Vec<VerifierKey>,
}

impl fmt::Display for Statement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{FORMAT}\norigin {}\nfrom {}", self.origin, self.from)?;
        self.keys.iter().try_for_each(|key| writeln!(f, "key {key}"))
    }
}

impl Statement {
    /// Reads a statement; none when it is not one.
    pub fn read(text: &str) -> Option<Self> {
        let mut lines = text.strip_suffix('\n')?.split('\n');
        if lines.next()? != FORMAT {
            return None;
        }
        let origin = lines.next()?.strip_prefix("origin ")?.to_owned();
        let from = decimal(lines.next()?.strip_prefix("from ")?)?;
        let mut keys: Vec<VerifierKey> = Vec::new();
        for line in lines {
            let key: VerifierKey = line.strip_prefix("key ")?.parse().ok()?;
            if keys.len() == KEYS_MAX || key.name() != origin || keys.iter().any(|known| known.suite() == key.suite()) {
                return None;
            }
            keys.push(key);
        }
        (!keys.is_empty()).then_some(Self { origin, from, keys })
    }
}

/// The policy that goes on with the keys of a hand-over.
///
/// # Errors
/// The file is no hand-over, or the keys that the policy trusts did not sign it.
pub fn follow(policy: &Policy, file: &str, now: Option<u64>) -> Result<Policy, Break> {
    let file = TlogProof::read(file).ok_or(Break::NotAHandOver)?;
    let text = file.extra.and_then(|bytes| String::from_utf8(bytes).ok()).ok_or(Break::NotAHandOver)?;
    let statement = Statement::read(&text).ok_or(Break::NotAHandOver)?;
    let note = Note::read(file.checkpoint).ok_or(Break::NotACheckpoint)?;
    let checkpoint = Checkpoint::read(note.text).ok_or(Break::NotACheckpoint)?;
    if checkpoint.origin != log_of_keys(&statement.origin) {
        return Err(Break::NotAHandOver);
    }
    policy.check(&note, &checkpoint, &statement.origin, now)?;
    let by = policy.algorithm(&statement.origin);
    proof::inclusion(by, &by.leaf(&[text.as_bytes()]), file.index, checkpoint.size, &file.path, &checkpoint.root)
        .map_err(|_| Break::NotInLog { event: 1, index: file.index })?;
    policy.with(&statement).ok_or(Break::NotAHandOver)
}
