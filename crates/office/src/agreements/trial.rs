//! This module decides what an agreement comes to before anybody signs it: it is read in plain words, and made-up facts are
//! run through it. Nothing is kept, and nobody is told.

use std::collections::BTreeMap;

use contracts::{Agreement, Contract, Handed, Scenario, Stated, Tried};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::view::{SectionView, in_words, words};
use crate::{Office, OfficeError};

/// An agreement that is tried.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(as = AgreementTrial)]
pub struct NewTrial {
    /// The agreement: the file as TOML or JSON.
    pub agreement: String,
    /// The facts that somebody makes up, in order.
    #[serde(default)]
    pub facts: Vec<MadeUp>,
}

/// A fact that somebody makes up.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(as = AgreementMadeUpFact)]
pub struct MadeUp {
    /// Who states it, by role.
    pub party: String,
    /// When.
    pub at: Timestamp,
    /// What it is, by the name under which the contract listens to it.
    pub fact: String,
    /// What it says.
    #[serde(default)]
    pub members: BTreeMap<String, String>,
}

/// What an agreement would come to.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = AgreementTried)]
pub struct TriedView {
    /// Its hash, which the parties would sign.
    pub hash: String,
    /// It in plain words, by language.
    pub text: BTreeMap<String, Vec<SectionView>>,
    /// What each fact led to, in order.
    pub steps: Vec<TriedStep>,
}

/// What a made-up fact led to.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = AgreementTriedStep)]
pub struct TriedStep {
    /// What follows in plain words, by language.
    pub told: BTreeMap<String, Vec<String>>,
    /// Why it was not taken, by language.
    pub refused: Option<BTreeMap<String, String>>,
}

impl Office {
    /// Reads an agreement and tries facts out on it.
    ///
    /// # Errors
    /// It cannot be read or run: each problem with its place.
    pub async fn try_agreement(&self, new: &NewTrial) -> Result<TriedView, OfficeError> {
        let contract = Self::read_agreement(&new.agreement)?;
        let Agreement { valid_from, valid_to, terms, form, .. } = contract.agreement().clone();
        let law = self.law_of(&contract).await?;
        let stated = |one: &MadeUp| Stated {
            party: one.party.clone(),
            at: one.at,
            fact: one.fact.clone(),
            members: one.members.clone(),
            expect: None,
        };
        let scenario = Scenario { valid_from, valid_to, terms, fact: new.facts.iter().map(stated).collect() };
        let inputs = Handed::new(Vec::<Vec<u8>>::new(), law.into_iter().collect());
        // Keys of the dry run play the roles, so that nobody need sign.
        let rehearsed = scenario.contract(form).map_err(Self::cannot_be_run)?;
        let played = rehearsed.clone();
        // A contract may calculate duty, which takes a thread a while.
        let tried = tokio::task::spawn_blocking(move || scenario.run(&played, &inputs)).await;
        let tried = tried.map_err(|_| OfficeError::Contended)?;
        Ok(TriedView {
            hash: contract.hash().to_string(),
            text: in_words(&contract),
            steps: tried.iter().map(|one| step(&rehearsed, one)).collect(),
        })
    }
}

fn step(contract: &Contract, tried: &Tried) -> TriedStep {
    match &tried.result {
        Ok(step) => TriedStep { told: words(contract, &step.execution.acts), refused: None },
        Err(refusal) => TriedStep { told: words(contract, &[]), refused: Some(refusal.text().0) },
    }
}
