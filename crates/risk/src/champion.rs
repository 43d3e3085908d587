//! This module decides what is expected of a line, and from which expectation on an examination fits the capacity.

use serde::{Deserialize, Serialize};

use crate::anomaly::Isolation;
use crate::catalogue::Vector;
use crate::model::{Model, ModelError, Node, Score};
use crate::observation::DayNumber;

/// The largest logarithm of an amount that is believed.
const AMOUNT_MAX: f32 = 14.0;

/// What is expected of a line.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Outlook {
    /// Probability that it is irregular.
    pub probability: f32,
    /// Probability that it concerns safety.
    pub critical: f32,
    /// Revenue that an examination is expected to recover, in the currency of the country.
    pub revenue: f32,
    /// The share of ordinary lines that are less unusual, whatever was found in them; none where the models have no forest.
    pub anomaly: Option<f32>,
    /// How unsure the models are of the probability: its standard deviation among models that stopped learning earlier,
    /// before it is calibrated.
    pub doubt: f32,
}

impl Outlook {
    /// What an examination is worth, in the currency of the country.
    pub fn worth(&self, worths: &Worths) -> f32 {
        self.revenue + self.probability * worths.hit + self.critical * worths.critical
    }
}

impl Outlook {
    /// What finding something would be worth, in the currency of the country.
    pub fn worth_of_hit(&self, worths: &Worths) -> f32 {
        worths.hit + if self.probability > 0.0 { self.revenue / self.probability } else { 0.0 }
    }
}

/// What a finding counts for beside the revenue that it recovers, in the currency of the country.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Worths {
    /// Any: whoever is caught deceives less.
    pub hit: f32,
    /// What concerns safety.
    pub critical: f32,
}

/// From what a model was learned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Training {
    /// Lines where somebody looked.
    pub examples: usize,
    /// Of these, irregular.
    pub hits: usize,
    /// Day of the last of them.
    pub until: DayNumber,
}

/// The models that are in use.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Champion {
    /// Whether something is irregular.
    pub probability: Model,
    /// The logarithm of one plus the revenue recovered, where something is.
    pub amount: Option<Model>,
    /// Whether safety is concerned.
    pub critical: Option<Model>,
    /// How unusual a line is; in a file it stands apart ([`Bundle`](crate::Bundle)).
    #[serde(skip)]
    pub anomaly: Option<Isolation>,
    /// From what they were learned.
    pub training: Training,
}

impl Champion {
    /// Takes models of this version or of one before into use, and refuses what this version cannot use.
    ///
    /// # Errors
    /// Says what is wrong and what to do.
    pub(crate) fn adopt(&mut self) -> Result<(), ModelError> {
        self.models_mut().try_for_each(Model::adopt)?;
        self.models().try_for_each(Model::check)?;
        self.anomaly.iter_mut().try_for_each(Isolation::adopt)
    }

    /// The models, in the order in which they are kept.
    pub(crate) fn models(&self) -> impl Iterator<Item = &Model> {
        [Some(&self.probability), self.amount.as_ref(), self.critical.as_ref()].into_iter().flatten()
    }

    /// The same, to be changed.
    pub(crate) fn models_mut(&mut self) -> impl Iterator<Item = &mut Model> {
        [Some(&mut self.probability), self.amount.as_mut(), self.critical.as_mut()].into_iter().flatten()
    }

    /// The signals that any of the models asks, by their place.
    pub fn asks(&self) -> Vec<usize> {
        let nodes = self.models().flat_map(|model| &model.nodes).filter(|node| node.signal != Node::LEAF);
        let mut asked: Vec<usize> = nodes.map(|node| usize::from(node.signal)).collect();
        asked.sort_unstable();
        asked.dedup();
        asked
    }

    /// What is expected of a line.
    pub fn outlook(&self, vector: &Vector) -> Outlook {
        self.expect(self.probability.predict(vector), vector)
    }

    /// What is expected of a line, and who carried its probability.
    pub fn explain(&self, vector: &Vector) -> (Outlook, Score) {
        let score = self.probability.explain(vector);
        (self.expect(self.probability.meaning(score.sum), vector), score)
    }

    fn expect(&self, probability: f32, vector: &Vector) -> Outlook {
        let amount = self.amount.as_ref().map_or(0.0, |model| model.predict(vector).clamp(0.0, AMOUNT_MAX).exp_m1());
        let critical = self.critical.as_ref().map_or(0.0, |model| model.predict(vector));
        let anomaly = self.anomaly.as_ref().map(|forest| forest.share(vector));
        Outlook { probability, critical, revenue: probability * amount, anomaly, doubt: self.probability.doubt(vector) }
    }
}

/// Worths of the last lines, so that a share of the next ones can be told from them.
#[derive(Debug, Clone, Default)]
pub struct Gate {
    worths: Vec<f32>,
    next: usize,
}

/// Lines remembered: some days of a small office, an hour of a large one.
pub const GATE_LINES: usize = 4096;
/// Lines below which nothing is stopped on its score.
const FEW: usize = 100;

impl Gate {
    /// Meets the worth of a line.
    pub fn see(&mut self, worth: f32) {
        if !worth.is_finite() {
            return;
        }
        if self.worths.len() < GATE_LINES {
            self.worths.push(worth);
        } else if let Some(slot) = self.worths.get_mut(self.next) {
            *slot = worth;
        }
        self.next = (self.next + 1) % GATE_LINES;
    }

    /// Whether it met nobody yet.
    pub fn is_empty(&self) -> bool {
        self.worths.is_empty()
    }

    /// The worth from which a line belongs to the best `share` of the last ones; none while too few are known. Of no share: the
    /// worth of the best of them, so that what is worth more than all goes all the same.
    pub fn threshold(&self, share: f32) -> Option<f32> {
        if self.worths.len() < FEW {
            return None;
        }
        let mut sorted = self.worths.clone();
        let at = ((sorted.len() as f32 * share.clamp(0.0, 1.0)) as usize).min(sorted.len() - 1);
        Some(*sorted.select_nth_unstable_by(at, |left, right| right.total_cmp(left)).1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gate_lets_the_share_through_that_it_was_told() {
        let mut gate = Gate::default();
        assert_eq!(gate.threshold(0.05), None, "nothing is known yet");
        for line in 0..10_000 {
            gate.see((line * 7919 % 10_000) as f32);
        }
        let threshold = gate.threshold(0.05).unwrap_or_default();
        let above = (0..10_000).filter(|line| *line as f32 >= threshold).count();
        assert!((400..600).contains(&above), "{above} of 10,000 at {threshold}");
    }
}
