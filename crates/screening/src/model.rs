//! This module decides how the figures of a pair become a score: a table of weights, learned by `examples/train.rs`.

use std::sync::LazyLock;

use crate::feature::{COUNT, NAMES};
use crate::train::Weights;

/// The weights, and the score from which a labelled pair counts as the same.
pub struct Model {
    weights: Weights,
    /// The score from which a pair of names counts as the same on labelled pairs.
    pub threshold: f32,
}

/// The model, read once.
pub static MODEL: LazyLock<Model> = LazyLock::new(|| Model::read(include_str!("../tables/model.csv")));

impl Model {
    fn read(text: &str) -> Self {
        let value = |wanted: &str| -> f64 {
            let mut rows = text.lines().filter_map(|line| line.split_once(','));
            rows.find(|(name, _)| *name == wanted).and_then(|(_, value)| value.parse().ok()).unwrap_or(0.0)
        };
        let mut weights = [0.0; COUNT];
        NAMES.iter().zip(&mut weights).for_each(|(name, weight)| *weight = value(name));
        #[expect(clippy::cast_possible_truncation, reason = "a share with two digits")]
        let threshold = value("threshold") as f32;
        Self { weights: Weights { intercept: value("intercept"), weights }, threshold }
    }

    /// The score of a pair, 0 to 1.
    pub fn score(&self, figures: &[f32; COUNT]) -> f32 {
        #[expect(clippy::cast_possible_truncation, reason = "a share between 0 and 1")]
        let likely = self.weights.likely(figures) as f32;
        likely
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_figure_has_a_weight_in_the_table() {
        let text = include_str!("../tables/model.csv");
        for name in NAMES.iter().chain(&["threshold", "intercept"]) {
            let rows = text
                .lines()
                .filter(|line| line.split_once(',').is_some_and(|(of, value)| of == *name && value.parse::<f64>().is_ok()));
            assert_eq!(rows.count(), 1, "{name}");
        }
        assert!((0.3..0.9).contains(&MODEL.threshold));
    }
}
