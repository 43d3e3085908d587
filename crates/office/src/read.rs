//! This module decides how cases are shown to whoever may see them: the row, the decision rendered again
//! from its record, the events, the notices.

use clearance::case::stage::Stay;
use clearance::case::timer::Life;
use clearance::{Record, render};
use jiff::Timestamp;
use serde::Serialize;
use serde_json::Value;
use store::{Actor, Case, CaseRow, Event, Order, Sees};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::dossier::Kept;
use crate::{Office, OfficeError};

/// A case with its decision and events.
#[derive(Debug, Serialize)]
pub struct CaseView {
    /// The case's id.
    pub case: Uuid,
    /// Its row.
    #[serde(skip)]
    pub row: Case,
    /// The decision in the public form.
    pub decision: Option<Value>,
    /// The events, in order: canonical JSON each, with the leaf hash that the evidence log holds.
    pub events: Vec<Value>,
    /// How long it stood at each step, in order of time; it stands at the last.
    pub stays: Vec<StayView>,
}

/// How long a case stood at a step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = Stay)]
pub struct StayView {
    /// The step (`examine`).
    pub stage: &'static str,
    /// `officer`, `trader` or `agency`; none for nobody.
    pub waits_for: Option<&'static str>,
    /// UTC microseconds.
    pub from: i64,
    /// UTC microseconds; none while it stands there.
    pub to: Option<i64>,
    /// Until when it should have left, by today's service standards; none where there is none. UTC microseconds.
    pub due_at: Option<i64>,
}

/// A message to a trader.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = Message)]
pub struct Notice {
    /// Number in the reader's own order, without gaps.
    pub number: u64,
    /// The case.
    pub case: Uuid,
    /// Function code and status (`13/67`).
    pub code: String,
    /// When it was made, UTC microseconds.
    pub created_at: i64,
    /// The message.
    pub xml: String,
    /// The client it is for.
    #[serde(skip)]
    pub owner: Uuid,
}

impl Office {
    /// A case with its decision, if the actor may see it.
    ///
    /// # Errors
    /// The store failed.
    pub async fn case(&self, actor: &Actor, case: Uuid) -> Result<Option<CaseView>, OfficeError> {
        let Some(row) = self.store.case(actor, case).await.map_err(OfficeError::Read)? else { return Ok(None) };
        let events = self.store.events(actor, case).await.map_err(OfficeError::Read)?;
        if events.is_empty() {
            return Ok(None);
        }
        let stays = self.stays(&row.row, &events);
        let events = events
            .iter()
            // Of a case that was erased nothing but that is told, which the row says too.
            .filter(|event| !event.bytes.is_empty() && event.kind != store::ERASED)
            .map(|event| {
                let mut value: Value = serde_json::from_slice(&event.bytes).unwrap_or_default();
                value["leaf"] = Value::String(reference::Hash(event.leaf).to_string());
                value
            })
            .collect();
        let decision = self.store.decision(actor, case).await.map_err(OfficeError::Read)?;
        let record = decision.and_then(|kept| Some((serde_json::from_slice::<Record>(&kept.bytes).ok()?, kept.hash)));
        let law = match &record {
            // Its findings are told in the words of the edition that made them.
            Some((record, _)) => self.on(record.facts.legal_date).await?.law(),
            None => self.law(),
        };
        // What targeting looks for is not for the trader to read, nor for another agency.
        let is_officer = actor.sees == Sees::Everything;
        let (profiles, screening) = match &record {
            Some((Record { facts, .. }, _)) if is_officer => {
                (self.told_profiles(&facts.profiles).await?, self.told_screening(facts).await?)
            }
            _ => (Value::Null, Value::Null),
        };
        let decision = record.map(|(record, hash)| {
            let hash = reference::Hash(hash).to_string();
            let facts = Some(&record.facts).filter(|_| is_officer);
            let mut shown = render::decision(&law, &record.decision, facts, &hash);
            if !is_officer && record.decision.route.as_ref().is_some_and(|route| route.reason.is_confidential()) {
                shown["lane_reason"] = Value::Null;
            }
            shown["profiles"] = profiles;
            shown["screening"] = screening;
            shown["legal_date"] = serde_json::to_value(record.facts.legal_date).unwrap_or_default();
            shown
        });
        Ok(Some(CaseView { case, row, decision, events, stays }))
    }

    /// How long a case stood at each step; nothing of one that was erased.
    fn stays(&self, row: &CaseRow, events: &[Event]) -> Vec<StayView> {
        let received = Timestamp::from_microsecond(row.received_at).unwrap_or_default();
        let mut life = Life::new(row.declaration_type.starts_with("EX"), received);
        for event in events {
            let Ok(kept) = serde_json::from_slice::<Kept>(&event.bytes) else { return Vec::new() };
            life.follow(&kept.event, kept.at);
        }
        let law = self.law();
        let calendar = law.calendar(self.today());
        let told = |stay: &Stay| StayView {
            stage: stay.stage.name,
            waits_for: stay.stage.by.as_str(),
            from: stay.from.as_microsecond(),
            to: stay.to.map(Timestamp::as_microsecond),
            due_at: stay.due(law.edition(), &calendar).map(Timestamp::as_microsecond),
        };
        life.stays().iter().map(told).collect()
    }

    /// The record of a case's last decision, if the actor may see it. A trader's copy of a scored one leaves out what
    /// targeting and lists said; its event names its hash beside the record's.
    ///
    /// # Errors
    /// The store failed.
    pub async fn record(&self, actor: &Actor, case: Uuid) -> Result<Option<Vec<u8>>, OfficeError> {
        let Some(kept) = self.store.decision(actor, case).await.map_err(OfficeError::Read)? else { return Ok(None) };
        let bytes = kept.bytes;
        if actor.sees == Sees::Everything {
            return Ok(Some(bytes));
        }
        Ok(Some(Record::public(&bytes).unwrap_or(bytes)))
    }

    /// The messages for an actor, in an order. They can be read again at any time.
    ///
    /// # Errors
    /// The store failed.
    pub async fn notices(&self, actor: &Actor, order: Order, limit: u32) -> Result<Vec<Notice>, OfficeError> {
        let messages = self.store.messages(actor, order, limit).await.map_err(OfficeError::Read)?;
        Ok(messages
            .into_iter()
            .map(|message| Notice {
                owner: message.owner,
                number: message.number,
                case: message.case_id,
                code: message.kind,
                created_at: message.created_at,
                xml: String::from_utf8_lossy(&message.bytes).into_owned(),
            })
            .collect())
    }
}
