//! This module decides what the parties of an agreement read of it: who has signed, what it says in plain words, each step
//! with what its leaf in the evidence log opens to, and the whole of it as a file to check.

use std::collections::BTreeMap;

use contracts::{Bundle, Execution, Fact, render};
use reference::Hash;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::Opened;
use crate::{Caller, Office, OfficeError};

/// An agreement in a list. Instants are UTC microseconds.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AgreementSummary {
    /// Its id.
    pub id: Uuid,
    /// Its hash, which the parties sign.
    pub hash: String,
    /// What it is called, by language.
    pub title: BTreeMap<String, String>,
    /// The case it is about.
    pub mrn: Option<String>,
    /// When it was proposed.
    pub at: i64,
    /// Since when it is in force.
    pub in_force_at: Option<i64>,
    /// Facts that were taken.
    pub steps: u32,
}

/// A role and who plays it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SeatView {
    /// The role.
    pub role: String,
    /// The name of the party.
    pub party: String,
    /// Its public key.
    pub key: String,
    /// Its organisation in this house; none when it is not of this house.
    pub organisation: Option<Uuid>,
    /// The text that it signs to accept.
    pub to_sign: String,
    /// When it accepted.
    pub accepted_at: Option<i64>,
    /// Whether the house itself plays it.
    pub is_house: bool,
}

/// A part of an agreement in plain words.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = AgreementSection)]
pub struct SectionView {
    /// What it is about.
    pub title: String,
    /// Its sentences.
    pub lines: Vec<String>,
}

/// A step of an agreement. `event` and `salt` open its leaf in the evidence log.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = AgreementStep)]
pub struct StepView {
    /// Which, from 1.
    pub number: u32,
    /// When it was taken.
    pub at: i64,
    /// Who stated the fact, by role.
    pub party: String,
    /// The fact, by the name under which the contract listens to it.
    pub fact: String,
    /// What it says.
    pub members: BTreeMap<String, String>,
    /// What followed.
    pub acts: Vec<String>,
    /// The hash of its record.
    pub record: String,
    /// The event that is sealed.
    pub event: String,
    /// What its leaf is salted with, hexadecimal.
    pub salt: String,
    /// Its leaf, hexadecimal.
    pub leaf: String,
    /// Its position in the log, from 1; none while it is not sealed.
    pub position: Option<i64>,
}

/// An agreement as its parties read it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AgreementView {
    /// What stands in the list.
    #[serde(flatten)]
    pub summary: AgreementSummary,
    /// The roles.
    pub seats: Vec<SeatView>,
    /// It in plain words, by language.
    pub text: BTreeMap<String, Vec<SectionView>>,
    /// Its steps, in order.
    pub history: Vec<StepView>,
    /// The house's public key, to be written into agreements in which it plays a role.
    pub house_key: Option<String>,
}

impl Office {
    /// The agreements that the caller has a seat in or proposed; all for the house.
    ///
    /// # Errors
    /// The store failed.
    pub async fn agreements(&self, caller: &Caller) -> Result<Vec<AgreementSummary>, OfficeError> {
        let all = self.store.agreements(&Self::seated(caller)).await.map_err(OfficeError::Read)?;
        all.iter().map(summary).collect()
    }

    /// An agreement with its plain words and its steps.
    ///
    /// # Errors
    /// The caller may not see it, or the store failed.
    pub async fn agreement(&self, caller: &Caller, agreement: Uuid) -> Result<AgreementView, OfficeError> {
        let opened = self.open_agreement(&Self::seated(caller), agreement).await?;
        let text = ["en", "zh"].map(|language| {
            let sections = render(&opened.contract, language).sections.into_iter();
            (language.to_owned(), sections.map(|one| SectionView { title: one.title, lines: one.lines }).collect())
        });
        Ok(AgreementView {
            summary: summary(&opened.kept)?,
            seats: self.seat_views(&opened),
            text: text.into(),
            history: self.steps(&opened).await?,
            house_key: self.signer.as_ref().map(|signer| signer.key().to_string()),
        })
    }

    /// The whole of an agreement, to be checked by `tongguan contract recompute` without trusting the house.
    ///
    /// # Errors
    /// The caller may not see it, or the store failed.
    pub async fn agreement_file(&self, caller: &Caller, agreement: Uuid) -> Result<Vec<u8>, OfficeError> {
        let Opened { kept, contract, seats } = self.open_agreement(&Self::seated(caller), agreement).await?;
        let steps = self.store.agreement_steps(self.administration, kept.id).await.map_err(OfficeError::Read)?;
        let documents = self.store.agreement_documents(self.administration, kept.id).await.map_err(OfficeError::Read)?;
        let records = steps.iter().map(|step| serde_json::from_slice(&step.record).map_err(OfficeError::Kept));
        let bundle = Bundle {
            agreement: contract.agreement().clone(),
            acceptances: seats.into_iter().filter_map(|seat| seat.accepted.map(|(note, _)| note)).collect(),
            records: records.collect::<Result<_, _>>()?,
            facts: steps.into_iter().map(|step| step.note).collect(),
            documents: documents.into_iter().filter_map(|(_, bytes)| String::from_utf8(bytes).ok()).collect(),
        };
        serde_json::to_vec_pretty(&bundle).map_err(OfficeError::Kept)
    }

    fn seat_views(&self, opened: &Opened) -> Vec<SeatView> {
        let contract = &opened.contract;
        let view = |seat: &store::Seat| {
            let party = contract.agreement().parties.get(&seat.role)?;
            Some(SeatView {
                role: seat.role.clone(),
                party: party.name.clone(),
                key: party.key.clone(),
                organisation: Some(seat.owner).filter(|owner| !owner.is_nil()),
                to_sign: contract.acceptance(&seat.role)?,
                accepted_at: seat.accepted.as_ref().map(|(_, at)| *at),
                is_house: self.signer_of(contract, &seat.role).is_some(),
            })
        };
        opened.seats.iter().filter_map(view).collect()
    }

    async fn steps(&self, opened: &Opened) -> Result<Vec<StepView>, OfficeError> {
        let id = opened.kept.id;
        let steps = self.store.agreement_steps(self.administration, id).await.map_err(OfficeError::Read)?;
        let events = self.store.agreement_events(self.administration, id).await.map_err(OfficeError::Read)?;
        let mut views = Vec::with_capacity(steps.len());
        for step in steps {
            // The first event pins the agreement itself.
            let Some(event) = events.iter().find(|event| event.sequence == step.number + 1) else { continue };
            let Ok((fact, _)) = Fact::read(&step.note) else { continue };
            let execution: Execution = serde_json::from_slice(&step.record).map_err(OfficeError::Kept)?;
            views.push(StepView {
                number: step.number,
                at: step.at,
                party: fact.party,
                fact: fact.fact,
                members: fact.members,
                acts: execution.acts.iter().map(ToString::to_string).collect(),
                record: Hash::of(&step.record).to_string(),
                event: String::from_utf8_lossy(&event.bytes).into_owned(),
                salt: verifier::hash::hex(&event.salt),
                leaf: Hash(event.leaf).to_string(),
                position: event.position,
            });
        }
        Ok(views)
    }
}

fn summary(kept: &store::Agreement) -> Result<AgreementSummary, OfficeError> {
    let agreement: contracts::Agreement = serde_json::from_slice(&kept.body).map_err(OfficeError::Kept)?;
    Ok(AgreementSummary {
        id: kept.id,
        hash: Hash(kept.hash).to_string(),
        title: agreement.form.title.0,
        mrn: kept.mrn.clone(),
        at: kept.at,
        in_force_at: kept.in_force_at,
        steps: kept.steps,
    })
}
