//! This module decides how reference rates by day are read: units of each currency for one euro.

use std::collections::BTreeMap;

use jiff::civil::Date;
use quick_xml::events::{BytesStart, Event};

use super::{Publication, Quotes};
use crate::ImportError;

/// The European Central Bank quotes against the euro.
const BASE: &str = "EUR";
/// A currency without a rate on a day.
const NOT_QUOTED: [&str; 2] = ["", "N/A"];

/// The rates as XML: `Cube time="2024-03-20"` with a `Cube currency="USD" rate="1.0844"` each.
pub(super) fn xml(text: &str, progress: &mut impl FnMut(u64)) -> Result<Publication, ImportError> {
    let mut reader = quick_xml::Reader::from_str(text);
    let mut publication = Publication::default();
    let mut entry = 0;
    loop {
        progress(reader.buffer_position());
        let start = match reader.read_event()? {
            Event::Start(start) | Event::Empty(start) => start,
            Event::Eof => break,
            _ => continue,
        };
        if start.local_name().as_ref() != "Cube" {
            continue;
        }
        if let Some(day) = attribute(&start, "time") {
            match day.parse::<Date>() {
                Ok(from) => publication.quotes.push(Quotes { from, to: None, rates: BTreeMap::new() }),
                Err(_) => publication.unread(entry, "", "time", &day, "no day"),
            }
            publication.base = BASE.parse().ok();
        }
        if let (Some(code), Some(rate)) = (attribute(&start, "currency"), attribute(&start, "rate")) {
            entry += 1;
            if let Some(mut quotes) = publication.quotes.pop() {
                publication.rate(&mut quotes.rates, entry, &code, &rate);
                publication.quotes.push(quotes);
            }
        }
    }
    Ok(publication)
}

fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = start.try_get_attribute(name).ok().flatten()?;
    Some(found.value.into_owned())
}

/// The rates as CSV: a column for each currency, a row for each day (`2024-03-20` or `20 March 2024`).
pub(super) fn csv(text: &str, progress: &mut impl FnMut(u64)) -> Result<Publication, ImportError> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).trim(csv::Trim::All).from_reader(text.as_bytes());
    let header = reader.headers()?.clone();
    if header.get(0) != Some("Date") {
        return Err(ImportError::Column("Date"));
    }
    let mut publication = Publication { base: BASE.parse().ok(), ..Publication::default() };
    for record in reader.records() {
        let record = record?;
        let (line, byte) = record.position().map_or((0, 0), |position| (position.line(), position.byte()));
        progress(byte);
        let written = record.get(0).unwrap_or_default();
        let Ok(from) = written.parse::<Date>().or_else(|_| Date::strptime("%d %B %Y", written)) else {
            publication.report.texts += 1;
            publication.unread(line, "", "Date", written, "no day");
            continue;
        };
        let mut rates = BTreeMap::new();
        for (code, rate) in header.iter().zip(record.iter()).skip(1) {
            // The export ends each line with a comma.
            if !code.is_empty() && !NOT_QUOTED.contains(&rate) {
                publication.rate(&mut rates, line, code, rate);
            }
        }
        publication.quotes.push(Quotes { from, to: None, rates });
    }
    Ok(publication)
}
