//! This module decides which model scores, the champion, and which only looks on, the challenger: an analyst brings one, it
//! scores in shadow, another promotes it, and either rolls it back to the former champion by one act. A model that cannot be
//! read stops nothing: the last good one stays.

mod compare;
mod tried;

use std::collections::BTreeMap;
use std::time::Duration;

use jiff::civil::Date;
use reference::Hash;
use risk::{Bundle, BundleError};
use serde::{Deserialize, Serialize};
use store::Directive;
use utoipa::ToSchema;
use uuid::Uuid;

pub use compare::{AtCapacity, Compared};
pub(crate) use tried::BroughtModel;
pub use tried::ModelTrial;

use crate::denial::{TEXT_CHARACTERS_MAX, text};
use crate::directives::{Kind, Standing, said};
use crate::retraining::Learned;
use crate::{Caller, Denial, Office, OfficeError};

/// Bytes of a model: as much as the house takes in one body.
pub const MODEL_BYTES_MAX: usize = 16 * 1024 * 1024;
/// Days over which champion and challenger are compared.
const COMPARED_DAYS: i64 = 90;
/// How often each node looks which models were brought, promoted and rolled back.
const REFRESH_EVERY: Duration = Duration::from_secs(5);

/// What is known of a model.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct ModelCard {
    /// SHA-256 of its bytes.
    pub model: String,
    /// What it was trained on and how it did, as its owner says it; empty where the house learned it itself.
    pub note: String,
    /// Lines that it was learned from.
    pub examples: usize,
    /// Of these, irregular.
    pub hits: usize,
    /// Day of the last of them, from 1970.
    pub until: i32,
    /// From what the house learned it, and how it did; none where somebody brought it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub learned: Option<Learned>,
}

/// A model as analysts see it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ModelView {
    /// Who brought it.
    #[serde(flatten)]
    pub standing: Standing,
    /// What is known of it.
    #[serde(flatten)]
    pub card: ModelCard,
    /// Day of the last line that it was learned from.
    pub until_day: Option<Date>,
    /// Of one that somebody brought, its back-test on the house's own past: nobody promotes it before that is done.
    pub trial: Option<ModelTrial>,
    /// Of the champion and the challenger, the signals that it asks and that were known of none of the last lines of this house:
    /// what it learned from them elsewhere helps nobody here.
    pub never_known: Vec<NeverKnown>,
    /// Where it stands: `champion`, `challenger`, `former` (it counted before and can again), `waiting` (a newer one looks
    /// on), or `withdrawn`.
    pub status: &'static str,
}

/// A signal that a model asks and that is never known here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = NeverKnownSignal)]
pub struct NeverKnown {
    /// Its name.
    pub signal: String,
    /// The signal in words, by language.
    pub text: BTreeMap<String, String>,
}

impl NeverKnown {
    fn of(signal: &risk::Signal) -> Self {
        let text = BTreeMap::from([("en".to_owned(), signal.en.clone()), ("zh".to_owned(), signal.zh.clone())]);
        Self { signal: signal.name.clone(), text }
    }
}

/// The models of the house.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ModelsView {
    /// Who looks.
    pub you: Uuid,
    /// Hash of the model that scores on this node; of the program's own when no champion was promoted.
    pub in_use: Option<String>,
    /// The models, the newest first.
    pub models: Vec<ModelView>,
    /// Champion and challenger on the same cases; none without a challenger.
    pub comparison: Option<Compared>,
}

/// Which counts and which looks on.
struct Places {
    champion: Option<Directive>,
    challenger: Option<Directive>,
}

impl Office {
    /// The models, and how the challenger does beside the champion. Cases of the caller's kin and firms are in no figure.
    ///
    /// # Errors
    /// The store failed, or what it keeps cannot be read.
    pub async fn models_view(&self, caller: &Caller) -> Result<ModelsView, OfficeError> {
        let all = self.all_models().await?;
        let places = places(&all);
        let names = self.names().await?;
        let mut models = Vec::with_capacity(all.len());
        for one in &all {
            let card: ModelCard = said(one)?;
            let until_day = jiff::civil::date(1970, 1, 1).checked_add(jiff::Span::new().days(i64::from(card.until))).ok();
            let trial = if card.learned.is_none() { self.model_trial(&card.model).await? } else { None };
            let never_known = self.targets.never_known(&card.model).into_iter().map(NeverKnown::of).collect();
            let (standing, status) = (Standing::of(one, &names), places.status(one));
            models.push(ModelView { standing, until_day, card, trial, never_known, status });
        }
        let comparison = match &places.challenger {
            Some(challenger) => {
                Some(self.compare_models(caller, &said::<ModelCard>(challenger)?.model, champion_since(&all)).await?)
            }
            None => None,
        };
        Ok(ModelsView { you: caller.id, in_use: self.targets.model(), models, comparison })
    }

    /// What a former champion scored counts for nobody any more.
    async fn compare_models(&self, caller: &Caller, challenger: &str, champion_since: i64) -> Result<Compared, OfficeError> {
        let from = champion_since.max(self.environment.now().as_microsecond() - COMPARED_DAYS * 86_400_000_000);
        let cases = self.store.shadowed(&caller.actor, &caller.related, from, challenger).await.map_err(OfficeError::Read)?;
        let capacity = clearance::capacity(self.law().edition(), self.today());
        Ok(compare::compare(&cases, capacity.map(|capacity| capacity.goods.usual)))
    }

    /// Brings a model. It looks on from now on, in place of the challenger before; it stops nobody.
    ///
    /// # Errors
    /// It is no model of this version, the note cannot be taken, or the store failed.
    pub async fn bring_model(&self, caller: &Caller, note: &str, bytes: Vec<u8>) -> Result<Uuid, OfficeError> {
        let note = text("note", note, TEXT_CHARACTERS_MAX)?;
        if bytes.len() > MODEL_BYTES_MAX {
            return Err(Denial::Invalid { field: "model", reason: "too_large" }.into());
        }
        let hash = Hash::of(&bytes);
        let (bytes, bundle) = tokio::task::spawn_blocking(move || {
            let bundle = Bundle::from_bytes(&bytes);
            (bytes, bundle)
        })
        .await
        .map_err(|_| Denial::Invalid { field: "model", reason: "no_model" })?;
        let training = bundle.map_err(|_| Denial::Invalid { field: "model", reason: "no_model" })?.champion.training;
        let at = self.environment.now().as_microsecond();
        self.store.put_model(&self.itself(), &hash.0, &bytes, at).await.map_err(OfficeError::Read)?;
        let card = ModelCard {
            model: hash.to_string(),
            note,
            examples: training.examples,
            hits: training.hits,
            until: training.until,
            learned: None,
        };
        let brought = self.lay_down(caller, Kind::Model, None, &card).await?;
        if self.model_trial(&card.model).await?.is_none() {
            self.ask_model_trial(caller.id, &card.model).await?;
        }
        self.refresh_models().await?;
        Ok(brought.id)
    }

    /// Takes the program's own model into use, and keeps it by its hash, so that what it decided can be explained when another
    /// has taken its place. One that is too large to be kept, or cannot be just now, scores all the same, with an alarm.
    ///
    /// # Errors
    /// The bytes are no model of this version; the last good one goes on scoring.
    pub async fn install_model(&self, bytes: &[u8]) -> Result<String, BundleError> {
        let hash = self.targets.install(bytes)?;
        if bytes.len() > MODEL_BYTES_MAX {
            tracing::warn!(model = %hash, bytes = bytes.len(), "a model is too large to be kept: what it decided is explained only while it scores");
            return Ok(hash);
        }
        let at = self.environment.now().as_microsecond();
        if let Err(error) = self.store.put_model(&self.itself(), &Hash::of(bytes).0, bytes, at).await {
            tracing::error!(model = %hash, %error, "a model could not be kept: what it decided is explained only while it scores");
        }
        Ok(hash)
    }

    /// Promotes the challenger that another person brought: it scores from now on. What the house learned by itself is first
    /// put forward by one analyst, so that two stand behind it like behind any other.
    ///
    /// # Errors
    /// It is not the challenger, the caller brought it, it was not tried on what the house examined, or the store failed.
    pub async fn promote_model(&self, caller: &Caller, version: Uuid) -> Result<(), OfficeError> {
        let all = self.all_models().await?;
        // Nothing goes live that has not looked on.
        let challenger = places(&all).challenger.filter(|challenger| challenger.id == version);
        let Some(challenger) = challenger else {
            return Err(Denial::Invalid { field: "version", reason: "no_challenger" }.into());
        };
        if challenger.owner.is_nil() {
            let card: ModelCard = said(&challenger)?;
            self.lay_down(caller, Kind::Model, Some(challenger.subject), &card).await?;
            self.withdraw_directive(caller, Kind::Model, version).await?;
            return self.refresh_models().await;
        }
        let card: ModelCard = said(&challenger)?;
        if challenger.owner != caller.id && card.learned.is_none() {
            self.demand_trial(caller.id, &card.model).await?;
        }
        self.confirm_directive(caller, Kind::Model, version).await?;
        self.refresh_models().await
    }

    /// Takes a model back: of the champion, the former one counts again; of the challenger, it looks on no more.
    ///
    /// # Errors
    /// There is no such model that stands or waits, or the store failed.
    pub async fn roll_back_model(&self, caller: &Caller, version: Uuid) -> Result<(), OfficeError> {
        self.withdraw_directive(caller, Kind::Model, version).await?;
        self.refresh_models().await
    }

    pub(crate) async fn all_models(&self) -> Result<Vec<Directive>, OfficeError> {
        self.store.directives(&self.itself(), Kind::Model.as_str()).await.map_err(OfficeError::Read)
    }

    /// Looks which model counts and which looks on.
    ///
    /// # Errors
    /// The store failed; the models then stay as they were.
    pub async fn refresh_models(&self) -> Result<(), OfficeError> {
        let all = self.all_models().await?;
        let places = places(&all);
        let wanted = |one: &Option<Directive>| one.as_ref().map(said::<ModelCard>).transpose();
        let (champion, challenger) = (wanted(&places.champion)?, wanted(&places.challenger)?);
        let champion = champion.map(|card| card.model);
        if champion != self.targets.registered() {
            match &champion {
                None => self.targets.unregister(),
                Some(hash) => {
                    if let Some(bundle) = self.read_model(hash).await? {
                        self.targets.register(bundle, hash.clone());
                    }
                }
            }
        }
        let challenger = challenger.map(|card| card.model);
        if challenger != self.targets.challenger() {
            let bundle = match &challenger {
                Some(hash) => self.read_model(hash).await?.map(|bundle| (bundle, hash.clone())),
                None => None,
            };
            self.targets.challenge(bundle);
        }
        Ok(())
    }

    /// A model that is to score; none, with an alarm, when it cannot be read.
    pub(crate) async fn read_model(&self, hash: &str) -> Result<Option<Bundle>, OfficeError> {
        match self.kept_model(hash).await? {
            Some(Ok(bundle)) => return Ok(Some(bundle)),
            Some(Err(error)) => tracing::error!(model = hash, %error, "a model cannot be read; the last good one stays"),
            None => tracing::error!(model = hash, "a model is not kept as it was brought; the last good one stays"),
        }
        Ok(None)
    }

    /// A model that the house keeps; none where there is none of this hash.
    pub(crate) async fn kept_model(&self, hash: &str) -> Result<Option<Result<Bundle, BundleError>>, OfficeError> {
        let key = draws::unhex(hash).and_then(|bytes| <[u8; 32]>::try_from(bytes).ok());
        let bytes = match key {
            Some(key) => self.store.model(&self.itself(), &key).await.map_err(OfficeError::Read)?,
            None => None,
        };
        let Some(bytes) = bytes.filter(|bytes| Hash::of(bytes).to_string() == hash) else { return Ok(None) };
        let read = tokio::task::spawn_blocking(move || Bundle::from_bytes(&bytes)).await;
        Ok(Some(read.map_err(|_| OfficeError::Interrupted)?))
    }

    /// Looks again and again which models count and look on, and beside it has each know the past of the house and what
    /// other nodes add to it, until it is dropped. A past that takes long to go through keeps no promotion from being known.
    pub async fn keep_models(&self) {
        let refreshing = async {
            loop {
                if let Err(error) = self.refresh_models().await {
                    tracing::error!(%error, "models could not be looked up; they stay as they were known");
                }
                tokio::time::sleep(REFRESH_EVERY).await;
            }
        };
        let recalling = async {
            loop {
                if let Err(error) = self.recall_past().await {
                    tracing::error!(%error, "the past could not be gone through; a model knows only what came since");
                }
                if let Err(error) = self.hear_others().await {
                    tracing::error!(%error, "what other nodes noted could not be read; it is heard of the next time");
                }
                tokio::time::sleep(REFRESH_EVERY).await;
            }
        };
        tokio::join!(refreshing, recalling);
    }
}

/// Since when the champion scores, UTC microseconds: a model was promoted last, or one that had been was taken back.
fn champion_since(all: &[Directive]) -> i64 {
    let changes = all.iter().filter_map(|one| Some(one.confirmed?.1.max(one.withdrawn.map_or(0, |withdrawn| withdrawn.1))));
    changes.max().unwrap_or(0)
}

/// The champion was promoted last of those that stand; the challenger was brought last of those that nobody promoted.
fn places(all: &[Directive]) -> Places {
    let stands = |one: &&Directive| one.withdrawn.is_none();
    let champion =
        all.iter().filter(stands).filter_map(|one| Some((one.confirmed?.1, one))).max_by_key(|(at, one)| (*at, one.at));
    let challenger = all.iter().filter(stands).filter(|one| one.confirmed.is_none()).max_by_key(|one| (one.at, one.id));
    Places { champion: champion.map(|(_, one)| one.clone()), challenger: challenger.cloned() }
}

impl Places {
    fn status(&self, one: &Directive) -> &'static str {
        let is = |place: &Option<Directive>| place.as_ref().is_some_and(|other| other.id == one.id);
        match (&one.withdrawn, &one.confirmed) {
            (Some(_), _) => "withdrawn",
            (None, Some(_)) if is(&self.champion) => "champion",
            (None, Some(_)) => "former",
            (None, None) if is(&self.challenger) => "challenger",
            (None, None) => "waiting",
        }
    }
}
