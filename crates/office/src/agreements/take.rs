//! This module decides how a fact that a party signed is taken: run, kept with its record, put into the evidence log as a
//! commitment, and told to those whom it concerns. All of it is one transaction.

use std::collections::BTreeMap;
use std::sync::Arc;

use clearance::Law;
use contracts::{Act, Contract, DOCUMENT_BYTES_MAX, Execution, Fact, Handed, State, Step, step};
use jiff::{SignedDuration, Timestamp};
use reference::Hash;
use rules::Given;
use serde::{Deserialize, Serialize};
use store::{AgreementStep, Logged, NewMessage};
use utoipa::ToSchema;
use uuid::Uuid;

use super::view::words;
use super::{CONTRACT, Opened};
use crate::environment::id;
use crate::{Caller, Denial, Office, OfficeError};

/// A fact must not be further ahead of our clock than clocks of honest machines are.
const AHEAD: SignedDuration = SignedDuration::from_mins(5);
/// Documents that come with one fact.
const DOCUMENTS_MAX: usize = 4;

/// A fact that a party states.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct NewFact {
    /// The fact as the party signed it (C2SP signed note).
    pub note: String,
    /// The documents that it names by their hash.
    #[serde(default)]
    pub documents: Vec<String>,
}

/// What a fact led to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = FactTaken)]
pub struct Taken {
    /// Which step it was, from 1.
    pub number: u32,
    /// What follows (`release 26GB…`, `notify bank`, `pay 500.00 EUR from carrier to shipper`).
    pub acts: Vec<String>,
    /// What follows in plain words, by language.
    pub told: BTreeMap<String, Vec<String>>,
    /// The hash of its record.
    pub record: String,
}

impl Office {
    /// Takes a fact that a party of an agreement states.
    ///
    /// # Errors
    /// The caller may not see the agreement, it is not in force, the contract refuses the fact (with its reason), another
    /// fact was quicker, or the store failed.
    pub async fn state_fact(&self, caller: &Caller, agreement: Uuid, new: &NewFact) -> Result<Taken, OfficeError> {
        let opened = self.open_agreement(&Self::seated(caller), agreement).await?;
        let step = self.try_step(&opened, new).await?;
        self.keep_documents(&opened, &step.execution, new).await?;
        let taken = self.keep_step(&opened, &new.note, &step).await?;
        self.audit(caller.id, "agreement.fact", "done", &agreement.to_string(), &taken.number.to_string(), false).await;
        Ok(taken)
    }

    /// Says what a fact would lead to; nothing is kept, and nobody is told.
    ///
    /// # Errors
    /// As of [`state_fact`](Self::state_fact).
    pub async fn try_fact(&self, caller: &Caller, agreement: Uuid, new: &NewFact) -> Result<Taken, OfficeError> {
        let opened = self.open_agreement(&Self::seated(caller), agreement).await?;
        taken(&opened.contract, &self.try_step(&opened, new).await?.execution)
    }

    async fn try_step(&self, opened: &Opened, new: &NewFact) -> Result<Step, OfficeError> {
        let Opened { kept, contract, .. } = opened;
        let known = self.store.agreement_documents(self.administration, kept.id).await.map_err(OfficeError::Read)?;
        if new.documents.len() > DOCUMENTS_MAX || new.documents.iter().any(|document| document.len() > DOCUMENT_BYTES_MAX) {
            return Err(Denial::Document { reason: "too_large" }.into());
        }
        let brought = new.documents.iter().map(|document| document.clone().into_bytes());
        let documents: Vec<Vec<u8>> = known.into_iter().map(|(_, bytes)| bytes).chain(brought).collect();
        let inputs = Handed::new(documents, self.law_of(contract).await?.into_iter().collect());
        self.run_step(opened, &new.note, inputs).await
    }

    pub(super) async fn run_step(&self, opened: &Opened, note: &str, inputs: Handed) -> Result<Step, OfficeError> {
        let Opened { kept, contract, .. } = opened;
        if kept.in_force_at.is_none() {
            let accepted = |role: &&String| opened.seats.iter().any(|seat| seat.role == **role && seat.accepted.is_some());
            let missing = contract.agreement().parties.keys().filter(|role| !accepted(role)).cloned().collect();
            return Err(Denial::Contract(contracts::Refusal::NotInForce { missing }).into());
        }
        let fact = contract.stated(note).map_err(Denial::Contract)?;
        if fact.at > self.environment.now().saturating_add(AHEAD).unwrap_or(Timestamp::MAX) {
            return Err(Denial::Invalid { field: "note", reason: "in_the_future" }.into());
        }
        let state: State = serde_json::from_slice(&kept.state).map_err(OfficeError::Kept)?;
        let (contract, note) = (contract.clone(), note.to_owned());
        // A contract may calculate duty, which takes a thread a while.
        let done = tokio::task::spawn_blocking(move || step(&contract, &state, &note, &inputs)).await;
        Ok(done.map_err(|_| OfficeError::Contended)?.map_err(Denial::Contract)?)
    }

    /// The edition of the law that an agreement pins, if it pins one that the house has.
    pub(super) async fn law_of(&self, contract: &Contract) -> Result<Option<Arc<Law>>, OfficeError> {
        let Some(Given::Text(edition)) = contract.term("edition") else { return Ok(None) };
        let today = self.law();
        if today.id().hash == *edition {
            return Ok(Some(today));
        }
        let cards = self.store.edition_cards(&self.itself()).await.map_err(OfficeError::Read)?;
        match cards.iter().find(|card| card.law == *edition) {
            Some(card) => self.load(&card.hash).await.map(Some),
            None => Ok(None),
        }
    }

    async fn keep_documents(&self, opened: &Opened, execution: &Execution, new: &NewFact) -> Result<(), OfficeError> {
        for document in &new.documents {
            let hash = Hash::of(document.as_bytes());
            if !execution.inputs.contains(&hash.to_string()) {
                continue;
            }
            let keep = self.store.put_agreement_document(self.administration, opened.kept.id, &hash.0, document.as_bytes());
            if !keep.await.map_err(OfficeError::Read)? {
                return Err(Denial::Document { reason: "too_many" }.into());
            }
        }
        Ok(())
    }

    /// Keeps a step with its record, its leaf and its messages.
    pub(super) async fn keep_step(&self, opened: &Opened, note: &str, done: &Step) -> Result<Taken, OfficeError> {
        let now = self.environment.now();
        let (record, hash) = done.execution.seal().map_err(Denial::Contract)?;
        let event = self.agreement_event(&opened.kept, "contract.executed.v1", done.execution.number, &hash, now)?;
        let messages: Vec<NewMessage> = done.execution.acts.iter().flat_map(|act| self.told_of(opened, act, now)).collect();
        let kept = AgreementStep { number: done.execution.number, note: note.to_owned(), record, at: now.as_microsecond() };
        let state = clearance::canonical(&done.state).map_err(OfficeError::Record)?;
        let logged = Logged { actor: CONTRACT, event: &event, messages: &messages };
        let keep = self.store.step_agreement(self.administration, opened.kept.id, &kept, &state, &logged);
        if !keep.await.map_err(OfficeError::Read)? {
            return Err(OfficeError::Contended);
        }
        taken(&opened.contract, &done.execution)
    }

    /// The messages of an act: to the party that is told, to both sides of a claim or payment, to the house for a release.
    fn told_of(&self, opened: &Opened, act: &Act, now: Timestamp) -> Vec<NewMessage> {
        match act {
            Act::Release { mrn, .. } => {
                let bytes = mrn.clone().into_bytes();
                vec![NewMessage { id: id(self.environment.as_ref(), now), owner: Uuid::nil(), kind: RELEASE.to_owned(), bytes }]
            }
            Act::Notify { party, .. } => self.told(opened, &act.to_string(), Some(&[party]), now),
            Act::OpenClaim { by, against, .. } => self.told(opened, &act.to_string(), Some(&[by, against]), now),
            Act::Pay { from, to, .. } => self.told(opened, &act.to_string(), Some(&[from, to]), now),
        }
    }

    /// Messages to the organisations that play roles; to all when none are named.
    pub(super) fn told(&self, opened: &Opened, what: &str, roles: Option<&[&String]>, now: Timestamp) -> Vec<NewMessage> {
        let hash = opened.contract.hash();
        let mut owners: Vec<Uuid> = opened
            .seats
            .iter()
            .filter(|seat| !seat.owner.is_nil() && roles.is_none_or(|roles| roles.iter().any(|role| **role == seat.role)))
            .map(|seat| seat.owner)
            .collect();
        owners.sort_unstable();
        owners.dedup();
        // Names in a contract are small letters, digits and signs that mean nothing in XML.
        let text = format!("<ContractNotice><Agreement>{hash}</Agreement><Act>{what}</Act></ContractNotice>");
        let message = |owner| NewMessage {
            id: id(self.environment.as_ref(), now),
            owner,
            kind: NOTICE.to_owned(),
            bytes: text.clone().into_bytes(),
        };
        owners.into_iter().map(message).collect()
    }

    /// A fact of the house's own, signed with its key, for the next step of an agreement.
    pub(super) fn own_fact(&self, opened: &Opened, role: &str, fact: &str, members: [(&str, String); 2]) -> Option<String> {
        let state: State = serde_json::from_slice(&opened.kept.state).ok()?;
        let (kind, by) = opened.contract.listens_to(fact)?;
        let known = |name: &&str| kind.members.iter().any(|member| member.name == *name);
        let turn = state.parties.get(role).copied();
        let now = self.environment.now().as_second().max(turn.map_or(i64::MIN, |turn| turn.at));
        let fact = Fact {
            agreement: opened.contract.hash().to_string(),
            party: role.to_owned(),
            number: turn.map_or(0, |turn| turn.number) + 1,
            at: Timestamp::from_second(now).ok()?,
            fact: fact.to_owned(),
            members: members.into_iter().filter(|(name, _)| known(name)).map(|(name, value)| (name.to_owned(), value)).collect(),
        };
        let signer = self.signer_of(&opened.contract, role).filter(|_| by.iter().any(|known| known == role))?;
        Some(signer.note(&fact.text()))
    }
}

/// The kind of the messages that parties get of an agreement.
pub(super) const NOTICE: &str = "contract";
/// The kind of the message by which a contract asks the house to let goods go.
pub(super) const RELEASE: &str = "contract/release";

fn taken(contract: &Contract, execution: &Execution) -> Result<Taken, OfficeError> {
    let (_, hash) = execution.seal().map_err(Denial::Contract)?;
    let acts = execution.acts.iter().map(ToString::to_string).collect();
    Ok(Taken { number: execution.number, acts, told: words(contract, &execution.acts), record: hash.to_string() })
}
