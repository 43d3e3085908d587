//! This module decides how the denied persons list of the US Bureau of Industry and Security (columns divided by tabs)
//! becomes a list. It says of nobody whether it is a person or a company: both are compared.

use jiff::civil::Date;
use screening::{Address, Entry, Kind, List, Strength};

use super::{DeniedPartiesError, Taken, add, head};
use crate::{ImportError, Unread};

/// Turns the text into a list. An order that ended before `date` is left out.
///
/// # Errors
///
/// When it is not this list, or has no entry.
pub fn import(text: &str, date: Date) -> Result<Taken, DeniedPartiesError> {
    let mut reader = csv::ReaderBuilder::new().delimiter(b'\t').flexible(true).from_reader(text.as_bytes());
    let header = reader.headers()?.clone();
    let column = |name: &'static str| header.iter().position(|column| column.trim() == name).ok_or(ImportError::Column(name));
    let (name, street, city, country) = (column("Name")?, column("Street_Address")?, column("City")?, column("Country")?);
    let (from, to, order) = (column("Effective_Date")?, column("Expiration_Date")?, column("FR_Citation")?);
    let (mut entries, mut unread) = (Vec::<Entry>::new(), Vec::new());
    for record in reader.records() {
        let record = record?;
        let row = record.position().map_or(0, csv::Position::line);
        let field = |index: usize| record.get(index).map_or("", str::trim);
        let ended = us_date(field(to)).is_some_and(|day| day < date);
        if field(name).is_empty() || ended {
            let reason = if ended { "the order has ended" } else { "a line has no name" };
            unread.push(Unread { row, code: field(from).into(), column: "Name", text: field(name).into(), reason });
            continue;
        }
        let mut entry = Entry {
            // The publisher gives no number: name and beginning of the order name it, and the line, if they do twice.
            id: format!("{} {}", field(name), us_date(field(from)).map_or_else(|| field(from).to_owned(), |day| day.to_string())),
            kind: kind(field(name)),
            names: Vec::new(),
            addresses: vec![Address { text: format!("{}, {}", field(street), field(city)), country: field(country).into() }],
            countries: Vec::new(),
            identifiers: Vec::new(),
            dates: Vec::new(),
            programmes: vec![field(order).to_owned()],
        };
        if entries.iter().any(|known| known.id == entry.id) {
            entry.id = format!("{} ({row})", entry.id);
        }
        add(&mut entry.names, field(name), Strength::Primary);
        entries.push(entry);
    }
    let source = "US Bureau of Industry and Security, denied persons list; a work of the US Government";
    let list = List::new(head("us-denied-persons", "BIS", date, source), entries)?;
    Ok(Taken { list, unread })
}

/// What a name most likely is: one that carries a company form or a trade is a company's.
fn kind(name: &str) -> Kind {
    let read = screening::Name::new(screening::Schema::Organisation, name);
    let company = !read.families.is_empty() || read.tokens.iter().any(|token| matches!(token.role, screening::Role::Trade(_)));
    if company { Kind::Organisation } else { Kind::Person }
}

/// `06/29/2056`.
fn us_date(text: &str) -> Option<Date> {
    let mut parts = text.split('/').map(|part| part.parse::<i16>().ok());
    let (month, day, year) = (parts.next()??, parts.next()??, parts.next()??);
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "\"Name\"\t\"Street_Address\"\t\"City\"\t\"State\"\t\"Country\"\t\"Postal_Code\"\t\"Effective_Date\"\t\"Expiration_Date\"\t\"Standard_Order\"\t\"Last_Update\"\t\"Action\"\t\"FR_Citation\"\n";

    #[test]
    fn orders_that_hold_are_taken() {
        let row = |name: &str, to: &str| {
            format!(
                "\"{name}\"\t\"1 Main St\"\t\"Oldtown\"\t\"\"\t\"FR\"\t\"\"\t\"06/19/2003\"\t\"{to}\"\t\"Y\"\t\"\"\t\"\"\t\"68 F.R. 1\"\n"
            )
        };
        let text =
            [HEAD, &row("QORVAN TESSIK", "06/29/2056"), &row("HERON TRADING LTD.", ""), &row("OLD ORDER", "01/01/2010")].concat();
        let taken = import(&text, Date::constant(2022, 9, 7)).unwrap();
        let kinds: Vec<_> = taken.list.entries.iter().map(|entry| (entry.id.as_str(), entry.kind)).collect();
        assert_eq!(kinds, [("HERON TRADING LTD. 2003-06-19", Kind::Organisation), ("QORVAN TESSIK 2003-06-19", Kind::Person)]);
        assert_eq!(taken.unread[0].reason, "the order has ended");
        assert!(import("a\tb\n", Date::constant(2022, 9, 7)).is_err());
    }
}
