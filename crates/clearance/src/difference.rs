//! This module decides how two assessments of one declaration differ: line by line, item by item through an
//! amendment that moved items, and in all.

use std::collections::BTreeMap;

use declaration::CurrencyCode;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use tariff::{Assessment, Line};

/// One tax on one item, before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineDifference {
    /// What was payable or secured after; none when the line is gone.
    pub after: Option<Decimal>,
    /// What was payable or secured before; none when the line is new.
    pub before: Option<Decimal>,
    /// After less before.
    pub delta: Decimal,
    /// The item's place in the new version, counted from 1; none when it is gone.
    pub item: Option<u32>,
    /// Its place in the old version; none when it is new.
    pub item_before: Option<u32>,
    /// Rates, where the rate itself changed: before and after.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub rates: Option<[String; 2]>,
    /// Tax type (`A00`).
    #[serde(rename = "type")]
    pub tax_type: String,
}

/// What an amendment does to what is owed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    /// What is owed after.
    pub after: Decimal,
    /// What was owed before.
    pub before: Decimal,
    /// Currency of every amount.
    pub currency: CurrencyCode,
    /// More to pay, above zero; to be given back, below zero.
    pub delta: Decimal,
    /// Lines that differ, in the order of the new version, then those that are gone.
    pub lines: Vec<LineDifference>,
    /// How many lines are the same to the last digit.
    pub unchanged: u32,
}

type Lines<'a> = BTreeMap<(u32, &'a str), (Decimal, &'a str)>;

fn lines(assessment: &Assessment) -> Lines<'_> {
    let mut lines = Lines::new();
    for line in &assessment.lines {
        let Line { item, tax_type, rate, payable, secured, .. } = line;
        lines.entry((*item, tax_type.as_str())).or_insert((Decimal::ZERO, rate.as_str())).0 += payable + secured;
    }
    lines
}

/// Holds two assessments against each other. `items` names, for each item of the new version, its place in
/// the old one.
pub fn difference(before: &Assessment, after: &Assessment, items: &[Option<u32>]) -> Difference {
    let mut old = lines(before);
    let mut result = Difference {
        after: after.payable(),
        before: before.payable(),
        currency: after.currency,
        delta: after.payable() - before.payable(),
        lines: Vec::new(),
        unchanged: 0,
    };
    for ((item, tax_type), (amount, rate)) in lines(after) {
        let place = (item as usize).checked_sub(1).and_then(|index| items.get(index).copied().flatten());
        let was = place.and_then(|place| old.remove(&(place, tax_type)));
        if was == Some((amount, rate)) {
            result.unchanged += 1;
            continue;
        }
        result.lines.push(LineDifference {
            after: Some(amount),
            before: was.map(|(amount, _)| amount),
            delta: amount - was.map_or(Decimal::ZERO, |(amount, _)| amount),
            item: Some(item),
            item_before: place,
            rates: was.filter(|(_, old)| *old != rate).map(|(_, old)| [old.to_owned(), rate.to_owned()]),
            tax_type: tax_type.to_owned(),
        });
    }
    for ((item, tax_type), (amount, _)) in old {
        let now = items.iter().position(|place| *place == Some(item)).and_then(|index| u32::try_from(index + 1).ok());
        result.lines.push(LineDifference {
            after: None,
            before: Some(amount),
            delta: -amount,
            item: now,
            item_before: Some(item),
            rates: None,
            tax_type: tax_type.to_owned(),
        });
    }
    result
}
