//! This module decides how a customs administration's monthly list is read: a rate by country, all for one
//! period, in units for one pound.

use std::collections::BTreeMap;

use declaration::CurrencyCode;
use jiff::civil::Date;
use quick_xml::events::Event;
use rust_decimal::Decimal;

use super::{Publication, Quotes};
use crate::ImportError;

/// The list's own name for its base is a sign (`£1`).
const BASE: &str = "GBP";
const FORM: ImportError = ImportError::Form("a monthly list of customs rates");

/// The list as XML: `exchangeRateMonthList Period="01/Mar/2024 to 31/Mar/2024"` with an `exchangeRate` each.
pub(super) fn xml(text: &str, progress: &mut impl FnMut(u64)) -> Result<Publication, ImportError> {
    let mut reader = quick_xml::Reader::from_str(text);
    let mut publication = Publication { base: BASE.parse().ok(), ..Publication::default() };
    let mut period = None;
    let mut rates = BTreeMap::new();
    let (mut element, mut code, mut rate, mut entry) = (String::new(), String::new(), String::new(), 0);
    loop {
        progress(reader.buffer_position());
        match reader.read_event()? {
            Event::Start(start) => {
                element = start.local_name().as_ref().to_owned();
                if element == "exchangeRateMonthList" {
                    let attribute = start.try_get_attribute("Period").ok().flatten().ok_or(FORM)?;
                    period = period_of(&attribute.value);
                }
            }
            Event::Text(text) => {
                let text: &str = &text;
                match element.as_str() {
                    "currencyCode" => code.push_str(text.trim()),
                    "rateNew" => rate.push_str(text.trim()),
                    _ => {}
                }
            }
            Event::End(end) => {
                element.clear();
                if end.local_name().as_ref() == "exchangeRate" {
                    entry += 1;
                    publication.rate(&mut rates, entry, &code, &rate);
                    code.clear();
                    rate.clear();
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    let (from, to) = period.ok_or(FORM)?;
    publication.quotes.push(Quotes { from, to: Some(to), rates });
    Ok(publication)
}

/// The list as CSV, with a first and a last day in each row.
pub(super) fn csv(text: &str, progress: &mut impl FnMut(u64)) -> Result<Publication, ImportError> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let header = reader.headers()?.clone();
    let place =
        |name: &'static str| header.iter().position(|column| column.trim().starts_with(name)).ok_or(ImportError::Column(name));
    let (code, rate) = (place("Currency Code")?, place("Currency Units per")?);
    let (from, to) = (place("Start Date")?, place("End Date")?);
    let mut publication = Publication { base: BASE.parse().ok(), ..Publication::default() };
    let mut periods: BTreeMap<(Date, Date), BTreeMap<CurrencyCode, Decimal>> = BTreeMap::new();
    for record in reader.records() {
        let record = record?;
        let (line, byte) = record.position().map_or((0, 0), |position| (position.line(), position.byte()));
        progress(byte);
        let field = |index: usize| record.get(index).unwrap_or_default().trim();
        match day(field(from)).zip(day(field(to))) {
            Some(period) => publication.rate(periods.entry(period).or_default(), line, field(code), field(rate)),
            None => {
                publication.report.texts += 1;
                publication.unread(
                    line,
                    field(code),
                    "period",
                    &format!("{} {}", field(from), field(to)),
                    "no period of two days",
                );
            }
        }
    }
    publication.quotes = periods.into_iter().map(|((from, to), rates)| Quotes { from, to: Some(to), rates }).collect();
    Ok(publication)
}

/// `01/Mar/2024 to 31/Mar/2024`.
fn period_of(text: &str) -> Option<(Date, Date)> {
    let (from, to) = text.split_once(" to ")?;
    day(from).zip(day(to)).filter(|(from, to)| from <= to)
}

/// A day as such lists write it, `01/03/2024` or `01/Mar/2024`.
fn day(text: &str) -> Option<Date> {
    let text = text.trim();
    ["%d/%m/%Y", "%d/%b/%Y"].into_iter().find_map(|form| Date::strptime(form, text).ok())
}
