//! This module decides how monthly averages by country are read: the average of a month is the rate of the
//! month after, in units for one dollar.

use std::collections::BTreeMap;

use declaration::CurrencyCode;
use jiff::ToSpan;
use jiff::civil::Date;
use rust_decimal::Decimal;

use super::{Publication, Quotes};
use crate::ImportError;

const BASE: &str = "USD";

/// Countries as the publication names them, and their currency. All figures are units for one dollar: where the
/// Federal Reserve quotes dollars for one unit, the publication has turned them round.
const COUNTRIES: [(&str, &str); 22] = [
    ("Australia", "AUD"),
    ("Brazil", "BRL"),
    ("Canada", "CAD"),
    ("China", "CNY"),
    ("Denmark", "DKK"),
    ("Euro", "EUR"),
    ("Hong Kong", "HKD"),
    ("India", "INR"),
    ("Japan", "JPY"),
    ("Malaysia", "MYR"),
    ("Mexico", "MXN"),
    ("New Zealand", "NZD"),
    ("Norway", "NOK"),
    ("Singapore", "SGD"),
    ("South Africa", "ZAR"),
    ("South Korea", "KRW"),
    ("Sri Lanka", "LKR"),
    ("Sweden", "SEK"),
    ("Switzerland", "CHF"),
    ("Taiwan", "TWD"),
    ("Thailand", "THB"),
    ("United Kingdom", "GBP"),
];

pub(super) fn csv(text: &str, progress: &mut impl FnMut(u64)) -> Result<Publication, ImportError> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    for (index, name) in ["Date", "Country", "Exchange rate"].into_iter().enumerate() {
        if reader.headers()?.get(index) != Some(name) {
            return Err(ImportError::Column(name));
        }
    }
    let mut publication = Publication { base: BASE.parse().ok(), ..Publication::default() };
    let mut months: BTreeMap<Date, BTreeMap<CurrencyCode, Decimal>> = BTreeMap::new();
    for record in reader.records() {
        let record = record?;
        let (line, byte) = record.position().map_or((0, 0), |position| (position.line(), position.byte()));
        progress(byte);
        let field = |index: usize| record.get(index).unwrap_or_default().trim();
        let known = COUNTRIES.into_iter().find(|(name, _)| *name == field(1));
        let month = field(0).parse::<Date>().ok().and_then(|day| day.first_of_month().checked_add(1.month()).ok());
        match (known, month) {
            (Some((_, code)), Some(month)) => publication.rate(months.entry(month).or_default(), line, code, field(2)),
            (None, _) => {
                publication.report.texts += 1;
                publication.unread(line, field(1), "Country", field(2), "no currency of today is known for the country");
            }
            (_, None) => {
                publication.report.texts += 1;
                publication.unread(line, field(1), "Date", field(0), "no month");
            }
        }
    }
    let quotes = months.into_iter().map(|(from, rates)| Quotes { from, to: Some(from.last_of_month()), rates });
    publication.quotes = quotes.collect();
    Ok(publication)
}
