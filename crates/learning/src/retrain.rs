//! This module decides how a house learns from its own examinations: models are grown on all but the last part of them and
//! tried on that last part, beside the champion, on the same lines. For how much a line counts that chance chose, see
//! `propensity`.

use std::collections::VecDeque;

use risk::{Champion, DayNumber, Finding, Signals, Vector, Worths, auc};

use crate::backtest::{Known, learn_known};
use crate::curve::{Point, Ranked, curve};
use crate::house::{Case, Replay};
use crate::ordinary::Ordinary;
use crate::propensity::{GROWN_WEIGHT_MAX, TRIED_WEIGHT_MAX, weight};
use crate::trees::{LEAST, TrainError, Trainer};

/// Examined lines that are learned from at once, the newest: what they hold in memory is about 40 MB.
pub const EXAMPLES_MAX: usize = 100_000;
/// The last part of the examined lines, on which is tried what was learned from those before.
pub const TRIED_SHARE: f64 = 0.25;

/// An examined line. Instants are UTC microseconds.
#[derive(Debug, Clone, Copy)]
struct Example {
    vector: Vector,
    finding: Finding,
    probability: f32,
    at: i64,
    found_at: i64,
    day: DayNumber,
    /// Number of its case, from 1.
    case: u64,
}

/// What came of cases so far.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counted {
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
    /// Examined lines that were too old to be kept.
    pub left_out: u64,
}

/// A house's past, gone through once in the order of time.
#[derive(Debug, Default)]
pub struct Past {
    replay: Replay,
    examples: VecDeque<Example>,
    ordinary: Ordinary,
    counted: Counted,
}

/// What was learned, and how it did.
#[derive(Debug)]
pub struct Retrained {
    /// The models.
    pub champion: Champion,
    /// What is known at the end of the past.
    pub signals: Signals,
    /// On the last part.
    pub tried: Tried,
}

/// How models did on lines that they were not grown on.
#[derive(Debug, Clone, PartialEq)]
pub struct Tried {
    /// Day of the first line.
    pub from: DayNumber,
    /// Day of the last.
    pub until: DayNumber,
    /// Examined lines.
    pub examined: usize,
    /// Of these, those that chance alone sent there.
    pub by_chance: usize,
    /// Of the examined, irregular ones.
    pub irregular: usize,
    /// What was learned.
    pub ours: Curve,
    /// The champion, on the same lines.
    pub champion: Option<Curve>,
}

/// How one model did.
#[derive(Debug, Clone, PartialEq)]
pub struct Curve {
    /// Area under the ROC curve over the examined lines; none when all are alike.
    pub auc: Option<f64>,
    /// Precision, recall and recovered against the share of lines examined, each with its 95 % interval
    /// (bootstrap over whole cases).
    pub points: Vec<Point>,
}

impl Past {
    /// Goes on from what is known.
    pub fn on(signals: Signals) -> Self {
        Self { replay: Replay::on(signals), ..Self::default() }
    }

    /// Goes on to a case, no older than the one before.
    pub fn meet(&mut self, case: &Case) {
        let counted = &mut self.counted;
        if counted.cases == 0 {
            counted.from = case.at;
        }
        counted.until = case.at;
        counted.cases += 1;
        counted.lines += case.lines.len() as u64;
        for (_, line) in &case.lines {
            self.ordinary.meet(|| self.replay.signals_of_line(case.at, line));
        }
        if let Some(found) = &case.found {
            let vectors = self.replay.signals_of(case);
            for ((item, line), vector) in case.lines.iter().zip(vectors) {
                let Some(finding) = found.of(*item) else { continue };
                counted.examined += 1;
                counted.by_chance += u64::from(case.probability < 1.0);
                counted.irregular += u64::from(finding.irregular);
                if self.examples.len() == EXAMPLES_MAX {
                    self.examples.pop_front();
                    counted.left_out += 1;
                }
                let (probability, day, number) = (case.probability, line.day, counted.cases);
                let (at, found_at) = (case.at, found.at);
                self.examples.push_back(Example { vector, finding, probability, at, found_at, day, case: number });
            }
        }
        self.replay.meet(case);
    }

    /// What came of cases so far.
    pub fn counted(&self) -> Counted {
        self.counted
    }

    /// Learns from all but the last part, and tries it on that.
    ///
    /// # Errors
    /// When there is too little to learn from.
    pub fn learn(self, trainer: &dyn Trainer, worths: &Worths, champion: Option<&Champion>) -> Result<Retrained, TrainError> {
        let first_tried = self.examples.len() - (self.examples.len() as f64 * TRIED_SHARE).round() as usize;
        let Some(cut) = self.examples.get(first_tried).or(self.examples.back()).map(|example| example.at) else {
            return Err(TrainError::TooFew { rows: 0, hits: 0, least: LEAST });
        };
        // What was found after the cut was not known at it.
        let grown_on = self.examples.iter().filter(|example| example.found_at < cut);
        let grown = |example: &Example| weight(example.probability, GROWN_WEIGHT_MAX);
        let known: Vec<Known<'_>> =
            grown_on.map(|example| Known { vector: &example.vector, finding: example.finding, weight: grown(example) }).collect();
        let tried: Vec<&Example> = self.examples.iter().filter(|example| example.at >= cut).collect();
        let learned = learn_known(&known, &self.ordinary, trainer, tried.first().map_or(0, |example| example.day))?;
        let tried = tried_on(&tried, worths, &learned, champion);
        Ok(Retrained { champion: learned, signals: self.replay.into_signals(), tried })
    }

    /// Tries models that were brought on the lines that came after the last day that they were learned from, beside the champion;
    /// none where nothing was examined since.
    pub fn try_brought(&self, brought: &Champion, worths: &Worths, champion: Option<&Champion>) -> Option<Tried> {
        let tried: Vec<&Example> = self.examples.iter().filter(|example| example.day > brought.training.until).collect();
        (!tried.is_empty()).then(|| tried_on(&tried, worths, brought, champion))
    }
}

/// How models did on lines that they were not grown on, beside the champion.
fn tried_on(tried: &[&Example], worths: &Worths, ours: &Champion, champion: Option<&Champion>) -> Tried {
    let curve_of = |champion: &Champion| {
        let ranked: Vec<Ranked> = tried
            .iter()
            .map(|example| {
                let weight = weight(example.probability, TRIED_WEIGHT_MAX);
                let ranked = Ranked::new(&example.finding, &champion.outlook(&example.vector), worths);
                ranked.weighing(weight).of_declaration(example.case)
            })
            .collect();
        let scores: Vec<f64> = ranked.iter().map(Ranked::probability).collect();
        let truth: Vec<bool> = tried.iter().map(|example| example.finding.irregular).collect();
        Curve { auc: auc(&scores, &truth), points: curve(&ranked) }
    };
    Tried {
        from: tried.first().map_or(0, |example| example.day),
        until: tried.last().map_or(0, |example| example.day),
        examined: tried.len(),
        by_chance: tried.iter().filter(|example| example.probability < 1.0).count(),
        irregular: tried.iter().filter(|example| example.finding.irregular).count(),
        ours: curve_of(ours),
        champion: champion.map(curve_of),
    }
}
