//! This module decides how a receipt is read and written: a proof file whose extra part opens what was sealed.
//!
//! The log holds hashes only. A receipt opens as much as its owner wants to show: the events from the decision to
//! the release, each with its salt, and, if they are to be proven, the record of the decision and the declaration.
//! There is nothing else in it: a claim beside the sealed bytes could only differ from them.

use serde::{Deserialize, Serialize};

use crate::encoding::{decode, decode_hash, encode};
use crate::hash::{Algorithm, Hash};
use crate::proof::PROOF_HASHES_MAX;
use crate::tlog_proof::TlogProof;

/// The envelope's name.
const FORMAT: &str = "tongguan-receipt/v1";
/// Events between a decision and a release.
pub const EVENTS_MAX: usize = 256;

/// An event as it was sealed, with its place in the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenedEvent {
    /// The event's bytes: canonical JSON.
    pub bytes: String,
    /// What keeps the leaf from being guessed.
    pub salt: [u8; 16],
    /// Place of the leaf, from 0.
    pub index: u64,
    /// From the leaf's sibling up to the root.
    pub path: Vec<Hash>,
}

impl OpenedEvent {
    /// The hash that a log holds.
    pub fn leaf(&self, by: Algorithm) -> Hash {
        by.leaf(&[&self.salt, self.bytes.as_bytes()])
    }
}

/// What a receipt holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// The events from the decision to the release, in order; the last is the release.
    pub events: Vec<OpenedEvent>,
    /// The record of the decision: canonical JSON.
    pub record: Option<String>,
    /// The declaration that was decided: canonical JSON.
    pub declaration: Option<String>,
    /// The signed checkpoint.
    pub checkpoint: String,
    /// The proof that a consortium agreed on the checkpoint; whoever has its genesis can check it. It is not checked here.
    pub agreement: Option<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Envelope {
    format: String,
    events: Vec<Opening>,
    #[serde(skip_serializing_if = "Option::is_none")]
    record: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    declaration: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    agreement: Option<String>,
}

/// An event of the envelope; the place of the last one is the proof file's own.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Opening {
    bytes: String,
    salt: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    index: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<Vec<String>>,
}

impl Receipt {
    /// Reads a receipt; none when it is not one. Nothing of it is checked yet.
    pub fn read(text: &str) -> Option<Self> {
        let file = TlogProof::read(text)?;
        let envelope: Envelope = serde_json::from_slice(&file.extra?).ok()?;
        let count = envelope.events.len();
        if envelope.format != FORMAT || count == 0 || count > EVENTS_MAX {
            return None;
        }
        let mut events = Vec::with_capacity(count);
        for (place, opening) in (1..).zip(envelope.events) {
            let (index, path) = match (opening.index, opening.path) {
                (None, None) if place == count => (file.index, file.path.clone()),
                (Some(index), Some(path)) if place < count && path.len() <= PROOF_HASHES_MAX => {
                    (index, path.iter().map(|hash| decode_hash(hash)).collect::<Option<_>>()?)
                }
                _ => return None,
            };
            let salt = decode(&opening.salt)?.try_into().ok()?;
            events.push(OpenedEvent { bytes: opening.bytes, salt, index, path });
        }
        let Envelope { record, declaration, agreement, .. } = envelope;
        Some(Self { events, record, declaration, checkpoint: file.checkpoint.to_owned(), agreement })
    }

    /// The file; none when there is no event.
    pub fn write(&self) -> Option<String> {
        let (last, _) = self.events.split_last()?;
        let openings = self.events.iter().enumerate().map(|(place, event)| {
            let is_last = place + 1 == self.events.len();
            Opening {
                bytes: event.bytes.clone(),
                salt: encode(&event.salt),
                index: (!is_last).then_some(event.index),
                path: (!is_last).then(|| event.path.iter().map(|hash| encode(hash)).collect()),
            }
        });
        let envelope = Envelope {
            format: FORMAT.to_owned(),
            events: openings.collect(),
            record: self.record.clone(),
            declaration: self.declaration.clone(),
            agreement: self.agreement.clone(),
        };
        let extra = serde_json::to_vec(&envelope).ok()?;
        let proof = TlogProof { extra: Some(extra), index: last.index, path: last.path.clone(), checkpoint: &self.checkpoint };
        Some(proof.write())
    }
}
