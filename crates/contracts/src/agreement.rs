//! This module decides how an agreement is written and what its parties sign: a form, who plays which role, the terms, and
//! from when to when it counts.

use std::collections::BTreeMap;

use jiff::Timestamp;
use reference::Hash;
use serde::{Deserialize, Serialize};

use crate::form::Form;

/// Bytes of an agreement.
pub const AGREEMENT_BYTES_MAX: usize = 256 * 1024;
/// Random bytes that keep others from finding out by its hash what was agreed.
pub const SALT_BYTES: usize = 16;
/// The first line of what a party signs.
const ACCEPTANCE: &str = "tongguan-contract/v1";

/// An agreement between parties.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Agreement {
    /// Random, in hexadecimal: 32 digits.
    pub salt: String,
    /// From when on facts count.
    pub valid_from: Timestamp,
    /// Until when.
    pub valid_to: Timestamp,
    /// What was filled in: texts as they are, figures `12.5`, amounts `500.00 GBP`.
    #[serde(default)]
    pub terms: BTreeMap<String, String>,
    /// Who plays which role.
    pub parties: BTreeMap<String, Party>,
    /// The form.
    pub form: Form,
}

/// An organisation that takes part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Party {
    /// Its name.
    pub name: String,
    /// Its public key (C2SP vkey, Ed25519).
    pub key: String,
}

/// A text that is no agreement or form.
#[derive(Debug, thiserror::Error)]
pub enum Unreadable {
    /// Too large.
    #[error("{bytes} bytes; at most {AGREEMENT_BYTES_MAX} are read")]
    TooLarge {
        /// Bytes found.
        bytes: usize,
    },
    /// Not of the form, with the place.
    #[error("the TOML is not of the form")]
    Toml(#[source] Box<toml::de::Error>),
    /// Not of the form, with the place.
    #[error("the JSON is not of the form")]
    Json(#[source] serde_json::Error),
}

/// A value from JSON, or else from TOML.
pub(crate) fn read<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, Unreadable> {
    if text.len() > AGREEMENT_BYTES_MAX {
        return Err(Unreadable::TooLarge { bytes: text.len() });
    }
    if text.trim_start().starts_with('{') {
        serde_json::from_str(text).map_err(Unreadable::Json)
    } else {
        toml::from_str(text).map_err(|error| Unreadable::Toml(Box::new(error)))
    }
}

impl Form {
    /// Reads a form, TOML or JSON.
    ///
    /// # Errors
    /// It is too large or not of the form; the source says where.
    pub fn read(text: &str) -> Result<Self, Unreadable> {
        read(text)
    }
}

impl Agreement {
    /// Reads an agreement, JSON or TOML.
    ///
    /// # Errors
    /// It is too large or not of the form; the source says where.
    pub fn read(text: &str) -> Result<Self, Unreadable> {
        read(text)
    }

    /// Its canonical bytes (RFC 8785) and their SHA-256, by which it is known.
    ///
    /// # Errors
    /// It cannot be written, which means a defect.
    pub fn seal(&self) -> Result<(Vec<u8>, Hash), clearance::RecordError> {
        let bytes = clearance::canonical(self)?;
        let hash = Hash::of(&bytes);
        Ok((bytes, hash))
    }
}

/// What a party signs to accept an agreement.
pub(crate) fn acceptance(agreement: &str, role: &str) -> String {
    format!("{ACCEPTANCE}\nagreement {agreement}\nparty {role}\naccept\n")
}
