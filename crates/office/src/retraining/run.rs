//! This module decides how a retraining is carried out: the past is gone through a page at a time, models are grown on one
//! thread beside the requests, and what came of it is laid down. Meanwhile the node says that it goes on.

use clearance::{ENGINE_VERSION, capacity};
use jiff::tz::TimeZone;
use learning::{Forust, Past, Retrained, TrainError};
use reference::Hash;
use risk::{Bundle, Champion, Signals, Worths};
use store::{PastCase, Retraining};

use super::{BEAT_EVERY, Failure, Learned, Outcome};
use crate::directives::{Kind, said};
use crate::models::{MODEL_BYTES_MAX, ModelCard};
use crate::past::{Going, case_of, chained};
use crate::{Office, OfficeError};

/// A past that was gone through.
struct Gathered {
    past: Past,
    hash: Hash,
}

impl Gathered {
    fn meet(&mut self, kept: &PastCase, zone: &TimeZone) {
        self.hash = chained(&self.hash, kept);
        if let Some(case) = case_of(kept, zone) {
            self.past.meet(&case);
        }
    }
}

impl Office {
    /// Learns again, and lays the model down; none when another node has taken the run.
    pub(super) async fn retrain(&self, run: &mut Retraining) -> Result<Option<Outcome>, OfficeError> {
        let today = self.today();
        let Some(capacity) = capacity(self.law().edition(), today) else {
            return Ok(Some(Outcome::Failed(Failure::NoShare)));
        };
        self.complete_past().await?;
        let Some(Gathered { past, hash }) = self.gather(run).await? else { return Ok(None) };
        if self.was_learned(&hash).await? {
            return Ok(Some(Outcome::Failed(Failure::NothingNew)));
        }
        let counted = past.counted();
        let champion = self.targets.champion();
        let beside = champion.as_ref().map(|(champion, _)| champion.clone());
        let Some(learned) = self.learn_again(run, past, capacity.worths(), beside).await? else { return Ok(None) };
        let retrained = match learned {
            Ok(retrained) => retrained,
            Err(TrainError::TooFew { rows, hits, least }) => {
                let failure = Failure::TooFew { examined: rows as u64, irregular: hits as u64, needed: least as u64 };
                return Ok(Some(Outcome::Failed(failure)));
            }
            Err(error) => {
                tracing::error!(%error, "the house could not learn again; everything stays as it was");
                return Ok(Some(Outcome::Failed(Failure::Broken)));
            }
        };
        let learned = Learned::of(hash, &counted, &retrained, capacity.goods.usual, champion.as_ref());
        self.lay_model_down(run, retrained, learned).await.map(Some)
    }

    /// Whether a model was learned from the same past by the same engine.
    async fn was_learned(&self, past: &Hash) -> Result<bool, OfficeError> {
        for one in &self.all_models().await? {
            let learned = said::<ModelCard>(one)?.learned;
            if learned.is_some_and(|learned| learned.past == past.to_string() && learned.engine == ENGINE_VERSION) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Goes through the past; none when another node has taken the run.
    async fn gather(&self, run: &mut Retraining) -> Result<Option<Gathered>, OfficeError> {
        let pages = self.pages(self.environment.now()).await?;
        let mut told = tokio::time::Instant::now();
        let nothing = Gathered { past: Past::default(), hash: Hash::of(b"") };
        let (mut going, mut cases) = Going::new(pages, nothing, Gathered::meet).on(self).await?;
        while cases > 0 {
            run.cases += cases;
            if told.elapsed() >= BEAT_EVERY {
                told = tokio::time::Instant::now();
                if !self.beat(run).await? {
                    return Ok(None);
                }
            }
            (going, cases) = going.on(self).await?;
        }
        Ok(Some(going.state))
    }

    /// Grows models on one thread, saying meanwhile that it goes on; none when another node has taken the run.
    async fn learn_again(
        &self,
        run: &mut Retraining,
        past: Past,
        worths: Worths,
        champion: Option<Champion>,
    ) -> Result<Option<Result<Retrained, TrainError>>, OfficeError> {
        let mut growing = tokio::task::spawn_blocking(move || past.learn(&Forust::default(), &worths, champion.as_ref()));
        loop {
            tokio::select! {
                grown = &mut growing => return grown.map(Some).map_err(|_| OfficeError::Interrupted),
                () = tokio::time::sleep(BEAT_EVERY) => {
                    if !self.beat(run).await? {
                        return Ok(None);
                    }
                }
            }
        }
    }

    /// Lays the model down. The past is not in its file: each node goes through its own when the model looks on.
    async fn lay_model_down(&self, run: &Retraining, retrained: Retrained, learned: Learned) -> Result<Outcome, OfficeError> {
        let champion = retrained.champion;
        let training = champion.training;
        let bytes = Bundle { champion, signals: Signals::default() }.to_bytes();
        let bytes = bytes.map_err(|_| OfficeError::Interrupted)?;
        if bytes.len() > MODEL_BYTES_MAX {
            let failure = Failure::TooLarge { bytes: bytes.len() as u64, most: MODEL_BYTES_MAX as u64 };
            return Ok(Outcome::Failed(failure));
        }
        let model = Hash::of(&bytes);
        let at = self.environment.now().as_microsecond();
        self.store.put_model(&self.itself(), &model.0, &bytes, at).await.map_err(OfficeError::Read)?;
        let card = ModelCard {
            model: model.to_string(),
            note: String::new(),
            examples: training.examples,
            hits: training.hits,
            until: training.until,
            learned: Some(learned),
        };
        let laid = self.lay_down_for(run.owner, Kind::Model, None, &card).await?;
        self.refresh_models().await?;
        Ok(Outcome::Laid(laid.id))
    }
}
