//! This module decides what a pack says about duties whose rate depends on what the goods are made of, units
//! that are products of others, and interest on what is late.

use serde::{Deserialize, Serialize};

use super::{Provenance, Rounding, Symbol};
use crate::expression::Unit;
use crate::packed::Figure;

/// What a component of a duty (`EA`) is for goods of an additional code (`7200`): the agricultural components
/// of Annex 1 to Part Three of the Combined Nomenclature are the example.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Component {
    /// Its name in expressions.
    pub component: Symbol,
    /// The additional code.
    pub additional_code: Symbol,
    /// What is charged, by its place among the expressions.
    pub expression: u32,
    /// Validity and source.
    pub provenance: Provenance,
}

/// A band of one content (starch, sucrose, milk fat, milk protein) that goods of an additional code have.
/// Goods have the code when they lie in all its bands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContentBand {
    /// The additional code.
    pub additional_code: Symbol,
    /// The unit in which the content is declared, per cent by weight.
    pub unit: Unit,
    /// At least this.
    pub from: Figure,
    /// Below this; none without an end.
    pub below: Option<Figure>,
    /// Validity and source.
    pub provenance: Provenance,
}

/// A unit whose quantity is the product of other quantities: a litre of pure alcohol is a hundred litres
/// times one per cent by volume.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProductUnit {
    /// The unit.
    pub unit: Symbol,
    /// The units that are multiplied.
    pub factors: Vec<Unit>,
    /// Validity and source.
    pub provenance: Provenance,
}

/// For how long a rate of interest is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InterestPeriod {
    /// Per cent a day.
    Day,
    /// Per cent a year of so many days.
    Year(u32),
}

/// Which day says the rate of a day of delay.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InterestFixing {
    /// Each day its own.
    EachDay,
    /// The first day of the month in which the debt fell due, for all days.
    MonthDue,
}

/// A rate of simple interest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InterestRate {
    /// Its kind (`late_payment`).
    pub kind: Symbol,
    /// Per cent.
    pub rate: Figure,
    /// Of what period.
    pub period: InterestPeriod,
    /// Which day decides.
    pub fixing: InterestFixing,
    /// How the sum is brought to digits.
    pub rounding: Rounding,
    /// Less than this is not charged, in the pack's currency.
    pub least: Figure,
    /// Validity and source.
    pub provenance: Provenance,
}
