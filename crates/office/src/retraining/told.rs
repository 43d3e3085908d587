//! This module decides what is told of a model that the house learned itself: from what, how it did on what came after, beside
//! the champion, and what speaks against it. It is laid down with the model, so its hash stands in the evidence log.

use clearance::ENGINE_VERSION;
use jiff::civil::Date;
use learning::{Counted, Curve, GROWN_WEIGHT_MAX, Retrained, TRIED_WEIGHT_MAX};
use reference::Hash;
use risk::Champion;
use rust_decimal::Decimal;
use rust_decimal::prelude::{FromPrimitive, ToPrimitive};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::past::date_of;

/// Examined lines below which a model is called young.
const FEW_EXAMINED: u64 = 1_000;
/// Irregular lines below which it is called so too.
const FEW_IRREGULAR: u64 = 100;
/// Irregular lines that the back-test needs to say much.
const FEW_TRIED: u64 = 20;

/// From what a model was learned, and how it did.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = LearnedModel)]
pub struct Learned {
    /// Hash of the past: of every case with what targeting saw of it and what was found.
    pub past: String,
    /// Version of the engine that learned.
    pub engine: String,
    /// When the first case came in, UTC microseconds.
    pub from: i64,
    /// When the last one did.
    pub until: i64,
    /// Cases.
    pub cases: u64,
    /// Lines.
    pub lines: u64,
    /// Lines where somebody looked.
    pub examined: u64,
    /// Of these, those that chance alone sent there.
    pub by_chance: u64,
    /// Of the examined, irregular ones.
    pub irregular: u64,
    /// For how many lines one might stand that chance examined, where it was grown.
    pub weight_max: f64,
    /// On the last part of the past, which it was not grown on.
    pub tried: Tried,
    /// What speaks against it.
    pub weaknesses: Vec<Weakness>,
}

/// What speaks against a model.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = ModelWeakness)]
pub enum Weakness {
    /// Few lines were examined.
    FewExamined,
    /// Few were irregular.
    FewIrregular,
    /// Chance sent none to examination: what nobody chose is not known.
    NoChance,
    /// In the back-test few were irregular.
    FewTried,
    /// It does not tell how much is recovered: too few amounts are known.
    NoAmounts,
    /// It does not tell what concerns safety: too little was seized.
    NoSafety,
    /// Older examined lines were left out.
    LeftOut,
    /// It recovered no more than the champion in the back-test.
    NotBetter,
    /// It recovered more, but chance may be the reason.
    NotSurelyBetter,
    /// The champion had learned from part of the days of the back-test.
    ChampionKnew,
}

/// A back-test on the last part of the past.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = ModelTried)]
pub struct Tried {
    /// Its first day.
    pub first_day: Date,
    /// Its last day.
    pub last_day: Date,
    /// Lines examined in it.
    pub examined: u64,
    /// Of these, those that chance alone sent there.
    pub by_chance: u64,
    /// Of the examined, irregular ones.
    pub irregular: u64,
    /// For how many lines one stands at most that chance examined.
    pub weight_max: f64,
    /// The share of declarations that the law lets the score stop.
    pub share: f64,
    /// The model.
    pub model: CurveTold,
    /// The champion on the same lines.
    pub champion: Option<ChampionTried>,
}

/// The champion in a back-test.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct ChampionTried {
    /// Its hash.
    pub model: String,
    /// Day of the last line that it was learned from.
    pub until_day: Date,
    /// How it did.
    pub curve: CurveTold,
}

/// What is found when only a share can be examined.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = BacktestCurve)]
pub struct CurveTold {
    /// Area under the ROC curve over the examined lines.
    pub auc: Option<f64>,
    /// By share, rising.
    pub points: Vec<PointTold>,
}

/// What is found at a share.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = BacktestPoint)]
pub struct PointTold {
    /// The share of lines examined.
    pub share: f64,
    /// Irregular of those examined.
    pub precision: Estimate,
    /// Found of all irregular.
    pub recall: Estimate,
    /// Recovered of all that could be.
    pub recovered: Estimate,
}

/// A share with its 95 % interval (bootstrap over whole cases).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Estimate {
    /// The share.
    pub value: f64,
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

impl Learned {
    /// What is told of what was learned, beside the champion with its hash.
    pub(super) fn of(
        past: Hash,
        counted: &Counted,
        retrained: &Retrained,
        share: Decimal,
        champion: Option<&(Champion, String)>,
    ) -> Self {
        let tried = Tried::of(&retrained.tried, share, champion);
        Self {
            past: past.to_string(),
            engine: ENGINE_VERSION.to_owned(),
            from: counted.from,
            until: counted.until,
            cases: counted.cases,
            lines: counted.lines,
            examined: counted.examined,
            by_chance: counted.by_chance,
            irregular: counted.irregular,
            weight_max: f64::from(GROWN_WEIGHT_MAX),
            weaknesses: weaknesses(counted, &retrained.champion, &tried),
            tried,
        }
    }
}

fn weaknesses(counted: &Counted, model: &Champion, tried: &Tried) -> Vec<Weakness> {
    let mut found = Vec::new();
    let mut when = |is_so: bool, weakness| {
        if is_so {
            found.push(weakness);
        }
    };
    when(counted.examined < FEW_EXAMINED, Weakness::FewExamined);
    when(counted.irregular < FEW_IRREGULAR, Weakness::FewIrregular);
    when(counted.by_chance == 0, Weakness::NoChance);
    when(model.amount.is_none(), Weakness::NoAmounts);
    when(model.critical.is_none(), Weakness::NoSafety);
    when(counted.left_out > 0, Weakness::LeftOut);
    found.extend(tried.weaknesses());
    found
}

impl Tried {
    /// What is told of a back-test, beside the champion with its hash.
    pub(crate) fn of(tried: &learning::Tried, share: Decimal, champion: Option<&(Champion, String)>) -> Self {
        let learning::Tried { from, until, examined, by_chance, irregular, ours, champion: theirs } = tried;
        let beside = champion.zip(theirs.as_ref()).map(|((champion, hash), curve)| ChampionTried {
            model: hash.clone(),
            until_day: date_of(champion.training.until),
            curve: CurveTold::of(curve),
        });
        Self {
            first_day: date_of(*from),
            last_day: date_of(*until),
            examined: *examined as u64,
            by_chance: *by_chance as u64,
            irregular: *irregular as u64,
            weight_max: f64::from(TRIED_WEIGHT_MAX),
            share: share.to_f64().unwrap_or_default(),
            model: CurveTold::of(ours),
            champion: beside,
        }
    }

    /// What the back-test says against the model.
    pub(crate) fn weaknesses(&self) -> Vec<Weakness> {
        let mut found = Vec::new();
        let mut when = |is_so: bool, weakness| {
            if is_so {
                found.push(weakness);
            }
        };
        when(self.irregular < FEW_TRIED, Weakness::FewTried);
        if let Some(champion) = &self.champion {
            if let Some((ours, theirs)) = self.model.at(self.share).zip(champion.curve.at(self.share)) {
                // Where no amounts are known, what is found counts.
                let knows_amounts = ours.recovered.value > 0.0 || theirs.recovered.value > 0.0;
                let (ours, theirs) =
                    if knows_amounts { (ours.recovered, theirs.recovered) } else { (ours.recall, theirs.recall) };
                when(ours.value <= theirs.value, Weakness::NotBetter);
                when(ours.value > theirs.value && ours.low <= theirs.high, Weakness::NotSurelyBetter);
            }
            when(champion.until_day > self.first_day, Weakness::ChampionKnew);
        }
        found
    }
}

impl CurveTold {
    fn of(curve: &Curve) -> Self {
        let points = curve.points.iter().map(|point| PointTold {
            share: point.share,
            precision: Estimate::of(point.precision),
            recall: Estimate::of(point.recall),
            recovered: Estimate::of(point.revenue),
        });
        Self { auc: curve.auc.map(rounded), points: points.collect() }
    }

    /// The point at a share, or the last one below it.
    fn at(&self, share: f64) -> Option<&PointTold> {
        self.points.iter().rev().find(|point| point.share <= share).or(self.points.first())
    }
}

impl Estimate {
    fn of([value, low, high]: [f64; 3]) -> Self {
        Self { value: rounded(value), low: rounded(low), high: rounded(high) }
    }
}

/// To ten-thousandths: more would be said of nothing.
fn rounded(share: f64) -> f64 {
    Decimal::from_f64(share).and_then(|share| share.round_dp(4).to_f64()).unwrap_or_default()
}
