//! This module decides how duty is calculated by a contract: the declaration and the facts that it names by hash, the law
//! that the agreement pins, and `clearance::decide` between them. Whoever has the same three gets the same pennies.

use std::collections::BTreeMap;
use std::sync::Arc;

use clearance::{Facts, Law, decide};
use declaration::{Declaration, Money};
use reference::Hash;
use rules::Given;
use serde::de::DeserializeOwned;

use crate::compile::EDITION;
use crate::contract::Contract;
use crate::refusal::Refusal;

/// Bytes of a document that a fact names: a declaration of 999 items.
pub const DOCUMENT_BYTES_MAX: usize = 8 * 1024 * 1024;

/// What a contract may ask for beside the facts: documents by their hash, and editions of the law by theirs. Both are fixed
/// by the hash, so it does not matter who hands them in.
pub trait Inputs {
    /// The bytes of a document, by the SHA-256 of them in hexadecimal.
    fn document(&self, hash: &str) -> Option<Vec<u8>>;
    /// An edition of the law.
    fn law(&self, edition: &str) -> Option<Arc<Law>>;
}

/// No documents, no law: enough for contracts that calculate no duty.
#[derive(Debug, Clone, Copy, Default)]
pub struct Nothing;

impl Inputs for Nothing {
    fn document(&self, _: &str) -> Option<Vec<u8>> {
        None
    }
    fn law(&self, _: &str) -> Option<Arc<Law>> {
        None
    }
}

/// Adds to what a declaration says what the law makes of it.
pub(crate) fn calculate(contract: &Contract, members: &mut BTreeMap<String, Given>, inputs: &dyn Inputs) -> Result<(), Refusal> {
    let declaration: Declaration = document(text(members, "declaration"), inputs)?;
    let facts: Facts = document(text(members, "facts"), inputs)?;
    let edition = match contract.term(EDITION) {
        Some(Given::Text(edition)) => edition.clone(),
        _ => String::new(),
    };
    let law = inputs.law(&edition).filter(|law| law.id().hash == edition).ok_or(Refusal::NoEdition { edition })?;
    let assessment = decide(&declaration, &law, &facts, None).assessment;
    let record = clearance::canonical(&assessment).map_err(|_| Refusal::NotRecorded)?;
    let complete = if assessment.is_complete { "yes" } else { "no" };
    let payable = Money::new(assessment.payable(), law.currency());
    members.insert("payable".to_owned(), Given::Amount(payable));
    members.insert("complete".to_owned(), Given::Text(complete.to_owned()));
    members.insert("record".to_owned(), Given::Text(Hash::of(&record).to_string()));
    Ok(())
}

fn text<'a>(members: &'a BTreeMap<String, Given>, name: &str) -> &'a str {
    match members.get(name) {
        Some(Given::Text(text)) => text,
        _ => "",
    }
}

fn document<T: DeserializeOwned>(hash: &str, inputs: &dyn Inputs) -> Result<T, Refusal> {
    let bytes = inputs.document(hash).filter(|bytes| Hash::of(bytes).to_string() == hash);
    let bytes = bytes.ok_or_else(|| Refusal::NoDocument { hash: hash.to_owned() })?;
    if bytes.len() > DOCUMENT_BYTES_MAX {
        return Err(Refusal::TooLarge);
    }
    serde_json::from_slice(&bytes).map_err(|_| Refusal::BadDocument { hash: hash.to_owned() })
}
