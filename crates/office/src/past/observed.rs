//! This module decides what of a case is learned from: what targeting saw of its items, how probable its examination was, what
//! was found, and what the corrected assessment brought.

use clearance::{Lane, Outcome, Record, RouteReason, observe};
use declaration::Declaration;
use risk::{Finding, Numbered, Observation, pack};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use store::PastCase;
use uuid::Uuid;

use crate::dossier::{Dossier, Examined};
use crate::{Office, OfficeError};

/// Certain, in millionths.
const CERTAIN: i64 = 1_000_000;

impl Office {
    /// What is learned from a case, as far as it is known.
    ///
    /// # Errors
    /// The store failed, or what it keeps cannot be read.
    pub(crate) async fn observed(&self, dossier: &Dossier) -> Result<PastCase, OfficeError> {
        let Dossier { case_id, version, row, declaration, record, decided, found, examined, .. } = dossier;
        let nothing = PastCase {
            case_id: *case_id,
            version: *version,
            received_at: row.received_at,
            probability: CERTAIN,
            ..PastCase::default()
        };
        if declaration.movement().0 == "EX" || record.decision.outcome == Outcome::Rejected {
            return Ok(nothing);
        }
        let Some((examined, result)) = examined.as_ref().zip(found.as_deref()) else {
            return Ok(PastCase { lines: packed(&seen(declaration, record)), probability: probability(record), ..nothing });
        };
        // What was examined is what was decided then; a correction came later.
        let then = if *decided > examined.version { self.decided_before(*case_id, examined).await? } else { None };
        let lines = seen(&examined.declaration, then.as_ref().unwrap_or(record));
        let corrected = then.is_some().then(|| seen(declaration, record));
        let findings = findings(result, &lines, corrected.as_deref());
        let recovered = findings.iter().map(|(_, finding)| f64::from(finding.recovered)).sum::<f64>();
        let recovered = (recovered * 100.0).round().to_i64().unwrap_or(0);
        Ok(PastCase {
            lines: packed(&lines),
            probability: probability(then.as_ref().unwrap_or(record)),
            findings: packed(&findings),
            found_at: Some(examined.at.as_microsecond()),
            recovered,
            recovered_at: (recovered > 0).then_some(record.facts.now.as_microsecond()),
            ..nothing
        })
    }

    /// The record of the decision that was in force when an examination ended.
    async fn decided_before(&self, case: Uuid, examined: &Examined) -> Result<Option<Record>, OfficeError> {
        let decisions = self.store.decisions(&self.itself(), case).await.map_err(OfficeError::Read)?;
        let then = decisions.iter().rev().find(|decision| decision.version <= examined.version);
        then.map(|then| serde_json::from_slice(&then.bytes).map_err(OfficeError::Kept)).transpose()
    }
}

/// A case of which nothing can be read: it is not looked at again.
pub(super) fn unreadable(case_id: Uuid, received_at: i64) -> PastCase {
    PastCase { case_id, received_at, probability: CERTAIN, ..PastCase::default() }
}

fn seen(declaration: &Declaration, record: &Record) -> Numbered<Observation> {
    observe(declaration, &record.decision.assessment, record.facts.legal_date)
}

/// Lines that cannot be written down are a fault of ours, and none.
fn packed<T: risk::Packed>(lines: &[(u32, T)]) -> Vec<u8> {
    pack(lines).unwrap_or_default()
}

/// How probable an examination was: the share of the draw where chance alone chose it. Whatever the score, a profile, a list,
/// a finding or an officer sends there is certain.
fn probability(record: &Record) -> i64 {
    match record.decision.route.as_ref().map(|route| (route.lane, &route.reason)) {
        Some((Lane::Red, RouteReason::RandomDraw { from, to, .. })) => {
            ((*to - *from) * Decimal::from(CERTAIN)).round().to_i64().unwrap_or(CERTAIN).clamp(1, CERTAIN)
        }
        _ => CERTAIN,
    }
}

/// What was found in each line. An examination says it of the whole case; once the declaration was corrected, the lines that
/// it changed were irregular and the others were not.
fn findings(result: &str, lines: &[(u32, Observation)], corrected: Option<&[(u32, Observation)]>) -> Numbered<Finding> {
    let irregular = result != "conform";
    let critical = result == "seize";
    let after = corrected.filter(|_| irregular && !critical).unwrap_or(&[]);
    let changed: Vec<u32> = lines.iter().filter(|(item, line)| is_changed(line, after, *item)).map(|(item, _)| *item).collect();
    let gains = gains(lines, after);
    let of = |item: u32| {
        let gained = gains.iter().find(|(number, _)| *number == item).map_or(0.0, |(_, gained)| *gained);
        let is_wrong = changed.is_empty() || changed.contains(&item) || gained > 0.0;
        Finding { irregular: irregular && is_wrong, recovered: gained, critical }
    };
    lines.iter().map(|(item, _)| (*item, of(*item))).collect()
}

/// Whether a corrected declaration says something else of an item.
fn is_changed(line: &Observation, after: &[(u32, Observation)], item: u32) -> bool {
    let same = |one: f32, other: f32| one == other || (one.is_nan() && other.is_nan());
    let Some((_, now)) = after.iter().find(|(number, _)| *number == item) else { return !after.is_empty() };
    let (then, later) = (&line.figures, &now.figures);
    line.keys != now.keys
        || !same(then.value, later.value)
        || !same(then.net_mass, later.net_mass)
        || !same(then.quantity, later.quantity)
        || !same(then.charges, later.charges)
}

/// What a correction brings by item, where it brings something. What items bring that were not declared before counts for the
/// first one.
pub(crate) fn gains(before: &[(u32, Observation)], after: &[(u32, Observation)]) -> Numbered<f32> {
    let charged = |line: &Observation| if line.figures.charges.is_nan() { 0.0 } else { line.figures.charges };
    let (Some((first, _)), false) = (before.first(), after.is_empty()) else { return Numbered::new() };
    let mut gains = Numbered::new();
    for (item, now) in after {
        let then = before.iter().find(|(number, _)| number == item);
        let gained = charged(now) - then.map_or(0.0, |(_, then)| charged(then));
        if gained > 0.0 {
            gains.push((then.map_or(*first, |(item, _)| *item), gained));
        }
    }
    // An item may have gained twice: by itself, and by what was not declared.
    let mut summed = Numbered::<f32>::new();
    for (item, gained) in gains {
        match summed.iter_mut().find(|(number, _)| *number == item) {
            Some((_, sum)) => *sum += gained,
            None => summed.push((item, gained)),
        }
    }
    summed
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(charges: f32) -> Observation {
        let mut line = Observation::on(1);
        line.figures.charges = charges;
        line
    }

    #[test]
    fn a_correction_says_which_lines_were_irregular_and_what_they_bring() {
        let before = [(1, line(10.0)), (2, line(20.0)), (3, line(5.0))];
        let found = |result: &str, after: Option<&[(u32, Observation)]>| -> Vec<(bool, f32)> {
            findings(result, &before, after).into_iter().map(|(_, one)| (one.irregular, one.recovered)).collect()
        };
        assert_eq!(found("conform", None), [(false, 0.0); 3]);
        assert_eq!(found("discrepancy", None), [(true, 0.0); 3], "which one is not known yet");
        // The second owes more, the third less, and there was a fourth that nobody had declared.
        let after = [(1, line(10.0)), (2, line(50.0)), (3, line(1.0)), (4, line(7.0))];
        assert_eq!(found("discrepancy", Some(&after)), [(true, 7.0), (true, 30.0), (true, 0.0)]);
        assert_eq!(
            found("discrepancy", Some(&[before[0], before[1], (3, line(6.0))])),
            [(false, 0.0), (false, 0.0), (true, 1.0)]
        );
        assert_eq!(found("seize", Some(&after)), [(true, 0.0); 3]);
    }
}
