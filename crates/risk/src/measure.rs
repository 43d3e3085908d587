//! This module decides how good a ranking was: area under the curve, average precision, and what is found in the
//! share that somebody can look at.

use serde::Serialize;

/// Shares of lines at which precision and recall are told.
pub const SHARES: [f64; 4] = [0.01, 0.02, 0.05, 0.10];

/// How good a ranking was.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Quality {
    /// Lines ranked.
    pub rows: usize,
    /// Of these, irregular.
    pub irregular: usize,
    /// Area under the ROC curve; none when all lines are alike.
    pub auc: Option<f64>,
    /// Standard error of it (Hanley and McNeil).
    pub auc_se: Option<f64>,
    /// Average precision.
    pub ap: Option<f64>,
    /// Precision and recall at shares of the lines.
    pub at: Vec<AtShare>,
}

/// Precision and recall at a share.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AtShare {
    /// Share of lines looked at.
    pub share: f64,
    /// Lines looked at.
    pub rows: usize,
    /// Irregular among those looked at.
    pub precision: f64,
    /// Found among all irregular.
    pub recall: f64,
}

/// Scores with their truth, highest first; ties keep the order of the lines.
fn ranked(scores: &[f64], truth: &[bool]) -> Vec<(f64, bool)> {
    let mut rows: Vec<(f64, bool)> = scores.iter().copied().zip(truth.iter().copied()).collect();
    rows.sort_by(|left, right| right.0.total_cmp(&left.0));
    rows
}

/// Area under the ROC curve: the probability that an irregular line is above a regular one; ties count half.
pub fn auc(scores: &[f64], truth: &[bool]) -> Option<f64> {
    let rows = ranked(scores, truth);
    let positives = rows.iter().filter(|row| row.1).count() as f64;
    let negatives = rows.len() as f64 - positives;
    if positives == 0.0 || negatives == 0.0 {
        return None;
    }
    let mut above = 0.0;
    let mut area = 0.0;
    for tie in rows.chunk_by(|left, right| left.0 == right.0) {
        let hits = tie.iter().filter(|row| row.1).count() as f64;
        area += (tie.len() as f64 - hits) * (above + hits / 2.0);
        above += hits;
    }
    Some(area / (positives * negatives))
}

/// Average precision over the irregular lines; ties share their precision.
pub fn average_precision(scores: &[f64], truth: &[bool]) -> Option<f64> {
    let rows = ranked(scores, truth);
    let positives = rows.iter().filter(|row| row.1).count() as f64;
    let (mut seen, mut found, mut sum) = (0.0, 0.0, 0.0);
    for tie in rows.chunk_by(|left, right| left.0 == right.0) {
        let hits = tie.iter().filter(|row| row.1).count() as f64;
        seen += tie.len() as f64;
        found += hits;
        sum += hits * found / seen;
    }
    (positives > 0.0).then(|| sum / positives)
}

fn standard_error(auc: f64, positives: f64, negatives: f64) -> f64 {
    let one = auc / (2.0 - auc) - auc * auc;
    let two = 2.0 * auc * auc / (1.0 + auc) - auc * auc;
    ((auc * (1.0 - auc) + (positives - 1.0) * one + (negatives - 1.0) * two) / (positives * negatives)).sqrt()
}

/// How good scores are against the truth.
///
/// ```
/// let quality = risk::quality(&[0.9, 0.8, 0.3, 0.1], &[true, false, true, false]);
/// assert_eq!(quality.auc, Some(0.75));
/// ```
pub fn quality(scores: &[f64], truth: &[bool]) -> Quality {
    let rows = ranked(scores, truth);
    let irregular = rows.iter().filter(|row| row.1).count();
    let auc = auc(scores, truth);
    let at = SHARES
        .iter()
        .map(|share| {
            let looked = ((rows.len() as f64 * share).round() as usize).clamp(1, rows.len().max(1));
            let found = rows.iter().take(looked).filter(|row| row.1).count();
            AtShare {
                share: *share,
                rows: looked,
                precision: found as f64 / looked as f64,
                recall: if irregular == 0 { 0.0 } else { found as f64 / irregular as f64 },
            }
        })
        .collect();
    Quality {
        rows: rows.len(),
        irregular,
        auc,
        auc_se: auc.map(|auc| standard_error(auc, irregular as f64, (rows.len() - irregular) as f64)),
        ap: average_precision(scores, truth),
        at,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_known_of_small_rankings() {
        let cases = [
            ([0.9, 0.1], [true, false], Some(1.0), Some(1.0)),
            ([0.1, 0.9], [true, false], Some(0.0), Some(0.5)),
            ([0.5, 0.5], [true, false], Some(0.5), Some(0.5)),
            ([0.5, 0.4], [false, false], None, None),
        ];
        for (scores, truth, area, precision) in cases {
            assert_eq!((auc(&scores, &truth), average_precision(&scores, &truth)), (area, precision), "{scores:?}");
        }
    }
}
