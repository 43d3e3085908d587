//! This module decides what a correction of a case would come to if it were sent now: what changes, what is owed before and
//! after, and why it would be denied. Nothing is kept.

use clearance::amend::{ComposeError, Wording, amend, compose};
use clearance::{Outcome, difference, render};
use declaration::{Finding, Severity};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::{Caller, Denial, Office, OfficeError};

/// The published reasons for a change of any field and for one that is taken away.
const SET: &str = "33";
const DELETE: &str = "30";

impl Office {
    /// What a correction would do to a case: of a correction message, or of the whole declaration as it is to be, for
    /// which the message is composed and given with the answer.
    ///
    /// # Errors
    /// The message cannot be read, the caller may not see the case, or the store failed.
    pub async fn try_amendment(&self, caller: &Caller, case: Uuid, body: &[u8], reason: &str) -> Result<Value, OfficeError> {
        let read = |bytes: &[u8]| messages::read(bytes).map(|message| message.declaration);
        let mut message = read(body).map_err(|error| OfficeError::Unreadable(error.problems))?;
        let dossier = self.dossier(&caller.everything(), case).await?.ok_or(Denial::NotFound)?;
        let mut composed = None;
        if !message.is_additional_message() {
            let mrn = dossier.row.mrn.as_deref().unwrap_or_default();
            let wording = Wording { mrn, set: SET, delete: DELETE, reason };
            let made = compose(&dossier.declaration, &message, wording).map_err(|error| match error {
                ComposeError::Nothing => Denial::Invalid { field: "declaration", reason: "nothing_changed" },
                ComposeError::Place { .. } => Denial::Invalid { field: "declaration", reason: "cannot_be_corrected" },
            })?;
            message = read(made.to_string().as_bytes()).map_err(|error| OfficeError::Unreadable(error.problems))?;
            composed = Some(made);
        }
        let now = self.environment.now();
        let law = self.law();
        let today = now.to_zoned(law.time_zone()).date();
        let shown = |findings: &[Finding]| findings.iter().map(|one| json!(render::finding(&law, one))).collect::<Vec<_>>();
        let amended = match amend(&dossier.declaration, &message, law.edition(), today) {
            Ok(amended) => amended,
            Err(findings) => return Ok(json!({ "request": "denied", "findings": shown(&findings), "message": composed })),
        };
        let (_, decision) = self.decide_amended(&dossier, &amended.declaration, now).await?;
        let is_denied = decision.outcome == Outcome::Rejected;
        let errors: Vec<Finding> =
            decision.findings.iter().filter(|one| !is_denied || one.severity == Severity::Error).cloned().collect();
        Ok(json!({
            "request": if is_denied { "denied" } else { "possible" },
            "changes": amended.changes.iter().map(|change| self.shown(change)).collect::<Vec<_>>(),
            "difference": difference(&dossier.record.decision.assessment, &decision.assessment, &amended.items),
            "lane": decision.lane(),
            "outcome": decision.outcome,
            "findings": shown(&errors),
            "message": composed,
        }))
    }
}
