//! This module decides who picks: ours, the usual rules, and chance. The oracle is a selector that cheats.

use std::convert::Infallible;

use learning::{Policy, Settings, Targeting};
use risk::{DayNumber, Finding, Observation, Signals, Vector};
use world::Shipment;

/// Whoever picks lines to look at.
pub trait Selector {
    /// What it keeps of a line until the result is known.
    type Kept;
    /// Why it could not.
    type Error;

    /// Picks at most so many lines of a day. Only a selector that cheats looks at the truth of a line.
    ///
    /// # Errors
    /// What it could not do.
    fn pick(
        &mut self,
        lines: &[Shipment],
        observed: &[Observation],
        capacity: usize,
    ) -> Result<Vec<(usize, Self::Kept)>, Self::Error>;

    /// Learns what was found.
    fn learn(&mut self, line: &Shipment, kept: Self::Kept, today: DayNumber, finding: &Finding);

    /// A day is over.
    ///
    /// # Errors
    /// What it could not do.
    fn end_day(&mut self, _today: DayNumber) -> Result<(), Self::Error> {
        Ok(())
    }
}

/// Numbers from 0 to below 1, the same in every run.
#[derive(Debug, Clone)]
pub struct Chance(u64);

impl Chance {
    /// From a seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next number.
    pub fn draw(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((bits ^ (bits >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
    }
}

/// Places in the order of a score, highest first.
pub(crate) fn best(scores: &[f64], count: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..scores.len()).collect();
    order.sort_by(|left, right| scores[*right].total_cmp(&scores[*left]));
    order.truncate(count);
    order
}

impl Selector for Chance {
    type Kept = ();
    type Error = Infallible;

    fn pick(&mut self, lines: &[Shipment], _: &[Observation], capacity: usize) -> Result<Vec<(usize, ())>, Infallible> {
        let scores: Vec<f64> = lines.iter().map(|_| self.draw()).collect();
        Ok(best(&scores, capacity).into_iter().map(|at| (at, ())).collect())
    }

    fn learn(&mut self, _: &Shipment, (): (), _: DayNumber, _: &Finding) {}
}

/// The oracle: it knows the truth and picks what recovers most.
#[derive(Debug, Clone, Copy)]
pub struct Oracle;

impl Selector for Oracle {
    type Kept = ();
    type Error = Infallible;

    fn pick(&mut self, lines: &[Shipment], _: &[Observation], capacity: usize) -> Result<Vec<(usize, ())>, Infallible> {
        let scores: Vec<f64> = lines.iter().map(|line| f64::from(line.truth.finding().recovered)).collect();
        Ok(best(&scores, capacity).into_iter().map(|at| (at, ())).collect())
    }

    fn learn(&mut self, _: &Shipment, (): (), _: DayNumber, _: &Finding) {}
}

/// Profiles as an analyst would write them, without learning: reasons counted, weighed by what is at stake.
#[derive(Debug, Clone, Default)]
pub struct Rules {
    signals: Signals,
}

/// A profile: the signal, the limit, and whether it speaks above it.
const PROFILES: [(&str, f32, bool); 9] = [
    ("price.goods", -2.0, false),
    ("price.goods.origin", -2.0, false),
    ("price.importer.goods", -2.0, false),
    ("importer.known", 3.4, false),
    ("company_age", 0.5, false),
    ("weighed", 1.08, true),
    ("disagreements", 1.0, true),
    ("delay", 4.0, true),
    ("round_value", 2.0, true),
];

impl Selector for Rules {
    type Kept = ();
    type Error = Infallible;

    fn pick(&mut self, _: &[Shipment], observed: &[Observation], capacity: usize) -> Result<Vec<(usize, ())>, Infallible> {
        let at = |name: &str| risk::position(name).unwrap_or(0);
        let profiles = PROFILES.map(|(name, limit, above)| (at(name), limit, above));
        let scores: Vec<f64> = observed
            .iter()
            .map(|line| {
                let vector = self.signals.of(line);
                self.signals.see(line);
                let speaks =
                    |(at, limit, above): &(usize, f32, bool)| if *above { vector[*at] >= *limit } else { vector[*at] <= *limit };
                let reasons = profiles.iter().filter(|profile| speaks(profile)).count() as f64;
                reasons * f64::from(line.figures.charges.max(1.0)).ln()
            })
            .collect();
        Ok(best(&scores, capacity).into_iter().map(|at| (at, ())).collect())
    }

    fn learn(&mut self, _: &Shipment, (): (), _: DayNumber, _: &Finding) {}
}

/// Ours.
#[derive(Debug, Clone)]
pub struct Ours {
    targeting: Targeting,
    chance: Chance,
}

impl Ours {
    /// With a policy.
    pub fn new(policy: Policy, settings: Settings, seed: u64) -> Self {
        Self { targeting: Targeting::new(policy, settings), chance: Chance::new(seed) }
    }
}

impl Selector for Ours {
    type Kept = (Vector, f32);
    type Error = Infallible;

    fn pick(
        &mut self,
        _: &[Shipment],
        observed: &[Observation],
        capacity: usize,
    ) -> Result<Vec<(usize, (Vector, f32))>, Infallible> {
        let vectors: Vec<Vector> = observed.iter().map(|line| self.targeting.meet(line)).collect();
        let picks = self.targeting.pick(&vectors, capacity, || self.chance.draw());
        Ok(picks.into_iter().filter_map(|pick| Some((pick.at, (*vectors.get(pick.at)?, pick.probability)))).collect())
    }

    fn learn(&mut self, line: &Shipment, (vector, probability): (Vector, f32), today: DayNumber, finding: &Finding) {
        self.targeting.learn(&line.observation(), (&vector, probability), today, finding);
    }

    fn end_day(&mut self, today: DayNumber) -> Result<(), Infallible> {
        self.targeting.train(today);
        Ok(())
    }
}
