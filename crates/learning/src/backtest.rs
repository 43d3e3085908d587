//! This module decides what a selector would have found in somebody's own past: month after month it learns from what
//! was known before, and ranks what came next.

use risk::{Champion, DayNumber, Finding, Model, Quality, SIGNALS, Training, Vector, Worths, quality};
use serde::Serialize;

use crate::curve::{Point, Ranked, curve};
use crate::evaluate::{Leakage, leakage, replay};
use crate::money::{Money, money};
use crate::ordinary::Ordinary;
use crate::past::Row;
use crate::trees::{Sample, Target, TrainError, Trainer};

/// Days of a turn.
const TURN: DayNumber = 30;
/// Share of the days that is learned from before the first turn.
const WARM_UP: f64 = 0.3;

/// What would have been found.
#[derive(Debug, Clone, Serialize)]
pub struct Backtest {
    /// Rows of the table, and of these, where somebody had looked.
    pub rows: usize,
    /// Rows with a result.
    pub examined: usize,
    /// First and last day, days since 1970.
    pub days: (DayNumber, DayNumber),
    /// Turns that were ranked, oldest first.
    pub turns: Vec<Turn>,
    /// All turns together.
    pub quality: Quality,
    /// What is found when only a share of what was examined can be.
    pub curve: Vec<Point>,
    /// The same in money, beside chance; empty where the table tells no recovered revenue.
    pub money: Vec<Money>,
    /// Signals by how much they move scores, strongest first.
    pub signals: Vec<Moved>,
    /// How well probabilities hold: told against found, by tenths.
    pub calibration: Vec<(f64, f64, usize)>,
    /// Whether rows repeat.
    pub leakage: Leakage,
    /// Processor seconds are not told by the system everywhere: seconds by the clock.
    pub seconds: f64,
}

/// A turn.
#[derive(Debug, Clone, Serialize)]
pub struct Turn {
    /// Its first day, days since 1970.
    pub from: DayNumber,
    /// Rows ranked.
    pub rows: usize,
    /// Irregular ones.
    pub irregular: usize,
    /// Area under the curve.
    pub auc: Option<f64>,
    /// Precision in the best tenth.
    pub precision: f64,
}

/// How much a signal moves scores.
#[derive(Debug, Clone, Serialize)]
pub struct Moved {
    /// Its name.
    pub signal: &'static str,
    /// In English.
    pub en: &'static str,
    /// In Chinese.
    pub zh: &'static str,
    /// Mean of what it adds, without sign, in logits.
    pub moved: f64,
}

/// An examined line as models are grown on it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Known<'a> {
    pub vector: &'a Vector,
    pub finding: Finding,
    /// How many lines it stands for.
    pub weight: f32,
}

/// What is learned from rows that count alike, the models of a champion: what is irregular from those that were examined, what
/// is unusual from all.
///
/// # Errors
/// When there is too little to learn from.
pub fn learn(rows: &[(&Row, &Vector)], trainer: &dyn Trainer, until: DayNumber) -> Result<Champion, TrainError> {
    let known = rows.iter().filter_map(|(row, vector)| Some(Known { vector, finding: row.finding?, weight: 1.0 }));
    let mut ordinary = Ordinary::default();
    rows.iter().for_each(|(_, vector)| ordinary.meet(|| **vector));
    learn_known(&known.collect::<Vec<_>>(), &ordinary, trainer, until)
}

/// What is learned from examined lines and from ordinary ones: the models of a champion.
pub(crate) fn learn_known(
    known: &[Known<'_>],
    ordinary: &Ordinary,
    trainer: &dyn Trainer,
    until: DayNumber,
) -> Result<Champion, TrainError> {
    let sample = |keep: &dyn Fn(&Finding) -> bool, truth: &dyn Fn(&Finding) -> f32| {
        let mut sample = Sample::default();
        for one in known.iter().filter(|one| keep(&one.finding)) {
            sample.vectors.push(*one.vector);
            sample.truth.push(truth(&one.finding));
            sample.weights.push(one.weight);
        }
        sample
    };
    let all = sample(&|_| true, &|finding| f32::from(u8::from(finding.irregular)));
    let hits = sample(&|finding| finding.irregular && finding.recovered > 0.0, &|finding| finding.recovered.ln_1p());
    let critical = sample(&|_| true, &|finding| f32::from(u8::from(finding.critical)));
    Ok(Champion {
        probability: trainer.train(&all, Target::Probability)?,
        amount: trainer.train(&hits, Target::Figure).ok(),
        critical: trainer.train(&critical, Target::Rare).ok(),
        anomaly: ordinary.grow(),
        training: Training { examples: all.truth.len(), hits: all.truth.iter().filter(|truth| **truth > 0.5).count(), until },
    })
}

/// Ranks the past, turn by turn. The rows are brought into the order of time first.
///
/// # Errors
/// When there is too little to learn from.
pub fn backtest(rows: &mut [Row], trainer: &dyn Trainer, worths: &Worths) -> Result<Backtest, TrainError> {
    let started = std::time::Instant::now();
    rows.sort_by_key(|row| row.line.day);
    let (_, vectors) = replay(rows);
    let (first, last) = (rows.first().map_or(0, |row| row.line.day), rows.last().map_or(0, |row| row.line.day));
    let warm = first + (f64::from(last - first) * WARM_UP) as DayNumber;
    let mut from = warm;
    let mut ranked: Vec<Ranked> = Vec::new();
    let mut turns = Vec::new();
    let mut champion = None;
    while from <= last {
        let (begin, end) =
            (rows.partition_point(|row| row.line.day < from), rows.partition_point(|row| row.line.day < from + TURN));
        let before: Vec<(&Row, &Vector)> = rows[..begin].iter().zip(&vectors).collect();
        match learn(&before, trainer, from) {
            Ok(learned) => {
                let turn: Vec<Ranked> =
                    (begin..end).filter_map(|at| ranked_row(&rows[at], &vectors[at], &learned, worths)).collect();
                turns.push(Turn::of(from, &turn));
                ranked.extend(turn);
                champion = Some(learned);
            }
            // Too little is known yet; the next turn knows more.
            Err(TrainError::TooFew { .. }) => {}
            Err(error) => return Err(error),
        }
        from += TURN;
    }
    let examined = rows.iter().filter(|row| row.finding.is_some()).count();
    let Some(champion) = champion else {
        let hits = rows.iter().filter(|row| row.finding.is_some_and(|finding| finding.irregular)).count();
        return Err(TrainError::TooFew { rows: examined, hits, least: crate::trees::LEAST });
    };
    let scores: Vec<f64> = ranked.iter().map(|one| one.probability()).collect();
    let truth: Vec<bool> = ranked.iter().map(|one| one.irregular).collect();
    let split = rows.partition_point(|row| row.line.day < warm);
    Ok(Backtest {
        rows: rows.len(),
        examined,
        days: (first, last),
        turns,
        quality: quality(&scores, &truth),
        curve: curve(&ranked),
        money: money(&ranked),
        signals: moved(&champion.probability, &vectors[split..]),
        calibration: calibration(&ranked),
        leakage: leakage(&rows[..split], &rows[split..]),
        seconds: started.elapsed().as_secs_f64(),
    })
}

/// A row with what is expected of it; none where nobody looked.
fn ranked_row(row: &Row, vector: &Vector, champion: &Champion, worths: &Worths) -> Option<Ranked> {
    Some(Ranked::new(&row.finding?, &champion.outlook(vector), worths).of_declaration(row.declaration().0))
}

impl Turn {
    fn of(from: DayNumber, ranked: &[Ranked]) -> Self {
        let scores: Vec<f64> = ranked.iter().map(|one| one.probability()).collect();
        let truth: Vec<bool> = ranked.iter().map(|one| one.irregular).collect();
        let quality = quality(&scores, &truth);
        let precision = quality.at.iter().find(|at| at.share >= 0.1).map_or(0.0, |at| at.precision);
        Self { from, rows: ranked.len(), irregular: quality.irregular, auc: quality.auc, precision }
    }
}

fn moved(model: &Model, vectors: &[Vector]) -> Vec<Moved> {
    const LOOKED_AT: usize = 2_000;
    let step = (vectors.len() / LOOKED_AT).max(1);
    let mut sums = [0.0_f64; risk::SIGNAL_COUNT];
    let mut count = 0.0;
    for vector in vectors.iter().step_by(step) {
        for (sum, added) in sums.iter_mut().zip(model.explain(vector).contributions) {
            *sum += f64::from(added.abs());
        }
        count += 1.0;
    }
    let mut moved: Vec<Moved> = SIGNALS
        .iter()
        .zip(sums)
        .map(|(signal, sum)| Moved { signal: &signal.name, en: &signal.en, zh: &signal.zh, moved: sum / f64::max(count, 1.0) })
        .collect();
    moved.sort_by(|left, right| right.moved.total_cmp(&left.moved));
    moved
}

fn calibration(ranked: &[Ranked]) -> Vec<(f64, f64, usize)> {
    let mut order: Vec<&Ranked> = ranked.iter().collect();
    order.sort_by(|left, right| left.probability().total_cmp(&right.probability()));
    order
        .chunks((order.len() / 10).max(1))
        .map(|tenth| {
            let count = tenth.len() as f64;
            let told = tenth.iter().map(|one| one.probability()).sum::<f64>() / count;
            (told, tenth.iter().filter(|one| one.irregular).count() as f64 / count, tenth.len())
        })
        .collect()
}
