//! This module decides how times are ranked and money is added up: exactly, and saying what was left out.

use std::collections::BTreeMap;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use rust_decimal::Decimal;
use serde::Serialize;
use store::{Owed, Timed};
use tariff::Assessment;
use utoipa::ToSchema;

use super::day_of;
use super::query::{self, Period};

/// How long goods waited from received to let go. Cases that still wait are not in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = ReleaseTime)]
pub struct Duration {
    /// The lane; none for all.
    pub lane: Option<String>,
    /// How many cases were let go.
    pub cases: u64,
    /// Half of them took at most so many seconds.
    pub median_seconds: i64,
    /// Nine of ten took at most so many seconds.
    pub p90_seconds: i64,
    /// Opens the cases received in the days of the cockpit.
    pub query: String,
}

/// What is owed in a currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Payable {
    /// The currency.
    pub currency: String,
    /// All of it.
    pub total: Amount,
    /// By the day the case was received.
    pub by_day: Vec<Amount>,
    /// By chapter of the Harmonized System: cases all of whose goods are of one.
    pub by_chapter: Vec<Amount>,
    /// Not in `by_chapter`: cases with goods of several chapters, or of none.
    pub left_out: Amount,
    /// By type of tax.
    pub by_type: Vec<Amount>,
    /// Not in `by_type`: cases from before it was kept.
    pub not_by_type: Amount,
}

/// An amount with the cases it comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = AmountOf)]
pub struct Amount {
    /// The day, the chapter or the type of tax; none for a total.
    pub of: Option<String>,
    /// A decimal.
    pub amount: Decimal,
    /// How many cases.
    pub cases: u64,
    /// Opens them.
    pub query: Option<String>,
}

/// What money is added up of.
const OWED: Option<(&str, &str)> = Some(("owed", "true"));

#[derive(Default)]
struct Sum {
    amount: Decimal,
    cases: u64,
}

impl Sum {
    fn add(&mut self, amount: Decimal) {
        // A decimal that overflows would be more money than there is.
        self.amount = self.amount.saturating_add(amount);
        self.cases += 1;
    }

    fn told(self, of: Option<String>, query: Option<String>) -> Amount {
        Amount { of, amount: self.amount, cases: self.cases, query }
    }
}

/// The nearest rank: the smallest value that so many per cent of all do not exceed. Sorts the values.
pub(super) fn percentile(values: &mut [i64], per_cent: usize) -> Option<i64> {
    values.sort_unstable();
    let rank = (values.len() * per_cent).div_ceil(100);
    values.get(rank.checked_sub(1)?).copied()
}

/// Times of all cases, then of each lane that has some.
pub(super) fn durations(times: &[Timed], period: Period) -> Vec<Duration> {
    let mut lanes: BTreeMap<Option<&str>, Vec<i64>> = BTreeMap::new();
    for one in times {
        let Some(let_go_at) = one.let_go_at else { continue };
        let seconds = (let_go_at - one.received_at).max(0) / 1_000_000;
        lanes.entry(None).or_default().push(seconds);
        if let Some(lane) = &one.lane {
            lanes.entry(Some(lane)).or_default().push(seconds);
        }
    }
    let told = lanes.into_iter().filter_map(|(lane, mut seconds)| {
        Some(Duration {
            cases: seconds.len() as u64,
            median_seconds: percentile(&mut seconds, 50)?,
            p90_seconds: percentile(&mut seconds, 90)?,
            query: period.cases(lane.map(|lane| ("lane", lane))),
            lane: lane.map(str::to_owned),
        })
    });
    told.collect()
}

/// The chapter that all codes are of; none for several or for no code.
fn chapter(codes: &str) -> Option<&str> {
    let mut chapters = codes.split_ascii_whitespace().map(|code| code.get(..2));
    let first = chapters.next()??;
    chapters.all(|one| one == Some(first)).then_some(first)
}

/// What a case owes by type of tax, as its row keeps it.
pub(crate) fn taxes(assessment: &Assessment) -> String {
    let parts: Vec<String> = assessment.payable_by_type().into_iter().map(|(tax, amount)| format!("{tax}={amount}")).collect();
    parts.join(" ")
}

/// The types of tax and amounts of a row; none where an amount is no decimal.
fn by_type(taxes: &str) -> Option<Vec<(&str, Decimal)>> {
    taxes
        .split_ascii_whitespace()
        .map(|part| part.split_once('=').and_then(|(tax, amount)| Some((tax, amount.parse().ok()?))))
        .collect()
}

/// Adds up what is owed, a currency at a time: money never leaves its currency.
pub(super) fn payable(owed: &[Owed], zone: &TimeZone, period: Period) -> Vec<Payable> {
    let mut currencies: BTreeMap<&str, Vec<(&Owed, Decimal)>> = BTreeMap::new();
    for one in owed {
        match one.payable.parse() {
            Ok(amount) => currencies.entry(&one.currency).or_default().push((one, amount)),
            Err(_) => tracing::error!(payable = one.payable, "a kept amount is no decimal"),
        }
    }
    currencies.into_iter().map(|(currency, owed)| of_currency(currency, &owed, zone, period)).collect()
}

fn of_currency(currency: &str, owed: &[(&Owed, Decimal)], zone: &TimeZone, period: Period) -> Payable {
    let (mut total, mut left_out, mut not_by_type) = (Sum::default(), Sum::default(), Sum::default());
    let mut days: BTreeMap<Date, Sum> = BTreeMap::new();
    let (mut chapters, mut types): (BTreeMap<&str, Sum>, BTreeMap<&str, Sum>) = Default::default();
    for (one, amount) in owed {
        total.add(*amount);
        days.entry(day_of(one.received_at, zone)).or_default().add(*amount);
        match chapter(&one.goods_codes) {
            Some(chapter) => chapters.entry(chapter).or_default().add(*amount),
            None => left_out.add(*amount),
        }
        match one.taxes.as_deref().and_then(by_type) {
            Some(taxes) => taxes.into_iter().for_each(|(tax, amount)| types.entry(tax).or_default().add(amount)),
            None => not_by_type.add(*amount),
        }
    }
    Payable {
        currency: currency.to_owned(),
        total: total.told(None, Some(period.narrowed(&[OWED]))),
        by_day: days
            .into_iter()
            .map(|(date, sum)| sum.told(Some(date.to_string()), Some(query::of_day(date, zone, OWED))))
            .collect(),
        by_chapter: chapters
            .into_iter()
            .map(|(chapter, sum)| {
                sum.told(Some(chapter.to_owned()), Some(period.narrowed(&[Some(("only_chapter", chapter)), OWED])))
            })
            .collect(),
        left_out: left_out.told(None, None),
        by_type: types
            .into_iter()
            .map(|(tax, sum)| sum.told(Some(tax.to_owned()), Some(period.narrowed(&[Some(("tax", tax)), OWED]))))
            .collect(),
        not_by_type: not_by_type.told(None, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percentile_is_one_of_the_values_and_of_nothing_there_is_none() {
        for (values, median, p90) in [
            (vec![], None, None),
            (vec![7], Some(7), Some(7)),
            (vec![4, 1], Some(1), Some(4)),
            (vec![3, 1, 2], Some(2), Some(3)),
            ((1..=10).rev().collect(), Some(5), Some(9)),
            ((1..=11).collect(), Some(6), Some(10)),
        ] {
            assert_eq!(percentile(&mut values.clone(), 50), median, "{values:?}");
            assert_eq!(percentile(&mut values.clone(), 90), p90, "{values:?}");
        }
    }

    #[test]
    fn a_case_has_a_chapter_when_all_its_goods_are_of_one() {
        for (codes, expected) in [
            ("0902100000", Some("09")),
            ("0902100000 0910110000", Some("09")),
            ("0902100000 0201300000", None),
            ("", None),
            ("9", None),
            ("茶", None),
        ] {
            assert_eq!(chapter(codes), expected, "{codes}");
        }
    }

    #[test]
    fn money_is_added_up_by_currency_legal_day_and_chapter_and_what_is_left_out_is_said() {
        let one = |received_at: &str, payable: &str, currency: &str, goods_codes: &str, taxes: Option<&str>| Owed {
            received_at: received_at.parse::<jiff::Timestamp>().map_or(0, jiff::Timestamp::as_microsecond),
            payable: payable.to_owned(),
            currency: currency.to_owned(),
            goods_codes: goods_codes.to_owned(),
            taxes: taxes.map(str::to_owned),
        };
        let owed = [
            // In London it is the first of July already.
            one("2026-06-30T23:30:00Z", "0.10", "GBP", "0902100000", Some("A00=0.04 B00=0.06")),
            one("2026-06-30T22:30:00Z", "0.20", "GBP", "0902100000 0910110000", Some("B00=0.20")),
            one("2026-07-01T12:00:00Z", "1.05", "GBP", "0902100000 0201300000", None),
            one("2026-07-01T12:00:00Z", "5", "EUR", "0201300000", Some("")),
        ];
        let zone = TimeZone::get("Europe/London").unwrap_or(TimeZone::UTC);
        let told = payable(&owed, &zone, Period { from: 0 });
        let list = |amounts: &[Amount]| -> Vec<String> {
            amounts.iter().map(|one| format!("{} {} {}", one.of.as_deref().unwrap_or("-"), one.amount, one.cases)).collect()
        };
        assert_eq!(told.iter().map(|one| one.currency.as_str()).collect::<Vec<_>>(), ["EUR", "GBP"]);
        let pounds = told.last().map(|one| {
            (
                list(&one.by_day),
                list(&one.by_chapter),
                list(std::slice::from_ref(&one.left_out)),
                list(std::slice::from_ref(&one.total)),
                [list(&one.by_type), list(std::slice::from_ref(&one.not_by_type))],
                one.by_type.iter().filter_map(|one| one.query.clone()).collect::<Vec<_>>(),
            )
        });
        let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
        assert_eq!(
            pounds,
            Some((
                texts(&["2026-06-30 0.20 1", "2026-07-01 1.15 2"]),
                texts(&["09 0.30 2"]),
                texts(&["- 1.05 1"]),
                texts(&["- 1.35 3"]),
                [texts(&["A00 0.04 1", "B00 0.26 2"]), texts(&["- 1.05 1"])],
                texts(&["/api/cases?tax=A00&owed=true&received_from=0", "/api/cases?tax=B00&owed=true&received_from=0"]),
            ))
        );
    }
}
