//! This module decides how components of duties, bands of contents, units that are products and rates of
//! interest compile.

use super::breadth::columns;
use super::{Pack, rounding_mode};
use crate::expression::{Term, Unit};
use crate::rows::*;

/// The days that years of interest have in laws.
const YEAR_DAYS: [u32; 3] = [360, 365, 366];

impl Pack<'_> {
    pub(super) fn components(&mut self) -> Vec<Component> {
        let mut rows = self.rows("components.csv", &columns(&["component", "additional_code", "expression"]), |pack, row| {
            let expression = pack.expression(row, "expression")?;
            let names_component =
                pack.expressions[expression as usize].terms().any(|term| matches!(term, Term::Component(_) | Term::Duty));
            if names_component {
                row.problem(&mut pack.bench, "expression", "a component is an amount or a rate of its own");
            }
            Some(Component {
                component: row.required(&mut pack.bench, "component")?,
                additional_code: row.required(&mut pack.bench, "additional_code")?,
                expression,
                provenance: row.provenance(&mut pack.bench)?,
            })
        });
        rows.sort_by_key(|row| (row.component, row.additional_code, row.provenance.from));
        rows
    }

    pub(super) fn content_bands(&mut self) -> Vec<ContentBand> {
        let mut rows = self.rows("contents.csv", &columns(&["additional_code", "unit", "from", "below"]), |pack, row| {
            let bench = &mut pack.bench;
            let from = row.figure(bench, "from")?;
            let below = if row.text("below").is_empty() { None } else { Some(row.figure(bench, "below")?) };
            if below.is_some_and(|below| below.0 <= from.0) {
                row.problem(bench, "below", "the band is empty: it ends where it begins");
            }
            row.required(bench, "unit")?;
            Some(ContentBand {
                additional_code: row.required(bench, "additional_code")?,
                unit: Unit(row.text("unit").to_owned()),
                from,
                below,
                provenance: row.provenance(bench)?,
            })
        });
        rows.sort_by_key(|row| (row.additional_code, row.provenance.from, row.provenance.line));
        rows
    }

    pub(super) fn product_units(&mut self) -> Vec<ProductUnit> {
        self.rows("quantities.csv", &columns(&["unit", "factors"]), |pack, row| {
            let unit = row.required(&mut pack.bench, "unit")?;
            let factors: Vec<Unit> = row.text("factors").split_whitespace().map(|word| Unit(word.to_owned())).collect();
            // A product of one, or of itself, would say nothing.
            if factors.len() < 2 || factors.iter().any(|factor| factor.0 == row.text("unit")) {
                row.problem(&mut pack.bench, "factors", "two or more other units, such as `ASV HLT`");
            }
            Some(ProductUnit { unit, factors, provenance: row.provenance(&mut pack.bench)? })
        })
    }

    pub(super) fn interest(&mut self) -> Vec<InterestRate> {
        let own = ["kind", "rate", "period", "fixing", "decimals", "rounding", "least"];
        let mut rows = self.rows("interest.csv", &columns(&own), |pack, row| {
            let bench = &mut pack.bench;
            let year = |text: &str| text.parse().ok().filter(|days| YEAR_DAYS.contains(days)).map(InterestPeriod::Year);
            Some(InterestRate {
                kind: row.required(bench, "kind")?,
                rate: row.figure(bench, "rate")?,
                period: row.parsed(bench, "period", "`day`, or the days of a year: 360, 365 or 366", |text| {
                    if text == "day" { Some(InterestPeriod::Day) } else { year(text) }
                })?,
                fixing: row.parsed(bench, "fixing", "each_day or month_due", |text| match text {
                    "each_day" => Some(InterestFixing::EachDay),
                    "month_due" => Some(InterestFixing::MonthDue),
                    _ => None,
                })?,
                rounding: Rounding {
                    decimals: row
                        .parsed(bench, "decimals", "a number from 0 to 6", |text| text.parse().ok().filter(|n| *n <= 6))?,
                    mode: row.parsed(bench, "rounding", "truncate, half_up, half_even or up", rounding_mode)?,
                },
                least: if row.text("least").is_empty() {
                    crate::Figure(rust_decimal::Decimal::ZERO)
                } else {
                    row.figure(bench, "least")?
                },
                provenance: row.provenance(bench)?,
            })
        });
        rows.sort_by_key(|row| (row.kind, row.provenance.from));
        rows
    }
}
