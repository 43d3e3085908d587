//! This module decides what interest a correction bears that raises a debt: the pack's interest of the kind `correction`,
//! from the day after the legal date to the day of the correction. A pack without that kind charges none.

use clearance::{Law, Outcome, Record, render};
use jiff::civil::Date;
use rust_decimal::Decimal;
use serde_json::{Value, json};
use tariff::interest::{Delay, interest};

/// The kind of interest, as `interest.csv` names it.
const KIND: &str = "correction";

/// The interest on what is owed more after than before, with its steps; none where nothing more is owed, or the pack
/// charges none. An amount of null says that the pack charges it and has no rate for these days.
pub(crate) fn arrears(law: &Law, before: &Record, after: &Record, corrected: Date) -> Option<Value> {
    let edition = law.edition();
    let raised = after.decision.assessment.payable() - before.decision.assessment.payable();
    let legal_date = before.facts.legal_date;
    // Before acceptance there is no debt that could be late; another legal date is an arrival and no correction.
    let is_owed = !matches!(before.decision.outcome, Outcome::Rejected | Outcome::Registered);
    let is_same_date = legal_date == after.facts.legal_date;
    let is_charged = edition.tables().interest.iter().any(|row| edition.text(row.kind) == KIND);
    if raised <= Decimal::ZERO || !is_owed || !is_same_date || !is_charged || corrected <= legal_date {
        return None;
    }
    let found = interest(edition, &Delay { kind: KIND, principal: raised, due: legal_date, paid: corrected }).ok();
    let steps = found.iter().flat_map(|found| &found.steps).map(render::step);
    Some(json!({
        "amount": found.as_ref().map(|found| found.amount),
        "currency": law.currency(),
        "days": found.as_ref().map(|found| found.days),
        "after": legal_date,
        "until": corrected,
        "steps": steps.collect::<Vec<_>>(),
    }))
}
