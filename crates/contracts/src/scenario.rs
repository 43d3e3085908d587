//! This module decides how a contract is tried out before anybody signs: facts that somebody makes up, keys that are good
//! for nothing else, and the acts that are expected to follow.

use std::collections::BTreeMap;

use jiff::Timestamp;
use ledger::Signer;
use reference::Hash;
use rules::Problem;
use serde::{Deserialize, Serialize};

use crate::agreement::{Agreement, Party, Unreadable, read};
use crate::contract::Contract;
use crate::duty::Inputs;
use crate::execution::Act;
use crate::fact::Fact;
use crate::form::Form;
use crate::refusal::Refusal;
use crate::state::State;
use crate::step::{Step, step};

/// Facts of a scenario.
pub const SCENARIO_FACTS_MAX: usize = 1000;

/// A dry run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scenario {
    /// From when on facts count.
    pub valid_from: Timestamp,
    /// Until when.
    pub valid_to: Timestamp,
    /// What is filled in.
    #[serde(default)]
    pub terms: BTreeMap<String, String>,
    /// What is stated, in order.
    #[serde(default)]
    pub fact: Vec<Stated>,
}

/// A fact of a scenario.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stated {
    /// Who states it, by role.
    pub party: String,
    /// When it happened.
    pub at: Timestamp,
    /// What it is.
    pub fact: String,
    /// What it says.
    #[serde(default)]
    pub members: BTreeMap<String, String>,
    /// The acts that must follow, as [`Act`] is written in a line; not looked at when absent.
    pub expect: Option<Vec<String>>,
}

/// What a fact of a dry run led to.
#[derive(Debug, Clone)]
pub struct Tried {
    /// The note, signed with a key that is good for nothing.
    pub note: String,
    /// What followed, or why it was not taken.
    pub result: Result<Step, Refusal>,
    /// Whether that was expected; none when nothing was.
    pub as_expected: Option<bool>,
}

impl Scenario {
    /// Reads a scenario, TOML or JSON.
    ///
    /// # Errors
    /// It is too large or not of the form; the source says where.
    pub fn read(text: &str) -> Result<Self, Unreadable> {
        read(text)
    }

    /// The agreement that is tried: each role is played by a key that anybody can make.
    ///
    /// # Errors
    /// Lists every problem of form and terms.
    pub fn contract(&self, form: Form) -> Result<Contract, Vec<Problem>> {
        let party = |role: &str| {
            let key = signer(role).map(|signer| signer.key().to_string()).unwrap_or_default();
            (role.to_owned(), Party { name: format!("{role} (dry run)"), key })
        };
        Contract::compile(Agreement {
            salt: "00".repeat(crate::agreement::SALT_BYTES),
            valid_from: self.valid_from,
            valid_to: self.valid_to,
            terms: self.terms.clone(),
            parties: form.party.iter().map(|role| party(&role.role)).collect(),
            form,
        })
    }

    /// States each fact in turn; what is not taken changes nothing.
    pub fn run(&self, contract: &Contract, inputs: &dyn Inputs) -> Vec<Tried> {
        let mut state = State::new(contract);
        let mut tried = Vec::new();
        for stated in self.fact.iter().take(SCENARIO_FACTS_MAX) {
            let note = stated.note(contract, &state);
            let result = step(contract, &state, &note, inputs);
            let told: Vec<String> = match &result {
                Ok(step) => step.execution.acts.iter().map(ToString::to_string).collect(),
                Err(refusal) => vec![format!("refused: {refusal}")],
            };
            if let Ok(step) = &result {
                state = step.state.clone();
            }
            tried.push(Tried { note, result, as_expected: stated.expect.as_ref().map(|expected| *expected == told) });
        }
        tried
    }
}

impl Stated {
    /// It as the party would sign it next.
    pub fn note(&self, contract: &Contract, state: &State) -> String {
        let fact = Fact {
            agreement: contract.hash().to_string(),
            party: self.party.clone(),
            number: state.parties.get(&self.party).map_or(0, |turn| turn.number) + 1,
            at: self.at,
            fact: self.fact.clone(),
            members: self.members.clone(),
        };
        signer(&self.party).map_or_else(|| fact.text(), |signer| signer.note(&fact.text()))
    }
}

/// The key that plays a role in a dry run: made from the role's name, so that it is worth nothing.
pub fn signer(role: &str) -> Option<Signer> {
    Signer::new(&format!("{role}.dry-run"), Hash::of(role.as_bytes()).0).ok()
}

impl std::fmt::Display for Act {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Release { mrn, .. } => write!(f, "release {mrn}"),
            Self::Notify { party, .. } => write!(f, "notify {party}"),
            Self::OpenClaim { against, amount: Some(amount), by, .. } => write!(f, "claim of {by} against {against} {amount}"),
            Self::OpenClaim { against, amount: None, by, .. } => write!(f, "claim of {by} against {against}"),
            Self::Pay { amount, from, to, .. } => write!(f, "pay {amount} from {from} to {to}"),
        }
    }
}
