//! This module decides how the versions of a case are shown: each decision with what led to it, what an
//! amendment changed, and what that did to the amount owed.

use clearance::amend::{Change, item_places};
use clearance::{Decision, Record, difference, render};
use serde_json::{Value, json};
use store::Actor;
use uuid::Uuid;

use crate::arrears::arrears;
use crate::dossier::Kept;
use crate::{Office, OfficeError};

impl Office {
    /// The versions of a case, first to last; empty when the actor may not see it.
    ///
    /// # Errors
    /// The store failed, or what it keeps cannot be read.
    pub async fn versions(&self, actor: &Actor, case: Uuid) -> Result<Vec<Value>, OfficeError> {
        let events = self.store.events(actor, case).await.map_err(OfficeError::Read)?;
        let kept: Vec<Kept> = events
            .iter()
            .map(|event| serde_json::from_slice(&event.bytes))
            .collect::<Result<_, _>>()
            .map_err(OfficeError::Kept)?;
        let decisions = self.store.decisions(actor, case).await.map_err(OfficeError::Read)?;
        let mut versions = Vec::with_capacity(decisions.len());
        let mut before: Option<Record> = None;
        let mut last_sequence = 0;
        for decision in decisions {
            let record: Record = serde_json::from_slice(&decision.bytes).map_err(OfficeError::Kept)?;
            // The commit that made this decision: the events after those of the decision before.
            let turn = kept.iter().filter(|event| event.sequence > last_sequence && event.sequence <= decision.version);
            let hash = reference::Hash(decision.hash).to_string();
            let changes: Vec<&Change> = turn.clone().flat_map(|event| &event.changes).collect();
            let items = item_places(before.as_ref().map_or(0, |before| item_count(&before.decision)), changes.iter().copied());
            let at = turn.clone().find(|event| event.decision.as_deref() == Some(hash.as_str())).map(|event| event.at);
            let mut difference =
                before.as_ref().map(|before| json!(difference(&before.decision.assessment, &record.decision.assessment, &items)));
            if let (Some(before), Some(difference), Some(at)) = (&before, &mut difference, at) {
                let law = self.on(record.facts.legal_date).await?.law();
                difference["interest"] = json!(arrears(&law, before, &record, at.to_zoned(law.time_zone()).date()));
            }
            versions.push(json!({
                "number": versions.len() + 1,
                "at": at,
                "outcome": record.decision.outcome,
                "legal_date": record.facts.legal_date,
                "arrival": record.facts.arrival,
                "payable": record.decision.assessment.payable(),
                "currency": record.decision.assessment.currency,
                "record": hash,
                "changes": changes.iter().map(|change| self.shown(change)).collect::<Vec<_>>(),
                "difference": difference,
            }));
            last_sequence = decision.version;
            before = Some(record);
        }
        Ok(versions)
    }

    /// The requests of a case that were refused, with their reasons.
    ///
    /// # Errors
    /// The store failed, or what it keeps cannot be read.
    pub async fn refusals(&self, actor: &Actor, case: Uuid) -> Result<Vec<Value>, OfficeError> {
        let events = self.store.events(actor, case).await.map_err(OfficeError::Read)?;
        let mut refusals = Vec::new();
        for event in &events {
            let kept: Kept = serde_json::from_slice(&event.bytes).map_err(OfficeError::Kept)?;
            if !kept.refusal.is_empty() {
                let findings: Vec<_> = kept.refusal.iter().map(|one| render::finding(&self.law(), one)).collect();
                refusals.push(json!({ "at": kept.at, "findings": findings }));
            }
        }
        Ok(refusals)
    }

    /// A change with its place in words and its reason by language.
    pub(crate) fn shown(&self, change: &Change) -> Value {
        let law = self.law();
        let edition = law.edition();
        let reason = change.reason.as_deref();
        let row = reason.and_then(|code| edition.tables().life.reasons.iter().find(|row| edition.text(row.code) == code));
        json!({
            "pointer": change.pointer,
            "path": change.pointer.path(),
            "tag": change.tag(),
            "kind": change.kind,
            "before": change.before,
            "after": change.after,
            "reason": reason,
            "reason_text": row.map(|row| json!({ "en": edition.text(row.names[0]), "zh": edition.text(row.names[1]) })),
        })
    }
}

/// The last item that a decision has a value or a tax for: items beyond it owe nothing to compare.
fn item_count(decision: &Decision) -> usize {
    let assessment = &decision.assessment;
    let items = assessment.values.iter().map(|value| value.item).chain(assessment.lines.iter().map(|line| line.item));
    items.max().unwrap_or(0) as usize
}
