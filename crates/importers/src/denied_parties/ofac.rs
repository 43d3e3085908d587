//! This module decides how the files of the US Treasury's Office of Foreign Assets Control become a list: names
//! (`sdn.csv` or `cons_prim.csv`), aliases (`alt`), addresses (`add`) and the rest of long remarks (`comments`). They
//! have no header; `-0-` says that there is nothing.

use std::collections::BTreeMap;

use jiff::civil::Date;
use screening::{Address, Entry, Identifier, Kind, List, Strength};

use super::{DeniedPartiesError, Taken, add, head};
use crate::{ImportError, Unread};

/// The texts of the files of one list.
#[derive(Debug, Clone, Copy, Default)]
pub struct Files<'a> {
    /// Names: `sdn.csv`, `cons_prim.csv`.
    pub names: &'a str,
    /// Aliases.
    pub aliases: &'a str,
    /// Addresses.
    pub addresses: &'a str,
    /// What did not fit into the remarks.
    pub comments: &'a str,
}

/// Columns of the file of names.
mod column {
    pub const NUMBER: usize = 0;
    pub const NAME: usize = 1;
    pub const TYPE: usize = 2;
    pub const PROGRAMME: usize = 3;
    pub const CALL_SIGN: usize = 5;
    pub const FLAG: usize = 9;
    pub const REMARKS: usize = 11;
}

/// Turns the files into a list: `id` is `ofac-sdn` or `ofac-consolidated`.
///
/// # Errors
///
/// When the file of names is no such file, or has no entry.
pub fn import(files: Files, id: &str, date: Date) -> Result<Taken, DeniedPartiesError> {
    let mut unread = Vec::new();
    let mut entries: BTreeMap<String, Entry> = BTreeMap::new();
    let mut remarks: BTreeMap<String, String> = BTreeMap::new();
    for (line, row) in rows(files.names)? {
        let field = |index| value(&row, index);
        let number = field(column::NUMBER);
        if row.len() < 4 || !number.bytes().all(|digit| digit.is_ascii_digit()) || field(column::NAME).is_empty() {
            let reason = "a line of names begins with a number and a name";
            unread.push(Unread { row: line, code: number.into(), column: "ent_num", text: field(column::NAME).into(), reason });
            continue;
        }
        let kind = match field(column::TYPE) {
            "individual" => Kind::Person,
            "vessel" => Kind::Vessel,
            "aircraft" => Kind::Aircraft,
            _ => Kind::Organisation,
        };
        let mut entry = Entry {
            id: number.to_owned(),
            kind,
            names: Vec::new(),
            addresses: Vec::new(),
            countries: Vec::new(),
            identifiers: Vec::new(),
            dates: Vec::new(),
            programmes: field(column::PROGRAMME).split("] [").map(|one| one.trim_matches(['[', ']', ' ']).to_owned()).collect(),
        };
        add(&mut entry.names, field(column::NAME), Strength::Primary);
        if !field(column::FLAG).is_empty() {
            entry.countries.push(field(column::FLAG).to_owned());
        }
        if !field(column::CALL_SIGN).is_empty() {
            entry.identifiers.push(Identifier { kind: "call sign".into(), value: field(column::CALL_SIGN).into() });
        }
        let remark = if field(column::REMARKS).is_empty() { "" } else { row.get(column::REMARKS).unwrap_or_default() };
        remarks.insert(entry.id.clone(), remark.to_owned());
        entries.insert(entry.id.clone(), entry);
    }
    if entries.is_empty() {
        return Err(ImportError::Form("a file of names of the Office of Foreign Assets Control").into());
    }
    for (line, row) in rows(files.comments)? {
        match remarks.get_mut(value(&row, 0)) {
            // The text was cut where it was full, in the middle of a word or at a space.
            Some(remark) => remark.push_str(row.get(1).unwrap_or_default()),
            None => unread.push(orphan(line, &row)),
        }
    }
    for (line, row) in rows(files.aliases)? {
        match entries.get_mut(value(&row, 0)) {
            Some(entry) => add(&mut entry.names, value(&row, 3), Strength::Strong),
            None => unread.push(orphan(line, &row)),
        }
    }
    for (line, row) in rows(files.addresses)? {
        let Some(entry) = entries.get_mut(value(&row, 0)) else {
            unread.push(orphan(line, &row));
            continue;
        };
        let text = [value(&row, 2), value(&row, 3)].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
        let country = value(&row, 4).to_owned();
        if !(text.is_empty() && country.is_empty()) {
            entry.addresses.push(Address { text, country });
        }
    }
    for (number, remark) in &remarks {
        if let Some(entry) = entries.get_mut(number) {
            remark.split(';').for_each(|remark| read_remark(remark.trim().trim_end_matches('.'), entry));
        }
    }
    let source = "US Treasury, Office of Foreign Assets Control; a work of the US Government";
    let list = List::new(head(id, "OFAC", date, source), entries.into_values().collect())?;
    Ok(Taken { list, unread })
}

/// What one remark tells: a weak alias, a birth, a country, a number.
fn read_remark(remark: &str, entry: &mut Entry) {
    /// Remarks that begin so hold a number.
    const NUMBERS: [&str; 14] = [
        "Passport",
        "Tax ID No.",
        "National ID No.",
        "Registration Number",
        "Registration ID",
        "Cedula No.",
        "C.U.I.T.",
        "NIT #",
        "SSN",
        "Vessel Registration Identification",
        "Identification Number",
        "Aircraft Tail Number",
        "SWIFT/BIC",
        "R.F.C.",
    ];
    let remark = remark.trim_start_matches("alt. ").trim();
    for weak in ["a.k.a. ", "f.k.a. ", "n.k.a. "] {
        if let Some(alias) = remark.strip_prefix(weak) {
            return add(&mut entry.names, alias.trim_matches(['\'', '"']), Strength::Weak);
        }
    }
    if let Some(date) = remark.strip_prefix("DOB ") {
        return entry.dates.push(date.trim_start_matches("circa ").to_owned());
    }
    for country in ["nationality ", "citizen ", "Nationality of Registration "] {
        if let Some(country) = remark.strip_prefix(country) {
            return entry.countries.push(country.to_owned());
        }
    }
    if let Some(kind) = NUMBERS.into_iter().find(|kind| remark.starts_with(kind)) {
        let rest = remark.get(kind.len()..).unwrap_or_default();
        let value = rest.split('(').next().unwrap_or_default().trim().to_owned();
        if !value.is_empty() {
            entry.identifiers.push(Identifier { kind: kind.to_owned(), value });
        }
    }
}

fn orphan(row: u64, record: &csv::StringRecord) -> Unread {
    let text = record.iter().collect::<Vec<_>>().join(",");
    Unread { row, code: value(record, 0).into(), column: "ent_num", text, reason: "no entry has this number" }
}

fn rows(text: &str) -> Result<Vec<(u64, csv::StringRecord)>, csv::Error> {
    // The files end with the mark that CP/M ended texts with.
    let text = text.trim_end_matches(['\u{1a}', '\n', '\r', ' ']);
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    reader.records().map(|record| record.map(|record| (record.position().map_or(0, csv::Position::line), record))).collect()
}

/// A field; nothing when it says that there is nothing.
fn value(row: &csv::StringRecord, index: usize) -> &str {
    match row.get(index).map_or("", str::trim) {
        "-0-" => "",
        text => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // Invented parties in the publisher's form.
    const NAMES: &str = "7,\"TESSIK, Qorvan\",\"individual\",\"SDGT] [IFSR\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\"DOB 04 Apr 1953; nationality Freedonia; Passport A1234 (Freedonia); a.k.a. 'THE BROOM\"\n\
        9,\"BLUE HERON\",\"vessel\",\"CUBA\",-0- ,\"CL99\",\"Tug\",-0- ,\"212\",\"Sylvania\",-0- ,\"Vessel Registration Identification IMO 9074729.\"\n\
        x,\"NO NUMBER\",-0- ,\"CUBA\"\n\u{1a}";

    #[test]
    fn four_files_become_a_list() {
        let files = Files {
            names: NAMES,
            aliases: "7,1,\"aka\",\"TESIK, Korvan\",-0- \n8,2,\"aka\",\"NOBODY\",-0- \n",
            addresses: "7,1,\"1 Main St\",\"Oldtown\",\"Freedonia\",-0- \n9,2,-0- ,-0- ,-0- ,-0- \n",
            comments: "7,\" STICK'; Gender Male.\"\n",
        };
        let taken = import(files, "ofac-sdn", Date::constant(2021, 7, 1)).unwrap();
        let person = taken.list.entry("7").unwrap();
        let names: Vec<_> = person.names.iter().map(|name| (name.text.as_str(), name.strength)).collect();
        assert_eq!(
            names,
            [("TESSIK, Qorvan", Strength::Primary), ("TESIK, Korvan", Strength::Strong), ("THE BROOM STICK", Strength::Weak)]
        );
        assert_eq!(
            (person.dates.as_slice(), person.countries.as_slice()),
            (&["04 Apr 1953".to_owned()][..], &["Freedonia".to_owned()][..])
        );
        assert_eq!(person.programmes, ["SDGT", "IFSR"]);
        assert_eq!(person.addresses[0].text, "1 Main St, Oldtown");
        let ship = taken.list.entry("9").unwrap();
        assert_eq!((ship.kind, ship.addresses.len(), ship.identifiers.len()), (Kind::Vessel, 0, 2));
        assert_eq!(ship.identifiers[1].value, "IMO 9074729");
        assert_eq!(taken.unread.len(), 2);
    }

    #[test]
    fn what_is_no_such_file_is_refused() {
        assert!(import(Files { names: "hello", ..Files::default() }, "x", Date::constant(2021, 7, 1)).is_err());
        assert!(import(Files::default(), "x", Date::constant(2021, 7, 1)).is_err());
    }
}
