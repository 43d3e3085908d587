//! This module decides what administrations have agreed on: one file that both hold, known by its hash.

use std::collections::BTreeMap;

use declaration::LanguageMap;
use jiff::Timestamp;
use reference::Hash;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use verifier::key::{Suite, VerifierKey};

use crate::disclosed::Field;

/// Bytes of the file.
pub const ARRANGEMENT_BYTES_MAX: usize = 256 * 1024;

/// What administrations have agreed on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Arrangement {
    /// Its name.
    pub name: String,
    /// From when on it counts.
    pub valid_from: Timestamp,
    /// Until when.
    pub valid_to: Timestamp,
    /// Who takes part, by a short name (`gb`).
    pub administration: BTreeMap<String, Administration>,
    /// What may be asked for, by the name of the purpose.
    pub purpose: BTreeMap<String, Purpose>,
    /// How far both sides' data may differ.
    pub tolerance: Tolerance,
    /// Whether trusted traders of the one are trusted by the other.
    #[serde(default)]
    pub recognises_trusted_traders: bool,
}

/// An administration.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Administration {
    /// What it is called, by language.
    pub text: LanguageMap,
    /// Its public key (C2SP vkey, Ed25519).
    pub key: String,
    /// Where it is asked.
    pub url: String,
}

/// What one may ask for, and what for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Purpose {
    /// What it is called, by language.
    pub text: LanguageMap,
    /// The legal basis (an article), as requests must name it.
    pub law: String,
    /// The fields that may be asked for.
    pub fields: Vec<Field>,
    /// Who may ask; all when empty.
    #[serde(default)]
    pub by: Vec<String>,
}

/// How far both sides' data may differ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tolerance {
    /// Of values, per cent of the larger.
    pub value_percent: Decimal,
    /// Of masses, per cent of the larger.
    pub mass_percent: Decimal,
    /// Of quantities, per cent of the larger.
    pub quantity_percent: Decimal,
    /// From which likeness on two names are the same, in hundredths.
    pub name_hundredths: u32,
}

/// A file that is no arrangement.
#[derive(Debug, thiserror::Error)]
pub enum BadArrangement {
    /// Too large.
    #[error("the file is too large")]
    TooLarge,
    /// Not of the form, with the place.
    #[error("the file is not of the form")]
    Form(#[source] Box<toml::de::Error>),
    /// A key that is none, or no Ed25519 key.
    #[error("the key of {0} cannot be used")]
    Key(String),
    /// A purpose asks for nothing, or names somebody who does not take part.
    #[error("the purpose {0} cannot be used")]
    Purpose(String),
    /// It cannot be written, which means a defect.
    #[error(transparent)]
    Canonical(#[from] clearance::RecordError),
}

impl Arrangement {
    /// Reads the file.
    ///
    /// # Errors
    /// It is too large, not of the form, or says something that cannot be.
    pub fn read(text: &str) -> Result<Self, BadArrangement> {
        if text.len() > ARRANGEMENT_BYTES_MAX {
            return Err(BadArrangement::TooLarge);
        }
        let read: Self = toml::from_str(text).map_err(|error| BadArrangement::Form(Box::new(error)))?;
        for name in read.administration.keys() {
            read.key(name).ok_or_else(|| BadArrangement::Key(name.clone()))?;
        }
        for (name, purpose) in &read.purpose {
            let is_known = |who: &String| read.administration.contains_key(who);
            if purpose.fields.is_empty() || purpose.law.contains('\n') || !purpose.by.iter().all(is_known) {
                return Err(BadArrangement::Purpose(name.clone()));
            }
        }
        Ok(read)
    }

    /// Its hash, by which requests name it.
    ///
    /// # Errors
    /// It cannot be written, which means a defect.
    pub fn hash(&self) -> Result<Hash, BadArrangement> {
        Ok(Hash::of(&clearance::canonical(self)?))
    }

    /// The key of an administration.
    pub fn key(&self, name: &str) -> Option<VerifierKey> {
        let key: VerifierKey = self.administration.get(name)?.key.parse().ok()?;
        (key.suite() == Suite::Ed25519).then_some(key)
    }

    /// Whether it counts at an instant.
    pub fn counts_at(&self, now: Timestamp) -> bool {
        self.valid_from <= now && now <= self.valid_to
    }
}
