//! This module decides what interest a debt bears that was paid late: simple interest by the day, at the rates
//! that the pack's `interest.csv` says.

use jiff::ToSpan;
use jiff::civil::Date;
use reference::{Edition, InterestFixing, InterestPeriod, InterestRate};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::assessment::{RowReference, Step, StepKind};

/// A debt that was paid after it was due.
#[derive(Debug, Clone)]
pub struct Delay<'a> {
    /// The kind of interest (`late_payment`).
    pub kind: &'a str,
    /// The debt in the pack's currency.
    pub principal: Decimal,
    /// The last day on which it could have been paid without interest.
    pub due: Date,
    /// The day on which it was paid, which bears interest too.
    pub paid: Date,
}

/// What a delay costs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Interest {
    /// The interest in the pack's currency.
    pub amount: Decimal,
    /// Days of delay.
    pub days: i64,
    /// How it was found: a step for each rate, their sum, the rounding.
    pub steps: Vec<Step>,
}

/// Interest that cannot be told.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InterestError {
    /// The pack has no rate of the kind for a day.
    #[error("the pack has no rate of interest of the kind {kind} for {day}; add it to interest.csv")]
    NoRate {
        /// The kind.
        kind: String,
        /// The day.
        day: Date,
    },
    /// The figures are beyond what can be calculated.
    #[error("the figures are too large to calculate with")]
    OutOfRange,
}

/// The interest of a delay, rounded as the row of its last day says.
///
/// # Errors
/// A day has no rate, or the figures are too large.
///
/// ```
/// use tariff::interest::{Delay, interest};
/// let text = |text: &str| text.to_owned();
/// let files = std::collections::BTreeMap::from([
///     (text("pack.toml"), text("name='x'\nversion='1'\ncountry='XZ'\ncurrency='EUR'\ntime_zone='UTC'\n[title]\nen='X'\n")),
///     (text("sources.csv"), text("id,title,publisher,licence,published,retrieved\nlaw,Law,State,CC0,2024-01-01,\n")),
///     (text("interest.csv"), text("#= source=law valid_to=\nkind,rate,period,fixing,decimals,rounding,least,valid_from\nlate,7.3,365,each_day,2,half_up,,2024-01-01\n")),
/// ]);
/// let edition = reference::compile(&files)?;
/// let delay = Delay { kind: "late", principal: "1000".parse()?, due: "2024-03-15".parse()?, paid: "2024-04-14".parse()? };
/// let found = interest(&edition, &delay)?;
/// // 1000 × 7.3 % × 30 ÷ 365
/// assert_eq!((found.amount.to_string(), found.days), ("6.00".to_owned(), 30));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn interest(edition: &Edition, delay: &Delay<'_>) -> Result<Interest, InterestError> {
    let days = days_between(delay.due, delay.paid);
    let mut steps = Vec::new();
    let mut sum = Decimal::ZERO;
    let mut from = delay.due;
    let mut last = None;
    while from < delay.paid {
        let first = from.tomorrow().map_err(|_| InterestError::OutOfRange)?;
        let (row, to) = rate(edition, delay, first)?;
        let part = part(edition, delay, row, (from, to))?;
        sum = sum.checked_add(part.result).ok_or(InterestError::OutOfRange)?;
        steps.push(part);
        (from, last) = (to, Some(row));
    }
    if steps.len() > 1 {
        steps.push(Step::new(StepKind::Sum, sum));
    }
    let mut amount = sum;
    if let Some(row) = last {
        let reference = || Some(RowReference::new(edition, "interest.csv", &row.provenance));
        amount = row.rounding.apply(sum);
        if amount != sum {
            steps.push(Step::new(StepKind::Round, amount).with("exact", sum.normalize()).from(reference()));
        }
        if amount < row.least.0 {
            let step = Step::new(StepKind::InterestLeast, Decimal::ZERO).with("amount", amount).with("bound", row.least.0);
            steps.push(step.from(reference()));
            amount = row.rounding.apply(Decimal::ZERO);
        }
    }
    Ok(Interest { amount, days, steps })
}

/// The rate of a day of delay, and the last day that has it.
fn rate<'e>(edition: &'e Edition, delay: &Delay<'_>, day: Date) -> Result<(&'e InterestRate, Date), InterestError> {
    let find =
        |day: Date| edition.interest(delay.kind, day).ok_or_else(|| InterestError::NoRate { kind: delay.kind.to_owned(), day });
    let month_due = delay.due.first_of_month();
    match edition.interest(delay.kind, month_due).filter(|row| row.fixing == InterestFixing::MonthDue) {
        Some(row) => Ok((row, delay.paid)),
        None => {
            let row = find(day)?;
            Ok((row, row.provenance.to.date().map_or(delay.paid, |to| to.min(delay.paid))))
        }
    }
}

/// The interest of the days after `from` up to `to` at one rate.
fn part(edition: &Edition, delay: &Delay<'_>, row: &InterestRate, (from, to): (Date, Date)) -> Result<Step, InterestError> {
    let days = days_between(from, to);
    let period = match row.period {
        InterestPeriod::Day => Decimal::ONE,
        InterestPeriod::Year(days) => Decimal::from(days),
    };
    // Multiplied first, so that a year of 365 days costs no digit before the end.
    let result = delay
        .principal
        .checked_mul(row.rate.0)
        .and_then(|product| product.checked_mul(Decimal::from(days)))
        .and_then(|product| product.checked_div(period * Decimal::ONE_HUNDRED))
        .ok_or(InterestError::OutOfRange)?;
    let first = from.checked_add(1.day()).unwrap_or(from);
    let step = Step::new(StepKind::Interest, result).with("amount", delay.principal).with("rate", row.rate.0);
    let step =
        step.with("days", days.to_string()).with("period", period).with("from", first.to_string()).with("to", to.to_string());
    Ok(step.from(Some(RowReference::new(edition, "interest.csv", &row.provenance))))
}

fn days_between(from: Date, to: Date) -> i64 {
    from.until(to).map_or(0, |span| i64::from(span.get_days()))
}
