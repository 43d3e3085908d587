//! This module decides how published rates of exchange become rows of a pack: which publication it is, from
//! when to when a rate holds, and how it stands beside the rows that are there already.
//!
//! It reads monthly lists of customs rates (XML and CSV as the United Kingdom's administration publishes
//! them), reference rates by day (XML and CSV as the European Central Bank publishes them), and monthly
//! averages by country (`Date,Country,Exchange rate`, as the Federal Reserve's are passed on).

mod averages;
mod customs_list;
mod reference_rates;

use std::collections::BTreeMap;

use declaration::CurrencyCode;
use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};
use rust_decimal::Decimal;

use crate::table::rows_of;
use crate::{ImportError, Report, Table, Unread};

/// How long a rate holds that is published for one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// From its day until the day before the next one is published; the last one on its day alone.
    UntilNext,
    /// The rate of the second-last Wednesday of a month, or the last before it, in the whole month after
    /// (Implementing Regulation (EU) 2015/2447, Article 48).
    NextMonth,
}

/// How rates enter a pack.
#[derive(Debug, Clone)]
pub struct Options<'a> {
    /// The pack's currency; rates against another one are crossed through it.
    pub currency: CurrencyCode,
    /// The id in the pack's `sources.csv`.
    pub source: &'a str,
    /// How long rates by day hold.
    pub holds: Holds,
    /// Rates that end before this day are left out.
    pub since: Date,
}

/// What was published for a period: units of each currency for one of the base.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Quotes {
    from: Date,
    /// None for a rate by day, whose end [`Holds`] says.
    to: Option<Date>,
    rates: BTreeMap<CurrencyCode, Decimal>,
}

/// A publication as read.
#[derive(Debug, Default)]
struct Publication {
    base: Option<CurrencyCode>,
    quotes: Vec<Quotes>,
    report: Report,
}

impl Publication {
    fn unread(&mut self, row: u64, code: &str, column: &'static str, text: &str, reason: &'static str) {
        self.report.unread.push(Unread { row, code: code.to_owned(), column, text: text.to_owned(), reason });
    }

    /// Reads a figure and keeps it under its currency, or reports it.
    fn rate(&mut self, rates: &mut BTreeMap<CurrencyCode, Decimal>, row: u64, code: &str, text: &str) {
        self.report.texts += 1;
        let Ok(currency) = code.parse::<CurrencyCode>() else {
            return self.unread(row, code, "currency", text, "no currency code");
        };
        match text.replace(',', "").parse::<Decimal>() {
            Ok(rate) if rate > Decimal::ZERO => match rates.insert(currency, rate) {
                Some(other) if other != rate => self.unread(row, code, "rate", text, "the currency has another rate already"),
                _ => {}
            },
            _ => self.unread(row, code, "rate", text, "no positive figure"),
        }
    }
}

/// Makes `exchange_rates.csv` of a publication and of the table that is there already.
///
/// A row that the publication repeats stays as it is; a row of the same source with another rate is
/// replaced; where another source speaks of the same days, its row stays and the new one is reported.
///
/// # Errors
/// The text is none of the publications known, or the table that is there cannot be read.
///
/// ```
/// use importers::exchange_rates::{Holds, Options, import};
/// let list = "Country/Territories,Currency,Currency Code,Currency Units per £1,Start Date,End Date\n\
///             Eurozone,Euro,EUR,1.1690,01/03/2024,31/03/2024\n";
/// let options = Options { currency: "GBP".parse()?, source: "hmrc-2024-03", holds: Holds::NextMonth, since: "2019-01-01".parse()? };
/// let (table, report) = import(list, "", &options, |_| {})?;
/// assert!(table.text.ends_with("EUR,1.1690,2024-03-01,2024-03-31,hmrc-2024-03\n"));
/// assert_eq!((report.texts, report.unread.len()), (1, 0));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn import(
    publication: &str,
    present: &str,
    options: &Options<'_>,
    mut progress: impl FnMut(u64),
) -> Result<(Table, Report), ImportError> {
    let text = publication.trim_start_matches('\u{feff}').trim_start();
    let mut read = if text.starts_with('<') {
        let is_list = text.contains("<exchangeRateMonthList");
        if is_list { customs_list::xml(text, &mut progress)? } else { reference_rates::xml(text, &mut progress)? }
    } else {
        let head = text.lines().next().unwrap_or_default();
        if head.contains("Currency Units per") {
            customs_list::csv(text, &mut progress)?
        } else if head.starts_with("Date,Country") {
            averages::csv(text, &mut progress)?
        } else {
            reference_rates::csv(text, &mut progress)?
        }
    };
    let base = read.base.ok_or(ImportError::Form("a publication of rates of exchange"))?;
    let held = hold(std::mem::take(&mut read.quotes), options.holds);
    let mut rows = present_rows(present)?;
    for quotes in held.iter().filter(|quotes| quotes.to.is_some_and(|to| to >= options.since)) {
        merge(&mut rows, quotes, base, options, &mut read.report);
    }
    let mut table = Table::new("exchange_rates.csv", "", "", "currency,rate,valid_from,valid_to,source");
    for ((currency, from), row) in &rows {
        table.row(&[currency, &row.rate, from, &row.to, &row.source]);
    }
    Ok((table, read.report))
}

/// Gives rates by day their end.
fn hold(mut quotes: Vec<Quotes>, holds: Holds) -> Vec<Quotes> {
    quotes.sort_by_key(|quotes| quotes.from);
    if quotes.iter().all(|quotes| quotes.to.is_some()) {
        return quotes;
    }
    let days: Vec<Date> = quotes.iter().map(|quotes| quotes.from).collect();
    match holds {
        Holds::UntilNext => {
            for (index, quotes) in quotes.iter_mut().enumerate() {
                let next = days.get(index + 1).and_then(|next| next.yesterday().ok());
                quotes.to = Some(next.unwrap_or(quotes.from));
            }
            quotes
        }
        Holds::NextMonth => {
            let last = days.last().copied();
            let months: std::collections::BTreeSet<Date> = days.iter().map(|day| day.first_of_month()).collect();
            let of_month = |month: Date| {
                let wednesday = second_last_wednesday(month)?;
                // A month that is not over yet has no such day so far.
                last.filter(|last| *last >= wednesday)?;
                let found = quotes.iter().rev().find(|quotes| quotes.from <= wednesday)?;
                let from = month.checked_add(1.month()).ok()?;
                Some(Quotes { from, to: Some(from.last_of_month()), rates: found.rates.clone() })
            };
            months.into_iter().filter_map(of_month).collect()
        }
    }
}

fn second_last_wednesday(month: Date) -> Option<Date> {
    let last = month.last_of_month();
    let back = (last.weekday().to_monday_zero_offset() - Weekday::Wednesday.to_monday_zero_offset()).rem_euclid(DAYS_IN_WEEK);
    last.checked_sub(Span::new().days(i64::from(back + DAYS_IN_WEEK))).ok()
}

const DAYS_IN_WEEK: i8 = 7;

/// A row of the table, by currency and first day.
struct Held {
    rate: String,
    to: String,
    source: String,
}

type Rows = BTreeMap<(String, String), Held>;

fn present_rows(present: &str) -> Result<Rows, ImportError> {
    let mut rows = Rows::new();
    for mut row in rows_of(present)? {
        let mut take = |name: &str| row.remove(name).unwrap_or_default();
        rows.insert(
            (take("currency"), take("valid_from")),
            Held { rate: take("rate"), to: take("valid_to"), source: take("source") },
        );
    }
    Ok(rows)
}

fn merge(rows: &mut Rows, quotes: &Quotes, base: CurrencyCode, options: &Options<'_>, report: &mut Report) {
    let (from, to) = (quotes.from.to_string(), quotes.to.unwrap_or(quotes.from).to_string());
    for (currency, rate) in crossed(quotes, base, options.currency) {
        let key = (currency.as_str().to_owned(), from.clone());
        // Dates are written so that their texts have their order.
        let overlapping: Vec<(String, String)> = rows
            .range((key.0.clone(), String::new())..)
            .take_while(|((code, _), _)| *code == key.0)
            .filter(|((_, start), held)| *start <= to && (held.to.is_empty() || held.to >= from))
            .map(|(key, _)| key.clone())
            .collect();
        let same = |key: &(String, String)| rows.get(key).is_some_and(|held| held.to == to && held.rate.parse() == Ok(rate));
        if overlapping.iter().any(|other| *other == key && same(other)) {
            continue;
        }
        if overlapping.iter().any(|other| rows.get(other).is_some_and(|held| held.source != options.source)) {
            report.unread.push(Unread {
                row: 0,
                code: key.0,
                column: "valid_from",
                text: format!("{rate} from {from}"),
                reason: "another source has a rate for these days",
            });
            continue;
        }
        for other in overlapping {
            rows.remove(&other);
        }
        rows.insert(key, Held { rate: rate.to_string(), to: to.clone(), source: options.source.to_owned() });
    }
}

/// Crossed rates keep as many decimals as administrations publish, and enough digits below one.
const CROSS_DECIMALS: u32 = 4;
const CROSS_DIGITS: u32 = 5;

/// Units of each currency for one of the pack's.
fn crossed(quotes: &Quotes, base: CurrencyCode, currency: CurrencyCode) -> Vec<(CurrencyCode, Decimal)> {
    if base == currency {
        return quotes.rates.iter().map(|(code, rate)| (*code, *rate)).filter(|(code, _)| *code != base).collect();
    }
    let Some(own) = quotes.rates.get(&currency).copied() else { return Vec::new() };
    let all = quotes.rates.iter().map(|(code, rate)| (*code, *rate)).chain([(base, Decimal::ONE)]);
    let cross = |(code, rate): (CurrencyCode, Decimal)| {
        let exact = rate.checked_div(own)?;
        let rate = if exact < Decimal::ONE { exact.round_sf(CROSS_DIGITS)? } else { exact.round_dp(CROSS_DECIMALS) };
        (code != currency && rate > Decimal::ZERO).then_some((code, rate))
    };
    let mut rates: Vec<(CurrencyCode, Decimal)> = all.filter_map(cross).collect();
    rates.sort();
    rates
}

#[cfg(test)]
mod tests;
