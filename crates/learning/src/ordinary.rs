//! This module decides which lines stand for all that were met, examined or not: each with the same chance, whatever was found
//! (reservoir sampling: Vitter 1985, algorithm R). What is unusual is told against them.

use risk::{Isolation, Vector};

use crate::chance::mixed;

/// Lines that stand for all: the share of lines below one is told to about a percentage point, in 3 MB.
pub const ORDINARY_MAX: usize = 8_192;

/// Seed of the forest: the same past gives the same one.
const SEED: u64 = 1;

/// Some of the lines that were met.
#[derive(Debug, Clone, Default)]
pub struct Ordinary {
    lines: Vec<Vector>,
    met: u64,
}

impl Ordinary {
    /// Meets a line; its signals are asked for only when it is kept. The same lines in the same order leave the same ones.
    pub fn meet(&mut self, vector: impl FnOnce() -> Vector) {
        self.met += 1;
        if self.lines.len() < ORDINARY_MAX {
            self.lines.push(vector());
            return;
        }
        if let Some(slot) = self.lines.get_mut((mixed(self.met) % self.met) as usize) {
            *slot = vector();
        }
    }

    /// A forest grown on them; none while there are too few.
    pub fn grow(&self) -> Option<Isolation> {
        Isolation::grow(&self.lines, SEED)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_line_is_kept_with_the_same_chance_and_no_other_is_asked_for() {
        let mut ordinary = Ordinary::default();
        let (count, mut asked) = (40_000_u32, 0);
        for line in 0..count {
            ordinary.meet(|| {
                asked += 1;
                [line as f32; risk::SIGNAL_COUNT]
            });
        }
        assert_eq!(ordinary.lines.len(), ORDINARY_MAX);
        // 8,192 × (1 + ln(40,000 / 8,192)) are asked for on average.
        assert!((20_500..22_000).contains(&asked), "{asked} of {count}");
        let newest = ordinary.lines.iter().filter(|line| line[0] >= (count / 2) as f32).count();
        // Half of them, and six standard deviations of a binomial.
        assert!(newest.abs_diff(ORDINARY_MAX / 2) < 272, "{newest}");
    }
}
