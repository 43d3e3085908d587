//! This module decides what is told of a comparison: every run, and for each selector the mean over the seeds with
//! its 95% interval.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::path::PathBuf;

use learning::Policy;
use serde::Serialize;
use world::{Mechanism, Planted, Settings};

use crate::rival::{Python, RivalError};
use crate::selector::{Chance, Oracle, Ours, Rules};
use crate::trial::{Outcome, Trial, run};

/// What is compared, and where.
#[derive(Debug, Clone)]
pub struct Comparison {
    /// Seeds of the countries.
    pub seeds: Vec<u64>,
    /// Days of each run.
    pub days: u32,
    /// Difficulty of the countries.
    pub difficulty: f64,
    /// Share of lines that can be examined.
    pub capacity: f64,
    /// Whether the caught change their ways.
    pub reacts: bool,
    /// The day of a planted fraud, if there is one.
    pub planted_after: Option<i32>,
    /// Lines that one may stand for that chance examined, to ours; 1: each stands for itself.
    pub weight_max: f32,
    /// A Python with lightgbm and xgboost; without it the rivals are left out.
    pub python: Option<PathBuf>,
}

/// One run of one selector.
#[derive(Debug, Clone, Serialize)]
pub struct Run {
    /// Who picked.
    pub selector: &'static str,
    /// In which country.
    pub seed: u64,
    /// What came of it.
    #[serde(flatten)]
    pub outcome: Outcome,
}

/// A mean over the seeds, and half the width of its 95% interval.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Mean {
    /// The mean.
    pub mean: f64,
    /// Half the width; zero for a single seed.
    pub half_width: f64,
}

/// What is told of a selector.
#[derive(Debug, Clone, Serialize)]
pub struct Summary {
    /// Revenue recovered, pounds.
    pub recovered: Mean,
    /// Recovered over missing.
    pub share: Mean,
    /// Irregular over examined.
    pub hit_rate: Mean,
    /// Missing and not recovered, pounds.
    pub lost: Mean,
    /// Critical lines found over those there were.
    pub critical: Mean,
    /// Days until a planted fraud was first found, over the seeds where it was.
    pub planted_days: Mean,
}

const PLANTED_TRADERS: usize = 8;

/// Who is compared: ours first, then the rivals.
const SELECTORS: [&str; 8] = [
    "ours",
    "random",
    "rules",
    "oracle",
    "lightgbm",
    "lightgbm_random_tenth",
    "lightgbm_revenue_random_tenth",
    "xgboost_random_tenth",
];

/// Runs everybody through every country; `told` hears of each run as it ends.
///
/// # Errors
/// When a rival's process does not start or ends too early.
pub fn compare(comparison: &Comparison, mut told: impl FnMut(&Run)) -> Result<BTreeMap<&'static str, Summary>, RivalError> {
    let mut runs: BTreeMap<&'static str, Vec<Outcome>> = BTreeMap::new();
    for seed in &comparison.seeds {
        for selector in SELECTORS {
            let Some(outcome) = one(comparison, selector, *seed)? else { continue };
            told(&Run { selector, seed: *seed, outcome: outcome.clone() });
            runs.entry(selector).or_default().push(outcome);
        }
    }
    Ok(runs.into_iter().map(|(selector, outcomes)| (selector, summary(&outcomes))).collect())
}

fn one(comparison: &Comparison, selector: &'static str, seed: u64) -> Result<Option<Outcome>, RivalError> {
    let planted =
        comparison.planted_after.map(|after| Planted { after, mechanism: Mechanism::FalseRelief, traders: PLANTED_TRADERS });
    let settings = Settings { seed, difficulty: comparison.difficulty, planted, ..Settings::default() };
    let Comparison { days, capacity, reacts, .. } = *comparison;
    let trial = Trial { settings, days, capacity, delay: DELAY, reacts };
    let certain = |outcome: Result<Outcome, Infallible>| match outcome {
        Ok(outcome) => Ok(Some(outcome)),
        Err(never) => match never {},
    };
    let policy = Policy { weight_max: comparison.weight_max, ..Policy::default() };
    match selector {
        "ours" => certain(run(&trial, &mut Ours::new(policy, learning::Settings::default(), seed))),
        "random" => certain(run(&trial, &mut Chance::new(seed))),
        "rules" => certain(run(&trial, &mut Rules::default())),
        "oracle" => certain(run(&trial, &mut Oracle)),
        rival => {
            let Some(python) = &comparison.python else { return Ok(None) };
            let kind = rival.split('_').next().unwrap_or(rival);
            let random = if rival.ends_with("random_tenth") { 0.1 } else { 0.0 };
            let every = Policy::default().every;
            let mut rival = Python::start(python, kind, random, rival.contains("revenue"), every, seed)?;
            run(&trial, &mut rival).map(Some)
        }
    }
}

/// Days until the result of an examination is known.
const DELAY: usize = 3;

fn summary(outcomes: &[Outcome]) -> Summary {
    let of = |figure: fn(&Outcome) -> f64| Mean::of(&outcomes.iter().map(figure).collect::<Vec<_>>());
    let caught: Vec<f64> = outcomes.iter().filter_map(|outcome| outcome.planted_days).map(f64::from).collect();
    Summary {
        recovered: of(|outcome| outcome.recovered),
        share: of(|outcome| outcome.recovered / outcome.missing.max(1.0)),
        hit_rate: of(|outcome| outcome.hits as f64 / outcome.examined.max(1) as f64),
        lost: of(|outcome| outcome.missing - outcome.recovered),
        critical: of(|outcome| outcome.critical.0 as f64 / outcome.critical.1.max(1) as f64),
        planted_days: Mean::of(&caught),
    }
}

/// Student's t for 95% by degrees of freedom, from one to nine.
const STUDENT: [f64; 9] = [12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262];

impl Mean {
    /// The mean of figures, one a seed.
    pub fn of(figures: &[f64]) -> Self {
        let count = figures.len() as f64;
        if figures.is_empty() {
            return Self { mean: f64::NAN, half_width: f64::NAN };
        }
        let mean = figures.iter().sum::<f64>() / count;
        let Some(student) = figures.len().checked_sub(2).map(|at| STUDENT.get(at).copied().unwrap_or(1.96)) else {
            return Self { mean, half_width: 0.0 };
        };
        let variance = figures.iter().map(|figure| (figure - mean).powi(2)).sum::<f64>() / (count - 1.0);
        Self { mean, half_width: student * (variance / count).sqrt() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_interval_is_that_of_student() {
        let told = Mean::of(&[1.0, 2.0, 3.0]);
        assert!((told.mean - 2.0).abs() < 1e-9 && (told.half_width - 2.484).abs() < 1e-3, "{told:?}");
    }

    #[test]
    fn learning_finds_more_than_rules_and_rules_more_than_chance() {
        let comparison = Comparison {
            seeds: vec![world::TRAINING_SEEDS[0]],
            days: 120,
            difficulty: 0.3,
            capacity: 0.05,
            reacts: false,
            planted_after: None,
            weight_max: learning::GROWN_WEIGHT_MAX,
            python: None,
        };
        let told = compare(&comparison, |_| ()).expect("no rival is asked");
        let share = |name: &str| told[name].share.mean;
        assert!(share("ours") > share("rules") && share("rules") > share("random"), "{told:?}");
        assert!(share("oracle") > 0.9, "{told:?}");
    }
}
