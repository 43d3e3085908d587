//! This module decides what an assessment carries: values, lines, totals, and the steps of each figure.

use std::collections::BTreeMap;

use declaration::{Argument, CurrencyCode, Money};
use reference::{Edition, Effect, Provenance};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::quota::QuotaUse;

/// One step of the arithmetic: what was done, with which figures, from which row, with what result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// The figures and codes that went in, by name.
    pub arguments: BTreeMap<String, Argument>,
    /// What was done.
    pub kind: StepKind,
    /// What came out.
    pub result: Decimal,
    /// The row of the edition that said so.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub row: Option<RowReference>,
}

/// What a step does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StepKind {
    /// The price of the item as declared.
    Price,
    /// An amount divided by a rate of exchange.
    Convert,
    /// An addition of the item.
    Addition,
    /// A deduction of the item.
    Deduction,
    /// The item's share of an addition of the whole declaration.
    SharedAddition,
    /// The item's share of a deduction of the whole declaration.
    SharedDeduction,
    /// Carriage to the final destination.
    Carriage,
    /// The customs value, rounded.
    CustomsValue,
    /// The base that a tax is calculated on.
    Base,
    /// An earlier charge that enters the base.
    BaseCharge,
    /// Base times rate.
    AdValorem,
    /// Quantity times amount.
    Specific,
    /// An amount for the whole item.
    Fixed,
    /// Terms added up.
    Sum,
    /// The lower limit was reached.
    Minimum,
    /// The upper limit was reached.
    Maximum,
    /// Digits were cut or rounded.
    Round,
    /// Deducted in full.
    Relieved,
    /// Not charged at all.
    Exempt,
    /// Charged, not to be paid now.
    Suspended,
    /// Not charged, but secured.
    Secured,
    /// Charged, accounted for by the trader later.
    Postponed,
    /// The charge names this origin.
    Applies,
    /// The charge's list names these goods.
    Listed,
    /// A condition of the charge holds.
    Condition,
    /// A declared heading stands in place of the goods' own line.
    Replaced,
    /// A part of the value is not charged.
    BaseLess,
    /// Only a part of the value is charged.
    BaseIs,
    /// A part of the value times rate.
    AdValoremOfPart,
    /// The duty that the goods' own line provides.
    Duty,
    /// The goods' contents lie in the bands of an additional code.
    Contents,
    /// What a component is for an additional code.
    Component,
    /// The base that holds the tax itself.
    Inclusive,
    /// Days of delay times rate.
    Interest,
    /// Interest so small that it is not charged.
    InterestLeast,
    /// All items together owe at least so much; the item's share.
    EntryMinimum,
    /// All items together owe at most so much; the item's share.
    EntryMaximum,
    /// So much of the goods a quota takes.
    QuotaGranted,
    /// So much of the goods is beyond a quota.
    QuotaBeyond,
    /// The amount for a part of the goods.
    Share,
    /// What is secured above the duty of a quota that is critical.
    QuotaSecurity,
}

/// A row of a pack, as far as an explanation needs it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowReference {
    /// The table and the line in it (`measures.csv:17`).
    pub row: String,
    /// The source's id.
    pub source: String,
    /// First day.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub valid_from: Option<jiff::civil::Date>,
    /// Last day; none when open.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub valid_to: Option<jiff::civil::Date>,
}

impl RowReference {
    /// The reference to a row of a table of an edition.
    pub fn new(edition: &Edition, table: &str, provenance: &Provenance) -> Self {
        Self {
            row: format!("{table}:{}", provenance.line),
            source: edition.text(provenance.source).to_owned(),
            valid_from: provenance.from.date(),
            valid_to: provenance.to.date(),
        }
    }
}

impl Step {
    /// A step with its result.
    pub fn new(kind: StepKind, result: Decimal) -> Self {
        Self { kind, arguments: BTreeMap::new(), result, row: None }
    }

    /// The same step with one argument more.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Argument>) -> Self {
        self.arguments.insert(name.to_owned(), value.into());
        self
    }

    /// The same step with the row that it comes from.
    #[must_use]
    pub fn from(mut self, row: Option<RowReference>) -> Self {
        self.row = row;
        self
    }
}

/// The value of one item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemValue {
    /// The customs value.
    pub customs_value: Money,
    /// The item's place in the declaration, counted from 1.
    pub item: u32,
    /// How it was found.
    pub steps: Vec<Step>,
    /// What enters the base of value added tax beyond the customs value.
    pub vat_additions: Decimal,
}

/// One tax on one item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// What is assessed after reliefs.
    pub amount: Decimal,
    /// The value that the tax was calculated on.
    pub base: Decimal,
    /// What reliefs took away.
    pub deducted: Decimal,
    /// What the procedure did to the tax.
    pub effect: Option<Effect>,
    /// The heading of the law that charges it, when it is not the goods' own line.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub heading: Option<String>,
    /// The item's place in the declaration, counted from 1.
    pub item: u32,
    /// Method of payment as declared (DE 4/8).
    pub method: Option<String>,
    /// What is to be paid or secured on account now.
    pub payable: Decimal,
    /// Preference applied.
    pub preference: Option<String>,
    /// The rate as a duty expression.
    pub rate: String,
    /// What is secured instead of being charged.
    pub secured: Decimal,
    /// How the amount was found.
    pub steps: Vec<Step>,
    /// Tax type (`A00`).
    #[serde(rename = "type")]
    pub tax_type: String,
}

/// The sums of one tax type.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Total {
    /// Sum of amounts.
    pub amount: Decimal,
    /// Sum of deductions.
    pub deducted: Decimal,
    /// Sum of what is to be paid.
    pub payable: Decimal,
    /// Tax type; `*` for all.
    #[serde(rename = "type")]
    pub tax_type: String,
}

/// What a declaration owes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assessment {
    /// The currency of every amount.
    pub currency: CurrencyCode,
    /// Whether every tax that applies could be calculated.
    pub is_complete: bool,
    /// Lines in the order of calculation.
    pub lines: Vec<Line>,
    /// What items were given of quotas.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub quota: Vec<QuotaUse>,
    /// Sums by tax type, then over all.
    pub totals: Vec<Total>,
    /// Values by item.
    pub values: Vec<ItemValue>,
}

impl Assessment {
    /// Sums the lines up.
    pub(crate) fn total_up(&mut self) {
        let mut totals: BTreeMap<&str, Total> = BTreeMap::new();
        for line in &self.lines {
            for key in [line.tax_type.as_str(), ALL_TYPES] {
                let total = totals.entry(key).or_insert_with(|| Total {
                    tax_type: key.to_owned(),
                    amount: Decimal::ZERO,
                    deducted: Decimal::ZERO,
                    payable: Decimal::ZERO,
                });
                total.amount += line.amount;
                total.deducted += line.deducted;
                total.payable += line.payable;
            }
        }
        let all = totals.remove(ALL_TYPES);
        let totals: Vec<Total> = totals.into_values().chain(all).collect();
        self.totals = totals;
    }

    /// What is to be paid or secured by tax type, where it is anything. It sums to [`Self::payable`].
    pub fn payable_by_type(&self) -> BTreeMap<&str, Decimal> {
        let mut sums: BTreeMap<&str, Decimal> = BTreeMap::new();
        for line in &self.lines {
            *sums.entry(&line.tax_type).or_default() += line.payable + line.secured;
        }
        sums.retain(|_, sum| !sum.is_zero());
        sums
    }

    /// What is to be paid or secured over all lines.
    pub fn payable(&self) -> Decimal {
        self.lines.iter().map(|line| line.payable + line.secured).sum()
    }
}

/// The tax type under which totals over all types stand.
const ALL_TYPES: &str = "*";
