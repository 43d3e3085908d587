//! This module decides how the score of a decided item is explained in full, to somebody who opened the case: from the signals
//! that its record keeps and the very model that scored it, what each signal is worth by Shapley's rule, what it added on the
//! paths through the trees, and what an examination would have been worth had that one signal not been known. What cannot be
//! said, because signals, model or covers were not kept, is refused and never approximated.

use clearance::{Record, RouteReason, capacity};
use risk::{Champion, SIGNALS, ShapleyError, Vector, Worths};
use rust_decimal::Decimal;
use rust_decimal::prelude::FromPrimitive;
use serde::Serialize;
use store::Actor;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{Denial, Office, OfficeError};

/// Decimals of what a signal adds.
const DECIMALS: u32 = 6;
/// Decimals of a signal's value, as in its reason.
const VALUE_DECIMALS: u32 = 4;
/// Decimals of money.
const MONEY_DECIMALS: u32 = 2;

/// The score of an item, explained in full. Money is in the currency of the country. `expected` and what all signals are worth
/// sum to `score`, but for what is rounded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Explained {
    /// Sequence number of the item.
    pub item: u32,
    /// All items that were scored, the one of which most is expected first.
    pub items: Vec<u32>,
    /// Hash of the model that decided.
    pub model: String,
    /// Whether the score stopped the goods, for whichever item.
    pub is_stopped: bool,
    /// What an examination of the item was worth.
    pub worth: Decimal,
    /// What it had to be worth more than; none while too few declarations had come.
    pub threshold: Option<Decimal>,
    /// Other items whose examination was worth more than that too.
    pub others_above: Vec<u32>,
    /// What the score is on average while no signal is known: a logit.
    pub expected: Decimal,
    /// The score: a logit.
    pub score: Decimal,
    /// Signals that have a say in the score, what is worth most first; all others are worth nothing.
    pub signals: Vec<ExplainedSignal>,
}

/// What a signal does to a score.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ExplainedSignal {
    /// Name of the signal.
    pub signal: String,
    /// What it says.
    pub text: SignalText,
    /// Unit of its value.
    pub unit: String,
    /// Its value; none where nothing was known.
    pub value: Option<Decimal>,
    /// What it is worth in the score by Shapley's rule.
    pub shapley: Decimal,
    /// What it added on the paths through the trees.
    pub path: Decimal,
    /// What an examination would have been worth had this signal alone not been known; none where it was not.
    pub worth_without: Option<Decimal>,
}

/// A sentence in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct SignalText {
    /// English.
    pub en: String,
    /// Chinese.
    pub zh: String,
}

/// Why a score cannot be explained in full.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unexplained {
    /// Nothing was scored.
    #[error("the case was not scored")]
    NotScored,
    /// Decided by a version that kept no signals, or other ones.
    #[error("the record of the decision holds no signals that this version knows")]
    NoSignals,
    /// The model is not there any more.
    #[error("the model that decided is not kept")]
    NoModel,
    /// The model has no Shapley values.
    #[error(transparent)]
    Model(#[from] ShapleyError),
}

impl Office {
    /// The score of an item of a case, explained in full; without an item, of the one of which most is expected.
    ///
    /// # Errors
    /// The actor may not see the case, it has no such item, the score cannot be explained, or the store failed.
    pub async fn explained(&self, actor: &Actor, case: Uuid, item: Option<u32>) -> Result<Explained, OfficeError> {
        let kept = self.store.decision(actor, case).await.map_err(OfficeError::Read)?.ok_or(Denial::NotFound)?;
        let record: Record = serde_json::from_slice(&kept.bytes).map_err(OfficeError::Kept)?;
        let risk = record.facts.risk.as_ref().ok_or(Unexplained::NotScored).map_err(Denial::Unexplained)?;
        let mut lines: Vec<_> = risk.lines.iter().collect();
        lines.sort_by(|one, other| other.worth.cmp(&one.worth).then(one.item.cmp(&other.item)));
        let line = match item {
            None => *lines.first().ok_or(Denial::Unexplained(Unexplained::NotScored))?,
            Some(item) => *lines.iter().find(|line| line.item == item).ok_or(Denial::NotFound)?,
        };
        let signals = line.signals.as_ref().and_then(clearance::KeptSignals::vector);
        let vector = signals.ok_or(Denial::Unexplained(Unexplained::NoSignals))?;
        let model = self.model_of(&risk.model).await?.ok_or(Denial::Unexplained(Unexplained::NoModel))?;
        let law = self.on(record.facts.legal_date).await?.law();
        let capacity = capacity(law.edition(), record.facts.legal_date);
        let worths = capacity.ok_or(Denial::Unexplained(Unexplained::NotScored))?.worths();
        // Some milliseconds of counting: no other request waits for them.
        let told = tokio::task::spawn_blocking(move || explain(&model, &vector, &worths)).await;
        let told = told.map_err(|_| OfficeError::Interrupted)?.map_err(|error| Denial::Unexplained(error.into()))?;
        let stopped = match record.decision.route.as_ref().map(|route| &route.reason) {
            Some(RouteReason::Score { threshold, .. }) => Some(*threshold),
            _ => None,
        };
        let threshold = stopped.or(risk.threshold);
        let above = lines.iter().filter(|other| other.item != line.item && threshold.is_some_and(|most| other.worth > most));
        Ok(Explained {
            item: line.item,
            items: lines.iter().map(|line| line.item).collect(),
            model: risk.model.clone(),
            is_stopped: stopped.is_some(),
            worth: line.worth,
            threshold,
            others_above: above.map(|line| line.item).collect(),
            expected: told.expected,
            score: told.score,
            signals: told.signals,
        })
    }

    /// The model of a hash: one that this node scores with, or one that the house keeps.
    async fn model_of(&self, hash: &str) -> Result<Option<Champion>, OfficeError> {
        if let Some(known) = self.targets.known(hash) {
            return Ok(Some(known));
        }
        Ok(self.kept_model(hash).await?.and_then(Result::ok).map(|bundle| bundle.champion))
    }
}

/// What is told of a score.
struct Told {
    expected: Decimal,
    score: Decimal,
    signals: Vec<ExplainedSignal>,
}

fn explain(champion: &Champion, vector: &Vector, worths: &Worths) -> Result<Told, ShapleyError> {
    let shapley = champion.probability.shapley(vector)?;
    let path = champion.probability.explain(vector);
    let without = |at: usize| {
        let mut vector = *vector;
        let known = vector.get_mut(at).filter(|value| !value.is_nan())?;
        *known = f32::NAN;
        Some(decimal(f64::from(champion.outlook(&vector).worth(worths)), MONEY_DECIMALS))
    };
    let figures = shapley.values.iter().zip(&path.contributions).zip(vector).zip(SIGNALS.iter()).enumerate();
    let mut signals: Vec<ExplainedSignal> = figures
        .filter(|(_, (((value, added), _), _))| **value != 0.0 || **added != 0.0)
        .map(|(at, (((worth, added), value), signal))| ExplainedSignal {
            signal: signal.name.clone(),
            text: SignalText { en: signal.en.clone(), zh: signal.zh.clone() },
            unit: signal.unit.to_owned(),
            value: value.is_finite().then(|| decimal(f64::from(*value), VALUE_DECIMALS)),
            shapley: decimal(*worth, DECIMALS),
            path: decimal(f64::from(*added), DECIMALS),
            worth_without: without(at),
        })
        .collect();
    signals.sort_by_key(|one| std::cmp::Reverse(one.shapley.abs()));
    Ok(Told { expected: decimal(shapley.expected, DECIMALS), score: decimal(shapley.sum(), DECIMALS), signals })
}

fn decimal(number: f64, decimals: u32) -> Decimal {
    Decimal::from_f64(number).unwrap_or_default().round_dp(decimals).normalize()
}
