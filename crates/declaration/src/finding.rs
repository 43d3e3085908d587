//! This module decides what a finding carries: where, which rule, how grave, and typed arguments.
//!
//! A finding holds no sentence. Texts are rendered at the edge from tables by language, so that a
//! better translation changes no hash.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::pointer::Pointer;

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Good to know; changes nothing.
    Information,
    /// A person must look before goods go.
    Warning,
    /// The declaration is rejected.
    Error,
}

/// One value that a finding's text mentions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Argument {
    /// A figure.
    Number(Decimal),
    /// A code or a text from the declaration.
    Text(String),
}

impl std::fmt::Display for Argument {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Number(number) => write!(f, "{number}"),
            Self::Text(text) => f.write_str(text),
        }
    }
}

impl From<&str> for Argument {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Argument {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<Decimal> for Argument {
    fn from(number: Decimal) -> Self {
        Self::Number(number)
    }
}

/// One thing that a rule has to say about one place of a declaration.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// What the text mentions, by name.
    pub arguments: BTreeMap<String, Argument>,
    /// The published error code, or our own where none was published.
    pub code: String,
    /// The place.
    pub pointer: Pointer,
    /// The rule that spoke, unique in its edition.
    pub rule: String,
    /// How grave it is.
    pub severity: Severity,
}

impl Finding {
    /// A finding without arguments.
    pub fn new(pointer: Pointer, code: &str, rule: &str, severity: Severity) -> Self {
        Self { pointer, code: code.to_owned(), rule: rule.to_owned(), severity, arguments: BTreeMap::new() }
    }

    /// The same finding with one argument more.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Argument>) -> Self {
        self.arguments.insert(name.to_owned(), value.into());
        self
    }
}
