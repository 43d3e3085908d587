//! This module decides how the weights of the model are learned from labelled pairs, and how good they are on pairs
//! they were not learned from. A logistic regression: thirty weights that a reader can look at, and that did as well as
//! boosted trees on the same figures.

use std::collections::HashMap;

use crate::feature::COUNT;

/// A labelled pair.
#[derive(Debug, Clone)]
pub struct Example {
    /// Its figures.
    pub figures: [f32; COUNT],
    /// Whether the names are of one party.
    pub same: bool,
    /// How much it counts.
    pub weight: f64,
    /// Pairs of one group share a name; they are never learned from and tested on at once.
    pub group: usize,
    /// Whether it counts in the test; made-up pairs only teach.
    pub tested: bool,
}

/// What was learned.
#[derive(Debug, Clone, PartialEq)]
pub struct Weights {
    /// What is added for every pair.
    pub intercept: f64,
    /// For each figure, what is added for each unit of it.
    pub weights: [f64; COUNT],
}

/// The pull towards small weights, on figures of unit deviation; the best of five tried in cross-validation.
const SHRINK: f64 = 10.0;
/// Newton's method is there long before.
const STEPS: usize = 40;

impl Weights {
    /// How likely it is, under these weights, that the pair is of one party: 0 to 1.
    pub fn likely(&self, figures: &[f32; COUNT]) -> f64 {
        let sum: f64 = self.weights.iter().zip(figures).map(|(weight, figure)| weight * f64::from(*figure)).sum();
        1.0 / (1.0 + (-(self.intercept + sum)).exp())
    }
}

/// Learns weights.
pub fn fit(examples: &[&Example]) -> Weights {
    let (mean, deviation) = spread(examples);
    let standard: Vec<[f64; COUNT + 1]> = examples
        .iter()
        .map(|example| {
            let mut row = [1.0; COUNT + 1];
            for index in 0..COUNT {
                row[index] = (f64::from(example.figures[index]) - mean[index]) / deviation[index];
            }
            row
        })
        .collect();
    let mut weights = [0.0; COUNT + 1];
    for _ in 0..STEPS {
        let mut slope = [0.0; COUNT + 1];
        let mut bend = [[0.0; COUNT + 1]; COUNT + 1];
        for (example, row) in examples.iter().zip(&standard) {
            let sum: f64 = row.iter().zip(&weights).map(|(a, b)| a * b).sum();
            let likely = 1.0 / (1.0 + (-sum).exp());
            let miss = (if example.same { 1.0 } else { 0.0 } - likely) * example.weight;
            let steep = (likely * (1.0 - likely)).max(1e-9) * example.weight;
            for a in 0..=COUNT {
                slope[a] += miss * row[a];
                bend[a].iter_mut().zip(row).take(a + 1).for_each(|(cell, other)| *cell += steep * row[a] * other);
            }
        }
        for a in 0..=COUNT {
            // The last is the intercept, which is not pulled.
            let pull = if a < COUNT { SHRINK } else { 1e-9 };
            slope[a] -= pull * weights[a];
            bend[a][a] += pull;
        }
        // The lower half was summed; the matrix is symmetric.
        let lower = bend;
        for (a, row) in bend.iter_mut().enumerate() {
            row.iter_mut().enumerate().skip(a + 1).for_each(|(b, cell)| *cell = lower[b][a]);
        }
        let step = solve(bend, slope);
        weights.iter_mut().zip(step).for_each(|(weight, step)| *weight += step);
        if step.iter().all(|step| step.abs() < 1e-9) {
            break;
        }
    }
    let mut out = Weights { intercept: weights[COUNT], weights: [0.0; COUNT] };
    for index in 0..COUNT {
        out.weights[index] = weights[index] / deviation[index];
        out.intercept -= out.weights[index] * mean[index];
    }
    out
}

fn spread(examples: &[&Example]) -> ([f64; COUNT], [f64; COUNT]) {
    let all: f64 = examples.iter().map(|example| example.weight).sum::<f64>().max(1e-9);
    let (mut mean, mut deviation) = ([0.0; COUNT], [0.0; COUNT]);
    for index in 0..COUNT {
        let value = |example: &&Example| f64::from(example.figures[index]);
        mean[index] = examples.iter().map(|example| example.weight * value(example)).sum::<f64>() / all;
        let square: f64 = examples.iter().map(|example| example.weight * (value(example) - mean[index]).powi(2)).sum();
        deviation[index] = (square / all).sqrt().max(1e-3);
    }
    (mean, deviation)
}

/// Solves a system of equations whose matrix is symmetric and positive.
fn solve(mut matrix: [[f64; COUNT + 1]; COUNT + 1], mut right: [f64; COUNT + 1]) -> [f64; COUNT + 1] {
    for pivot in 0..=COUNT {
        let head = matrix[pivot];
        for row in pivot + 1..=COUNT {
            let factor = matrix[row][pivot] / head[pivot];
            matrix[row].iter_mut().zip(head).skip(pivot).for_each(|(cell, above)| *cell -= factor * above);
            right[row] -= factor * right[pivot];
        }
    }
    for row in (0..=COUNT).rev() {
        let known: f64 = (row + 1..=COUNT).map(|column| matrix[row][column] * right[column]).sum();
        right[row] = (right[row] - known) / matrix[row][row];
    }
    right
}

/// How good scores are at a threshold.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Quality {
    /// The threshold.
    pub threshold: f64,
    /// Of what was said to be the same, how much is.
    pub precision: f64,
    /// Of what is the same, how much was found.
    pub recall: f64,
    /// Their harmonic mean.
    pub f1: f64,
}

/// The quality of scores at a threshold.
#[expect(clippy::cast_precision_loss, reason = "counts of pairs")]
pub fn quality(scored: &[(f64, bool)], threshold: f64) -> Quality {
    let count =
        |said: bool, same: bool| scored.iter().filter(|(score, is)| (*score >= threshold) == said && *is == same).count() as f64;
    let (right, wrong, missed) = (count(true, true), count(true, false), count(false, true));
    let precision = if right > 0.0 { right / (right + wrong) } else { 0.0 };
    let recall = if right > 0.0 { right / (right + missed) } else { 0.0 };
    let f1 = if right > 0.0 { 2.0 * right / (2.0 * right + wrong + missed) } else { 0.0 };
    Quality { threshold, precision, recall, f1 }
}

/// The threshold with the best F1; the middle of those that are equally good.
pub fn best_threshold(scored: &[(f64, bool)]) -> f64 {
    let tried: Vec<Quality> = (20..=90).map(|percent| quality(scored, f64::from(percent) / 100.0)).collect();
    let best = tried.iter().map(|quality| quality.f1).fold(0.0, f64::max);
    let good: Vec<f64> = tried.iter().filter(|quality| quality.f1 >= best - 1e-9).map(|quality| quality.threshold).collect();
    good.get(good.len() / 2).copied().unwrap_or(0.5)
}

/// Scores each tested example by weights learned from other groups. The seed says how groups fall into folds.
pub fn out_of_fold(examples: &[&Example], folds: usize, seed: u64) -> Vec<(f64, bool)> {
    let fold_of = |group: usize| usize::try_from(mix(seed ^ mix(group as u64)) % folds as u64).unwrap_or(0);
    let mut scored = Vec::new();
    for fold in 0..folds {
        let (test, train): (Vec<&Example>, Vec<&Example>) = examples.iter().partition(|example| fold_of(example.group) == fold);
        let weights = fit(&train);
        scored
            .extend(test.iter().filter(|example| example.tested).map(|example| (weights.likely(&example.figures), example.same)));
    }
    scored
}

/// Repeated cross-validation: in each fold the weights and the threshold are chosen on the training part alone.
pub fn validate(examples: &[&Example], folds: usize, repeats: u64) -> Vec<Quality> {
    let mut out = Vec::new();
    for seed in 0..repeats {
        let fold_of = |group: usize| usize::try_from(mix(seed ^ mix(group as u64)) % folds as u64).unwrap_or(0);
        for fold in 0..folds {
            let (test, train): (Vec<&Example>, Vec<&Example>) =
                examples.iter().partition(|example| fold_of(example.group) == fold);
            let threshold = best_threshold(&out_of_fold(&train, folds, seed + 1_000));
            let weights = fit(&train);
            let tested = test.iter().filter(|example| example.tested);
            let scored: Vec<_> = tested.map(|example| (weights.likely(&example.figures), example.same)).collect();
            out.push(quality(&scored, threshold));
        }
    }
    out
}

/// Groups of pairs that share a name, through any number of others.
pub fn groups<'a>(pairs: impl Iterator<Item = (&'a str, &'a str)>) -> Vec<usize> {
    let mut parent: Vec<usize> = Vec::new();
    let mut seen: HashMap<&str, usize> = HashMap::new();
    fn root(parent: &mut [usize], mut at: usize) -> usize {
        while parent[at] != at {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        at
    }
    for (place, (left, right)) in pairs.enumerate() {
        parent.push(place);
        for name in [left, right] {
            let first = *seen.entry(name).or_insert(place);
            let (a, b) = (root(&mut parent, first), root(&mut parent, place));
            parent[a.max(b)] = a.min(b);
        }
    }
    (0..parent.len()).map(|place| root(&mut parent, place)).collect()
}

/// Scatters a number (splitmix64).
fn mix(number: u64) -> u64 {
    let mut z = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn example(figure: f32, same: bool, group: usize) -> Example {
        let mut figures = [0.0; COUNT];
        figures[0] = figure;
        Example { figures, same, weight: 1.0, group, tested: true }
    }

    #[test]
    fn what_tells_the_labels_apart_gets_its_weight() {
        let examples: Vec<Example> = (0u8..100).map(|n| example(f32::from(n) / 100.0, n >= 50, usize::from(n))).collect();
        let all: Vec<&Example> = examples.iter().collect();
        let weights = fit(&all);
        assert!(weights.weights[0] > 1.0);
        assert!(weights.weights[1..].iter().all(|weight| weight.abs() < 1e-6));
        let found = validate(&all, 5, 2);
        assert!(found.iter().all(|quality| quality.f1 > 0.8), "{found:?}");
    }

    #[test]
    fn pairs_that_share_a_name_are_one_group() {
        assert_eq!(groups([("a", "b"), ("c", "d"), ("b", "e"), ("e", "f")].into_iter()), [0, 1, 0, 0]);
    }

    #[test]
    fn quality_is_counted() {
        let scored = [(0.9, true), (0.8, false), (0.7, true), (0.1, false)];
        let found = quality(&scored, 0.75);
        assert_eq!((found.precision, found.recall, found.f1), (0.5, 0.5, 0.5));
        assert!((best_threshold(&scored) - 0.4).abs() < 0.31);
    }
}
