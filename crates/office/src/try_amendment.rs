//! This module decides what a correction of a case would come to if it were sent now: what changes, what is owed before and
//! after, and why it would be denied. Nothing is kept.

use clearance::amend::amend;
use clearance::{Facts, Outcome, decide, difference, render};
use declaration::{Finding, Severity};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::quota::uses;
use crate::{Caller, Denial, Office, OfficeError};

impl Office {
    /// What a correction message would do to a case.
    ///
    /// # Errors
    /// The message cannot be read, the caller may not see the case, or the store failed.
    pub async fn try_amendment(&self, caller: &Caller, case: Uuid, body: &[u8]) -> Result<Value, OfficeError> {
        let message = messages::read(body).map_err(|error| OfficeError::Unreadable(error.problems))?.declaration;
        let dossier = self.dossier(&caller.everything(), case).await?.ok_or(Denial::NotFound)?;
        let now = self.environment.now();
        let today = now.to_zoned(self.law.time_zone()).date();
        let shown = |findings: &[Finding]| findings.iter().map(|one| render::finding(&self.law, one)).collect::<Vec<_>>();
        let amended = match amend(&dossier.declaration, &message, self.law.edition(), today) {
            Ok(amended) => amended,
            Err(findings) => return Ok(json!({ "request": "denied", "findings": shown(&findings) })),
        };
        // The same facts as when it is sent: the legal date, the arrival and the draw of the case stay.
        let before = &dossier.record.facts;
        let quota = self.balances(&amended.declaration, before.legal_date, uses(&dossier.record.decision)).await?;
        let seen = self.known_of(&amended.declaration, &dossier, now).await?;
        let facts = Facts { quota, seen, now, ..before.clone() };
        let decision = decide(&amended.declaration, &self.law, &facts, None);
        let is_denied = decision.outcome == Outcome::Rejected;
        let errors: Vec<Finding> =
            decision.findings.iter().filter(|one| !is_denied || one.severity == Severity::Error).cloned().collect();
        Ok(json!({
            "request": if is_denied { "denied" } else { "possible" },
            "changes": amended.changes,
            "difference": difference(&dossier.record.decision.assessment, &decision.assessment, &amended.items),
            "lane": decision.lane(),
            "outcome": decision.outcome,
            "findings": shown(&errors),
        }))
    }
}
