//! This module decides how a whole agreement with its history is handed to somebody who wants to check it: one JSON file
//! with what was agreed, who accepted it, the facts, the records and the documents.

use std::collections::BTreeMap;
use std::sync::Arc;

use clearance::Law;
use reference::Hash;
use rules::Problem;
use serde::{Deserialize, Serialize};

use crate::agreement::Agreement;
use crate::contract::Contract;
use crate::duty::Inputs;
use crate::execution::Execution;
use crate::recompute::{Verdict, recompute};
use crate::refusal::Refusal;

/// Bytes of a file: a reading a minute for a week, and a declaration of 999 items.
pub const BUNDLE_BYTES_MAX: usize = 64 * 1024 * 1024;

/// An agreement with its history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bundle {
    /// What was agreed.
    pub agreement: Agreement,
    /// The notes by which the parties accepted it.
    pub acceptances: Vec<String>,
    /// The facts in the order in which they were taken.
    pub facts: Vec<String>,
    /// The record of each.
    pub records: Vec<Execution>,
    /// The documents that facts name.
    #[serde(default)]
    pub documents: Vec<String>,
}

/// A file that cannot be checked.
#[derive(Debug, thiserror::Error)]
pub enum NotABundle {
    /// Too large.
    #[error("{bytes} bytes; at most {BUNDLE_BYTES_MAX} are read")]
    TooLarge {
        /// Bytes found.
        bytes: usize,
    },
    /// Not of the form, with the place.
    #[error("the file is not of the form")]
    Form(#[source] serde_json::Error),
    /// The agreement cannot be run: every problem with its place.
    #[error("the agreement cannot be run")]
    Agreement(Vec<Problem>),
    /// Not all parties accepted it.
    #[error(transparent)]
    NotInForce(#[from] Refusal),
}

impl Bundle {
    /// Reads a file.
    ///
    /// # Errors
    /// It is too large or not of the form.
    pub fn read(text: &str) -> Result<Self, NotABundle> {
        if text.len() > BUNDLE_BYTES_MAX {
            return Err(NotABundle::TooLarge { bytes: text.len() });
        }
        serde_json::from_str(text).map_err(NotABundle::Form)
    }

    /// Takes all of it again: the agreement is compiled, the acceptances are checked, and each fact is taken.
    ///
    /// # Errors
    /// The agreement cannot be run, or not all parties accepted it.
    pub fn check(self, law: Option<Arc<Law>>) -> Result<Verdict, NotABundle> {
        let inputs = Handed::new(self.documents, law.into_iter().collect());
        let contract = Contract::compile(self.agreement).map_err(NotABundle::Agreement)?;
        contract.in_force(self.acceptances.iter().map(String::as_str))?;
        Ok(recompute(&contract, &self.facts, &self.records, &inputs))
    }
}

/// Documents and editions of the law that somebody handed in.
#[derive(Debug, Clone, Default)]
pub struct Handed {
    documents: BTreeMap<String, Vec<u8>>,
    laws: Vec<Arc<Law>>,
}

impl Handed {
    /// Documents, found by their hash, and editions, found by theirs.
    pub fn new(documents: impl IntoIterator<Item = impl Into<Vec<u8>>>, laws: Vec<Arc<Law>>) -> Self {
        let hashed = |bytes: Vec<u8>| (Hash::of(&bytes).to_string(), bytes);
        Self { documents: documents.into_iter().map(|bytes| hashed(bytes.into())).collect(), laws }
    }
}

impl Inputs for Handed {
    fn document(&self, hash: &str) -> Option<Vec<u8>> {
        self.documents.get(hash).cloned()
    }
    fn law(&self, edition: &str) -> Option<Arc<Law>> {
        self.laws.iter().find(|law| law.id().hash == edition).cloned()
    }
}
