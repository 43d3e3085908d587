//! This module decides what a pack says about charges beside the duty of a line: measures that add, the
//! goods they name, their conditions, what a declared heading changes, and limits over a declaration.

use std::fmt;

use declaration::CurrencyCode;
use serde::{Deserialize, Serialize};

use super::{GoodsKey, Provenance, Symbol};
use crate::expression::Unit;
use crate::packed::Figure;

/// A charge that is added to the duty of a line when it applies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Additional {
    /// Its heading in the law, or a name.
    pub heading: Symbol,
    /// Tax type.
    pub tax_type: Symbol,
    /// Of one group, only the first by rank that applies is charged; empty for none.
    pub group: Symbol,
    /// Place within the group and the tax type.
    pub rank: u32,
    /// What is charged, by its place among the expressions; none when the pack knows that the charge exists
    /// and does not carry it, so that a person must judge.
    pub expression: Option<u32>,
    /// The list of goods; empty for all.
    pub list: Symbol,
    /// Area or country of origin.
    pub origin: Symbol,
    /// Area or country that is left out; empty for none.
    pub except_origin: Symbol,
    /// Validity and source.
    pub provenance: Provenance,
}

/// Goods of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListedGoods {
    /// The list.
    pub list: Symbol,
    /// The goods, with all that lies below.
    pub goods: GoodsKey,
    /// Validity and source.
    pub provenance: Provenance,
}

/// What a condition asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ConditionKind {
    /// A document of a type is declared.
    Document,
    /// No document of a type is declared.
    NoDocument,
    /// An additional code is declared.
    AdditionalCode,
    /// No additional code of these is declared.
    NoAdditionalCode,
    /// The goods stand in a list.
    InList,
    /// The goods stand in no such list.
    NotInList,
    /// The origin lies in an area.
    Origin,
    /// The origin lies outside.
    NotOrigin,
    /// A tax of a type applies to the item already.
    Charged,
    /// No tax of these types applies to the item.
    NotCharged,
    /// The goods come by a mode of transport.
    TransportMode,
    /// A procedure is requested.
    Procedure,
    /// A preference is claimed and granted.
    Preference,
    /// None of these preferences is granted.
    NotPreference,
    /// The quantity is at least so many units.
    QuantityAtLeast,
    /// The quantity is below so many units.
    QuantityBelow,
    /// The value of a unit is at least so much.
    UnitValueAtLeast,
    /// The value of a unit is below so much.
    UnitValueBelow,
    /// The value is at least so much.
    ValueAtLeast,
    /// The value is below so much.
    ValueBelow,
}

impl ConditionKind {
    /// The kinds with their names in a table.
    const NAMES: [(Self, &'static str); 20] = [
        (Self::Document, "document"),
        (Self::NoDocument, "no_document"),
        (Self::AdditionalCode, "additional_code"),
        (Self::NoAdditionalCode, "no_additional_code"),
        (Self::InList, "in_list"),
        (Self::NotInList, "not_in_list"),
        (Self::Origin, "origin"),
        (Self::NotOrigin, "not_origin"),
        (Self::Charged, "charged"),
        (Self::NotCharged, "not_charged"),
        (Self::TransportMode, "transport_mode"),
        (Self::Procedure, "procedure"),
        (Self::Preference, "preference"),
        (Self::NotPreference, "not_preference"),
        (Self::QuantityAtLeast, "quantity_at_least"),
        (Self::QuantityBelow, "quantity_below"),
        (Self::UnitValueAtLeast, "unit_value_at_least"),
        (Self::UnitValueBelow, "unit_value_below"),
        (Self::ValueAtLeast, "value_at_least"),
        (Self::ValueBelow, "value_below"),
    ];

    /// The kind of a name in a table.
    pub fn parse(name: &str) -> Option<Self> {
        Self::NAMES.into_iter().find(|(_, known)| *known == name).map(|(kind, _)| kind)
    }

    /// The name in a table.
    pub fn as_str(self) -> &'static str {
        Self::NAMES.into_iter().find(|(kind, _)| *kind == self).map_or("", |(_, name)| name)
    }

    /// Whether it compares a figure.
    pub fn is_threshold(self) -> bool {
        self >= Self::QuantityAtLeast
    }

    /// Whether its figure is an amount of money.
    pub fn is_value(self) -> bool {
        self.is_threshold() && !matches!(self, Self::QuantityAtLeast | Self::QuantityBelow)
    }

    /// Whether its figure is of a unit.
    pub fn has_unit(self) -> bool {
        self.is_threshold() && !matches!(self, Self::ValueAtLeast | Self::ValueBelow)
    }
}

/// A figure that a condition compares.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Threshold {
    /// The figure.
    pub figure: Figure,
    /// The currency of a value; none for the pack's own, and for a quantity.
    pub currency: Option<CurrencyCode>,
    /// The unit of a quantity, or of what a value is for.
    pub unit: Option<Unit>,
}

impl fmt::Display for Threshold {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.figure.0)?;
        self.currency.iter().try_for_each(|currency| write!(f, " {currency}"))?;
        self.unit.iter().try_for_each(|unit| write!(f, " {}", unit.0))
    }
}

/// A condition of a charge. Conditions of one set must all hold; one set that holds is enough.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Condition {
    /// The heading of the charge.
    pub heading: Symbol,
    /// The set.
    pub set: u32,
    /// What is asked.
    pub kind: ConditionKind,
    /// The codes asked for, one of which is enough; the text of a threshold.
    pub values: Vec<Symbol>,
    /// The figure of a threshold.
    pub threshold: Option<Threshold>,
    /// Validity and source.
    pub provenance: Provenance,
}

/// What a declared heading does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClaimEffect {
    /// Charges are not made.
    Exempts,
    /// The rate of the heading stands in place of the line's.
    Replaces,
    /// A part of the value is taken from the base.
    BaseLess,
    /// A part of the value is the base.
    BaseIs,
}

impl ClaimEffect {
    /// The effect of a name in a table.
    pub fn parse(name: &str) -> Option<Self> {
        Some(match name {
            "exempts" => Self::Exempts,
            "replaces" => Self::Replaces,
            "base_less" => Self::BaseLess,
            "base_is" => Self::BaseIs,
            _ => return None,
        })
    }
}

/// What changes when a heading is declared beside the goods' own code. The rows of the longest code that
/// matches hold, and no others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// The heading, or its first digits.
    pub heading: GoodsKey,
    /// The effect.
    pub effect: ClaimEffect,
    /// Headings and tax types it has an effect on; none for all.
    pub targets: Vec<Symbol>,
    /// The part of the value.
    pub part: Symbol,
    /// Validity and source.
    pub provenance: Provenance,
}

/// A part of the value that is declared by itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ValuePart {
    /// Its name in expressions.
    pub part: Symbol,
    /// The charge code under which an item declares it.
    pub code: Symbol,
    /// Names in English and Chinese.
    pub names: [Symbol; 2],
    /// Validity and source.
    pub provenance: Provenance,
}

/// The least and the most that a declaration owes of a tax type, in the pack's currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryBound {
    /// Tax type.
    pub tax_type: Symbol,
    /// At least.
    pub minimum: Figure,
    /// At most.
    pub maximum: Figure,
    /// Validity and source.
    pub provenance: Provenance,
}
