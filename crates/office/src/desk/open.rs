//! This module decides what an officer gets to see of a case: everything, in one answer.

use std::collections::BTreeMap;

use clearance::case::TRANSITIONS;
use clearance::case::stage::WaitsFor;
use serde_json::{Value, json};
use store::Referral;
use uuid::Uuid;

use crate::desk::documents::DocumentView;
use crate::desk::project::subject_of;
use crate::desk::refer;
use crate::{Caller, Office, OfficeError};

impl Office {
    /// The whole dossier of a case: declaration, decision with findings and steps, versions, timeline with the messages
    /// it sent, notes, documents, who has it, what waits for a second person, and the names of the people in it. None
    /// when the caller may not see it.
    ///
    /// # Errors
    /// The store failed, or what it keeps cannot be read.
    pub async fn open(&self, caller: &Caller, case: Uuid) -> Result<Option<Value>, OfficeError> {
        let actor = &caller.actor;
        let read = OfficeError::Read;
        let Some(view) = self.case(actor, case).await? else { return Ok(None) };
        let Some(dossier) = self.dossier(actor, case).await? else { return Ok(None) };
        let kept = self.store.events(actor, case).await.map_err(read)?;
        let notes = self.notes(caller, case).await?;
        let documents = self.store.documents(actor, case).await.map_err(read)?;
        let assignment = self.store.assignment(actor, case).await.map_err(read)?;
        let proposals = self.store.proposals(actor, case).await.map_err(read)?;
        let desk = self.store.desk(actor, case).await.map_err(read)?;
        let messages: Vec<Value> = kept
            .iter()
            .filter_map(|event| {
                let row = TRANSITIONS.iter().find(|row| row.event == event.kind)?;
                Some(json!({ "sequence": event.sequence, "at": event.at, "code": row.messages.first()? }))
            })
            .collect();
        let law = self.law();
        let matter = |code: &str, [en, zh]: [&str; 2], because: &str, pointer: Option<String>| json!({ "code": code, "names": { "en": en, "zh": zh }, "because": because, "pointer": pointer });
        let date = dossier.record.facts.legal_date;
        let waits_for = dossier.life.stage().by;
        let referral = self.store.referral(actor, case).await.map_err(read)?.filter(|_| waits_for == WaitsFor::Officer);
        let subject = match &referral {
            Some(Referral { subject, .. }) if subject.is_empty() => None,
            Some(Referral { subject, .. }) => Some(matter(subject, refer::names(law.edition(), date, subject), "referred", None)),
            None => subject_of(waits_for, &law, &dossier.record)
                .map(|one| matter(one.code, one.names, one.because, one.pointer.map(ToString::to_string))),
        };
        let named = |code: &String| {
            let [en, zh] = refer::names(law.edition(), date, code);
            json!({ "code": code, "names": { "en": en, "zh": zh } })
        };
        let matters: Vec<Value> = match &desk {
            Some(desk) => self.matters(desk).await?.iter().map(named).collect(),
            None => Vec::new(),
        };
        let mut people: BTreeMap<String, String> = BTreeMap::new();
        let by_events = kept.iter().filter_map(|event| event.actor.parse::<Uuid>().ok());
        let others = notes.iter().map(|note| note.owner).chain(assignment.map(|one| one.owner));
        for id in by_events.chain(others).chain(proposals.iter().map(|one| one.owner)) {
            if let Some(user) = self.store.user(actor, id).await.map_err(read)? {
                people.insert(id.to_string(), user.name);
            }
        }
        let by: BTreeMap<String, &str> = kept.iter().map(|event| (event.sequence.to_string(), event.actor.as_str())).collect();
        Ok(Some(json!({
            "case": case,
            "version": dossier.version,
            "status": dossier.life.case.status,
            "holds": dossier.life.case.holds,
            "lane": dossier.life.case.lane,
            "next_step": dossier.life.stage().name,
            "is_red": crate::desk::release::is_red(&dossier),
            "due_at": dossier.row.due_at,
            "declaration": serde_json::from_str::<Value>(&messages::json::write(&dossier.declaration)).unwrap_or_default(),
            "decision": view.decision,
            "versions": self.versions(actor, case).await?,
            "refusals": self.refusals(actor, case).await?,
            "timeline": view.events,
            "timeline_actors": by,
            "messages": messages,
            "notes": notes.iter().map(|note| json!({
                "id": note.id, "by": note.owner, "kind": note.kind, "text": note.text, "at": note.at,
            })).collect::<Vec<_>>(),
            "documents": documents.into_iter().map(DocumentView::from).collect::<Vec<_>>(),
            "assignment": assignment.map(|one| json!({ "user": one.owner, "given_by": one.given_by, "at": one.at })),
            "proposals": proposals.iter().filter(|one| one.version == dossier.version).map(|one| json!({
                "act": one.act, "by": one.owner, "detail": one.detail, "at": one.at,
            })).collect::<Vec<_>>(),
            "desk": desk.map(|desk| json!({
                "stage": desk.stage, "stage_since": desk.stage_since, "place": desk.place, "parties": desk.parties,
                "waits_for": desk.waits_for, "due_at": desk.due_at,
            })),
            "subject": subject,
            "matters": matters,
            "people": people,
        })))
    }
}
