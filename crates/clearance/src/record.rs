//! This module decides what is kept of a decision and how it is proven later: canonical JSON (RFC 8785),
//! its SHA-256, and a replay that decides again from the record alone.

use declaration::Declaration;
use reference::Hash;
use serde::{Deserialize, Serialize};
use tariff::FedMeasures;

use crate::canonical::{RecordError, canonical};
use crate::decide::{Decision, decide};
use crate::facts::{FED_MEASURES, Facts};
use crate::law::Law;

/// The engine that decided; a replay under another one may differ, and says so.
pub const ENGINE_VERSION: &str = env!("CARGO_PKG_VERSION");

/// A decision with everything it was made from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// The decision.
    pub decision: Decision,
    /// SHA-256 of the canonical JSON of the declaration.
    pub declaration: String,
    /// The engine's version.
    pub engine: String,
    /// What the decision was told.
    pub facts: Facts,
}

impl Record {
    /// The record of a decision.
    ///
    /// # Errors
    /// The declaration cannot be brought into canonical form.
    pub fn new(declaration: &Declaration, facts: Facts, decision: Decision) -> Result<Self, RecordError> {
        let declaration = Hash::of(&canonical(declaration)?).to_string();
        Ok(Self { engine: ENGINE_VERSION.to_owned(), declaration, facts, decision })
    }

    /// The record's canonical bytes and their SHA-256.
    ///
    /// # Errors
    /// The record cannot be brought into canonical form.
    pub fn seal(&self) -> Result<(Vec<u8>, Hash), RecordError> {
        let bytes = canonical(self)?;
        let hash = Hash::of(&bytes);
        Ok((bytes, hash))
    }
}

/// What deciding again gave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "verdict")]
pub enum Replay {
    /// The identical decision, byte for byte.
    Same,
    /// Another decision.
    Different {
        /// Which parts differ.
        parts: Vec<&'static str>,
        /// Whether the record names this engine's version: then the difference is a defect.
        same_engine: bool,
    },
    /// The record is about another declaration or another law.
    NotComparable {
        /// What does not match.
        reason: String,
    },
}

/// Decides again from a record, with the measures that were fed, if any were.
pub fn replay(record: &Record, declaration: &Declaration, law: &Law, fed: Option<(&FedMeasures, &Hash)>) -> Replay {
    let hash = canonical(declaration).map(|bytes| Hash::of(&bytes).to_string()).unwrap_or_default();
    if hash != record.declaration {
        return Replay::NotComparable {
            reason: format!("the declaration's hash is {hash}, the record says {}", record.declaration),
        };
    }
    if *law.id() != record.decision.edition {
        return Replay::NotComparable {
            reason: format!("the law is {}, the record says {}", law.id().hash, record.decision.edition.hash),
        };
    }
    let given = fed.map(|(_, hash)| hash.to_string());
    let recorded = record.facts.hashes.get(FED_MEASURES);
    if given.as_ref() != recorded {
        let name = |hash: Option<&String>| hash.map_or("none", String::as_str).to_owned();
        return Replay::NotComparable {
            reason: format!("the fed measures are {}, the record says {}", name(given.as_ref()), name(recorded)),
        };
    }
    let again = decide(declaration, law, &record.facts, fed.map(|(measures, _)| measures));
    let mut parts = Vec::new();
    let recorded = &record.decision;
    for (name, differs) in [
        ("outcome", again.outcome != recorded.outcome),
        ("route", again.route != recorded.route),
        ("findings", again.findings != recorded.findings),
        ("assessment", again.assessment != recorded.assessment),
    ] {
        if differs {
            parts.push(name);
        }
    }
    if parts.is_empty() { Replay::Same } else { Replay::Different { parts, same_engine: record.engine == ENGINE_VERSION } }
}
