//! This module decides what an officer's queue shows: what waits for the own office, the oldest first, without cases of
//! kin or firm.

use permissions::Role;
use store::{Cursor, PAGE_MAX, QueueFilter, Queued};
use uuid::Uuid;

use crate::{Caller, Office, OfficeError};

/// Which part of the queue.
#[derive(Debug, Clone, Default)]
pub struct QueueQuery {
    /// Only of this lane.
    pub lane: Option<String>,
    /// Only what waits for this step.
    pub stage: Option<String>,
    /// Only at places that begin so.
    pub place: Option<String>,
    /// Only what this person has.
    pub assignee: Option<Uuid>,
    /// Only what the caller has.
    pub only_mine: bool,
    /// Only what nobody has.
    pub only_free: bool,
    /// Only what is older than so many hours.
    pub older_than_hours: Option<u32>,
    /// Only what is due within so many hours.
    pub due_within_hours: Option<u32>,
    /// Where the page before ended.
    pub after: Option<Cursor>,
    /// How many.
    pub limit: u32,
}

const HOUR: i64 = 3_600_000_000;

impl Office {
    /// A page of the caller's queue.
    ///
    /// # Errors
    /// The store failed.
    pub async fn queue(&self, caller: &Caller, query: &QueueQuery) -> Result<Vec<Queued>, OfficeError> {
        let now = self.environment.now().as_microsecond();
        let is_agency = caller.roles.contains(&Role::AgencyOfficer) && !caller.roles.contains(&Role::Officer);
        let filter = QueueFilter {
            waits_for: if is_agency { "agency" } else { "officer" }.to_owned(),
            competences: caller.competences.clone(),
            related: caller.related.clone(),
            lane: query.lane.clone(),
            stage: query.stage.clone(),
            assignee: if query.only_mine { Some(caller.id) } else { query.assignee },
            only_free: query.only_free,
            place: query.place.as_ref().map(|place| place.to_ascii_uppercase()),
            received_before: query.older_than_hours.map(|hours| now - i64::from(hours) * HOUR),
            due_before: query.due_within_hours.map(|hours| now + i64::from(hours) * HOUR),
        };
        let limit = query.limit.clamp(1, PAGE_MAX);
        self.store.queue(&caller.actor, &filter, query.after, limit).await.map_err(OfficeError::Read)
    }

    /// How many waiting cases each person has.
    ///
    /// # Errors
    /// The store failed.
    pub async fn workloads(&self, caller: &Caller) -> Result<Vec<(Uuid, u64)>, OfficeError> {
        self.store.workloads(&caller.actor).await.map_err(OfficeError::Read)
    }
}
