//! This module decides how a model that somebody brought is tried on the house's own past before anybody may promote it: on what
//! was examined after the last day that it was learned from, beside the champion on the same lines.

use clearance::capacity;
use jiff::tz::TimeZone;
use learning::Past;
use serde::{Deserialize, Serialize};
use store::{PastCase, Trial};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::past::{Going, case_of};
use crate::retraining::{Tried, Weakness};
use crate::{Denial, Office, OfficeError};

/// A trial in which nothing had been examined is made again, when somebody asks, after so long. Microseconds.
const AGAIN_AFTER: i64 = 60_000_000;

/// What is to be tried.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct BroughtModel {
    /// Hash of the model.
    pub model: String,
}

impl BroughtModel {
    /// What stands in a trial of it.
    fn body(model: &str) -> Result<Vec<u8>, OfficeError> {
        serde_json::to_vec(&Self { model: model.to_owned() }).map_err(OfficeError::Kept)
    }
}

/// A back-test of a model that somebody brought.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ModelTrial {
    /// When it was asked for, UTC microseconds.
    pub asked_at: i64,
    /// When it was done, UTC microseconds; none while it waits or runs.
    pub done_at: Option<i64>,
    /// Cases gone through so far.
    pub cases: u64,
    /// How it did; none while it is not done, and where nothing was examined after the last day that it was learned from.
    pub tried: Option<Tried>,
    /// What the back-test says against it.
    pub weaknesses: Vec<Weakness>,
}

impl ModelTrial {
    fn of(trial: &Trial) -> Result<Self, OfficeError> {
        let tried: Option<Tried> = match trial.done_at {
            Some(_) => serde_json::from_slice(&trial.result).map_err(OfficeError::Kept)?,
            None => None,
        };
        let mut weaknesses = tried.as_ref().map(Tried::weaknesses).unwrap_or_default();
        weaknesses.extend(tried.iter().filter(|tried| tried.by_chance == 0).map(|_| Weakness::NoChance));
        Ok(Self { asked_at: trial.at, done_at: trial.done_at, cases: trial.cases, tried, weaknesses })
    }
}

impl Office {
    /// The last back-test of a model; none where none was asked for.
    pub(super) async fn model_trial(&self, model: &str) -> Result<Option<ModelTrial>, OfficeError> {
        let trial = self.store.last_trial_of(&self.itself(), &BroughtModel::body(model)?).await.map_err(OfficeError::Read)?;
        trial.as_ref().map(ModelTrial::of).transpose()
    }

    /// Has a model tried.
    pub(super) async fn ask_model_trial(&self, owner: Uuid, model: &str) -> Result<(), OfficeError> {
        let today = self.today();
        self.put_trial(owner, BroughtModel::body(model)?, (today, today)).await.map(drop)
    }

    /// Refuses to promote a model that somebody brought before it was tried; what was not is asked for.
    pub(super) async fn demand_trial(&self, owner: Uuid, model: &str) -> Result<(), OfficeError> {
        let refused = |reason| Err(Denial::Invalid { field: "version", reason }.into());
        match self.model_trial(model).await? {
            Some(ModelTrial { tried: Some(_), .. }) => Ok(()),
            Some(ModelTrial { done_at: None, .. }) => refused("being_tried"),
            Some(ModelTrial { done_at: Some(at), .. }) if self.environment.now().as_microsecond() - at < AGAIN_AFTER => {
                refused("nothing_examined")
            }
            Some(_) | None => {
                self.ask_model_trial(owner, model).await?;
                refused("being_tried")
            }
        }
    }

    /// Makes a back-test that waits; what it says of a model that is not there any more, or where the law lets the score stop
    /// nobody, is nothing.
    pub(crate) async fn try_brought(&self, asked: &Trial, model: &str, mut beat_at: i64) -> Result<(), OfficeError> {
        let bundle = self.read_model(model).await?;
        let allowed = capacity(self.law().edition(), self.today());
        let mut tried = None;
        let mut cases = 0;
        if let Some((bundle, allowed)) = bundle.zip(allowed) {
            self.complete_past().await?;
            let pages = self.pages(self.environment.now()).await?.after(&bundle, &self.law().time_zone());
            let meet = |past: &mut Past, kept: &PastCase, zone: &TimeZone| {
                if let Some(case) = case_of(kept, zone) {
                    past.meet(&case);
                }
            };
            let (mut going, mut page) = Going::new(pages, Past::on(bundle.signals), meet).on(self).await?;
            while page > 0 {
                cases += page;
                let now = self.environment.now().as_microsecond().max(beat_at + 1);
                let mine = self.store.beat_trial(&self.itself(), asked.id, beat_at, now, cases).await;
                if !mine.map_err(OfficeError::Read)? {
                    return Ok(());
                }
                beat_at = now;
                (going, page) = going.on(self).await?;
            }
            let past = going.state;
            let (brought, worths, champion) = (bundle.champion, allowed.worths(), self.targets.champion());
            let beside = champion.as_ref().map(|(champion, _)| champion.clone());
            let trying = tokio::task::spawn_blocking(move || past.try_brought(&brought, &worths, beside.as_ref()));
            let told = trying.await.map_err(|_| OfficeError::Interrupted)?;
            tried = told.map(|told| Tried::of(&told, allowed.goods.usual, champion.as_ref()));
        }
        let result = serde_json::to_vec(&tried).map_err(OfficeError::Kept)?;
        let at = self.environment.now().as_microsecond();
        self.store.conclude_trial(&self.itself(), asked.id, at, cases, &result).await.map_err(OfficeError::Read)
    }
}
