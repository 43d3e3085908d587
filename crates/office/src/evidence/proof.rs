//! This module decides what goes into the receipt of a case: the events from the last decision to the last release,
//! the decision's record, and the declaration as it was decided.

use clearance::Record;
use evidence::{Sealed, Tile, receipt, tree};
use store::{Actor, Event};
use uuid::Uuid;

use super::EvidenceError;
use crate::dossier::Kept;
use crate::{Office, OfficeError};

/// Why a case has no receipt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoReceipt {
    /// There is no such case for this reader.
    #[error("there is no such case")]
    NoCase,
    /// The goods were not let go.
    #[error("the goods were not released")]
    NotReleased,
    /// It happened a moment ago and is not in the signed log yet.
    #[error("the release is not sealed yet; ask again in a second")]
    NotSealed,
    /// More happened between decision and release than a receipt can hold.
    #[error("the case has too many events for a receipt")]
    TooLong,
}

const RELEASES: [&str; 2] = ["case.released.v1", "case.cleared.v1"];

impl Office {
    /// The receipt of the last release of a case. Without `with_declaration` it does not say which goods.
    ///
    /// # Errors
    /// The store failed, or the log is damaged. A case without receipt is no error.
    pub async fn receipt(
        &self,
        actor: &Actor,
        case: Uuid,
        with_declaration: bool,
    ) -> Result<Result<String, NoReceipt>, EvidenceError> {
        // The head first: what is sealed after it is not in it.
        let head = self.store.log_head(self.administration).await?;
        let events = self.store.events(actor, case).await?;
        if events.is_empty() {
            return Ok(Err(NoReceipt::NoCase));
        }
        let Some(last) = events.iter().rposition(|event| RELEASES.contains(&event.kind.as_str())) else {
            return Ok(Err(NoReceipt::NotReleased));
        };
        let Some((course, record)) = course(&events[..=last])? else { return Ok(Err(NoReceipt::NotReleased)) };
        let Some(head) = head else { return Ok(Err(NoReceipt::NotSealed)) };
        let mut sealed = Vec::with_capacity(course.len());
        for event in course {
            let Some(index) = index(event, head.size) else { return Ok(Err(NoReceipt::NotSealed)) };
            let bytes = String::from_utf8(event.bytes.clone()).map_err(|_| EvidenceError::Kept("an event"))?;
            sealed.push(Sealed { bytes, salt: event.salt, index });
        }
        let decisions = self.store.decisions(actor, case).await?;
        let record = decisions.into_iter().find(|kept| reference::Hash(kept.hash).to_string() == record);
        let record = record.and_then(|kept| String::from_utf8(kept.bytes).ok());
        let declaration = match &record {
            Some(record) if with_declaration => self.declared(actor, case, record).await?,
            _ => None,
        };
        let mut needed: Vec<Tile> = sealed.iter().flat_map(|event| tree::tiles_of_inclusion(event.index, head.size)).collect();
        needed.sort_unstable();
        needed.dedup();
        let tiles = self.tiles(&needed).await?;
        let file = receipt(&sealed, record, declaration, (&head.checkpoint, head.size), &tiles)?;
        Ok(file.ok_or(NoReceipt::TooLong))
    }

    /// The canonical bytes of the declaration that a record is about; none when it was amended since.
    async fn declared(&self, actor: &Actor, case: Uuid, record: &str) -> Result<Option<String>, EvidenceError> {
        let record: Record = serde_json::from_str(record).map_err(|_| EvidenceError::Kept("a record"))?;
        let Some(declaration) = self.declaration(actor, case).await? else { return Ok(None) };
        let bytes = clearance::canonical(&declaration).map_err(OfficeError::Record)?;
        let is_it = reference::Hash::of(&bytes).to_string() == record.declaration;
        Ok(String::from_utf8(bytes).ok().filter(|_| is_it))
    }
}

/// The events from the last decision on, and the hash of its record.
fn course(events: &[Event]) -> Result<Option<(&[Event], String)>, OfficeError> {
    for (place, event) in events.iter().enumerate().rev() {
        let kept: Kept = serde_json::from_slice(&event.bytes).map_err(OfficeError::Kept)?;
        if let Some(record) = kept.decision {
            return Ok(Some((&events[place..], record)));
        }
    }
    Ok(None)
}

/// The place of an event in the log, from 0, if a tree of this size has it.
fn index(event: &Event, size: u64) -> Option<u64> {
    let position = u64::try_from(event.position?).ok()?;
    position.checked_sub(1).filter(|_| position <= size)
}
