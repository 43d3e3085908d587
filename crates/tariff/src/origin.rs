//! This module decides whether a product originates under a scheme: its rule held against the facts of
//! its production, with every share that was computed, or that a person must read the rule.

mod evaluate;
mod production;

use serde::{Deserialize, Serialize};

use declaration::GoodsCode;
use jiff::civil::Date;
use reference::{Edition, Scheme};

use crate::assessment::RowReference;
use crate::origin::evaluate::Evaluation;
pub use production::{Material, Production, ProductionError};

/// What the rule says of a product.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The product originates.
    Satisfied,
    /// It does not.
    NotSatisfied,
    /// Only prose decides, or a fact is missing.
    PersonMustRead,
}

impl Verdict {
    /// Both must hold.
    pub(crate) fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::NotSatisfied, _) | (_, Self::NotSatisfied) => Self::NotSatisfied,
            (Self::PersonMustRead, _) | (_, Self::PersonMustRead) => Self::PersonMustRead,
            _ => Self::Satisfied,
        }
    }

    /// One is enough.
    pub(crate) fn or(self, other: Self) -> Self {
        match (self, other) {
            (Self::Satisfied, _) | (_, Self::Satisfied) => Self::Satisfied,
            (Self::PersonMustRead, _) | (_, Self::PersonMustRead) => Self::PersonMustRead,
            _ => Self::NotSatisfied,
        }
    }

    /// The same on either reading, or a person must read.
    pub(crate) fn agreed(self, other: Self) -> Self {
        if self == other { self } else { Self::PersonMustRead }
    }
}

/// One step to a verdict: what was held against what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OriginStep {
    /// The condition in codes (`MAXNOM:40`), or the name of what was decided (`tolerance`).
    pub condition: String,
    /// The arithmetic, or the codes of materials; empty when there is nothing to compute.
    #[serde(skip_serializing_if = "String::is_empty", default)]
    pub detail: String,
    /// The rule of the product among those that may apply, from 1; none when it is about the product.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub rule: Option<u32>,
    /// The alternative within the rule, from 1.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub alternative: Option<u32>,
    /// What it says.
    pub verdict: Verdict,
    /// The row it comes from.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub row: Option<RowReference>,
}

/// A verdict with the steps that led there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OriginVerdict {
    /// The scheme.
    pub scheme: String,
    /// The product.
    pub goods: String,
    /// The verdict.
    pub verdict: Verdict,
    /// The rules that may be the product's, in codes.
    pub rules: Vec<String>,
    /// The steps.
    pub steps: Vec<OriginStep>,
}

/// Why a product cannot be held against a scheme.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OriginError {
    /// No such scheme.
    #[error("the pack has no scheme `{0}`")]
    Scheme(String),
    /// Not in force.
    #[error("the scheme {scheme} is not in force on {date}")]
    NotInForce {
        /// The scheme.
        scheme: String,
        /// The day.
        date: Date,
    },
}

/// Holds a product against the rules of a scheme on a date.
///
/// # Errors
/// The scheme is unknown or not in force.
pub fn check(
    edition: &Edition,
    scheme: &str,
    goods: &GoodsCode,
    production: &Production,
    date: Date,
) -> Result<OriginVerdict, OriginError> {
    let row = edition.scheme(scheme, date).ok_or_else(|| OriginError::Scheme(scheme.to_owned()))?;
    if !row.provenance.holds(date.into()) {
        return Err(OriginError::NotInForce { scheme: scheme.to_owned(), date });
    }
    let strict = Evaluation::new(edition, row, goods, production, date, false).run();
    if strict.verdict != Verdict::NotSatisfied {
        return Ok(strict);
    }
    // Materials of countries that count only on conditions could change it: then a person must judge those.
    let generous = Evaluation::new(edition, row, goods, production, date, true).run();
    if generous.verdict == Verdict::NotSatisfied {
        return Ok(strict);
    }
    let mut verdict = generous;
    verdict.verdict = Verdict::PersonMustRead;
    Ok(verdict)
}

/// Whether no production could be judged by the rule of goods without a person, since only prose decides.
pub fn needs_person(edition: &Edition, scheme: &Scheme, goods: &GoodsCode, date: Date) -> bool {
    let rules = edition.product_rules(scheme.scheme, goods, date);
    let prose = |place: u32| edition.origin_rule(place).is_none_or(reference::OriginRule::is_prose);
    rules.is_empty() || rules.iter().any(|row| prose(row.rule))
}
