//! This module decides what a ranking would have recovered, in money, beside what chance would have: of the lines that were
//! examined, how much the best share of them brought.

use serde::Serialize;

use crate::bootstrap::{draws, interval};
use crate::chance::mixed;
use crate::curve::Ranked;

/// Shares of the examined lines at which money is told: what administrations examine.
const SHARES: [f64; 4] = [0.01, 0.02, 0.05, 0.10];

/// What would have been recovered at a share, in the currency of the table, with 95 % intervals of the bootstrap over whole
/// declarations.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Money {
    /// Share of the examined lines that is looked at.
    pub share: f64,
    /// Lines looked at.
    pub lines: usize,
    /// Recovered by those that are worth most.
    pub recovered: [f64; 3],
    /// Recovered by as many that chance picks: the mean over all ways to pick, and where 95 of 100 lie.
    pub by_chance: [f64; 3],
}

/// What would have been recovered at each share; nothing where nothing was.
pub(crate) fn money(ranked: &[Ranked]) -> Vec<Money> {
    let mut order: Vec<&Ranked> = ranked.iter().collect();
    order.sort_by(|left, right| right.worth.total_cmp(&left.worth));
    let all: f64 = order.iter().map(|one| one.recovered).sum();
    if all <= 0.0 {
        return Vec::new();
    }
    let declarations: Vec<u64> = order.iter().map(|one| one.declaration).collect();
    // Places rise, so that what was drawn is in the order of worth too.
    let drawn = draws(&declarations);
    let told = |share: f64| {
        let lines = looked_at(order.len(), share);
        let sum = |places: &mut dyn Iterator<Item = usize>| -> f64 { places.map(|place| order[place].recovered).sum() };
        let best = drawn.iter().map(|places| sum(&mut places.iter().copied().take(looked_at(places.len(), share))));
        let by_chance = drawn.iter().zip(0_u64..).map(|(places, draw)| {
            let limit = (share * u64::MAX as f64) as u64;
            let is_picked = |(at, _): &(u64, usize)| mixed(mixed(draw) ^ at) < limit;
            sum(&mut (0..).zip(places.iter().copied()).filter(is_picked).map(|(_, place)| place))
        });
        Money {
            share,
            lines,
            recovered: interval(sum(&mut (0..lines)), best.collect()),
            by_chance: interval(all * share, by_chance.collect()),
        }
    };
    SHARES.iter().map(|share| told(*share)).collect()
}

/// Lines of a share, at least one.
fn looked_at(lines: usize, share: f64) -> usize {
    ((lines as f64 * share).round() as usize).clamp(1, lines.max(1)).min(lines)
}

#[cfg(test)]
mod tests {
    use risk::{Finding, Outlook, Worths};

    use super::*;

    fn ranked(lines: u16, brings: impl Fn(u16) -> f32) -> Vec<Ranked> {
        let worths = Worths { hit: 0.0, critical: 0.0 };
        let one = |line: u16| {
            let finding = Finding { irregular: brings(line) > 0.0, recovered: brings(line), critical: false };
            Ranked::new(&finding, &Outlook { revenue: f32::from(line), ..Outlook::default() }, &worths)
        };
        (0..lines).map(one).collect()
    }

    #[test]
    fn the_best_lines_bring_what_they_brought_and_chance_its_share_of_all() {
        // The line that is worth most brings most; all of a thousand bring 499,500.
        let told = money(&ranked(1_000, f32::from));
        assert_eq!(told.iter().map(|one| one.lines).collect::<Vec<_>>(), [10, 20, 50, 100]);
        assert_eq!((told[0].recovered[0], told[0].by_chance[0]), (9_945.0, 4_995.0));
        for one in &told {
            for [mean, low, high] in [one.recovered, one.by_chance] {
                assert!(low < mean && mean < high, "{one:?}");
            }
            assert!(one.recovered[1] > one.by_chance[2], "{one:?}");
        }
        // Each of a thousand is picked with 0.01: a standard deviation of √(0.01 × Σ r²) ≈ 1,820, so about 7,100 wide.
        let width = told[0].by_chance[2] - told[0].by_chance[1];
        assert!((5_000.0..10_000.0).contains(&width), "{:?}", told[0]);
    }

    #[test]
    fn without_recovered_revenue_nothing_is_told() {
        assert_eq!(money(&ranked(100, |_| 0.0)), []);
        assert_eq!(money(&[]), []);
    }
}
