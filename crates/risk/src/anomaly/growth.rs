//! This module decides how the trees of an isolation forest are grown: which signal divides lines, where, and when it is enough.

use std::sync::LazyLock;

use super::{ISOLATION_LINES_MIN, Isolation, Place, known, path_length};
use crate::adoption::names;
use crate::catalogue::{SIGNALS, Vector};
use crate::observation::mix;

/// Trees of a forest; path lengths settle well before (Liu et al., section 5.3).
const TREES: usize = 100;
/// Levels of a tree: what is not alone after the logarithm of its lines is usual.
const LEVELS: u32 = ISOLATION_LINES_MIN.ilog2();
/// How often a signal that some lines lack is asked whether it is known, rather than how large it is.
const ASKED_WHETHER_KNOWN: f32 = 0.5;
/// Steps of the table from score to share.
const STEPS: usize = 256;
/// Signals that are asked: all but those that tell what examinations found.
static ASKED: LazyLock<Vec<u16>> =
    LazyLock::new(|| SIGNALS.iter().zip(0..).filter(|(signal, _)| !signal.is_of_findings()).map(|(_, place)| place).collect());

impl Isolation {
    /// Grows a forest on ordinary lines, examined or not. The same lines and seed give the same forest. None when there are
    /// fewer lines than [`ISOLATION_LINES_MIN`].
    pub fn grow(lines: &[Vector], seed: u64) -> Option<Self> {
        if lines.len() < ISOLATION_LINES_MIN {
            return None;
        }
        let mut forest = Self { signals: names(), roots: Vec::with_capacity(TREES), places: Vec::new(), ordinary: Vec::new() };
        let mut chance = Chance(seed);
        let mut order: Vec<usize> = (0..lines.len()).collect();
        for _ in 0..TREES {
            for at in 0..ISOLATION_LINES_MIN {
                let other = at + chance.below(order.len() - at);
                order.swap(at, other);
            }
            let mut sample: Vec<&Vector> = order.iter().take(ISOLATION_LINES_MIN).map(|at| &lines[*at]).collect();
            forest.roots.push(forest.places.len() as u32);
            forest.divide(&mut sample, 0, &mut chance);
        }
        let mut scores: Vec<f32> = lines.iter().map(|line| forest.score(line)).collect();
        scores.sort_by(f32::total_cmp);
        forest.ordinary = (0..=STEPS).map(|step| scores[step * (scores.len() - 1) / STEPS]).collect();
        Some(forest)
    }

    /// Adds a place and all below it.
    fn divide(&mut self, lines: &mut [&Vector], level: u32, chance: &mut Chance) {
        let question = (lines.len() > 1 && level < LEVELS).then(|| question(lines, chance)).flatten();
        let Some((signal, split)) = question else {
            self.places.push(Place::Leaf { length: level as f32 + path_length(lines.len()) });
            return;
        };
        let figure = |line: &Vector| known(line, signal);
        let (mut less, mut unknown) = (0, 0);
        for line in lines.iter() {
            less += usize::from(figure(line).is_some_and(|figure| figure < split));
            unknown += usize::from(figure(line).is_none());
        }
        // What is not known goes where most go, and alone where only that is asked.
        let is_unknown_next = less == 0 || less * 2 >= lines.len() - unknown;
        let is_next = |line: &Vector| figure(line).map_or(is_unknown_next, |figure| figure < split);
        lines.sort_by_key(|line| !is_next(line));
        let (next, rest) = lines.split_at_mut(lines.partition_point(|line| is_next(line)));
        let at = self.places.len();
        self.places.push(Place::Fork { signal, split, rest: 0, is_unknown_next });
        self.divide(next, level + 1, chance);
        let after = (self.places.len() - at) as u16;
        self.divide(rest, level + 1, chance);
        self.places[at] = Place::Fork { signal, split, rest: after, is_unknown_next };
    }
}

/// A signal that lines differ in and where it divides them; none when they are all alike.
fn question(lines: &[&Vector], chance: &mut Chance) -> Option<(u16, f32)> {
    let mut open = ASKED.clone();
    while !open.is_empty() {
        let signal = open.swap_remove(chance.below(open.len()));
        let (mut least, mut most, mut unknown) = (f32::INFINITY, f32::NEG_INFINITY, 0_usize);
        for line in lines {
            match known(line, signal) {
                Some(figure) => (least, most) = (least.min(figure), most.max(figure)),
                None => unknown += 1,
            }
        }
        let is_some_unknown = unknown > 0 && unknown < lines.len();
        if is_some_unknown && (least == most || chance.part() < ASKED_WHETHER_KNOWN) {
            return Some((signal, f32::NEG_INFINITY));
        }
        if least < most {
            // In halves, so that the distance of the largest numbers does not overflow.
            let split = least + (most / 2.0 - least / 2.0) * chance.part() * 2.0;
            return Some((signal, if split > least { split.min(most) } else { most }));
        }
    }
    None
}

/// Numbers that are the same for the same seed (splitmix64).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        mix(self.0)
    }

    /// A number below `count`, which is not zero.
    fn below(&mut self, count: usize) -> usize {
        (self.next() % count.max(1) as u64) as usize
    }

    /// A number from 0 to below 1.
    fn part(&mut self) -> f32 {
        (self.next() >> 40) as f32 / (1_u32 << 24) as f32
    }
}

/// Lines in a cloud about zero; the first signal is unknown in all of them.
#[cfg(test)]
pub(super) fn cloud(count: usize, seed: u64) -> Vec<Vector> {
    let mut chance = Chance(seed);
    let mut line = |_| {
        let mut vector = [0.0; crate::SIGNAL_COUNT];
        vector.iter_mut().for_each(|figure| *figure = chance.part() + chance.part() - 1.0);
        vector[0] = f32::NAN;
        vector
    };
    (0..count).map(&mut line).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::catalogue::{SIGNAL_COUNT, position};

    #[test]
    fn what_is_unknown_where_others_know_it_is_more_unusual_than_the_same_known() {
        let mut lines = cloud(2_000, 1);
        let asked: Vec<usize> = ["delay", "weighed", "items"].map(|name| position(name).unwrap()).to_vec();
        lines.iter_mut().step_by(100).for_each(|line| asked.iter().for_each(|at| line[*at] = f32::NAN));
        let forest = Isolation::grow(&lines, 7).unwrap();
        let mean = |lines: &[Vector]| lines.iter().map(|line| forest.score(line)).sum::<f32>() / lines.len() as f32;
        let known = cloud(200, 5);
        let mut unknown = known.clone();
        unknown.iter_mut().for_each(|line| asked.iter().for_each(|at| line[*at] = f32::NAN));
        assert!(mean(&unknown) > mean(&known), "{} {}", mean(&unknown), mean(&known));
    }

    #[test]
    fn what_examinations_found_makes_nobody_unusual() {
        let mut lines = cloud(600, 3);
        let forest = Isolation::grow(&lines, 7).unwrap();
        let before: Vec<f32> = lines.iter().map(|line| forest.share(line)).collect();
        let found = SIGNALS.iter().enumerate().filter(|(_, signal)| signal.is_of_findings()).map(|(at, _)| at);
        found.for_each(|at| lines.iter_mut().for_each(|line| line[at] = 1e9));
        assert_eq!(lines.iter().map(|line| forest.share(line)).collect::<Vec<f32>>(), before);
        assert_eq!(Isolation::grow(&lines, 7).unwrap(), forest, "nor does it steer how the forest grows");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]
        #[test]
        fn any_lines_give_one_forest_whose_scores_and_shares_are_within_bounds(
            kinds in prop::collection::vec(prop::collection::vec(prop_oneof![
                Just(f32::NAN), Just(f32::INFINITY), Just(f32::MAX), Just(f32::MIN), Just(0.0), -1.0_f32..1.0
            ], 6), 1..40),
            seed in any::<u64>(),
        ) {
            let line = |at: usize| {
                let mut vector = [f32::NAN; SIGNAL_COUNT];
                vector[..6].copy_from_slice(&kinds[at % kinds.len()]);
                vector
            };
            let lines: Vec<Vector> = (0..ISOLATION_LINES_MIN + 9).map(line).collect();
            let mut forest = Isolation::grow(&lines, seed).unwrap();
            prop_assert_eq!(&Isolation::grow(&lines, seed).unwrap(), &forest);
            prop_assert_eq!(forest.adopt(), Ok(()));
            for line in &lines {
                let (score, share) = (forest.score(line), forest.share(line));
                prop_assert!(score > 0.0 && score < 1.0 && (0.0..=1.0).contains(&share), "{} {}", score, share);
            }
        }
    }
}
