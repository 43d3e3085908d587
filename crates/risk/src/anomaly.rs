//! This module decides how unusual a line is, whatever was found in lines like it: an isolation forest (Liu, Ting and Zhou 2008,
//! "Isolation Forest"), grown without labels. Each tree divides a few lines at random until each stands alone; what is alone
//! after few questions is unusual. Signals that tell what examinations found are not asked: nobody becomes unusual by having
//! been looked at.

mod growth;

use serde::{Deserialize, Serialize};

use crate::adoption::{names, places};
use crate::catalogue::Vector;
use crate::model::ModelError;

/// Lines that a tree is grown on, and the fewest a forest is (the same section).
pub const ISOLATION_LINES_MIN: usize = 256;
/// Path length to a line among as many as a tree is grown on, on average.
const USUAL: f32 = path_length(ISOLATION_LINES_MIN);

/// A place in a tree.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
enum Place {
    /// Less goes to the next place, the rest so many places on. No number is less than −∞, so that split asks only whether
    /// the signal is known.
    Fork { signal: u16, split: f32, rest: u16, is_unknown_next: bool },
    /// Questions on the way here, and those that more lines would have needed.
    Leaf { length: f32 },
}

/// An isolation forest, and how unusual ordinary lines are to it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Isolation {
    /// Names of the signals it was grown on.
    signals: Vec<String>,
    /// First places of the trees.
    roots: Vec<u32>,
    places: Vec<Place>,
    /// Scores of ordinary lines, rising: the share of lines below each is that of the steps below it.
    ordinary: Vec<f32>,
}

impl Isolation {
    /// How soon a line stands alone: above a half the more unusual, in (0, 1).
    pub fn score(&self, line: &Vector) -> f32 {
        let length: f32 = self.roots.iter().map(|root| self.length(*root as usize, line)).sum();
        (-length / (self.roots.len().max(1) as f32 * USUAL)).exp2()
    }

    fn length(&self, mut at: usize, line: &Vector) -> f32 {
        loop {
            match self.places.get(at) {
                Some(Place::Fork { signal, split, rest, is_unknown_next }) => {
                    let is_next = known(line, *signal).map_or(*is_unknown_next, |figure| figure < *split);
                    at += if is_next { 1 } else { usize::from(*rest) };
                }
                Some(Place::Leaf { length }) => return *length,
                None => return 0.0,
            }
        }
    }

    /// The share of ordinary lines that are less unusual than a line: 0.99 reads "more unusual than 99 % of lines".
    pub fn share(&self, line: &Vector) -> f32 {
        let score = self.score(line);
        let above = self.ordinary.partition_point(|ordinary| *ordinary < score);
        let (Some(before), Some(next)) = (above.checked_sub(1).and_then(|at| self.ordinary.get(at)), self.ordinary.get(above))
        else {
            return if above == 0 { 0.0 } else { 1.0 };
        };
        ((above - 1) as f32 + (score - before) / (next - before)) / (self.ordinary.len() - 1) as f32
    }

    /// Takes a forest of this version or of one before into use, and refuses what cannot be used.
    ///
    /// # Errors
    /// It asks what this version does not compute, its trees do not end, or its table does not rise.
    pub(crate) fn adopt(&mut self) -> Result<(), ModelError> {
        let places = places(&self.signals)?;
        let count = self.places.len();
        if let Some(root) = self.roots.iter().find(|root| **root as usize >= count) {
            return Err(ModelError::Tree { node: *root as usize });
        }
        for (at, place) in self.places.iter_mut().enumerate() {
            let is_sound = match place {
                Place::Fork { signal, split, rest, .. } => {
                    let here = places.get(usize::from(*signal));
                    *signal = here.copied().unwrap_or_default();
                    here.is_some() && !split.is_nan() && *rest > 0 && at + usize::from(*rest).max(1) < count
                }
                Place::Leaf { length } => length.is_finite() && *length >= 0.0,
            };
            if !is_sound {
                return Err(ModelError::Tree { node: at });
            }
        }
        let is_rising = self.ordinary.windows(2).all(|pair| pair[0] <= pair[1]);
        if self.ordinary.is_empty() || !is_rising || !self.ordinary.iter().all(|score| score.is_finite()) {
            return Err(ModelError::Ordinary);
        }
        self.signals = names();
        Ok(())
    }
}

/// The figure of a signal; none where nothing is known.
fn known(line: &Vector, signal: u16) -> Option<f32> {
    line.get(usize::from(signal)).copied().filter(|figure| figure.is_finite())
}

/// Path length to a line among so many, on average over all ways to divide them: that of a search without success in a binary
/// search tree (Liu et al., equation 1).
const fn path_length(lines: usize) -> f32 {
    if lines < 2 {
        return 0.0;
    }
    let (mut harmonic, mut number) = (0.0, 1);
    while number < lines {
        harmonic += 1.0 / number as f32;
        number += 1;
    }
    2.0 * harmonic - 2.0 * (lines - 1) as f32 / lines as f32
}

#[cfg(test)]
mod tests {
    use super::growth::cloud;
    use super::*;
    use crate::catalogue::SIGNAL_COUNT;

    #[test]
    fn what_lies_apart_or_is_known_where_it_never_is_is_more_unusual() {
        let lines = cloud(2_000, 1);
        let forest = Isolation::grow(&lines, 7).unwrap();
        let shares: Vec<f32> = cloud(1_000, 2).iter().map(|line| forest.share(line)).collect();
        let mean = shares.iter().sum::<f32>() / shares.len() as f32;
        assert!((0.45..0.56).contains(&mean), "others of the kind are spread over the shares: {mean}");
        let mut apart = lines[3];
        apart[1..30].fill(4.0);
        assert!(forest.share(&apart) > 0.999 && forest.score(&apart) > 0.5, "{} {}", forest.share(&apart), forest.score(&apart));
    }

    #[test]
    fn a_broken_forest_is_refused() {
        let forest = Isolation::grow(&cloud(300, 1), 1).unwrap();
        let broken = |change: fn(&mut Isolation)| {
            let mut forest = forest.clone();
            change(&mut forest);
            forest.adopt()
        };
        assert_eq!(broken(|_| ()), Ok(()));
        assert_eq!(broken(|forest| forest.roots[1] = u32::MAX), Err(ModelError::Tree { node: u32::MAX as usize }));
        let fork = |signal, rest| Place::Fork { signal, split: 0.0, rest, is_unknown_next: true };
        assert_eq!(broken(|forest| forest.places[0] = Place::Leaf { length: f32::NAN }), Err(ModelError::Tree { node: 0 }));
        for rest in [0, u16::MAX] {
            let mut forest = forest.clone();
            forest.places[0] = fork(0, rest);
            assert_eq!(forest.adopt(), Err(ModelError::Tree { node: 0 }));
        }
        let mut asks = forest.clone();
        asks.places[0] = fork(SIGNAL_COUNT as u16, 2);
        assert_eq!(asks.adopt(), Err(ModelError::Tree { node: 0 }));
        assert_eq!(broken(|forest| forest.ordinary.reverse()), Err(ModelError::Ordinary));
        assert_eq!(broken(|forest| forest.ordinary.clear()), Err(ModelError::Ordinary));
        assert!(matches!(broken(|forest| forest.signals[2] = "tomorrow".to_owned()), Err(ModelError::Name { .. })));
        assert_eq!(Isolation::grow(&cloud(ISOLATION_LINES_MIN - 1, 1), 1), None);
    }
}
