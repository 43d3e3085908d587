//! This module decides which signals a model asks that are never known in this house: what it learned from them elsewhere helps
//! nobody here, and its back-test elsewhere promises too much.

use risk::{Champion, SIGNAL_COUNT, Vector};

/// Lines below which nothing is said.
const FEW: u64 = 100;

/// How often each signal was known, of the last lines of the past.
#[derive(Debug, Clone)]
pub(crate) struct Known {
    lines: u64,
    of: [u64; SIGNAL_COUNT],
}

impl Default for Known {
    fn default() -> Self {
        Self { lines: 0, of: [0; SIGNAL_COUNT] }
    }
}

impl Known {
    /// Meets the signals of a line.
    pub fn meet(&mut self, vector: &Vector) {
        self.lines += 1;
        for (known, figure) in self.of.iter_mut().zip(vector) {
            *known += u64::from(!figure.is_nan());
        }
    }

    /// The signals that models ask and that were known of no line; none while too few lines are known.
    pub fn never(&self, champion: &Champion) -> Vec<usize> {
        if self.lines < FEW {
            return Vec::new();
        }
        champion.asks().into_iter().filter(|signal| self.of.get(*signal) == Some(&0)).collect()
    }
}
