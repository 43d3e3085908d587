//! This module decides what the parties of an agreement read of it: who has signed, what it says in plain words, each step
//! with what its leaf in the evidence log opens to, and the whole of it as a file to check.

use std::collections::BTreeMap;

use contracts::{Act, Bundle, Contract, Execution, Fact, State, render, said};
use permissions::Permission;
use reference::Hash;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::Opened;
use super::forms::{ListenView, listens};
use crate::directives::Standing;
use crate::{Caller, Office, OfficeError};

/// Microseconds of a second.
const SECOND: i64 = 1_000_000;
/// The languages in which an agreement is read.
const LANGUAGES: [&str; 2] = ["en", "zh"];

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
    /// What the role is called, by language.
    pub called: BTreeMap<String, String>,
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
    /// Facts that it stated: its next one bears the number after it.
    pub stated: u64,
}

/// What was filled in.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = AgreementTerm)]
pub struct TermView {
    /// Its name.
    pub name: String,
    /// What it is called, by language.
    pub called: BTreeMap<String, String>,
    /// Its value.
    pub value: String,
}

/// A clause and whether it took effect.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = AgreementClause)]
pub struct ClauseView {
    /// Its name.
    pub name: String,
    /// What it is called, by language.
    pub called: BTreeMap<String, String>,
    /// When it took effect; none while it waits.
    pub done_at: Option<i64>,
}

/// What is known of a fact.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = AgreementKnown)]
pub struct KnownView {
    /// The name under which it is stated.
    pub name: String,
    /// How often it was stated.
    pub count: u32,
    /// When it happened last.
    pub at: i64,
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
    /// When it happened, as its party says.
    pub stated_at: i64,
    /// What followed.
    pub acts: Vec<String>,
    /// What followed in plain words, by language.
    pub told: BTreeMap<String, Vec<String>>,
    /// The clauses that took effect.
    pub clauses: Vec<String>,
    /// The fact as its party signed it.
    pub note: String,
    /// The hash of the record before; that of the agreement for the first.
    pub previous: String,
    /// The hash of what is known afterwards.
    pub state: String,
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
    /// From when on facts count.
    pub valid_from: i64,
    /// Until when.
    pub valid_to: i64,
    /// The roles.
    pub seats: Vec<SeatView>,
    /// What was filled in.
    pub terms: Vec<TermView>,
    /// The facts that count.
    pub listens: Vec<ListenView>,
    /// What is known of them.
    pub known: Vec<KnownView>,
    /// What it waits for, and what took effect.
    pub clauses: Vec<ClauseView>,
    /// It in plain words, by language.
    pub text: BTreeMap<String, Vec<SectionView>>,
    /// Its steps, in order.
    pub history: Vec<StepView>,
    /// The house's public key, to be written into agreements in which it plays a role.
    pub house_key: Option<String>,
    /// That the house accepts it, as one person proposed and another has to confirm; told to whoever may.
    pub house_acceptance: Option<Standing>,
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
        let agreement = opened.contract.agreement();
        let state: State = serde_json::from_slice(&opened.kept.state).map_err(OfficeError::Kept)?;
        let house_acceptance =
            if caller.may(Permission::AcceptForHouse) { self.acceptance_that_waits(opened.kept.id).await? } else { None };
        Ok(AgreementView {
            summary: summary(&opened.kept)?,
            valid_from: agreement.valid_from.as_microsecond(),
            valid_to: agreement.valid_to.as_microsecond(),
            seats: self.seat_views(&opened, &state),
            terms: terms(&opened.contract),
            listens: listens(&agreement.form.listen),
            known: known(&state),
            clauses: clauses(&opened.contract, &state),
            text: in_words(&opened.contract),
            history: self.steps(&opened).await?,
            house_key: self.signer.as_ref().map(|signer| signer.key().to_string()),
            house_acceptance,
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

    fn seat_views(&self, opened: &Opened, state: &State) -> Vec<SeatView> {
        let contract = &opened.contract;
        let view = |seat: &store::Seat| {
            let party = contract.agreement().parties.get(&seat.role)?;
            let role = contract.agreement().form.party.iter().find(|role| role.role == seat.role)?;
            Some(SeatView {
                role: seat.role.clone(),
                called: role.text.0.clone(),
                party: party.name.clone(),
                key: party.key.clone(),
                organisation: Some(seat.owner).filter(|owner| !owner.is_nil()),
                to_sign: contract.acceptance(&seat.role)?,
                accepted_at: seat.accepted.as_ref().map(|(_, at)| *at),
                is_house: self.signer_of(contract, &seat.role).is_some(),
                stated: state.parties.get(&seat.role).map_or(0, |turn| turn.number),
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
                stated_at: fact.at.as_microsecond(),
                acts: execution.acts.iter().map(ToString::to_string).collect(),
                told: words(&opened.contract, &execution.acts),
                clauses: execution.reasons.iter().map(|reason| reason.clause.clone()).collect(),
                previous: execution.previous,
                state: execution.state,
                record: Hash::of(&step.record).to_string(),
                event: String::from_utf8_lossy(&event.bytes).into_owned(),
                salt: verifier::hash::hex(&event.salt),
                leaf: Hash(event.leaf).to_string(),
                position: event.position,
                note: step.note,
            });
        }
        Ok(views)
    }
}

/// An agreement in plain words, by language.
pub(super) fn in_words(contract: &Contract) -> BTreeMap<String, Vec<SectionView>> {
    let told = LANGUAGES.map(|language| {
        let sections = render(contract, language).sections.into_iter();
        (language.to_owned(), sections.map(|one| SectionView { title: one.title, lines: one.lines }).collect())
    });
    told.into()
}

/// What followed in plain words, by language.
pub(super) fn words(contract: &Contract, acts: &[Act]) -> BTreeMap<String, Vec<String>> {
    LANGUAGES.map(|language| (language.to_owned(), acts.iter().map(|act| said(contract, act, language)).collect())).into()
}

fn terms(contract: &Contract) -> Vec<TermView> {
    let agreement = contract.agreement();
    let view = |term: &contracts::TermForm| TermView {
        name: term.name.clone(),
        called: term.text.0.clone(),
        value: agreement.terms.get(&term.name).cloned().unwrap_or_default(),
    };
    agreement.form.term.iter().map(view).collect()
}

fn known(state: &State) -> Vec<KnownView> {
    let view = |(name, known): (&String, &contracts::Known)| KnownView {
        name: name.clone(),
        count: known.count,
        at: known.at.saturating_mul(SECOND),
    };
    state.known.iter().map(view).collect()
}

fn clauses(contract: &Contract, state: &State) -> Vec<ClauseView> {
    let view = |clause: &contracts::Clause| ClauseView {
        name: clause.name.clone(),
        called: clause.text.0.clone(),
        done_at: state.done.get(&clause.name).map(|at| at.saturating_mul(SECOND)),
    };
    contract.agreement().form.clause.iter().map(view).collect()
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
