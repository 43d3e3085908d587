//! This module decides what an officer's queue shows: what waits for the own office, in the order that was asked for,
//! without cases of kin or firm.

use std::collections::BTreeMap;

use permissions::Role;
use serde::Serialize;
use store::{PAGE_MAX, QueueCursor, QueueFilter, QueueOrder, Queued, Sees};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{Caller, Denial, Office, OfficeError};

/// Colleagues that are told of: more than an office has.
const COLLEAGUES_MAX: usize = 200;

/// What somebody has to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Workload {
    /// Who.
    pub user: Uuid,
    /// The name.
    pub name: String,
    /// Waiting cases that the person has.
    pub cases: u64,
    /// Whether the person works in the caller's own office.
    pub is_colleague: bool,
    /// Until when a colleague is away, UTC microseconds; none for who is there, and for others.
    pub away_until: Option<i64>,
}

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
    pub after: Option<QueueCursor>,
    /// What comes first.
    pub order: QueueOrder,
    /// How many.
    pub limit: u32,
}

const HOUR: i64 = 3_600_000_000;

impl Office {
    /// A page of the caller's queue.
    ///
    /// # Errors
    /// An agency asked for what targeting says, or the store failed.
    pub async fn queue(&self, caller: &Caller, query: &QueueQuery) -> Result<Vec<Queued>, OfficeError> {
        let now = self.environment.now().as_microsecond();
        let is_agency = caller.roles.contains(&Role::AgencyOfficer) && !caller.roles.contains(&Role::Officer);
        let is_told_worth = caller.actor.sees == Sees::Everything;
        if !is_told_worth && query.order == QueueOrder::Worth {
            return Err(Denial::Invalid { field: "order", reason: "not_for_agencies" }.into());
        }
        let filter = QueueFilter {
            waits_for: if is_agency { "agency" } else { "officer" }.to_owned(),
            competences: caller.competences.clone(),
            related: caller.related.clone(),
            elsewhere: caller.elsewhere.clone(),
            lane: query.lane.clone(),
            stage: query.stage.clone(),
            assignee: if query.only_mine { Some(caller.id) } else { query.assignee },
            only_free: query.only_free,
            place: query.place.as_ref().map(|place| place.to_ascii_uppercase()),
            received_before: query.older_than_hours.map(|hours| now - i64::from(hours) * HOUR),
            order: query.order,
            due_before: query.due_within_hours.map(|hours| now + i64::from(hours) * HOUR),
        };
        let limit = query.limit.clamp(1, PAGE_MAX);
        let mut found = self.store.queue(&caller.actor, &filter, query.after, limit).await.map_err(OfficeError::Read)?;
        if !is_told_worth {
            found.iter_mut().for_each(|queued| queued.worth = 0);
        }
        Ok(found)
    }

    /// How many waiting cases each person has: those who have some, and all of the caller's own office who could.
    ///
    /// # Errors
    /// The store failed.
    pub async fn workloads(&self, caller: &Caller) -> Result<Vec<Workload>, OfficeError> {
        let read = OfficeError::Read;
        let mut cases: BTreeMap<Uuid, u64> = self.store.workloads(&caller.actor).await.map_err(read)?.into_iter().collect();
        let now = self.environment.now().as_microsecond();
        let absences = self.store.absences(&caller.actor, now).await.map_err(read)?;
        let mut loads = Vec::new();
        for user in self.store.users(&caller.actor).await.map_err(read)? {
            let held = cases.remove(&user.id);
            let is_colleague = user.owner == caller.organisation && user.disabled_at.is_none();
            let could = held.is_some() || (is_colleague && loads.len() < COLLEAGUES_MAX && self.is_officer(user.id).await?);
            if could {
                let away = absences.iter().find(|one| is_colleague && one.owner == user.id && one.from <= now);
                let away_until = away.map(|one| one.until);
                loads.push(Workload {
                    user: user.id,
                    name: user.name,
                    cases: held.unwrap_or_default(),
                    is_colleague,
                    away_until,
                });
            }
        }
        Ok(loads)
    }

    async fn is_officer(&self, user: Uuid) -> Result<bool, OfficeError> {
        let roles = self.store.roles(&self.itself(), user).await.map_err(OfficeError::Read)?;
        Ok(roles
            .iter()
            .filter_map(|role| Role::parse(role))
            .any(|role| matches!(role, Role::Officer | Role::Supervisor | Role::AgencyOfficer)))
    }
}
