//! This module decides what limits over a whole declaration do: when the items together owe less than the
//! least or more than the most of a tax, each takes its share of the limit.

use declaration::{Finding, Pointer, Severity};
use jiff::civil::Date;
use reference::{Edition, EntryBound};
use rust_decimal::Decimal;

use crate::assessment::{Assessment, Line, RowReference, Step, StepKind};

/// Brings the lines of each tax that has limits between them.
///
/// A tax that has limits on other days and none on this one is not known to the end: a finding says so.
pub(crate) fn apply(edition: &Edition, date: Date, assessment: &mut Assessment, findings: &mut Vec<Finding>) {
    let bounds = &edition.tables().entry_bounds;
    let types: std::collections::BTreeSet<&str> = bounds.iter().map(|bound| edition.text(bound.tax_type)).collect();
    for tax_type in types {
        let lines: Vec<&mut Line> = assessment.lines.iter_mut().filter(|line| line.tax_type == tax_type).collect();
        match edition.entry_bound(tax_type, date) {
            Some(bound) => limit(edition, bound, lines),
            None if lines.is_empty() => {}
            None => {
                let finding = Finding::new(Pointer::root(), "TG1020", "tariff.bound", Severity::Warning);
                findings.push(finding.with("type", tax_type).with("date", date.to_string()));
                assessment.is_complete = false;
            }
        }
    }
}

fn limit(edition: &Edition, bound: &EntryBound, mut lines: Vec<&mut Line>) {
    if lines.is_empty() {
        return;
    }
    let sum: Decimal = lines.iter().map(|line| line.amount).sum();
    let (kind, to) = if sum < bound.minimum.0 {
        (StepKind::EntryMinimum, bound.minimum.0)
    } else if sum > bound.maximum.0 {
        (StepKind::EntryMaximum, bound.maximum.0)
    } else {
        return;
    };
    let weights: Vec<Decimal> = lines.iter().map(|line| if sum.is_zero() { Decimal::ONE } else { line.amount }).collect();
    let shares = share(to, &weights);
    for (line, share) in lines.iter_mut().zip(shares) {
        let row = RowReference::new(edition, "entry_bounds.csv", &bound.provenance);
        let step = Step::new(kind, share).with("amount", line.amount).with("sum", sum).with("bound", to);
        line.steps.push(step.from(Some(row)));
        // What the procedure leaves unpaid of the amount it leaves unpaid of the share too.
        line.payable = if line.payable.is_zero() && !line.amount.is_zero() { line.payable } else { share };
        line.amount = share;
    }
}

/// Shares of an amount to the cent, by weight; their sum is the amount, the heaviest takes what rounding
/// leaves.
fn share(amount: Decimal, weights: &[Decimal]) -> Vec<Decimal> {
    let sum: Decimal = weights.iter().sum();
    let one = |weight: &Decimal| amount.checked_mul(*weight).and_then(|part| part.checked_div(sum)).unwrap_or_default();
    let mut shares: Vec<Decimal> = weights.iter().map(|weight| one(weight).round_dp(2)).collect();
    let rest = amount - shares.iter().sum::<Decimal>();
    let heaviest = (0..weights.len()).max_by_key(|index| (weights[*index], std::cmp::Reverse(*index)));
    if let Some(heaviest) = heaviest {
        shares[heaviest] += rest;
    }
    shares.iter_mut().for_each(|share| share.rescale(2));
    shares
}
