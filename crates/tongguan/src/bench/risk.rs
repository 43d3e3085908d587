//! This module decides how targeting is measured: selectors in the generated country, and one declaration on one core.
#![expect(clippy::float_arithmetic, reason = "figures of a bench")]

use std::path::PathBuf;
use std::time::{Duration, Instant};

use learning::{Forust, Policy, Row, learn, replay};
use risk::{Gate, Worths};
use serde_json::{Value, json};
use trials::{Comparison, compare};
use world::{Settings, TEST_SEEDS, TRAINING_SEEDS, World};

use super::Failure;
use crate::clear::print;

#[derive(clap::Args)]
#[command(
    after_help = "Example:\n  tongguan bench risk --seeds 1 --days 365 --json\n  tongguan bench risk --python .venv/bin/python --json"
)]
pub struct Arguments {
    /// Countries, by the seeds that are kept for reports: at most ten.
    #[arg(long, default_value_t = 1)]
    seeds: usize,
    /// Days of each run.
    #[arg(long, default_value_t = 730)]
    days: u32,
    /// Share of lines that can be examined.
    #[arg(long, default_value_t = 0.05)]
    examined: f64,
    /// From 0 (plain) to 1 (rare, shallow, quick to change).
    #[arg(long, default_value_t = 0.5)]
    difficulty: f64,
    /// A Python with lightgbm and xgboost: the rivals. Without it they are left out.
    #[arg(long)]
    python: Option<PathBuf>,
    /// The day on which a fraud appears that nobody has seen before.
    #[arg(long)]
    planted: Option<i32>,
    /// Those who are caught do not change their ways.
    #[arg(long)]
    still: bool,
    /// On the seeds that are kept for tuning (101 to 104), which are not reported.
    #[arg(long)]
    tuning: bool,
    /// Lines that one may stand for that chance examined (docs/risk.md); 1: each stands for itself.
    #[arg(long, default_value_t = Policy::default().weight_max)]
    weight_max: f32,
    /// One JSON line.
    #[arg(long)]
    pub(super) json: bool,
}

pub fn run(arguments: &Arguments) -> Result<Value, Failure> {
    let seeds = if arguments.tuning { TRAINING_SEEDS.as_slice() } else { TEST_SEEDS.as_slice() };
    let comparison = Comparison {
        seeds: seeds.iter().copied().take(arguments.seeds.max(1)).collect(),
        days: arguments.days,
        difficulty: arguments.difficulty,
        capacity: arguments.examined,
        reacts: !arguments.still,
        planted_after: arguments.planted,
        weight_max: arguments.weight_max,
        python: arguments.python.clone(),
    };
    let request = one_line()?;
    let selectors = compare(&comparison, |run| {
        if !arguments.json {
            let outcome = &run.outcome;
            print(&format!(
                "{:<30} seed {}  recovered {:>10.0}  of missing {:>10.0}  hit rate {:.3}",
                run.selector,
                run.seed,
                outcome.recovered,
                outcome.missing,
                f64::from(outcome.hits as u32) / f64::from(outcome.examined.max(1) as u32)
            ));
        }
    })?;
    Ok(json!({ "bench": "risk", "seeds": comparison.seeds, "days": comparison.days, "difficulty": comparison.difficulty,
        "examined": comparison.capacity, "weight_max": comparison.weight_max, "reacts": comparison.reacts, "selectors": selectors, "request": request }))
}

/// Seconds for each figure.
const MEASURED: Duration = Duration::from_secs(2);
/// Days of the country that the past is made of.
const PAST_DAYS: u32 = 180;

/// What a line costs on one core: signals, score, contributions, gate; and what its Shapley values cost whoever asks for them.
fn one_line() -> Result<Value, Failure> {
    let mut world = World::new(Settings::default());
    let mut rows = Vec::new();
    for _ in 0..PAST_DAYS {
        rows.extend(world.day().iter().map(|line| Row::new(line.observation(), Some(line.truth.finding()))));
    }
    let (mut signals, vectors) = replay(&rows);
    let known: Vec<_> = rows.iter().zip(&vectors).step_by(10).collect();
    let champion = learn(&known, &Forust::default(), rows.last().map_or(0, |row| row.line.day))?;
    let worths = Worths { hit: 800.0, critical: 500.0 };
    let mut gate = Gate::default();
    let (started, mut lines, mut sum) = (Instant::now(), 0_u32, 0.0);
    'measured: loop {
        for row in &rows {
            let vector = signals.of(&row.line);
            let (outlook, score) = champion.explain(&vector);
            signals.see(&row.line);
            gate.see(outlook.worth(&worths));
            sum += score.sum;
            lines += 1;
            if started.elapsed() > MEASURED {
                break 'measured;
            }
        }
    }
    let micros = started.elapsed().as_secs_f64() * 1e6 / f64::from(lines);
    let (started, mut explained) = (Instant::now(), 0_u32);
    for vector in vectors.iter().rev() {
        std::hint::black_box(champion.probability.shapley(vector)?);
        explained += 1;
        if started.elapsed() > MEASURED {
            break;
        }
    }
    let shapley_micros = started.elapsed().as_secs_f64() * 1e6 / f64::from(explained);
    Ok(
        json!({ "us_per_line": micros, "us_per_shapley": shapley_micros, "trees": champion.probability.roots.len(), "relations": signals.relations(),
        "mean_score": sum / lines as f32 }),
    )
}
