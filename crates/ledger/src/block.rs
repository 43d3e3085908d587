//! This module decides what a block is: operations in order, under a header that commits to them, to the state after
//! them, and to who decides the next block.

use std::borrow::Borrow;

use evidence::{Memory, Tree};
use verifier::Hash;
use verifier::encoding::{decimal, decode_hash, encode};
use verifier::hash::{self, Algorithm};

use crate::certificate::name;
use crate::operation::{OPERATION_BYTES_MAX, Operation};
use crate::refusal::Refusal;
use crate::signer::Signatures;
use crate::state::{Outcome, State};

/// Operations of a block.
pub const OPERATIONS_MAX: usize = 8192;
/// Bytes of all operations of a block. On a local network such a block is decided in about a third of a second.
pub const BLOCK_BYTES_MAX: usize = 512 * 1024;
const _: () = assert!(OPERATION_BYTES_MAX <= BLOCK_BYTES_MAX, "any operation fits into a block");
const FORMAT: &str = "tongguan-block/v1";

/// What a block commits to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// The hash of the genesis.
    pub consortium: Hash,
    /// Its number; the first has 1.
    pub height: u64,
    /// The name of the block before it; of the first, the hash of the genesis.
    pub previous: Hash,
    /// When it was made, in microseconds since 1970, as its proposer says; later than the one before.
    pub time_us: u64,
    /// Operations.
    pub count: u64,
    /// The root of their tree.
    pub operations: Hash,
    /// The root of the state after them.
    pub state: Hash,
    /// The hash of the members that decide this block.
    pub members: Hash,
    /// The hash of the members that decide the next one.
    pub next: Hash,
}

impl Header {
    /// It as it is hashed.
    pub fn text(&self) -> String {
        format!(
            "{FORMAT}\nconsortium {}\nheight {}\nprevious {}\ntime {}\noperations {} {}\nstate {}\nmembers {} {}\n",
            encode(&self.consortium),
            self.height,
            encode(&self.previous),
            self.time_us,
            self.count,
            encode(&self.operations),
            encode(&self.state),
            encode(&self.members),
            encode(&self.next)
        )
    }

    /// Reads a header; none when it is not one.
    pub fn read(text: &str) -> Option<Self> {
        let mut lines = text.strip_suffix('\n')?.split('\n');
        let mut next = |word: &str| lines.next()?.strip_prefix(word);
        if !next(FORMAT)?.is_empty() {
            return None;
        }
        let (consortium, height) = (decode_hash(next("consortium ")?)?, decimal(next("height ")?)?);
        let (previous, time_us) = (decode_hash(next("previous ")?)?, decimal(next("time ")?)?);
        let (count, operations) = next("operations ")?.split_once(' ')?;
        let (count, operations) = (decimal(count)?, decode_hash(operations)?);
        let (state, (members, after)) = (decode_hash(next("state ")?)?, next("members ")?.split_once(' ')?);
        let (members, next) = (decode_hash(members)?, decode_hash(after)?);
        let header = Self { consortium, height, previous, time_us, count, operations, state, members, next };
        lines.next().is_none().then_some(header)
    }

    /// The name of the block, which members vote on.
    pub fn id(&self) -> Hash {
        name(&self.text())
    }
}

/// Operations in order, under a header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What it commits to.
    pub header: Header,
    /// The operations as they came.
    pub operations: Vec<String>,
}

/// Why a block cannot be decided.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// It is not the next block of this consortium.
    #[error("it is not the next block of this consortium")]
    NotNext,
    /// Its time is not after that of the block before, or too far ahead.
    #[error("its time is not after the block before, or is ahead of the clock")]
    Time,
    /// More operations or bytes than a block may have.
    #[error("it is too large")]
    TooLarge,
    /// Its header does not belong to its operations or to what follows from them.
    #[error("its header does not belong to its operations")]
    Header,
    /// An operation cannot be.
    #[error("operation {place} is refused: {reason}")]
    Refused {
        /// Which, from 0.
        place: usize,
        /// Why.
        reason: Refusal,
    },
}

impl Block {
    /// Makes the next block of a state from operations in order; those that are refused are left out and given back
    /// with the reason. What fits is taken, in bytes and count.
    pub fn make(
        state: &State,
        previous: Option<&Header>,
        time_us: u64,
        operations: &[String],
        signatures: &dyn Signatures,
    ) -> (Self, Outcome, Vec<(usize, Refusal)>) {
        let read = operations.iter().map(|text| (text.as_str(), Operation::read(text)));
        Self::make_of(state, previous, time_us, read, signatures)
    }

    /// The same from operations that were read before, or are refused already.
    pub fn make_of<'a, O: Borrow<Operation>>(
        state: &State,
        previous: Option<&Header>,
        time_us: u64,
        operations: impl Iterator<Item = (&'a str, Result<O, Refusal>)>,
        signatures: &dyn Signatures,
    ) -> (Self, Outcome, Vec<(usize, Refusal)>) {
        let height = previous.map_or(1, |header| header.height.saturating_add(1));
        let mut draft = state.draft(height);
        let (mut taken, mut refused, mut bytes) = (Vec::new(), Vec::new(), 0);
        for (place, (text, operation)) in operations.enumerate() {
            bytes += text.len();
            if taken.len() == OPERATIONS_MAX || bytes > BLOCK_BYTES_MAX {
                break;
            }
            match operation.and_then(|operation| draft.apply(operation.borrow(), signatures)) {
                Ok(()) => taken.push(text.to_owned()),
                Err(reason) => {
                    bytes -= text.len();
                    refused.push((place, reason));
                }
            }
        }
        let outcome = draft.finish();
        let after = previous.map_or(0, |header| header.time_us.saturating_add(1));
        let header = header(state, previous, time_us.max(after), &taken, &outcome);
        (Self { header, operations: taken }, outcome, refused)
    }

    /// Whether it can be the next block of a state, and what follows from it. `until_us` is the latest time it may
    /// carry.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn check(
        &self,
        state: &State,
        previous: Option<&Header>,
        until_us: u64,
        signatures: &dyn Signatures,
    ) -> Result<Outcome, Fault> {
        let height = previous.map_or(1, |header| header.height.saturating_add(1));
        let name = previous.map_or(*state.consortium(), Header::id);
        let is_next = self.header.height == height && self.header.previous == name;
        if !is_next || self.header.consortium != *state.consortium() {
            return Err(Fault::NotNext);
        }
        let is_later = previous.is_none_or(|header| self.header.time_us > header.time_us);
        if !is_later || self.header.time_us > until_us {
            return Err(Fault::Time);
        }
        let bytes: usize = self.operations.iter().map(String::len).sum();
        if self.operations.len() > OPERATIONS_MAX || bytes > BLOCK_BYTES_MAX {
            return Err(Fault::TooLarge);
        }
        let mut draft = state.draft(height);
        for (place, text) in self.operations.iter().enumerate() {
            let operation = Operation::read(text).map_err(|reason| Fault::Refused { place, reason })?;
            draft.apply(&operation, signatures).map_err(|reason| Fault::Refused { place, reason })?;
        }
        let outcome = draft.finish();
        if self.header == header(state, previous, self.header.time_us, &self.operations, &outcome) {
            Ok(outcome)
        } else {
            Err(Fault::Header)
        }
    }
}

fn header(state: &State, previous: Option<&Header>, time_us: u64, operations: &[String], outcome: &Outcome) -> Header {
    let mut tree = Tree::new(Algorithm::Sha256);
    tree.append(&leaves(operations));
    Header {
        consortium: *state.consortium(),
        height: previous.map_or(1, |header| header.height.saturating_add(1)),
        previous: previous.map_or(*state.consortium(), Header::id),
        time_us,
        count: operations.len() as u64,
        operations: tree.root(),
        state: outcome.root,
        members: state.members().hash(),
        next: outcome.members().unwrap_or(state.members()).hash(),
    }
}

/// The path from an operation to the root of its block; none when there is no such operation.
pub fn path(operations: &[String], index: usize) -> Option<Vec<Hash>> {
    operations.get(index)?;
    let (mut tree, mut tiles) = (Tree::new(Algorithm::Sha256), Memory::default());
    for (tile, hashes) in tree.append(&leaves(operations)).tiles {
        tiles.keep(tile.level, tile.number, hashes);
    }
    evidence::tree::inclusion(Algorithm::Sha256, index as u64, operations.len() as u64, &tiles).ok()
}

fn leaves(operations: &[String]) -> Vec<Hash> {
    operations.iter().map(|text| hash::leaf(&[text.as_bytes()])).collect()
}
