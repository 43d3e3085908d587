//! This module decides what is kept of a decision and how it is proven later: canonical JSON (RFC 8785),
//! its SHA-256, and a replay that decides again from the record alone.

use std::collections::BTreeMap;

use declaration::Declaration;
use reference::Hash;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use tariff::FedMeasures;

use crate::canonical::{RecordError, canonical};
use crate::decide::{Decision, decide};
use crate::facts::{FED_MEASURES, Facts};
use crate::lane::RouteReason;
use crate::law::Law;

/// The engine that decided; a replay under another one may differ, and says so.
pub const ENGINE_VERSION: &str = env!("CARGO_PKG_VERSION");

/// Facts that only those learn who target: what is looked for is not for the trader to know.
const CONFIDENTIAL: [&str; 3] = ["profiles", "risk", "screening"];
/// What stands in their place.
const WITHHELD: &str = r#"{"withheld":true}"#;

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
    /// What opens the commitments that its event carries (base64). No part of the decision: whoever has the record has the
    /// values too.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub secret: Option<String>,
}

impl Record {
    /// The record of a decision.
    ///
    /// # Errors
    /// The declaration cannot be brought into canonical form.
    pub fn new(declaration: &Declaration, facts: Facts, decision: Decision) -> Result<Self, RecordError> {
        let declaration = Hash::of(&canonical(declaration)?).to_string();
        Ok(Self { engine: ENGINE_VERSION.to_owned(), declaration, facts, decision, secret: None })
    }

    /// Sealed bytes of a record as everybody may read them: without what profiles, targeting and lists said, and the reason
    /// that follows from it. None when they hold nothing of that. The bytes are canonical, so they have a hash of their own,
    /// and what stays is not read anew.
    ///
    /// ```
    /// let record = br#"{"decision":{"outcome":"cleared"},"facts":{"legal_date":"2026-03-16","risk":{"lines":[]}}}"#;
    /// let public = clearance::Record::public(record).unwrap();
    /// assert_eq!(public, br#"{"decision":{"outcome":"cleared"},"facts":{"legal_date":"2026-03-16","risk":{"withheld":true}}}"#);
    /// assert_eq!(clearance::Record::public(&public), Some(public.clone()));
    /// assert_eq!(clearance::Record::public(br#"{"facts":{}}"#), None);
    /// ```
    pub fn public(sealed: &[u8]) -> Option<Vec<u8>> {
        type Parts = BTreeMap<String, Box<RawValue>>;
        let mut record: Parts = serde_json::from_slice(sealed).ok()?;
        let mut facts: Parts = serde_json::from_str(record.get("facts")?.get()).ok()?;
        let mut withheld = false;
        for part in CONFIDENTIAL {
            if let Some(said) = facts.get_mut(part) {
                *said = RawValue::from_string(WITHHELD.to_owned()).ok()?;
                withheld = true;
            }
        }
        if !withheld {
            return None;
        }
        record.insert("facts".to_owned(), serde_json::value::to_raw_value(&facts).ok()?);
        let mut decision: Parts = serde_json::from_str(record.get("decision")?.get()).ok()?;
        if let Some(kept) = decision.get_mut("route") {
            let mut route: Parts = serde_json::from_str(kept.get()).unwrap_or_default();
            let reason = route.get("reason").and_then(|reason| serde_json::from_str::<RouteReason>(reason.get()).ok());
            if reason.is_some_and(|reason| reason.is_confidential()) {
                route.insert("reason".to_owned(), RawValue::NULL.to_owned());
                *kept = serde_json::value::to_raw_value(&route).ok()?;
            }
        }
        record.insert("decision".to_owned(), serde_json::value::to_raw_value(&decision).ok()?);
        serde_json::to_vec(&record).ok()
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
