//! This module decides how a score becomes a probability: isotonic steps, learned from lines that the scoring
//! trees did not see.

use risk::Model;

use crate::trees::{Sample, TrainError};

/// Parts that take turns in being held back.
const TURNS: usize = 2;
/// Steps kept at most.
const STEPS: usize = 48;

/// Rising steps from score to probability, from scores that each line got from trees grown without it.
pub(crate) fn cross_fitted(
    sample: &Sample,
    grow: impl Fn(&Sample) -> Result<Model, TrainError>,
) -> Result<Vec<(f32, f32)>, TrainError> {
    let mut scored = Vec::with_capacity(sample.vectors.len());
    for turn in 0..TURNS {
        let mut part = Sample::default();
        let mut held = Vec::new();
        for (row, vector) in sample.vectors.iter().enumerate() {
            if row % TURNS == turn {
                held.push(row);
            } else {
                part.vectors.push(*vector);
                part.truth.push(sample.truth[row]);
                part.weights.push(sample.weights[row]);
            }
        }
        let model = grow(&part)?;
        scored.extend(held.into_iter().map(|row| {
            let sum = model.sum(&sample.vectors[row]);
            (sum, sample.truth[row], sample.weights[row])
        }));
    }
    Ok(isotonic(scored))
}

/// Pools neighbours until probabilities rise with the score, then thins the steps.
fn isotonic(mut scored: Vec<(f32, f32, f32)>) -> Vec<(f32, f32)> {
    struct Pool {
        score: f64,
        truth: f64,
        weight: f64,
    }
    scored.sort_by(|left, right| left.0.total_cmp(&right.0));
    let least = (scored.len() / STEPS).max(1);
    let mut pools: Vec<Pool> = Vec::new();
    for chunk in scored.chunks(least) {
        let weigh =
            |of: fn(&(f32, f32, f32)) -> f32| -> f64 { chunk.iter().map(|row| f64::from(of(row)) * f64::from(row.2)).sum() };
        let weight: f64 = chunk.iter().map(|row| f64::from(row.2)).sum();
        let mut pool = Pool { score: weigh(|row| row.0), truth: weigh(|row| row.1), weight };
        while let Some(before) = pools.last()
            && before.truth / before.weight >= pool.truth / pool.weight
        {
            pool =
                Pool { score: before.score + pool.score, truth: before.truth + pool.truth, weight: before.weight + pool.weight };
            pools.pop();
        }
        pools.push(pool);
    }
    // Half a line of each kind, so that no probability is quite zero or one; small pools keep to the order.
    let mut last = 0.0_f32;
    let step = |pool: &Pool| {
        last = last.max(((pool.truth + 0.5) / (pool.weight + 1.0)) as f32);
        ((pool.score / pool.weight) as f32, last)
    };
    pools.iter().map(step).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn probabilities_rise_with_the_score() {
        let scored = (0..4000).map(|row| (row as f32 / 4000.0, f32::from(u8::from(row * 7919 % 4000 < row)), 1.0)).collect();
        let steps = isotonic(scored);
        assert!(steps.windows(2).all(|pair| pair[0].0 < pair[1].0 && pair[0].1 <= pair[1].1), "{steps:?}");
        assert!(steps.len() > 10 && steps[0].1 < 0.1 && steps[steps.len() - 1].1 > 0.9, "{steps:?}");
    }
}
