//! This module decides what of a case is learned from: what targeting saw of its items, how probable its examination was, what
//! was found, and what the corrected assessment brought.

use clearance::{Lane, Outcome, Record, RouteReason, observe};
use declaration::Declaration;
use learning::{ExaminationResult, findings};
use risk::{Numbered, Observation, pack};
use rust_decimal::Decimal;
use rust_decimal::prelude::{FromPrimitive, ToPrimitive};
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
            noted_at: self.environment.now().as_microsecond(),
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
        let result = match result {
            "conform" => ExaminationResult::Conform,
            "seize" => ExaminationResult::Seize,
            _ => ExaminationResult::Discrepancy,
        };
        let findings = findings(result, &lines, corrected.as_deref());
        let amounts = findings.iter().filter_map(|(_, finding)| Decimal::from_f32(finding.recovered));
        let recovered = (amounts.sum::<Decimal>() * Decimal::ONE_HUNDRED).round().to_i64().unwrap_or(0);
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
    observe(declaration, &record.decision.assessment, &record.facts)
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
