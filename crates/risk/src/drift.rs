//! This module decides whether two counts of the same bands are still of one kind.

/// From this on, what is scored is no longer what the model was made for: the threshold that credit scoring calls a
/// significant shift (Siddiqi 2006, Credit Risk Scorecards, ch. 9: below 0.1 stable, 0.1 to 0.2 slight, above changed).
pub const SHIFTED: f64 = 0.2;
/// Lines on a side below which chance alone moves the index: with k bands its mean under no change is about
/// (k − 1)(1/n + 1/m).
pub const FEW_TO_COMPARE: u64 = 200;

/// Population stability index of `after` against `before`, both counted in the same bands: `Σ (a − b) ln(a ÷ b)` over
/// shares. An empty band on one side counts as half a line, so that it is finite. None where a side has less than
/// [`FEW_TO_COMPARE`] lines or the bands are not the same.
///
/// ```
/// use risk::psi;
///
/// assert_eq!(psi(&[500, 500], &[50, 50]), None, "too few to say");
/// let shifted = psi(&[500, 500], &[750, 250]).unwrap_or_default();
/// assert!((shifted - 0.25 * 3.0_f64.ln()).abs() < 1e-12);
/// ```
pub fn psi(before: &[u64], after: &[u64]) -> Option<f64> {
    let (all_before, all_after): (u64, u64) = (before.iter().sum(), after.iter().sum());
    if before.len() != after.len() || all_before.min(all_after) < FEW_TO_COMPARE {
        return None;
    }
    let share = |count: u64, all: u64| (count as f64).max(0.5) / all as f64;
    let bands = before.iter().zip(after).filter(|(before, after)| **before + **after > 0);
    Some(
        bands
            .map(|(before, after)| {
                let (before, after) = (share(*before, all_before), share(*after, all_after));
                (after - before) * (after / before).ln()
            })
            .sum(),
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_index_is_what_is_worked_by_hand() {
        // (0.1 − 0.2) ln ½ + (0.3 − 0.3) ln 1 + (0.6 − 0.5) ln 1.2 = 0.069315 + 0 + 0.018232
        let table: [(&[u64], &[u64], Option<f64>); 5] = [
            (&[200, 300, 500], &[100, 300, 600], Some(0.087_547)),
            (&[200, 300, 500], &[200, 300, 500], Some(0.0)),
            // An empty band counts as half a line: (0.0005 − 0.1) ln 0.005 + (1 − 0.9) ln(1 ÷ 0.9)
            (&[100, 900, 0], &[0, 1000, 0], Some(0.537_718)),
            (&[199, 0], &[0, 1000], None),
            (&[200, 0], &[1000], None),
        ];
        for (before, after, expected) in table {
            let told = psi(before, after);
            let is_near = match (told, expected) {
                (Some(told), Some(expected)) => (told - expected).abs() < 1e-5,
                (told, expected) => told == expected,
            };
            assert!(is_near, "{before:?} {after:?}: {told:?}, by hand {expected:?}");
        }
    }

    proptest! {
        #[test]
        fn the_index_is_finite_and_the_same_both_ways(bands in prop::collection::vec((0_u64..10_000, 0_u64..10_000), 0..30)) {
            let (before, after): (Vec<u64>, Vec<u64>) = bands.into_iter().unzip();
            let (there, back) = (psi(&before, &after), psi(&after, &before));
            prop_assert_eq!(there.is_some(), back.is_some());
            if let (Some(there), Some(back)) = (there, back) {
                prop_assert!(there.is_finite() && (there - back).abs() < 1e-9 * (1.0 + there.abs()));
            }
        }
    }
}
