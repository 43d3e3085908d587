//! This module decides what goes into the receipt of a case: the events from the last decision to the last release,
//! the decision's record, and the declaration as it was decided.

use clearance::Record;
use evidence::{Sealed, Tile, receipt, tree};
use store::{Actor, Event, Log, Sees};
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
    /// The house keeps no such log.
    #[error("this house keeps no second log (SM2/SM3); `tongguan serve --sm` begins one")]
    NoLog,
    /// The goods were not let go.
    #[error("the goods were not released")]
    NotReleased,
    /// The case was erased.
    #[error("the case was erased on {on}; receipts that were taken before still hold")]
    Erased {
        /// When.
        on: jiff::Timestamp,
    },
    /// It happened a moment ago and is not in the signed log yet.
    #[error("the release is not sealed yet; ask again in a second")]
    NotSealed,
    /// More happened between decision and release than a receipt can hold.
    #[error("the case has too many events for a receipt")]
    TooLong,
}

/// How much of a case a receipt opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Opens {
    /// The events: that the goods were let go.
    Events,
    /// The decision's record too.
    Record,
    /// The declaration too.
    Declaration,
}

const RELEASES: [&str; 2] = ["case.released.v1", "case.cleared.v1"];

impl Office {
    /// The receipt of the last release of a case. Without `with_declaration` it does not say which goods.
    ///
    /// # Errors
    /// The store failed, or the log is damaged. A case without receipt is no error.
    pub async fn receipt(
        &self,
        log: Log,
        actor: &Actor,
        case: Uuid,
        with_declaration: bool,
    ) -> Result<Result<String, NoReceipt>, EvidenceError> {
        self.opened(log, actor, case, if with_declaration { Opens::Declaration } else { Opens::Record }).await
    }

    /// The same receipt without record and declaration: it proves the release, and tells no value.
    ///
    /// # Errors
    /// The store failed, or the log is damaged. A case without receipt is no error.
    pub async fn bare_receipt(&self, log: Log, actor: &Actor, case: Uuid) -> Result<Result<String, NoReceipt>, EvidenceError> {
        self.opened(log, actor, case, Opens::Events).await
    }

    async fn opened(
        &self,
        log: Log,
        actor: &Actor,
        case: Uuid,
        opens: Opens,
    ) -> Result<Result<String, NoReceipt>, EvidenceError> {
        // The heads first: what is sealed after them is not in them.
        let head = self.store.log_head(self.administration, log).await?;
        let agreed = match log {
            Log::C2sp => self.store.agreed_head(self.administration).await?,
            Log::Sm => None,
        };
        let events = self.store.events(actor, case).await?;
        if events.is_empty() {
            return Ok(Err(NoReceipt::NoCase));
        }
        if events.iter().any(|event| event.bytes.is_empty()) {
            let erased = self.store.erased(self.administration, case).await?.ok_or(EvidenceError::Kept("an event"))?;
            let on = jiff::Timestamp::from_microsecond(erased.at).map_err(|_| EvidenceError::Kept("an erasure"))?;
            return Ok(Err(NoReceipt::Erased { on }));
        }
        let Some(last) = events.iter().rposition(|event| RELEASES.contains(&event.kind.as_str())) else {
            return Ok(Err(NoReceipt::NotReleased));
        };
        let Some((course, record)) = course(&events[..=last])? else { return Ok(Err(NoReceipt::NotReleased)) };
        let Some(head) = head else {
            let is_kept = log == Log::C2sp || self.keeps(log).await?;
            return Ok(Err(if is_kept { NoReceipt::NotSealed } else { NoReceipt::NoLog }));
        };
        let mut sealed = Vec::with_capacity(course.len());
        for event in course {
            let Some(index) = index(event, head.size) else { return Ok(Err(NoReceipt::NotSealed)) };
            let bytes = String::from_utf8(event.bytes.clone()).map_err(|_| EvidenceError::Kept("an event"))?;
            sealed.push(Sealed { bytes, salt: event.salt, index });
        }
        let decisions = if opens == Opens::Events { Vec::new() } else { self.store.decisions(actor, case).await? };
        let record = decisions.into_iter().find(|kept| reference::Hash(kept.hash).to_string() == record);
        let record = record.and_then(|kept| String::from_utf8(kept.bytes).ok());
        let declaration = match &record {
            Some(record) if opens == Opens::Declaration => self.declared(actor, case, record).await?,
            _ => None,
        };
        let record = record.and_then(|record| open(record, sealed.first(), actor));
        // What everybody saw is worth more than what is newest.
        let release = sealed.last().map_or(0, |event| event.index);
        let (head, agreement) = match agreed {
            Some(agreed) if release < agreed.head.size => (agreed.head, Some(agreed.agreement)),
            _ => (head, None),
        };
        let mut needed: Vec<Tile> = sealed.iter().flat_map(|event| tree::tiles_of_inclusion(event.index, head.size)).collect();
        needed.sort_unstable();
        needed.dedup();
        let tiles = self.tiles(log, &needed).await?;
        let by = super::algorithm(log);
        let file = receipt(by, &sealed, record, declaration, (&head.checkpoint, head.size, agreement), &tiles)?;
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

/// A record as it is opened: without what targeting said. One sealed before there was a hash of that is opened to those
/// alone who may see all.
fn open(record: String, first: Option<&Sealed>, actor: &Actor) -> Option<String> {
    let Some(public) = Record::public(record.as_bytes()) else { return Some(record) };
    let names_it =
        first.and_then(|event| serde_json::from_str::<Kept>(&event.bytes).ok()).is_some_and(|kept| kept.public.is_some());
    if names_it {
        return String::from_utf8(public).ok();
    }
    (actor.sees == Sees::Everything).then_some(record)
}

/// The events from the last decision on, and the hash of its record.
pub(super) fn course(events: &[Event]) -> Result<Option<(&[Event], String)>, OfficeError> {
    for (place, event) in events.iter().enumerate().rev() {
        let kept: Kept = serde_json::from_slice(&event.bytes).map_err(OfficeError::Kept)?;
        if let Some(record) = kept.decision {
            return Ok(Some((&events[place..], record)));
        }
    }
    Ok(None)
}

/// The place of an event in the log, from 0, if a tree of this size has it.
pub(super) fn index(event: &Event, size: u64) -> Option<u64> {
    let position = u64::try_from(event.position?).ok()?;
    position.checked_sub(1).filter(|_| position <= size)
}
