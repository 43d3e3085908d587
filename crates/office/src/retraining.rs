//! This module decides how the house learns again from what it examined itself: when a retraining is due or somebody asks for
//! one, a node takes it, goes through the past off the request path, and lays the model down as a challenger with its
//! back-test and its lineage. Nothing counts but by two analysts; what fails is told and leaves everything as it was.

mod run;
mod told;

use std::time::Duration;

use jiff::SignedDuration;
use serde::{Deserialize, Serialize};
use store::Retraining;
use utoipa::ToSchema;
use uuid::Uuid;

pub use told::{ChampionTried, CurveTold, Estimate, Learned, PointTold, Tried, Weakness};

use crate::environment::id;
use crate::{Caller, Denial, Office, OfficeError};

/// How often a node looks whether one is due or waits.
const LOOK_EVERY: Duration = Duration::from_secs(5);
/// Who works on one says so this often.
const BEAT_EVERY: Duration = Duration::from_secs(10);
/// After so long without a word another node takes it.
const STALE_MICROSECONDS: i64 = 120_000_000;
/// Runs that are told, newest first.
const SHOWN_MAX: u32 = 10;

/// Why nothing came of one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "reason", rename_all = "snake_case")]
#[schema(as = RetrainingFailure)]
pub enum Failure {
    /// Too few lines were examined, or too few of a kind.
    TooFew {
        /// Examined lines before the last part, on which it would have been tried.
        examined: u64,
        /// Of these, irregular ones.
        irregular: u64,
        /// Of each kind so many are needed.
        needed: u64,
    },
    /// The law lets the score stop nobody, so there is nothing to learn for.
    NoShare,
    /// The same past was learned from before: nothing has come since.
    NothingNew,
    /// The models are larger than what the house takes.
    TooLarge {
        /// Their bytes.
        bytes: u64,
        /// As many are taken.
        most: u64,
    },
    /// Something broke: see the log of the node.
    Broken,
}

/// What came of one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Outcome {
    /// The version of the model that was laid down.
    Laid(Uuid),
    Failed(Failure),
}

/// A retraining as people see it. Instants are UTC microseconds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = RetrainingView)]
pub struct Run {
    /// Its id.
    pub id: Uuid,
    /// Who asked for it; none for the house.
    pub asked_by: Option<String>,
    /// When.
    pub asked_at: i64,
    /// Whether a node works on it or has.
    pub is_begun: bool,
    /// When it was done.
    pub done_at: Option<i64>,
    /// Cases gone through so far.
    pub cases: u64,
    /// The version of the model that was laid down.
    pub model: Option<Uuid>,
    /// Why nothing came of it.
    pub failure: Option<Failure>,
}

/// How the house learns again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct RetrainingsView {
    /// After how many days by itself; none: only when somebody asks.
    pub every_days: Option<u32>,
    /// When next by itself, UTC microseconds; none while there is no past to learn from.
    pub next_at: Option<i64>,
    /// The runs, the newest first.
    pub runs: Vec<Run>,
}

impl Office {
    /// How the house learns again: when next, what runs, what came of the last ones.
    ///
    /// # Errors
    /// The store failed, or what it keeps cannot be read.
    pub async fn retrainings_view(&self) -> Result<RetrainingsView, OfficeError> {
        let runs = self.store.retrainings(&self.itself(), SHOWN_MAX).await.map_err(OfficeError::Read)?;
        let names = self.names().await?;
        let next_at = self.next_retraining(runs.first()).await?;
        let view = |run: Retraining| {
            let outcome: Option<Outcome> = match run.done_at {
                Some(_) => Some(serde_json::from_slice(&run.result).map_err(OfficeError::Kept)?),
                None => None,
            };
            let (model, failure) = match outcome {
                Some(Outcome::Laid(model)) => (Some(model), None),
                Some(Outcome::Failed(failure)) => (None, Some(failure)),
                None => (None, None),
            };
            let asked_by = (!run.owner.is_nil()).then(|| names.get(&run.owner).cloned().unwrap_or_else(|| run.owner.to_string()));
            let Retraining { id, at: asked_at, beat_at, done_at, cases, .. } = run;
            Ok(Run { id, asked_by, asked_at, is_begun: beat_at > 0, done_at, cases, model, failure })
        };
        let runs = runs.into_iter().map(view).collect::<Result<_, OfficeError>>()?;
        Ok(RetrainingsView { every_days: self.retrain_days, next_at, runs })
    }

    /// Asks for one now.
    ///
    /// # Errors
    /// One is open already, or the store failed.
    pub async fn ask_retraining(&self, caller: &Caller) -> Result<Uuid, OfficeError> {
        let now = self.environment.now();
        let new = id(self.environment.as_ref(), now);
        let asked = self.store.ask_retraining(&self.itself(), new, caller.id, now.as_microsecond()).await;
        if !asked.map_err(OfficeError::Read)? {
            return Err(Denial::Invalid { field: "retraining", reason: "one_is_open" }.into());
        }
        self.audit(caller.id, "retraining.asked", "done", &new.to_string(), "", false).await;
        Ok(new)
    }

    /// When one is due: so many days after the last, or after the first case.
    async fn next_retraining(&self, last: Option<&Retraining>) -> Result<Option<i64>, OfficeError> {
        let Some(days) = self.retrain_days else { return Ok(None) };
        let since = match last {
            Some(last) => Some(last.at),
            None => self.store.past_size(&self.itself(), i64::MIN, i64::MAX).await.map_err(OfficeError::Read)?.first_at,
        };
        Ok(since.map(|since| since.saturating_add(SignedDuration::from_hours(24 * i64::from(days)).as_micros() as i64)))
    }

    /// Asks for one when it is due, and makes one that waits. False when none did.
    ///
    /// # Errors
    /// The store failed.
    pub async fn keep_retrainings(&self) -> Result<bool, OfficeError> {
        let now = self.environment.now();
        let at = now.as_microsecond();
        if self.retrain_days.is_some() {
            let last = self.store.retrainings(&self.itself(), 1).await.map_err(OfficeError::Read)?;
            let is_open = last.first().is_some_and(|last| last.done_at.is_none());
            if !is_open && self.next_retraining(last.first()).await?.is_some_and(|next| next <= at) {
                let new = id(self.environment.as_ref(), now);
                self.store.ask_retraining(&self.itself(), new, Uuid::nil(), at).await.map_err(OfficeError::Read)?;
            }
        }
        let waiting = self.store.waiting_retraining(&self.itself(), at - STALE_MICROSECONDS).await.map_err(OfficeError::Read)?;
        let Some(mut run) = waiting else { return Ok(false) };
        if self.beat(&mut run).await? {
            let outcome = match Box::pin(self.retrain(&mut run)).await {
                Ok(Some(outcome)) => outcome,
                // Somebody else has taken it.
                Ok(None) => return Ok(true),
                Err(error) => {
                    tracing::error!(%error, "the house could not learn again; everything stays as it was");
                    Outcome::Failed(Failure::Broken)
                }
            };
            run.done_at = Some(self.environment.now().as_microsecond());
            run.result = serde_json::to_vec(&outcome).map_err(OfficeError::Kept)?;
            self.store.conclude_retraining(&self.itself(), &run).await.map_err(OfficeError::Read)?;
        }
        Ok(true)
    }

    /// Says that this node works on it; false when another has taken it.
    async fn beat(&self, run: &mut Retraining) -> Result<bool, OfficeError> {
        let now = self.environment.now().as_microsecond().max(run.beat_at + 1);
        let mine = self.store.beat_retraining(&self.itself(), run.id, run.beat_at, now, run.cases).await;
        run.beat_at = now;
        mine.map_err(OfficeError::Read)
    }

    /// Looks again and again whether the house is to learn, until it is dropped.
    pub async fn keep_learning(&self) {
        loop {
            if let Err(error) = self.keep_retrainings().await {
                tracing::error!(%error, "retrainings could not be looked up");
            }
            tokio::time::sleep(LOOK_EVERY).await;
        }
    }
}
