//! This module decides how the two sides of a movement of goods stand beside each other, field by field, so that a person
//! sees what agrees as well as what does not.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::compare::Difference;
use crate::disclosed::Disclosed;

/// A field of both sides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What: as [`Difference::what`].
    pub what: String,
    /// Of which commodity, container, currency or party; empty for the whole.
    pub of: String,
    /// What the one side says.
    pub left: Option<String>,
    /// What the other side says.
    pub right: Option<String>,
    /// By how much they differ and what was agreed on; none where they agree.
    pub differs: Option<(Option<Decimal>, Decimal)>,
}

type Cells = BTreeMap<(&'static str, String), [Option<String>; 2]>;

/// Both sides beside each other. `differences` are those that were found between them.
pub fn beside(left: Option<&Disclosed>, right: Option<&Disclosed>, differences: &[Difference]) -> Vec<Row> {
    let mut cells = Cells::new();
    for (side, disclosed) in [left, right].into_iter().enumerate() {
        for (what, of, value) in disclosed.map(told).unwrap_or_default() {
            if let Some(cell) = cells.entry((what, of)).or_default().get_mut(side) {
                *cell = Some(value);
            }
        }
    }
    let differs = |what: &str, of: &str| {
        let found = differences.iter().find(|one| one.what == what && same(&one.of, of));
        found.map(|one| (one.figure, one.allowed))
    };
    let row = |((what, of), [left, right]): ((&'static str, String), [Option<String>; 2])| {
        let differs = differs(what, &of);
        Row { what: what.to_owned(), of, left, right, differs }
    };
    cells.into_iter().map(row).collect()
}

/// Whether a difference is about a field: one of two parties names the role on each side.
fn same(difference: &str, of: &str) -> bool {
    difference == of || difference.split('/').any(|role| role == of)
}

/// What a side tells, one field after the other.
fn told(side: &Disclosed) -> Vec<(&'static str, String, String)> {
    let figure = |figure: Decimal| figure.normalize().to_string();
    let mut told = Vec::new();
    for number in side.containers.iter().flatten() {
        told.push(("container", number.clone(), number.clone()));
    }
    for (role, name) in side.parties.iter().flatten() {
        told.push(("party", role.clone(), name.clone()));
    }
    told.extend(side.gross_mass.map(|mass| ("gross_mass", String::new(), figure(mass))));
    for (currency, value) in side.values.iter().flatten() {
        told.push(("value", currency.clone(), figure(*value)));
    }
    for (code, goods) in side.goods.iter().flatten() {
        told.push(("commodity", code.clone(), code.clone()));
        told.extend(goods.net_mass.map(|mass| ("net_mass", code.clone(), figure(mass))));
        told.extend(goods.quantity.map(|quantity| ("quantity", code.clone(), figure(quantity))));
        for (currency, value) in goods.values.iter().flatten() {
            told.push(("value", format!("{code} {currency}"), figure(*value)));
        }
    }
    told
}
