//! This module decides what a profile would have stopped: it runs over stored cases of past days, off the request path,
//! and says how many it would have hit, what was found in those that were examined, and whom it would have burdened.

use std::collections::BTreeMap;

use clearance::{Lane, Outcome, Profiles};
use jiff::ToSpan;
use jiff::civil::Date;
use permissions::Permission;
use serde::{Deserialize, Serialize};
use store::{Filter, PAGE_MAX, Page, Trial};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{ProfileDraft, compiled};
use crate::analyst::Rate;
use crate::cockpit::start_of;
use crate::dossier::Dossier;
use crate::environment::id;
use crate::models::BroughtModel;
use crate::{Caller, Denial, Office, OfficeError};

/// Days of one trial: a quarter.
pub const TRIAL_DAYS_MAX: i32 = 92;
/// Cases of one trial, the newest first; more are not looked at, and the result says so.
pub const TRIAL_CASES_MAX: u64 = 50_000;
/// Trials that may wait at once.
const OPEN_MAX: u64 = 5;
/// Who works on a trial says so; after so long without a word another takes it.
const STALE_MICROSECONDS: i64 = 60_000_000;
/// A word is given after so many cases.
const BEAT_EVERY: u64 = 200;
/// Cases that are kept of a result: the newest.
const CASES_KEPT_MAX: usize = 200;
/// Declarants that are kept of a result: those that are hit most.
const DECLARANTS_KEPT_MAX: usize = 200;

/// A trial as people see it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TrialView {
    /// Its id.
    pub id: Uuid,
    /// The first day of the cases' receipt.
    pub first_day: String,
    /// The last.
    pub last_day: String,
    /// When it was asked for, UTC microseconds.
    pub asked_at: i64,
    /// When it was done, UTC microseconds.
    pub done_at: Option<i64>,
    /// Cases looked at so far.
    pub cases: u64,
    /// What was found, when it is done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub result: Option<TrialTold>,
    /// Of those hit and examined, the irregular ones.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub irregular: Option<Rate>,
}

/// What a profile would have stopped.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct TrialTold {
    /// Cases that were accepted and so looked at.
    pub looked: u64,
    /// Of these, those that it would have hit.
    pub hits: u64,
    /// Of the hits, those that were stopped anyway on this lane or a stricter one.
    pub stopped_anyway: u64,
    /// Of the hits, those that were examined.
    pub examined: u64,
    /// Of these, the irregular ones.
    pub irregular: u64,
    /// Hits a day that it would stop in addition, in hundredths.
    pub more_a_day_hundredths: u64,
    /// Declarants that it would have hit, those first that it hits most.
    pub declarants: Vec<Burdened>,
    /// How many declarants it would have hit.
    pub declarants_hit: u64,
    /// The newest cases that it would have hit; only for who may list cases.
    pub cases: Vec<TrialCase>,
    /// Whether all cases of the days were looked at.
    pub is_all: bool,
}

/// A declarant that a profile would have hit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = TrialBurdened)]
pub struct Burdened {
    /// Number or name.
    pub declarant: String,
    /// Cases hit.
    pub hits: u64,
    /// Of so many.
    pub of: u64,
    /// Of those hit and examined, irregular.
    pub irregular: u64,
}

/// A case that a profile would have hit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct TrialCase {
    /// The case.
    pub case: Uuid,
    /// The firm it belongs to.
    pub owner: Uuid,
    /// Its number.
    pub name: String,
    /// When it was received, UTC microseconds.
    pub received_at: i64,
    /// Who declared.
    pub declarant: String,
    /// The lane on which it went.
    #[schema(value_type = Option<String>)]
    pub lane: Option<Lane>,
    /// What an examination found.
    pub result: Option<String>,
    /// Where it hits: paths in the declaration.
    pub at: Vec<String>,
}

impl Office {
    /// Asks what a profile would have stopped. The answer comes later: ask for the trial again.
    ///
    /// # Errors
    /// Something is wrong with the profile or the days, too many trials wait, or the store failed.
    pub async fn ask_trial(&self, caller: &Caller, draft: &ProfileDraft, days: (Date, Date)) -> Result<TrialView, OfficeError> {
        let (first_day, last_day) = days;
        let span = first_day.until(last_day).map_or(-1, |span| span.get_days());
        if !(0..TRIAL_DAYS_MAX).contains(&span) {
            return Err(Denial::Invalid { field: "last_day", reason: "0 to 91 days after first_day" }.into());
        }
        if let Err(found) = draft.condition("profile", days).compile() {
            return Err(Denial::Cells { problems: found.iter().map(Into::into).collect() }.into());
        }
        if self.store.open_trials(&self.itself()).await.map_err(OfficeError::Read)? >= OPEN_MAX {
            return Err(Denial::Invalid { field: "trial", reason: "too_many_wait" }.into());
        }
        let body = serde_json::to_vec(draft).map_err(OfficeError::Kept)?;
        let asked = self.put_trial(caller.id, body, days).await?;
        Ok(view(asked, None))
    }

    /// Has what a body says tried, of a profile or of a model.
    pub(crate) async fn put_trial(&self, owner: Uuid, body: Vec<u8>, days: (Date, Date)) -> Result<Trial, OfficeError> {
        let now = self.environment.now();
        let asked = Trial {
            id: id(self.environment.as_ref(), now),
            body,
            first_day: days.0.to_string(),
            last_day: days.1.to_string(),
            owner,
            at: now.as_microsecond(),
            beat_at: 0,
            done_at: None,
            cases: 0,
            result: Vec::new(),
        };
        self.store.ask_trial(&self.itself(), &asked).await.map_err(OfficeError::Read)?;
        Ok(asked)
    }

    /// A trial, with its result when it is done. Cases are told to who may list them, those of kin to nobody.
    ///
    /// # Errors
    /// There is none of this id, or the store failed.
    pub async fn trial(&self, caller: &Caller, trial: Uuid) -> Result<TrialView, OfficeError> {
        let found = self.store.trial(&self.itself(), trial).await.map_err(OfficeError::Read)?.ok_or(Denial::NotFound)?;
        if serde_json::from_slice::<BroughtModel>(&found.body).is_ok() {
            return Err(Denial::NotFound.into());
        }
        let mut told: Option<TrialTold> = match found.done_at {
            Some(_) => Some(serde_json::from_slice(&found.result).map_err(OfficeError::Kept)?),
            None => None,
        };
        if let Some(told) = &mut told {
            let lists = caller.may(Permission::ListCases);
            told.cases.retain(|case| lists && !caller.is_related(case.owner));
        }
        Ok(view(found, told))
    }

    /// Makes one trial that waits, of a profile or of a model. False when none did.
    ///
    /// # Errors
    /// The store failed, or what it keeps cannot be read.
    pub async fn keep_trials(&self) -> Result<bool, OfficeError> {
        let now = self.environment.now().as_microsecond();
        let waiting = self.store.waiting_trial(&self.itself(), now - STALE_MICROSECONDS).await.map_err(OfficeError::Read)?;
        let Some(found) = waiting else { return Ok(false) };
        let taken = self.store.beat_trial(&self.itself(), found.id, found.beat_at, now, 0).await;
        if taken.map_err(OfficeError::Read)? {
            match serde_json::from_slice::<BroughtModel>(&found.body) {
                Ok(brought) => Box::pin(self.try_brought(&found, &brought.model, now)).await?,
                Err(_) => Box::pin(self.try_profile(&found, now)).await?,
            }
        }
        Ok(true)
    }

    async fn try_profile(&self, asked: &Trial, mut beat_at: i64) -> Result<(), OfficeError> {
        let draft: ProfileDraft = serde_json::from_slice(&asked.body).map_err(OfficeError::Kept)?;
        let zone = self.law().time_zone();
        let day = |text: &str| text.parse::<Date>().unwrap_or_default();
        let (first_day, last_day) = (day(&asked.first_day), day(&asked.last_day));
        // On all days: whether it holds yet is not the question.
        let always = (Date::MIN, Date::MAX);
        let profile = compiled(Uuid::nil(), String::new(), &draft, always);
        let profiles = Profiles::new(profile.into_iter().collect());
        let filter = Filter {
            received_from: Some(start_of(first_day, &zone)),
            received_to: Some(start_of(last_day.saturating_add(1.day()), &zone)),
            ..Filter::default()
        };
        let actor = self.itself();
        let mut tally = Tally { told: TrialTold { is_all: true, ..TrialTold::default() }, ..Tally::default() };
        let (mut after, mut seen) = (None, 0);
        'pages: loop {
            let cases = self.store.cases(&actor, &filter, Page { after, limit: PAGE_MAX }).await.map_err(OfficeError::Read)?;
            let Some(last) = cases.last() else { break };
            after = Some(last.cursor());
            for case in &cases {
                if seen == TRIAL_CASES_MAX {
                    tally.told.is_all = false;
                    break 'pages;
                }
                seen += 1;
                let Some(dossier) = self.dossier(&actor, case.case_id).await? else { continue };
                let law = self.on(dossier.record.facts.legal_date).await?.law();
                let hits = profiles.hits(&dossier.declaration, &law, &dossier.record.facts);
                let at = hits.first().map(|hit| hit.at.iter().map(declaration::Pointer::path).collect());
                tally.one(&dossier, at, draft.lane);
                if seen.is_multiple_of(BEAT_EVERY) {
                    let now = self.environment.now().as_microsecond().max(beat_at + 1);
                    let mine = self.store.beat_trial(&actor, asked.id, beat_at, now, seen).await;
                    if !mine.map_err(OfficeError::Read)? {
                        return Ok(());
                    }
                    beat_at = now;
                }
            }
        }
        let days = first_day.until(last_day).map_or(1, |span| i64::from(span.get_days()) + 1);
        let result = serde_json::to_vec(&tally.sum(days)).map_err(OfficeError::Kept)?;
        let at = self.environment.now().as_microsecond();
        self.store.conclude_trial(&actor, asked.id, at, seen, &result).await.map_err(OfficeError::Read)
    }
}

fn view(one: Trial, result: Option<TrialTold>) -> TrialView {
    TrialView {
        id: one.id,
        first_day: one.first_day,
        last_day: one.last_day,
        asked_at: one.at,
        done_at: one.done_at,
        cases: one.cases,
        irregular: result.as_ref().map(|told| Rate::of(told.irregular, told.examined)),
        result,
    }
}

/// What is counted over cases.
#[derive(Default)]
struct Tally {
    told: TrialTold,
    declarants: BTreeMap<String, Burdened>,
}

impl Tally {
    fn one(&mut self, dossier: &Dossier, at: Option<Vec<String>>, lane: Lane) {
        let decision = &dossier.record.decision;
        if decision.outcome == Outcome::Rejected {
            return;
        }
        let told = &mut self.told;
        told.looked += 1;
        let declarant = Some(dossier.row.declarant.clone()).filter(|name| !name.is_empty()).unwrap_or_else(|| "—".to_owned());
        let theirs = self.declarants.entry(declarant.clone()).or_insert_with(|| Burdened {
            declarant: declarant.clone(),
            hits: 0,
            of: 0,
            irregular: 0,
        });
        theirs.of += 1;
        let Some(at) = at else { return };
        let is_irregular = crate::analyst::is_irregular(dossier.found.as_deref());
        theirs.hits += 1;
        theirs.irregular += u64::from(is_irregular);
        told.hits += 1;
        told.stopped_anyway += u64::from(decision.lane().is_some_and(|stopped| stopped >= lane));
        told.examined += u64::from(dossier.found.is_some());
        told.irregular += u64::from(is_irregular);
        // The newest come first.
        if told.cases.len() < CASES_KEPT_MAX {
            told.cases.push(TrialCase {
                case: dossier.case_id,
                owner: dossier.row.owner,
                name: dossier.row.mrn.clone().unwrap_or_else(|| dossier.row.lrn.clone()),
                received_at: dossier.row.received_at,
                declarant,
                lane: decision.lane(),
                result: dossier.found.clone(),
                at,
            });
        }
    }

    fn sum(self, days: i64) -> TrialTold {
        let Self { mut told, declarants } = self;
        let mut hit: Vec<Burdened> = declarants.into_values().filter(|one| one.hits > 0).collect();
        hit.sort_by(|one, other| other.hits.cmp(&one.hits).then_with(|| one.declarant.cmp(&other.declarant)));
        told.declarants_hit = hit.len() as u64;
        hit.truncate(DECLARANTS_KEPT_MAX);
        told.declarants = hit;
        let more = told.hits - told.stopped_anyway;
        told.more_a_day_hundredths = more.saturating_mul(100).checked_div(u64::try_from(days).unwrap_or(1)).unwrap_or(0);
        told
    }
}
