//! This module decides how a receipt is put together from sealed events and the tiles of the log.

use verifier::hash::Algorithm;
use verifier::receipt::{EVENTS_MAX, OpenedEvent, Receipt};

use crate::tree::{self, MissingTile, Tiles};

/// An event with its place in the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealed {
    /// The event's bytes.
    pub bytes: String,
    /// What keeps its leaf from being guessed.
    pub salt: [u8; 16],
    /// Place of the leaf, from 0.
    pub index: u64,
}

/// The receipt of a release, from the event that carries the decision to the release; none when there are no events,
/// or more than a receipt can hold. `by` is the hash function of the log, `size` that of the checkpoint; `agreement` proves
/// that a consortium agreed on it.
///
/// # Errors
/// A tile is missing.
pub fn receipt(
    by: Algorithm,
    events: &[Sealed],
    record: Option<String>,
    declaration: Option<String>,
    (checkpoint, size, agreement): (&str, u64, Option<String>),
    tiles: &impl Tiles,
) -> Result<Option<String>, MissingTile> {
    if events.len() > EVENTS_MAX {
        return Ok(None);
    }
    let mut opened = Vec::with_capacity(events.len());
    for event in events {
        let path = tree::inclusion(by, event.index, size, tiles)?;
        opened.push(OpenedEvent { bytes: event.bytes.clone(), salt: event.salt, index: event.index, path });
    }
    Ok(Receipt { events: opened, record, declaration, checkpoint: checkpoint.to_owned(), agreement }.write())
}
