//! This module decides whether a rate has changed: a window over what was found, oldest first, is cut where its older part
//! differs from its newer one by more than chance allows (ADWIN: Bifet and Gavaldà 2007, with the bound of the variance).
#![expect(clippy::float_arithmetic, reason = "rates; money is decided elsewhere")]

/// How often a rate that has not changed may be said to have, at most.
pub const DELTA: f64 = 0.002;
/// Findings that each side of a cut needs.
const SIDE_MIN: usize = 10;
/// Cuts are looked for after so many more findings.
const EVERY: usize = 4;

/// Where a rate changed last.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RateChange {
    /// The place of the first finding after the change.
    pub at: usize,
    /// The rate of the window before.
    pub before: f64,
    /// The rate since.
    pub after: f64,
}

/// The last change of a rate in findings, oldest first; none where chance alone explains them.
///
/// ```
/// let steady: Vec<bool> = (0..400).map(|place| place % 3 == 0).collect();
/// assert_eq!(risk::rate_change(&steady), None);
/// let fallen: Vec<bool> = (0..400).map(|place| if place < 200 { place % 2 == 0 } else { place % 20 == 0 }).collect();
/// let change = risk::rate_change(&fallen).unwrap();
/// assert!(change.before > 0.45 && change.after < 0.1);
/// ```
pub fn rate_change(findings: &[bool]) -> Option<RateChange> {
    let mut sums = Vec::with_capacity(findings.len() + 1);
    sums.push(0_u32);
    for found in findings {
        sums.push(sums.last().copied().unwrap_or(0) + u32::from(*found));
    }
    let (mut start, mut last) = (0, None);
    for end in (1..=findings.len()).filter(|end| end % EVERY == 0 || *end == findings.len()) {
        while let Some(cut) = cut(&sums, start, end) {
            last = Some(RateChange { at: cut, before: mean(&sums, start, cut), after: mean(&sums, cut, end) });
            start = cut;
        }
    }
    // Findings after the cut make its rate surer.
    last.map(|change| RateChange { after: mean(&sums, change.at, findings.len()), ..change })
}

fn mean(sums: &[u32], from: usize, to: usize) -> f64 {
    let hits = sums.get(to).zip(sums.get(from)).map_or(0, |(to, from)| to - from);
    if to > from { f64::from(hits) / (to - from) as f64 } else { 0.0 }
}

/// Where the window's sides differ by more than chance allows; of several places the one with the greatest excess.
fn cut(sums: &[u32], start: usize, end: usize) -> Option<usize> {
    let width = end - start;
    if width < 2 * SIDE_MIN {
        return None;
    }
    let rate = mean(sums, start, end);
    let variance = rate * (1.0 - rate);
    let log = (2.0 * (width as f64).ln() / DELTA).ln();
    let excess = |place: usize| {
        let (older, newer) = ((place - start) as f64, (end - place) as f64);
        let harmonic = 1.0 / (1.0 / older + 1.0 / newer);
        let bound = (2.0 / harmonic * variance * log).sqrt() + 2.0 / (3.0 * harmonic) * log;
        (mean(sums, start, place) - mean(sums, place, end)).abs() - bound
    };
    // As many places as buckets would keep: fine at the end, where a change is met first, coarse before.
    let step = |newer: usize| (newer / 16).max(1);
    let mut newer = SIDE_MIN;
    let mut best: Option<(f64, usize)> = None;
    while newer + SIDE_MIN <= width {
        let place = end - newer;
        let found = excess(place);
        if found > 0.0 && best.is_none_or(|(known, _)| found > known) {
            best = Some((found, place));
        }
        newer += step(newer);
    }
    best.map(|(_, place)| place)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Findings of a rate, by a generator that is the same everywhere (a linear congruence).
    fn drawn(seed: u64, parts: &[(usize, f64)]) -> Vec<bool> {
        let mut state = seed.wrapping_mul(2).wrapping_add(1);
        let mut next = move || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) as f64 / f64::from(1_u32 << 31)
        };
        parts.iter().flat_map(|(count, rate)| (0..*count).map(|_| *rate)).map(|rate| next() < rate).collect()
    }

    #[test]
    fn a_steady_rate_is_seldom_said_to_have_changed() {
        let alarms = (0..200).filter(|seed| rate_change(&drawn(*seed, &[(1_000, 0.2)])).is_some()).count();
        assert!(alarms <= 4, "{alarms} of 200");
    }

    #[test]
    fn a_rate_that_halves_is_found_near_its_place() {
        let mut found = 0;
        for seed in 0..100 {
            let Some(change) = rate_change(&drawn(seed, &[(500, 0.4), (500, 0.15)])) else { continue };
            assert!(change.after < change.before, "{change:?}");
            found += u32::from((400..=600).contains(&change.at));
        }
        assert!(found >= 90, "{found} of 100");
    }

    proptest! {
        #[test]
        fn nothing_is_said_of_few_findings_and_any_change_lies_within(findings in prop::collection::vec(any::<bool>(), 0..300)) {
            let change = rate_change(&findings);
            prop_assert!(findings.len() >= 20 || change.is_none());
            if let Some(change) = change {
                prop_assert!(change.at < findings.len() && change.at >= SIDE_MIN);
                prop_assert!((0.0..=1.0).contains(&change.before) && (0.0..=1.0).contains(&change.after));
            }
        }
    }
}
