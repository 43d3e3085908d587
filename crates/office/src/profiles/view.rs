//! This module decides how profiles stand before an analyst: what each says, who laid it down, what it hit and how often
//! it was right, and which end soon.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;
use serde::Serialize;
use store::{Directive, HitMonth, PROFILE_MONTHS};
use utoipa::ToSchema;
use uuid::Uuid;

use super::ProfileDraft;
use crate::analyst::Rate;
use crate::cockpit::start_of;
use crate::directives::{Kind, Standing, last_versions, said};
use crate::{Caller, Denial, Office, OfficeError};

/// Days before the end of a profile from which on it is said.
pub const PROFILE_ENDING_DAYS: i32 = 14;

/// The profiles of the house.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ProfilesView {
    /// The legal date.
    pub today: Date,
    /// Who looks.
    pub you: Uuid,
    /// The profiles, those in use first, then what waits.
    pub profiles: Vec<ProfileView>,
}

/// A profile.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ProfileView {
    /// Its id.
    pub profile: Uuid,
    /// Where it stands: `proposed`, `scheduled`, `in_use`, `ended` or `withdrawn`.
    pub status: &'static str,
    /// Days until it ends, where it is in use and ends soon.
    pub ends_in_days: Option<i32>,
    /// Its versions, the newest first.
    pub versions: Vec<ProfileVersion>,
    /// What it hit in twelve months.
    pub hits: u64,
    /// Of these examined, the irregular ones.
    pub irregular: Rate,
    /// Declarants that it hit.
    pub declarants: u64,
    /// The same by month, the newest last.
    pub months: Vec<Month>,
}

/// A version of a profile.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ProfileVersion {
    /// Who laid it down.
    #[serde(flatten)]
    pub standing: Standing,
    /// What it says.
    pub says: ProfileDraft,
    /// Where it stands: `proposed`, `lapsed`, `confirmed`, `replaced` or `withdrawn`.
    pub status: &'static str,
    /// Of a proposal, its trial on the last quarter: nobody confirms it before that is done.
    pub trial: Option<Uuid>,
}

/// What a profile hit in a month.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[schema(as = ProfileMonth)]
pub struct Month {
    /// Its first day.
    pub first_day: Date,
    /// Cases hit.
    pub hits: u64,
    /// Of these examined, the irregular ones.
    pub irregular: Rate,
}

/// A case that a profile hit.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ProfileCase {
    /// The case.
    pub case: Uuid,
    /// Its number.
    pub name: String,
    /// When it was received, UTC microseconds.
    pub received_at: i64,
    /// Who declared.
    pub declarant: String,
    /// The lane on which it went.
    pub lane: Option<String>,
    /// What an examination found.
    pub result: Option<String>,
}

impl Office {
    /// All profiles, with what they hit. Cases of the caller's kin and firms are in no figure.
    ///
    /// # Errors
    /// The store failed, or what it keeps cannot be read.
    pub async fn profiles_view(&self, caller: &Caller) -> Result<ProfilesView, OfficeError> {
        let today = self.today();
        let months = months(today);
        let zone = self.law().time_zone();
        let begins: [i64; PROFILE_MONTHS] = std::array::from_fn(|place| start_of(months[place], &zone));
        let (actor, related, store) = (&caller.actor, &caller.related, &self.store);
        let (all, counted, declarants) = tokio::try_join!(
            store.directives(actor, Kind::Profile.as_str()),
            store.profile_months(actor, related, &begins),
            store.profile_declarants(actor, related, begins[0]),
        )
        .map_err(OfficeError::Read)?;
        let names = self.names().await?;
        let mut by_profile: BTreeMap<Uuid, Vec<Directive>> = BTreeMap::new();
        for one in all {
            by_profile.entry(one.subject).or_default().push(one);
        }
        let mut profiles = Vec::with_capacity(by_profile.len());
        for (profile, versions) in by_profile {
            let theirs: Vec<&HitMonth> = counted.iter().filter(|one| one.profile == profile).collect();
            let declarants = declarants.iter().find(|(hit, _)| *hit == profile).map_or(0, |(_, count)| *count);
            profiles.push(view(profile, versions, &theirs, declarants, &names, today, &months)?);
        }
        for waiting in profiles.iter_mut().flat_map(|one| &mut one.versions).filter(|one| one.status == "proposed") {
            let body = serde_json::to_vec(&waiting.says).map_err(OfficeError::Kept)?;
            waiting.trial = store.trial_of(&self.itself(), &body).await.map_err(OfficeError::Read)?.map(|(trial, _)| trial);
        }
        let order = ["in_use", "scheduled", "proposed", "ended", "withdrawn"];
        profiles.sort_by_key(|one| {
            let place = order.iter().position(|status| *status == one.status);
            (place, std::cmp::Reverse(one.versions.first().map(|version| version.standing.proposed_at)))
        });
        Ok(ProfilesView { today, you: caller.id, profiles })
    }

    /// The newest cases that a profile hit.
    ///
    /// # Errors
    /// The store failed.
    pub async fn profile_cases(&self, caller: &Caller, profile: Uuid) -> Result<Vec<ProfileCase>, OfficeError> {
        let last = self.store.last_directive_number(&self.itself(), Kind::Profile.as_str(), profile).await;
        if last.map_err(OfficeError::Read)? == 0 {
            return Err(Denial::NotFound.into());
        }
        let found = self.store.profile_cases(&caller.actor, &caller.related, profile).await.map_err(OfficeError::Read)?;
        Ok(found
            .into_iter()
            .map(|(hit, name)| ProfileCase {
                case: hit.case_id,
                name,
                received_at: hit.received_at,
                declarant: hit.declarant,
                lane: hit.lane,
                result: hit.result,
            })
            .collect())
    }
}

/// The first days of this month and of the eleven before it.
fn months(today: Date) -> [Date; PROFILE_MONTHS] {
    let this = today.first_of_month();
    let before = |place: usize| i64::try_from(PROFILE_MONTHS - 1 - place).unwrap_or(0);
    std::array::from_fn(|place| this.saturating_sub(before(place).months()))
}

fn view(
    profile: Uuid,
    mut versions: Vec<Directive>,
    counted: &[&HitMonth],
    declarants: u64,
    names: &BTreeMap<Uuid, String>,
    today: Date,
    months: &[Date; PROFILE_MONTHS],
) -> Result<ProfileView, OfficeError> {
    versions.sort_by_key(|one| one.number);
    let stands = |one: &&Directive| one.confirmed.is_some() && one.withdrawn.is_none();
    let counts = last_versions(versions.iter().filter(stands).cloned().collect()).pop();
    let in_use: Option<ProfileDraft> = counts.as_ref().map(said).transpose()?;
    let waits = versions.iter().any(|one| one.confirmed.is_none() && one.withdrawn.is_none());
    let status = match &in_use {
        Some(says) if says.valid_to < today => "ended",
        Some(says) if says.valid_from > today => "scheduled",
        Some(_) => "in_use",
        None if waits => "proposed",
        None => "withdrawn",
    };
    let left = in_use.as_ref().and_then(|says| today.until(says.valid_to).ok()).map(|span| span.get_days());
    let version = |one: &Directive| -> Result<ProfileVersion, OfficeError> {
        let says: ProfileDraft = said(one)?;
        let status = match (&one.withdrawn, &one.confirmed) {
            (Some(_), _) => "withdrawn",
            (None, None) if says.valid_to < today => "lapsed",
            (None, None) => "proposed",
            (None, Some(_)) if counts.as_ref().is_some_and(|counts| counts.id == one.id) => "confirmed",
            (None, Some(_)) => "replaced",
        };
        Ok(ProfileVersion { standing: Standing::of(one, names), says, status, trial: None })
    };
    let sum = |of: fn(&HitMonth) -> u64| counted.iter().map(|one| of(one)).sum::<u64>();
    let months = months.iter().enumerate().map(|(place, first_day)| {
        let theirs = counted.iter().find(|one| one.month == place);
        let (hits, examined, irregular) = theirs.map_or((0, 0, 0), |one| (one.hits, one.examined, one.irregular));
        Month { first_day: *first_day, hits, irregular: Rate::of(irregular, examined) }
    });
    Ok(ProfileView {
        profile,
        status,
        ends_in_days: left.filter(|days| status == "in_use" && *days <= PROFILE_ENDING_DAYS),
        versions: versions.iter().rev().map(version).collect::<Result<_, _>>()?,
        hits: sum(|one| one.hits),
        irregular: Rate::of(sum(|one| one.irregular), sum(|one| one.examined)),
        declarants,
        months: months.collect(),
    })
}
