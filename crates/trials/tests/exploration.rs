//! How the share of the capacity that explores is best spent, tried on the seeds that are kept for tuning. It runs long, so only
//! when it is asked for:
//!
//!     cargo nextest run --release -p trials --run-ignored only --no-capture

#![expect(clippy::float_arithmetic, reason = "statistics; money is decided elsewhere")]

use std::convert::Infallible;

use learning::{Exploration, Policy, Settings, Targeting};
use risk::{DayNumber, Finding, Observation, SIGNALS, Vector};
use trials::{Chance, Mean, Outcome, Selector, Trial, run};
use world::{Shipment, TRAINING_SEEDS};

/// Two years, as comparisons are told of; the result of an examination is known after three days.
const DAYS: u32 = 730;
const DELAY: usize = 3;
const CAPACITY: f64 = 0.05;
const DIFFICULTY: f64 = 0.5;
const SEEDS: usize = 3;

/// Ours, which may be kept from the signals of who is near.
struct Tried {
    targeting: Targeting,
    chance: Chance,
    sees_near: bool,
}

impl Selector for Tried {
    type Kept = (Vector, f32);
    type Error = Infallible;

    fn pick(&mut self, _: &[Shipment], lines: &[Observation], capacity: usize) -> Result<Vec<(usize, Self::Kept)>, Infallible> {
        let vector = |line: &Observation| {
            let mut vector = self.targeting.meet(line);
            let near = SIGNALS.iter().enumerate().filter(|(_, signal)| signal.name.starts_with("near."));
            near.filter(|_| !self.sees_near).for_each(|(at, _)| vector[at] = f32::NAN);
            vector
        };
        let vectors: Vec<Vector> = lines.iter().map(vector).collect();
        let picks = self.targeting.pick(&vectors, capacity, || self.chance.draw());
        Ok(picks.into_iter().map(|pick| (pick.at, (vectors[pick.at], pick.probability))).collect())
    }

    fn learn(&mut self, line: &Shipment, (vector, probability): Self::Kept, today: DayNumber, finding: &Finding) {
        self.targeting.learn(&line.observation(), (&vector, probability), today, finding);
    }

    fn end_day(&mut self, today: DayNumber) -> Result<(), Infallible> {
        self.targeting.train(today);
        Ok(())
    }
}

fn outcome(seed: u64, policy: &Policy, sees_near: bool) -> Outcome {
    let settings = world::Settings { seed, difficulty: DIFFICULTY, ..world::Settings::default() };
    let trial = Trial { settings, days: DAYS, capacity: CAPACITY, delay: DELAY, reacts: true };
    let targeting = Targeting::new(policy.clone(), Settings::default());
    let mut tried = Tried { targeting, chance: Chance::new(seed), sees_near };
    match run(&trial, &mut tried) {
        Ok(outcome) => outcome,
        Err(never) => match never {},
    }
}

/// Outcomes by seed; each country on a thread of its own.
fn outcomes(policy: &Policy, sees_near: bool) -> Vec<Outcome> {
    let seeds = TRAINING_SEEDS.iter().take(SEEDS);
    std::thread::scope(|scope| {
        let runs: Vec<_> = seeds.map(|seed| scope.spawn(|| outcome(*seed, policy, sees_near))).collect();
        runs.into_iter().map(|run| run.join().expect("a run ends")).collect()
    })
}

/// Share of what was missing that was recovered, per cent.
fn share(outcome: &Outcome) -> f64 {
    outcome.recovered / outcome.missing * 100.0
}

#[test]
#[ignore = "it runs for many minutes and prints a table"]
fn what_exploring_by_each_of_them_brings() {
    use Exploration::{Anomaly, Doubt, DoubtAndAnomaly, DoubtOfWorth, Unknown};
    let mut first: Option<Vec<f64>> = None;
    println!(
        "explored by, near.*, of the capacity: recovered of missing, the same less the first, lost in thousands, hits, critical found"
    );
    for explore in [0.02, 0.1] {
        for (sees_near, exploration) in
            [(false, Unknown), (true, Unknown), (true, Doubt), (true, DoubtOfWorth), (true, Anomaly), (true, DoubtAndAnomaly)]
        {
            let policy = Policy { explore, exploration, ..Policy::default() };
            let outcomes = outcomes(&policy, sees_near);
            let told = |figure: &dyn Fn(&Outcome) -> f64, decimals: usize| {
                let Mean { mean, half_width } = Mean::of(&outcomes.iter().map(figure).collect::<Vec<f64>>());
                format!("{mean:.decimals$} ± {half_width:.decimals$}")
            };
            let shares: Vec<f64> = outcomes.iter().map(share).collect();
            let before = first.get_or_insert_with(|| shares.clone());
            let more = Mean::of(&shares.iter().zip(before).map(|(now, before)| now - *before).collect::<Vec<f64>>());
            println!(
                "| {exploration:?} | {sees_near} | {:.0} % | {} % | {:+.1} ± {:.1} | {} | {} % | {} % |",
                explore * 100.0,
                told(&share, 1),
                more.mean,
                more.half_width,
                told(&|outcome| (outcome.missing - outcome.recovered) / 1000.0, 0),
                told(&|outcome| outcome.hits as f64 / outcome.examined as f64 * 100.0, 1),
                told(&|outcome| outcome.critical.0 as f64 / outcome.critical.1.max(1) as f64 * 100.0, 1),
            );
        }
    }
}
