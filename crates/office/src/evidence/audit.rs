//! This module decides what an auditor finds: everything a log says is calculated again from the stored rows, and
//! the first leaf that disagrees is named.

use std::collections::BTreeMap;

use evidence::{Memory, Tile, Tree, tree};
use serde::Serialize;
use sha2::{Digest, Sha256};
use store::{Attached, Log, LogHead, SealedEvent};
use uuid::Uuid;
use verifier::checkpoint::Checkpoint;
use verifier::hash::{self, Algorithm};
use verifier::note::Note;
use verifier::policy::Signer;
use verifier::succession::Statement;
use verifier::{Hash, Policy};

use super::{EvidenceError, algorithm, hashes};
use crate::Office;
use crate::authorisations::{said, said_of_end};

/// Events in one read.
const READ: u32 = 4096;

/// What an audit of every log that the house keeps found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Audits {
    /// The log by C2SP.
    #[serde(flatten)]
    pub first: Audit,
    /// The log by SM3 and SM2, where there is one.
    #[serde(rename = "sm", skip_serializing_if = "Option::is_none")]
    pub second: Option<Audit>,
}

impl Audits {
    /// Whether nothing disagrees.
    pub fn agree(&self) -> bool {
        [Some(&self.first), self.second.as_ref()].into_iter().flatten().all(|audit| audit.disagreements.is_empty())
    }
}

/// What an audit of a log found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Audit {
    /// Leaves that were calculated again.
    pub leaves: u64,
    /// Events that wait to be sealed or signed.
    pub waiting: bool,
    /// Checkpoints whose root was calculated again.
    pub checkpoints: u64,
    /// Records and messages that were hashed again; none by the audit of a second log, whose events are the same.
    pub attached: u64,
    /// Events whose content was erased with their case; their leaves stand, and the case's last event says when and why.
    pub erased: u64,
    /// Cases that were erased.
    pub erasures: Vec<ErasedCase>,
    /// What disagrees, the first leaf first.
    pub disagreements: Vec<Disagreement>,
}

/// A case that was erased.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ErasedCase {
    /// The case.
    pub case: Uuid,
    /// When.
    pub at: jiff::Timestamp,
    /// Why.
    pub reason: String,
}

/// Something that is not as it was sealed. Leaves are counted from 0.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "snake_case")]
#[expect(missing_docs, reason = "the fields are what the sentence about each says")]
pub enum Disagreement {
    /// An event does not hash to the leaf in the log's tile.
    Event { leaf: u64, case: Uuid, sequence: u32 },
    /// The leaf that is kept with an event is not the one in the log's tile.
    Leaf { leaf: u64, case: Uuid, sequence: u32 },
    /// The record of a decision is not the one that its event names, or is gone.
    Record { leaf: u64, case: Uuid, sequence: u32 },
    /// A message as received is not the one that its event names, or is gone.
    Original { leaf: u64, case: Uuid, sequence: u32 },
    /// What was laid down for the house (a profile, a list, a model, an agreement, an authorisation) is not what its event names, or is gone.
    Directive { leaf: u64, directive: Uuid, sequence: u32 },
    /// An edition of the law is not the one that its event names, or is gone.
    Edition { leaf: u64, activation: Uuid, sequence: u32 },
    /// An event is gone.
    Gone { leaf: u64 },
    /// A tile is not what the tiles below it say, or is gone.
    Tile { leaf: u64, path: String },
    /// The log has another root than was signed, though no tile disagrees with the events: from one leaf on, up to the
    /// signed size, everything was written anew.
    Root { from: u64, size: u64, signers: Vec<Signer> },
    /// A checkpoint is not signed by keys of the policy.
    Unsigned { size: u64 },
    /// Two checkpoints that cannot both be of one log: their signers signed both.
    Equivocation { size: u64, other: u64, signers: Vec<Signer> },
}

impl Disagreement {
    /// The leaf it is about, or from which on it is.
    fn leaf(&self) -> u64 {
        match self {
            Self::Event { leaf, .. } | Self::Leaf { leaf, .. } | Self::Record { leaf, .. } | Self::Original { leaf, .. } => *leaf,
            Self::Gone { leaf } | Self::Tile { leaf, .. } | Self::Directive { leaf, .. } | Self::Edition { leaf, .. } => *leaf,
            Self::Root { from, .. } => *from,
            Self::Unsigned { size } | Self::Equivocation { size, .. } => *size,
        }
    }
}

/// Disagreements that are told; more add nothing.
const DISAGREEMENTS_MAX: usize = 100;

impl Office {
    /// Calculates every log of the house again from the stored rows. `others` are signed checkpoints that somebody else
    /// was shown, each held against the log that it names.
    ///
    /// # Errors
    /// The store failed.
    pub async fn audit_logs(&self, others: &[String]) -> Result<Audits, EvidenceError> {
        let keys = self.store.log_keys(self.administration, Log::Sm).await?;
        let name = keys.first().and_then(|keys| Statement::read(&keys.statement)).map(|statement| statement.origin);
        let is_second = |other: &String| name.as_deref().is_some_and(|name| origin(other) == Some(name));
        let (second, first): (Vec<String>, Vec<String>) = others.iter().cloned().partition(is_second);
        let first = self.audit_log(Log::C2sp, &first).await?;
        let second = if keys.is_empty() { None } else { Some(self.audit_log(Log::Sm, &second).await?) };
        Ok(Audits { first, second })
    }

    async fn audit_log(&self, log: Log, others: &[String]) -> Result<Audit, EvidenceError> {
        let mut audit = Audit {
            leaves: 0,
            waiting: false,
            checkpoints: 0,
            attached: 0,
            erased: 0,
            erasures: Vec::new(),
            disagreements: Vec::new(),
        };
        let head = self.store.log_head(self.administration, log).await?;
        let size = head.as_ref().map_or(0, |head| head.size);
        let policy = self.trusted(log).await?;
        let by = algorithm(log);
        let mut rebuilt = Rebuilt { by, tree: Tree::new(by), tiles: Memory::default() };
        self.events_again(log, size, &mut rebuilt, &mut audit).await?;
        audit.waiting = self.store.has_unsealed(self.administration).await?
            || !self.store.leaves(self.administration, size, 1).await?.is_empty();
        self.tiles_again(log, size, &rebuilt, &mut audit).await?;
        self.checkpoints_again(log, head, &policy, &rebuilt, &mut audit).await?;
        for other in others {
            equivocation(other, &policy, &rebuilt, &mut audit);
        }
        audit.disagreements.sort_by_key(Disagreement::leaf);
        audit.disagreements.truncate(DISAGREEMENTS_MAX);
        Ok(audit)
    }

    /// Every event against its leaf, and what it names against its hash.
    async fn events_again(&self, log: Log, size: u64, rebuilt: &mut Rebuilt, audit: &mut Audit) -> Result<(), EvidenceError> {
        let mut after = 0;
        while after < size {
            let events = self.store.sealed_events(self.administration, after, READ).await?;
            let mut by_position: BTreeMap<u64, SealedEvent> = events.into_iter().map(|event| (event.position, event)).collect();
            let until = by_position.keys().next_back().map_or(size, |last| size.min((*last).max(after + 1)));
            let kept = self.leaf_tiles(log, after, until).await?;
            let mut leaves = Vec::with_capacity((until - after) as usize);
            for leaf in after..until {
                let in_tile =
                    kept.get(&(leaf / evidence::TILE_HASHES)).and_then(|tile| tile.get((leaf % evidence::TILE_HASHES) as usize));
                match by_position.remove(&(leaf + 1)) {
                    Some(event) => self.event_again(log, leaf, &event, in_tile, audit).await?,
                    None => audit.disagreements.push(Disagreement::Gone { leaf }),
                }
                // The tree is built over what the tiles say: then a wrong event is told once, not by every root above.
                leaves.push(in_tile.copied().unwrap_or_default());
            }
            rebuilt.push(&leaves);
            audit.leaves += leaves.len() as u64;
            after = until;
        }
        Ok(())
    }

    async fn event_again(
        &self,
        log: Log,
        leaf: u64,
        event: &SealedEvent,
        in_tile: Option<&Hash>,
        audit: &mut Audit,
    ) -> Result<(), EvidenceError> {
        let (case, sequence) = (event.case_id, event.sequence);
        let told = audit.disagreements.len();
        // Beside an event stands its leaf in the first log; for the second one its tile and its root answer.
        let is_kept_leaf = match log {
            Log::C2sp => in_tile.map(Hash::as_slice) == Some(event.leaf.as_slice()),
            Log::Sm => in_tile.is_some(),
        };
        if event.bytes.is_empty() && is_kept_leaf {
            // Emptied: either the case was erased, which an event of its own in the log says, or somebody hides something.
            match self.erasure(case, audit).await? {
                true => audit.erased += 1,
                false => audit.disagreements.push(Disagreement::Event { leaf, case, sequence }),
            }
            return Ok(());
        }
        if in_tile != Some(&algorithm(log).leaf(&[&event.salt, &event.bytes])) {
            audit.disagreements.push(Disagreement::Event { leaf, case, sequence });
        } else if !is_kept_leaf {
            audit.disagreements.push(Disagreement::Leaf { leaf, case, sequence });
        }
        if log == Log::Sm {
            return Ok(());
        }
        for (name, wrong) in [
            ("decision", Disagreement::Record { leaf, case, sequence }),
            ("original", Disagreement::Original { leaf, case, sequence }),
            ("directive", Disagreement::Directive { leaf, directive: case, sequence }),
            ("ending", Disagreement::Directive { leaf, directive: case, sequence }),
            ("edition", Disagreement::Edition { leaf, activation: case, sequence }),
        ] {
            let Some(named) = named(&event.bytes, name) else { continue };
            let kept = self.named_by(name, case, &named).await?;
            audit.attached += 1;
            if kept.is_none_or(|bytes| <[u8; 32]>::from(Sha256::digest(&bytes)) != named) && audit.disagreements.len() == told {
                audit.disagreements.push(wrong);
            }
        }
        Ok(())
    }

    /// What an event names by its hash, as it is kept, whatever it hashes to now.
    async fn named_by(&self, name: &str, subject: Uuid, hash: &[u8; 32]) -> Result<Option<Vec<u8>>, EvidenceError> {
        let attached = |what| self.store.attached(self.administration, subject, what, hash);
        Ok(match name {
            "decision" => attached(Attached::Record).await?,
            "original" => attached(Attached::Original).await?,
            "directive" => match self.store.directive(&self.itself(), subject).await? {
                Some(kept) => Some(kept.body),
                None => self.store.authorisation(&self.itself(), subject).await?.as_ref().and_then(said),
            },
            "ending" => self.store.authorisation(&self.itself(), subject).await?.as_ref().and_then(said_of_end),
            _ => self.store.edition(self.administration, hash).await?,
        })
    }

    /// Whether a case was erased by the book: its last event says so, and its row too.
    async fn erasure(&self, case: Uuid, audit: &mut Audit) -> Result<bool, EvidenceError> {
        if audit.erasures.iter().any(|one| one.case == case) {
            return Ok(true);
        }
        let Some(erased) = self.store.erased(self.administration, case).await? else { return Ok(false) };
        let events = self.store.events(&self.itself(), case).await?;
        let says_so = events.last().is_some_and(|last| last.kind == store::ERASED && named_kind(&last.bytes));
        if says_so {
            let at = jiff::Timestamp::from_microsecond(erased.at).map_err(|_| EvidenceError::Kept("an erasure"))?;
            audit.erasures.push(ErasedCase { case, at, reason: erased.reason });
        }
        Ok(says_so)
    }

    /// The leaf tiles that cover a range, by number.
    async fn leaf_tiles(&self, log: Log, from: u64, until: u64) -> Result<BTreeMap<u64, Vec<Hash>>, EvidenceError> {
        let places: Vec<(u8, u64)> =
            (from / evidence::TILE_HASHES..=(until.max(1) - 1) / evidence::TILE_HASHES).map(|number| (0, number)).collect();
        let tiles = self.store.log_tiles(self.administration, log, &places).await?;
        Ok(tiles.into_iter().map(|tile| (tile.number, hashes(&tile.hashes))).collect())
    }

    /// Every tile against the one that its leaves give.
    async fn tiles_again(&self, log: Log, size: u64, rebuilt: &Rebuilt, audit: &mut Audit) -> Result<(), EvidenceError> {
        use evidence::Tiles as _;
        for tiles in Tile::grown(0, size).chunks(256) {
            let kept = self.tiles(log, tiles).await?;
            for tile in tiles {
                if kept.tile(*tile) != rebuilt.tiles.tile(*tile) {
                    let leaf = tile.number.saturating_mul(1_u64.checked_shl(8 * (u32::from(tile.level) + 1)).unwrap_or(u64::MAX));
                    audit.disagreements.push(Disagreement::Tile { leaf, path: tile.to_string() });
                }
            }
        }
        Ok(())
    }

    /// Every kept checkpoint against the root at its size.
    async fn checkpoints_again(
        &self,
        log: Log,
        head: Option<LogHead>,
        policy: &Policy,
        rebuilt: &Rebuilt,
        audit: &mut Audit,
    ) -> Result<(), EvidenceError> {
        let mut good = 0;
        let mut above = 0;
        loop {
            let kept = self.store.checkpoints(self.administration, log, above, READ).await?;
            let Some(last) = kept.last() else { break };
            above = last.size;
            for checkpoint in kept {
                good = self::checkpoint(&checkpoint, good, policy, rebuilt, audit);
            }
        }
        if let Some(head) = head {
            self::checkpoint(&head, good, policy, rebuilt, audit);
        }
        Ok(())
    }
}

/// The log as the stored rows give it.
struct Rebuilt {
    by: Algorithm,
    tree: Tree,
    tiles: Memory,
}

impl Rebuilt {
    fn push(&mut self, leaves: &[Hash]) {
        for (tile, hashes) in self.tree.append(leaves).tiles {
            self.tiles.keep(tile.level, tile.number, hashes);
        }
    }

    fn root(&self, size: u64) -> Option<Hash> {
        if size <= self.tree.size() { tree::root(self.by, size, &self.tiles).ok() } else { None }
    }
}

/// Holds a checkpoint against the log; gives the largest size up to which all agreed.
fn checkpoint(head: &LogHead, good: u64, policy: &Policy, rebuilt: &Rebuilt, audit: &mut Audit) -> u64 {
    audit.checkpoints += 1;
    let Some((size, root, signers)) = signed(&head.checkpoint, policy) else {
        audit.disagreements.push(Disagreement::Unsigned { size: head.size });
        return good;
    };
    if rebuilt.root(size) == Some(root) {
        return good.max(size);
    }
    audit.disagreements.push(Disagreement::Root { from: good, size, signers });
    good
}

/// The log that a checkpoint names.
fn origin(text: &str) -> Option<&str> {
    Some(Checkpoint::read(Note::read(text)?.text)?.origin)
}

/// Size, root and signers of a checkpoint that the policy accepts.
fn signed(text: &str, policy: &Policy) -> Option<(u64, Hash, Vec<Signer>)> {
    let note = Note::read(text)?;
    let checkpoint = Checkpoint::read(note.text)?;
    let signers = policy.check(&note, &checkpoint, checkpoint.origin, None).ok()?;
    Some((checkpoint.size, checkpoint.root, signers))
}

/// Holds a checkpoint that somebody else was shown against the log.
fn equivocation(text: &str, policy: &Policy, rebuilt: &Rebuilt, audit: &mut Audit) {
    let ours = rebuilt.tree.size();
    match signed(text, policy) {
        None => audit.disagreements.push(Disagreement::Unsigned { size: 0 }),
        Some((size, root, signers)) if rebuilt.root(size) != Some(root) => {
            audit.disagreements.push(Disagreement::Equivocation { size, other: ours, signers });
        }
        Some(_) => audit.checkpoints += 1,
    }
}

/// Whether the bytes of an event, which its leaf vouches for, are those of an erasure.
fn named_kind(bytes: &[u8]) -> bool {
    let event: Option<serde_json::Value> = serde_json::from_slice(bytes).ok();
    event.is_some_and(|event| event.get("kind").and_then(serde_json::Value::as_str) == Some(store::ERASED))
}

/// The hash that an event names.
fn named(bytes: &[u8], name: &str) -> Option<[u8; 32]> {
    let event: serde_json::Value = serde_json::from_slice(bytes).ok()?;
    hash::of_hex(event.get(name)?.as_str()?)
}
