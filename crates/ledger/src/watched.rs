//! This module decides what the consortium remembers of a member's evidence log, and when the log contradicts itself:
//! two checkpoints of one size that its keys signed, with different roots.

use std::collections::VecDeque;

use verifier::Hash;
use verifier::checkpoint::Checkpoint;
use verifier::encoding::encode;
use verifier::hash::Algorithm;
use verifier::proof;

use crate::refusal::Refusal;

/// Checkpoints of a log against which a contradiction is recognised. At four a second that is a minute; an older one
/// contradicts the chain, which holds it, but has to be looked for there.
pub const CHECKPOINTS_KEPT_MAX: usize = 256;

/// Two signed checkpoints of one size that cannot both be true. Whose keys are under both has lied, or lost its keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fork {
    /// Leaves that both claim.
    pub size: u64,
    /// The block that has the first.
    pub first: u64,
    /// The block that has the second.
    pub second: u64,
}

/// A log as it is known.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Watched {
    /// Size, root and height of the last checkpoints, in order.
    checkpoints: VecDeque<(u64, Hash, u64)>,
    /// Where it contradicted itself.
    pub fork: Option<Fork>,
}

impl Watched {
    /// Leaves at the last checkpoint; 0 before the first.
    pub fn size(&self) -> u64 {
        self.checkpoints.back().map_or(0, |(size, _, _)| *size)
    }

    /// The log after a checkpoint that its keys signed, in the block of a height. A contradiction is no refusal: it is
    /// kept, and the log is not accepted any more.
    ///
    /// # Errors
    /// It is known, does not continue the last one, or the log is forked already.
    pub fn after(&self, old: u64, path: &[Hash], checkpoint: &Checkpoint<'_>, height: u64) -> Result<Self, Refusal> {
        if self.fork.is_some() {
            return Err(Refusal::Forked { origin: checkpoint.origin.to_owned() });
        }
        let mut next = self.clone();
        if let Some((_, root, first)) = self.checkpoints.iter().find(|(size, _, _)| *size == checkpoint.size) {
            if *root == checkpoint.root {
                return Err(Refusal::KnownCheckpoint);
            }
            next.fork = Some(Fork { size: checkpoint.size, first: *first, second: height });
            return Ok(next);
        }
        let (last, root) = self.checkpoints.back().map_or((0, None), |(size, root, _)| (*size, Some(root)));
        if old != last {
            return Err(Refusal::NotTheLast { size: last });
        }
        let continues = match root {
            Some(root) if last > 0 => {
                proof::consistency(Algorithm::Sha256, last, checkpoint.size, path, root, &checkpoint.root).is_ok()
            }
            // Every log continues the empty one.
            _ => path.is_empty(),
        };
        if !continues {
            return Err(Refusal::NotContinued);
        }
        if next.checkpoints.len() == CHECKPOINTS_KEPT_MAX {
            next.checkpoints.pop_front();
        }
        next.checkpoints.push_back((checkpoint.size, checkpoint.root, height));
        Ok(next)
    }

    /// It as the state's root commits to it.
    pub fn text(&self, origin: &str) -> String {
        let last = self.checkpoints.back().map_or_else(|| "-".to_owned(), |(size, root, _)| format!("{size} {}", encode(root)));
        let fork = self.fork.as_ref();
        let fork = fork.map_or_else(|| "-".to_owned(), |fork| format!("{} {} {}", fork.size, fork.first, fork.second));
        format!("tongguan-log-state/v1\norigin {origin}\nlast {last}\nfork {fork}\n")
    }
}
