//! This module decides what a decision must be told beside the declaration and the law, and in which
//! form it is kept with the decision.

use std::collections::BTreeMap;

use declaration::{Declaration, Money};
use jiff::Timestamp;
use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use tariff::Balances;

use crate::law::Law;
use crate::targeting::RiskFacts;

/// What must be looked up before a declaration can be decided.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lookups {
    /// Values that must not have been used before: kind and value.
    pub unique: Vec<(&'static str, String)>,
    /// Declarations that this message refers to.
    pub declarations: Vec<String>,
    /// Order numbers of quotas whose balances must be known.
    pub quotas: Vec<String>,
}

/// Says what must be known to decide a declaration.
pub fn needs(declaration: &Declaration, law: &Law) -> Lookups {
    let mut lookups = Lookups::default();
    if declaration.is_additional_message() {
        lookups.declarations.extend(declaration.id.as_deref().map(str::to_owned));
        return lookups;
    }
    let orders = &law.edition().quotas().orders;
    let is_known = |order: &&str| orders.iter().any(|row| law.edition().text(row.order) == *order);
    lookups.quotas = tariff::quota::claimed(declaration).into_iter().filter(is_known).map(str::to_owned).collect();
    if let Some(lrn) = declaration.functional_reference_id.as_deref() {
        lookups.unique.push(("lrn", lrn.to_owned()));
    }
    let documents = declaration.goods_shipment.iter().flat_map(|shipment| &shipment.previous_document);
    let references =
        documents.filter(|document| document.type_code.as_deref() == Some("DCR")).filter_map(|document| document.id.as_deref());
    lookups.unique.extend(references.map(|id| ("ducr", id.to_owned())));
    lookups
}

/// A value that was used before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    /// Kind (`lrn`, `ducr`).
    pub kind: String,
    /// The value.
    pub value: String,
}

impl Seen {
    /// That a declaration is an amended version: some statements may stand on no other.
    pub fn amended(declaration: &Declaration) -> Self {
        let reference = declaration.functional_reference_id.as_deref().unwrap_or_default();
        Self { kind: "amendment".to_owned(), value: reference.to_owned() }
    }
}

/// How the customs debt is covered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Cover {
    /// Assumed to be there, and shown as an assumption, until accounts are kept.
    Assumed,
    /// So much is free on the accounts named.
    Available {
        /// The amount.
        amount: Money,
    },
}

/// A random number from 0 to below 1, drawn for this declaration, and how it came about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draw {
    /// How it was drawn, so that it can be checked.
    pub origin: String,
    /// The number.
    pub value: Decimal,
}

/// The name in [`Facts::hashes`] of measures that were fed in place of the pack's.
pub const FED_MEASURES: &str = "measures";

/// What a decision was told. Kept with it, so that a replay needs nothing else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    /// The day on which the goods of a pre-lodged declaration were presented; none before, and for all others.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub arrival: Option<Date>,
    /// Cover for the debt.
    pub cover: Cover,
    /// The random draw, if one was made.
    pub draw: Option<Draw>,
    /// Hashes of lists and models that were used, by name.
    pub hashes: BTreeMap<String, String>,
    /// The legal date: rates and rates of exchange of this day hold.
    pub legal_date: Date,
    /// The instant of the decision.
    pub now: Timestamp,
    /// What is left of the quotas that are claimed, in the period of the legal date.
    #[serde(skip_serializing_if = "Balances::is_empty", default)]
    pub quota: Balances,
    /// What targeting said; none where no model is in use.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub risk: Option<RiskFacts>,
    /// Values that were used before.
    pub seen: Vec<Seen>,
}

impl Facts {
    /// The facts of a dry run: nothing was used before, cover is assumed, nothing is drawn.
    pub fn dry_run(now: Timestamp, legal_date: Date) -> Self {
        Self {
            arrival: None,
            now,
            legal_date,
            seen: Vec::new(),
            cover: Cover::Assumed,
            draw: None,
            hashes: BTreeMap::new(),
            quota: Balances::new(),
            risk: None,
        }
    }
}
