//! This module decides how good a model is that was learned from one table and asked about another, and whether the
//! answer can be believed: rows whose goods and mass occurred in training are told apart.

use std::collections::HashMap;

use risk::{Key, Model, Observation, Quality, Role, Signals, Vector, quality};
use serde::Serialize;

use crate::past::Row;
use crate::trees::{Sample, Target, TrainError, Trainer};

/// The result of an evaluation.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Evaluation {
    /// All rows of the test.
    pub all: Quality,
    /// Rows whose goods and mass never occurred in training.
    pub novel: Quality,
    /// Whether the test repeats the training.
    pub leakage: Leakage,
    /// Rows learned from.
    pub trained_rows: usize,
    /// Seconds of training.
    pub train_seconds: f64,
}

/// Whether a test repeats what was trained on.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Leakage {
    /// Test rows whose goods, mass, price, origin, departure, rate and preference all occurred in training.
    pub repeated_rows: usize,
    /// Their share of the test.
    pub repeated_share: f64,
    /// Repeated rows whose truth is that of most of their twins.
    pub agreeing_share: f64,
    /// AUC of a look-up of the twins' truth, with no model at all.
    pub lookup_auc: Option<f64>,
    /// A warning, when the share is too high for the quality to mean anything.
    pub warning: Option<&'static str>,
}

/// Share of repeated rows above which a test says little.
const REPEATED_MAX: f64 = 0.2;

/// Signals of rows, in the order of time, each from what was known before it.
pub fn replay(rows: &[Row]) -> (Signals, Vec<Vector>) {
    let mut signals = Signals::default();
    let vectors = rows
        .iter()
        .map(|row| {
            let vector = signals.of(&row.line);
            meet(&mut signals, row);
            vector
        })
        .collect();
    (signals, vectors)
}

fn meet(signals: &mut Signals, row: &Row) {
    signals.see(&row.line);
    if let Some(finding) = &row.finding {
        signals.learn(&row.line, row.line.day, finding);
    }
}

/// The sample of those rows where somebody looked.
pub fn sample(rows: &[Row], vectors: &[Vector]) -> Sample {
    let mut sample = Sample::default();
    for (row, vector) in rows.iter().zip(vectors) {
        if let Some(finding) = row.finding {
            sample.vectors.push(*vector);
            sample.truth.push(f32::from(u8::from(finding.irregular)));
            sample.weights.push(1.0);
        }
    }
    sample
}

/// Learns from one table and is asked about another. The tables are brought into the order of time first.
///
/// # Errors
/// When there is too little to learn from.
pub fn evaluate(train: &mut [Row], test: &mut [Row], trainer: &dyn Trainer) -> Result<Evaluation, TrainError> {
    train.sort_by_key(|row| row.line.day);
    test.sort_by_key(|row| row.line.day);
    let started = std::time::Instant::now();
    let (signals, vectors) = replay(train);
    let model = trainer.train(&sample(train, &vectors), Target::Probability)?;
    let train_seconds = started.elapsed().as_secs_f64();
    let asked = ask(signals, &model, test);
    let goods: std::collections::HashSet<Key> = train.iter().map(|row| goods_and_mass(&row.line)).collect();
    let is_novel = |row: &Row| !goods.contains(&goods_and_mass(&row.line));
    let part = |keep: &dyn Fn(&Row) -> bool| {
        let (mut scores, mut truth) = (Vec::new(), Vec::new());
        for (row, score) in test.iter().zip(&asked) {
            if let Some(finding) = row.finding.filter(|_| keep(row)) {
                scores.push(f64::from(*score));
                truth.push(finding.irregular);
            }
        }
        quality(&scores, &truth)
    };
    Ok(Evaluation {
        all: part(&|_| true),
        novel: part(&is_novel),
        leakage: leakage(train, test),
        trained_rows: train.len(),
        train_seconds,
    })
}

/// Scores of rows. What was found in them stays unknown; that they were met does not.
fn ask(mut signals: Signals, model: &Model, rows: &[Row]) -> Vec<f32> {
    rows.iter()
        .map(|row| {
            let score = model.sum(&signals.of(&row.line));
            signals.see(&row.line);
            score
        })
        .collect()
}

fn goods_and_mass(line: &Observation) -> Key {
    line.key(Role::Goods).and(Key::of(&line.figures.net_mass.to_string()))
}

fn twin(line: &Observation) -> Key {
    let exactly = |figure: f32| Key::of(&figure.to_string());
    [Role::Origin, Role::Departure, Role::Preference]
        .iter()
        .map(|role| line.key(*role).within(*role as u8))
        .fold(goods_and_mass(line).and(exactly(line.figures.value)).and(exactly(line.figures.rate)), Key::and)
}

pub(crate) fn leakage(train: &[Row], test: &[Row]) -> Leakage {
    let mut twins: HashMap<Key, (u32, u32)> = HashMap::new();
    for row in train {
        if let Some(finding) = row.finding {
            let entry = twins.entry(twin(&row.line)).or_default();
            entry.0 += 1;
            entry.1 += u32::from(finding.irregular);
        }
    }
    let (mut repeated, mut agreeing) = (0, 0);
    let (mut scores, mut truth) = (Vec::new(), Vec::new());
    for row in test {
        let Some(finding) = row.finding else { continue };
        let found = twins.get(&twin(&row.line)).filter(|_| twin(&row.line) != Key::NONE);
        if let Some((seen, hits)) = found {
            repeated += 1;
            agreeing += usize::from((hits * 2 > *seen) == finding.irregular);
        }
        scores.push(found.map_or(0.2, |(seen, hits)| f64::from(*hits) / f64::from(*seen)));
        truth.push(finding.irregular);
    }
    let share = repeated as f64 / test.len().max(1) as f64;
    Leakage {
        repeated_rows: repeated,
        repeated_share: share,
        agreeing_share: agreeing as f64 / repeated.max(1) as f64,
        lookup_auc: risk::auc(&scores, &truth),
        warning: (share > REPEATED_MAX)
            .then_some("the test repeats the training: a look-up without a model does as well; only `novel` says something"),
    }
}
