//! This module decides how an edition comes to count from a day: one proposes it, another confirms it, and either may
//! withdraw it, all before the day is near. What has begun is never changed: somebody may have been decided under it.

use std::collections::BTreeMap;

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp, ToSpan};
use reference::Hash;
use serde::Serialize;
use store::{Activation, Step};
use utoipa::ToSchema;
use uuid::Uuid;

use super::take_in::named;
use crate::denial::{TEXT_CHARACTERS_MAX, text};
use crate::environment::id;
use crate::{Caller, Denial, Office, OfficeError};

/// How long before its midnight an activation is fixed: every node has looked by then, whatever its clock and its load.
pub const LEAD: SignedDuration = SignedDuration::from_mins(10);
/// An edition is not activated more than so many years ahead: a slip of the hand.
const YEARS_MAX: i64 = 10;

/// An activation to be.
#[derive(Debug, Clone)]
pub struct NewActivation {
    /// The edition.
    pub edition: String,
    /// The first legal date on which it is to count.
    pub counts_from: Date,
    /// Why.
    pub reason: String,
}

/// An activation as people see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ActivationView {
    /// Its id.
    pub id: Uuid,
    /// The edition.
    pub edition: String,
    /// The first legal date on which it counts.
    pub counts_from: String,
    /// Why.
    pub reason: String,
    /// Where it stands: `proposed`, `lapsed` (its day came before anybody confirmed), `confirmed`, `in_force`, `over` or
    /// `withdrawn`.
    pub status: &'static str,
    /// Who proposed it.
    pub proposed_by: Option<String>,
    /// The same as an id, so that one knows oneself.
    pub proposer: Uuid,
    /// When, UTC microseconds.
    pub proposed_at: i64,
    /// Who confirmed it.
    pub confirmed_by: Option<String>,
    /// When, UTC microseconds.
    pub confirmed_at: Option<i64>,
    /// Who withdrew it.
    pub withdrawn_by: Option<String>,
    /// When, UTC microseconds.
    pub withdrawn_at: Option<i64>,
}

impl Office {
    /// Proposes that an edition counts from a day.
    ///
    /// # Errors
    /// There is no such edition, the day has begun or is too near or taken, or the store failed.
    pub async fn propose_activation(&self, caller: &Caller, new: &NewActivation) -> Result<ActivationView, OfficeError> {
        let reason = text("reason", &new.reason, TEXT_CHARACTERS_MAX)?;
        let edition = self.known(&new.edition).await?;
        let now = self.environment.now();
        self.is_open(new.counts_from, now)?;
        let activation = Activation {
            id: id(self.environment.as_ref(), now),
            edition,
            counts_from: new.counts_from.to_string(),
            reason,
            owner: caller.id,
            at: now.as_microsecond(),
            confirmed: None,
            withdrawn: None,
        };
        let event = self.activation_event(&activation, Step::Proposed, caller.id, now)?;
        if !self.store.propose_activation(&self.itself(), &activation, &event).await.map_err(OfficeError::Read)? {
            return Err(Denial::Invalid { field: "counts_from", reason: "day_taken" }.into());
        }
        self.audit(caller.id, "law.proposed", "done", &activation.id.to_string(), &activation.counts_from, false).await;
        Ok(self.activation_view(activation, &self.names().await?, now))
    }

    /// Confirms what another person proposed.
    ///
    /// # Errors
    /// There is no such proposal, the caller proposed it, its day is too near, or the store failed.
    pub async fn confirm_activation(&self, caller: &Caller, activation: Uuid) -> Result<ActivationView, OfficeError> {
        let found = self.activation(activation).await?;
        if found.owner == caller.id {
            return Err(Denial::SecondPerson.into());
        }
        let now = self.environment.now();
        self.is_open(date(&found)?, now)?;
        let event = self.activation_event(&found, Step::Confirmed, caller.id, now)?;
        let done = self.store.confirm_activation(&self.itself(), activation, caller.id, now.as_microsecond(), &event).await;
        if !done.map_err(OfficeError::Read)? {
            return Err(Denial::Invalid { field: "activation", reason: "not_waiting" }.into());
        }
        self.audit(caller.id, "law.confirmed", "done", &activation.to_string(), &found.owner.to_string(), true).await;
        self.refresh_law().await?;
        let confirmed = Activation { confirmed: Some((caller.id, now.as_microsecond())), ..found };
        Ok(self.activation_view(confirmed, &self.names().await?, now))
    }

    /// Withdraws a proposal, or what was confirmed while its day is not near.
    ///
    /// # Errors
    /// There is no such activation, its day is too near, or the store failed.
    pub async fn withdraw_activation(&self, caller: &Caller, activation: Uuid) -> Result<(), OfficeError> {
        let found = self.activation(activation).await?;
        let now = self.environment.now();
        if found.confirmed.is_some() {
            self.is_open(date(&found)?, now)?;
        }
        let event = self.activation_event(&found, Step::Withdrawn, caller.id, now)?;
        let done = self.store.withdraw_activation(&self.itself(), activation, caller.id, now.as_microsecond(), &event).await;
        if !done.map_err(OfficeError::Read)? {
            return Err(Denial::Invalid { field: "activation", reason: "not_waiting" }.into());
        }
        self.audit(caller.id, "law.withdrawn", "done", &activation.to_string(), &found.counts_from, true).await;
        self.refresh_law().await
    }

    async fn activation(&self, id: Uuid) -> Result<Activation, OfficeError> {
        let all = self.store.activations(&self.itself()).await.map_err(OfficeError::Read)?;
        Ok(all.into_iter().find(|one| one.id == id).ok_or(Denial::NotFound)?)
    }

    /// Whether it may still be decided what counts from a day.
    fn is_open(&self, day: Date, now: Timestamp) -> Result<(), Denial> {
        let denied = |reason| Denial::Invalid { field: "counts_from", reason };
        let law = self.law();
        let today = now.to_zoned(law.time_zone()).date();
        let starts_at = day.to_zoned(law.time_zone()).map_err(|_| denied("no_such_day"))?.timestamp();
        if day <= today {
            return Err(denied("past"));
        }
        if starts_at.duration_since(now) < LEAD {
            return Err(denied("too_near"));
        }
        if day > today.saturating_add(YEARS_MAX.years()) {
            return Err(denied("too_far"));
        }
        Ok(())
    }

    /// The first day for which something can still be proposed.
    pub(super) fn earliest(&self, now: Timestamp) -> Date {
        let zone = self.law().time_zone();
        now.saturating_add(LEAD).map_or(Date::MAX, |then| then.to_zoned(zone).date().saturating_add(1.day()))
    }

    pub(super) fn activation_view(&self, one: Activation, names: &BTreeMap<Uuid, String>, now: Timestamp) -> ActivationView {
        let today = now.to_zoned(self.law().time_zone()).date().to_string();
        let in_force = self.schedule.in_force(now).map(|(activation, ..)| activation);
        let has_begun = one.counts_from <= today;
        let status = match (&one.withdrawn, &one.confirmed) {
            (Some(_), _) => "withdrawn",
            (None, None) if has_begun => "lapsed",
            (None, None) => "proposed",
            (None, Some(_)) if !has_begun => "confirmed",
            (None, Some(_)) if in_force == Some(one.id) => "in_force",
            (None, Some(_)) => "over",
        };
        let by = |act: &Option<(Uuid, i64)>| act.and_then(|(who, _)| named(who, names));
        ActivationView {
            id: one.id,
            edition: Hash(one.edition).to_string(),
            counts_from: one.counts_from,
            reason: one.reason,
            status,
            proposed_by: named(one.owner, names),
            proposer: one.owner,
            proposed_at: one.at,
            confirmed_by: by(&one.confirmed),
            confirmed_at: one.confirmed.map(|(_, at)| at),
            withdrawn_by: by(&one.withdrawn),
            withdrawn_at: one.withdrawn.map(|(_, at)| at),
        }
    }
}

fn date(activation: &Activation) -> Result<Date, Denial> {
    activation.counts_from.parse().map_err(|_| Denial::NotFound)
}
