//! This module decides how the US consolidated screening list (one table of several agencies' lists) becomes a list.

use jiff::civil::Date;
use screening::{Address, Entry, Identifier, Kind, List, Strength};

use super::{DeniedPartiesError, Taken, add, head, parts};
use crate::{ImportError, Unread};

/// Turns the table into a list.
///
/// # Errors
///
/// When it is not this table, or has no entry.
pub fn import(text: &str, date: Date) -> Result<Taken, DeniedPartiesError> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let header = reader.headers()?.clone();
    let column = |name: &'static str| {
        let found = header.iter().position(|column| column.trim_start_matches('\u{feff}').trim() == name);
        found.ok_or(ImportError::Column(name))
    };
    let (source, number, kind) = (column("source")?, column("entity_number")?, column("type")?);
    let (name, other_names, addresses) = (column("name")?, column("alt_names")?, column("addresses")?);
    let (programmes, born, nations, flag) =
        (column("programs")?, column("dates_of_birth")?, column("nationalities")?, column("vessel_flag")?);
    let (numbers, call_sign) = (column("ids")?, column("call_sign")?);
    let own = column("_id").ok();
    let (mut entries, mut unread) = (Vec::<Entry>::new(), Vec::new());
    for record in reader.records() {
        let record = record?;
        let row = record.position().map_or(0, csv::Position::line);
        let field = |index: usize| record.get(index).map_or("", str::trim);
        if field(name).is_empty() {
            unread.push(Unread {
                row,
                code: field(number).into(),
                column: "name",
                text: String::new(),
                reason: "a line has no name",
            });
            continue;
        }
        let all = |index: usize| parts(field(index), ';').map(str::to_owned).collect::<Vec<_>>();
        let id = [own.map_or("", field), field(number)].into_iter().find(|id| !id.is_empty());
        let mut entry = Entry {
            id: id.map_or_else(|| format!("{} {}", short(field(source)), field(name)), str::to_owned),
            kind: match field(kind).to_ascii_lowercase().as_str() {
                "individual" => Kind::Person,
                "vessel" => Kind::Vessel,
                "aircraft" => Kind::Aircraft,
                _ => Kind::Organisation,
            },
            names: Vec::new(),
            addresses: all(addresses).into_iter().map(|text| Address { text, country: String::new() }).collect(),
            countries: all(nations).into_iter().chain(all(flag)).collect(),
            identifiers: all(numbers).into_iter().map(|value| Identifier { kind: String::new(), value }).collect(),
            dates: all(born),
            programmes: std::iter::once(short(field(source)).to_owned()).chain(all(programmes)).collect(),
        };
        entry.identifiers.extend(all(call_sign).into_iter().map(|value| Identifier { kind: "call sign".into(), value }));
        if entries.iter().any(|known| known.id == entry.id) {
            entry.id = format!("{} ({row})", entry.id);
        }
        // Some notices add to a name whom else it means.
        let text = field(name).split("; and any successor").next().unwrap_or_default();
        add(&mut entry.names, text, Strength::Primary);
        parts(field(other_names), ';').for_each(|alias| add(&mut entry.names, alias, Strength::Strong));
        entries.push(entry);
    }
    let list = List::new(
        head("us-csl", "US Department of Commerce", date, "US consolidated screening list; a work of the US Government"),
        entries,
    )?;
    Ok(Taken { list, unread })
}

/// `Denied Persons List (DPL) - Bureau of Industry and Security` is `DPL`.
fn short(source: &str) -> &str {
    source.split_once('(').and_then(|(_, rest)| rest.split_once(')')).map_or(source, |(short, _)| short)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str =
        "source,entity_number,type,programs,name,addresses,call_sign,vessel_flag,alt_names,dates_of_birth,nationalities,ids\n";

    #[test]
    fn the_table_becomes_a_list() {
        let rows = "Denied Persons List (DPL) - X,,,,Qorvan Tessik; and any successor,\"1 Main St; 2 High St\",,,\"Tesik, Korvan; Q. T.\",,,\n\
            Entity List (EL) - X,17,Vessel,IFSR; CUBA,Blue Heron,,CL9,Sylvania,,,,IMO 9074729\nEntity List (EL) - X,18,,,,,,,,,,\n";
        let taken = import(&format!("{HEAD}{rows}"), Date::constant(2023, 8, 8)).unwrap();
        let person = taken.list.entry("DPL Qorvan Tessik; and any successor").unwrap();
        assert_eq!((person.names.len(), person.names[0].text.as_str(), person.addresses.len()), (3, "Qorvan Tessik", 2));
        let ship = taken.list.entry("17").unwrap();
        assert_eq!((ship.kind, ship.identifiers.len(), ship.programmes.len()), (Kind::Vessel, 2, 3));
        assert_eq!(taken.unread.len(), 1);
        assert!(import("a,b\n", Date::constant(2023, 8, 8)).is_err());
    }
}
