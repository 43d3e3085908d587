//! This module decides how far a figure lies from what is usual: the distance from the median of the last ones
//! under a key, in robust standard deviations.

use serde::{Deserialize, Serialize};

use crate::memory::Table;
use crate::observation::Key;

/// Figures kept under a key.
const KEPT: usize = 32;
/// Figures below which nothing is usual yet.
const FEW: usize = 4;
/// Turns a median absolute deviation into a standard deviation of a normal distribution.
const DEVIATION: f32 = 1.4826;
/// The smallest deviation of a logarithm of prices that is believed: five per cent.
const FLOOR: f32 = 0.05;

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
struct Recent {
    figures: [f32; KEPT],
    next: u8,
    count: u8,
}

/// The last figures by key.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Prices {
    recent: Table<Recent>,
}

/// Where a figure lies among the last ones.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place {
    /// Median of the last figures.
    pub median: f32,
    /// Distance from it in robust standard deviations.
    pub distance: f32,
}

impl Prices {
    /// Where a figure lies; none when too few are known.
    pub fn place(&self, key: Key, figure: f32) -> Option<Place> {
        let recent = self.recent.get(&key)?;
        let count = usize::from(recent.count);
        if count < FEW || figure.is_nan() {
            return None;
        }
        let mut sorted = recent.figures;
        let figures = sorted.get_mut(..count)?;
        let median = middle(figures);
        for figure in figures.iter_mut() {
            *figure = (*figure - median).abs();
        }
        let deviation = (middle(figures) * DEVIATION).max(FLOOR);
        Some(Place { median, distance: (figure - median) / deviation })
    }

    pub(crate) fn see(&mut self, key: Key, figure: f32) {
        if key == Key::NONE || !figure.is_finite() {
            return;
        }
        let recent = self.recent.entry(key).or_insert(Recent { figures: [0.0; KEPT], next: 0, count: 0 });
        if let Some(slot) = recent.figures.get_mut(usize::from(recent.next)) {
            *slot = figure;
        }
        recent.next = (recent.next + 1) % KEPT as u8;
        recent.count = recent.count.saturating_add(1).min(KEPT as u8);
    }
}

/// The middle of at least one figure, which are put in another order.
fn middle(figures: &mut [f32]) -> f32 {
    let at = figures.len() / 2;
    *figures.select_nth_unstable_by(at, f32::total_cmp).1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_price_far_below_the_usual_is_far() {
        let mut prices = Prices::default();
        let key = Key::of("610910");
        for step in 0..20 {
            prices.see(key, 2.0 + 0.01 * step as f32);
        }
        let usual = prices.place(key, 2.1).map(|place| place.distance.abs() < 1.0);
        let low = prices.place(key, 0.5).map(|place| place.distance < -5.0);
        assert_eq!((usual, low), (Some(true), Some(true)));
        assert_eq!(prices.place(Key::of("870323"), 2.0), None, "nothing is usual yet");
    }
}
