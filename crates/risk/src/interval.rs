//! This module decides how sure a share is that was counted in few cases.

/// Half of the width of 95 % of a normal distribution, in standard deviations.
const Z: f64 = 1.959_964;

/// Between which shares the true one lies in 95 of 100 samples.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// The smaller share.
    pub low: f64,
    /// The larger share.
    pub high: f64,
}

/// Wilson's 95 % interval (1927) of a share of which `hits` were counted in `of`; none where nothing was counted.
/// Unlike the normal one it stays within 0 and 1 and is not empty at either end.
///
/// ```
/// use risk::wilson;
///
/// let told = wilson(0, 10).unwrap();
/// assert_eq!(told.low, 0.0);
/// assert!((told.high - 0.2775).abs() < 1e-4, "nothing found in ten says little");
/// assert_eq!(wilson(0, 0), None);
/// ```
pub fn wilson(hits: u64, of: u64) -> Option<Interval> {
    if of == 0 {
        return None;
    }
    let (hits, of) = (hits.min(of), of as f64);
    let (share, square) = (hits as f64 / of, Z * Z);
    let middle = share + square / (2.0 * of);
    let half = Z * (share * (1.0 - share) / of + square / (4.0 * of * of)).sqrt();
    let scale = 1.0 + square / of;
    let low = if hits == 0 { 0.0 } else { (middle - half) / scale };
    Some(Interval { low: low.max(0.0), high: ((middle + half) / scale).min(1.0) })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn intervals_are_those_of_the_formula_worked_by_hand() {
        // 5 of 10: middle 0.5 + 0.19207, half 1.96 √(0.025 + 0.0096036) = 0.36460, both over 1.38415.
        let table = [(5, 10, 0.23659, 0.76341), (0, 10, 0.0, 0.27753), (10, 10, 0.72247, 1.0), (1, 100, 0.00177, 0.05449)];
        for (hits, of, low, high) in table {
            let told = wilson(hits, of).unwrap();
            assert!((told.low - low).abs() < 2e-5 && (told.high - high).abs() < 2e-5, "{hits} of {of}: {told:?}");
        }
    }

    proptest! {
        #[test]
        fn an_interval_holds_the_share_and_stays_a_share(of in 1_u64..1_000_000, part in 0.0_f64..=1.0) {
            let hits = (of as f64 * part) as u64;
            let told = wilson(hits, of).unwrap();
            let share = hits as f64 / of as f64;
            prop_assert!(0.0 <= told.low && told.low <= share + 1e-12 && share <= told.high + 1e-12 && told.high <= 1.0);
        }
    }
}
