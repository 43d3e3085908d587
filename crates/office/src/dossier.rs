//! This module decides how a case is taken from the shelf: its life from its events, its declaration from
//! what was received and the amendments that were granted, its last decision.

use clearance::amend::{self, Change};
use clearance::case::timer::Life;
use clearance::case::{Command, Event};
use clearance::{Record, RecordError};
use declaration::{Declaration, Finding};
use jiff::Timestamp;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use store::{Actor, CaseRow};
use uuid::Uuid;

use crate::evidence::committed::Commitments;
use crate::{Office, OfficeError};

/// An event as it is kept, as far as a case is made from it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Kept {
    pub at: Timestamp,
    pub case: Uuid,
    /// What a granted amendment changed.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub changes: Vec<Change>,
    /// Commitments to values of the decision, on the event that carries its record's hash.
    #[serde(skip_serializing_if = "Commitments::is_empty", skip_deserializing, default)]
    pub committed: Commitments,
    /// The record's hash, on the first event of a commit that carries a decision.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub decision: Option<String>,
    pub event: Event,
    pub kind: String,
    pub mrn: String,
    /// The message's hash, on the first event of a commit that carries one.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub original: Option<String>,
    /// The hash of the record as everybody may read it, where that is another one.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub public: Option<String>,
    /// Why a request was refused.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub refusal: Vec<Finding>,
    /// What a person said with it, on the first event of its commit.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub said: Option<serde_json::Value>,
    pub sequence: u32,
}

impl Kept {
    /// The canonical bytes.
    pub fn bytes(&self) -> Result<Vec<u8>, RecordError> {
        clearance::canonical(self)
    }

    /// What an examination found that this event ended.
    fn found(&self) -> Option<String> {
        let ends = matches!(self.event.command, Command::ConcludeExamination | Command::Seize);
        self.said.as_ref().filter(|_| ends)?.get("result")?.as_str().map(str::to_owned)
    }

    /// What two officers wrote off with this event.
    fn written_off(&self) -> Decimal {
        let adjusts = matches!(self.event.command, Command::Adjust);
        let said = self.said.as_ref().filter(|_| adjusts).and_then(|said| said.get("write_off")?.get("amount"));
        said.and_then(|amount| serde_json::from_value(amount.clone()).ok()).unwrap_or_default()
    }
}

/// The examination of which is told what examinations found.
pub(crate) struct Examined {
    /// When it ended.
    pub at: Timestamp,
    /// The sequence of the event that says so.
    pub version: u32,
    /// The declaration as it was then.
    pub declaration: Declaration,
}

/// A case with all that the next step rests on.
pub(crate) struct Dossier {
    pub case_id: Uuid,
    /// The sequence of the last event.
    pub version: u32,
    pub row: CaseRow,
    pub life: Life,
    /// The declaration as it is now.
    pub declaration: Declaration,
    /// The record of the last decision.
    pub record: Record,
    /// The version that the last decision led to.
    pub decided: u32,
    /// The gravest that examinations found: `conform`, `discrepancy` or `seize`. Goods that were put right and looked at again
    /// were irregular all the same.
    pub found: Option<String>,
    /// When that was found first, and of what.
    pub examined: Option<Examined>,
    /// How much of its debt was written off, in units of the currency.
    pub written_off: Decimal,
    /// The message that was received last.
    pub last_message: Vec<u8>,
}

/// Whether a result is graver than what was found before, if anything was.
pub(crate) fn is_graver(result: &str, before: Option<&str>) -> bool {
    let grave = |result: &str| ["conform", "discrepancy", "seize"].iter().position(|known| *known == result);
    before.is_none_or(|before| grave(result) > grave(before))
}

impl Office {
    /// The declaration of a case as it is now, if the actor may see it; none for a message that became no case.
    ///
    /// # Errors
    /// The store failed, or what it keeps cannot be read.
    pub async fn declaration(&self, actor: &Actor, case_id: Uuid) -> Result<Option<Declaration>, OfficeError> {
        Ok(self.dossier(actor, case_id).await?.map(|dossier| dossier.declaration))
    }

    /// The dossier of a case, if the actor may see it.
    pub(crate) async fn dossier(&self, actor: &Actor, case_id: Uuid) -> Result<Option<Dossier>, OfficeError> {
        // The row first: when it is older than the events, somebody was quicker, and the commit would say so.
        let Some(case) = self.store.case(actor, case_id).await.map_err(OfficeError::Read)? else { return Ok(None) };
        let events = self.store.events(actor, case_id).await.map_err(OfficeError::Read)?;
        let originals = self.store.originals(actor, case_id).await.map_err(OfficeError::Read)?;
        let decision = self.store.decision(actor, case_id).await.map_err(OfficeError::Read)?;
        let (Some(first), Some(last), Some(decision)) = (originals.first(), originals.last(), decision) else {
            return Ok(None);
        };
        let message = messages::read(&first.bytes).map_err(|error| OfficeError::Unreadable(error.problems))?;
        let mut declaration = message.declaration;
        let is_export = declaration.movement().0 == "EX";
        let mut life = Life::new(is_export, Timestamp::from_microsecond(case.row.received_at).unwrap_or_default());
        let (mut found, mut examined, mut written_off) = (None, None, Decimal::ZERO);
        for event in &events {
            let kept: Kept = serde_json::from_slice(&event.bytes).map_err(OfficeError::Kept)?;
            life.follow(&kept.event, kept.at);
            if let Some(result) = kept.found().filter(|result| is_graver(result, found.as_deref())) {
                found = Some(result);
                examined = Some(Examined { at: kept.at, version: event.sequence, declaration: declaration.clone() });
            }
            written_off += kept.written_off();
            declaration = amend::apply(&declaration, &kept.changes).map_err(OfficeError::Change)?;
        }
        let record: Record = serde_json::from_slice(&decision.bytes).map_err(OfficeError::Kept)?;
        Ok(Some(Dossier {
            case_id,
            version: case.version,
            row: case.row,
            life,
            declaration,
            record,
            decided: decision.version,
            found,
            examined,
            written_off,
            last_message: last.bytes.clone(),
        }))
    }
}
