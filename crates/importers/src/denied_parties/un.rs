//! This module decides how the consolidated list of the United Nations Security Council (XML) becomes a list.

use jiff::civil::Date;
use quick_xml::Reader;
use quick_xml::events::Event;
use screening::{Address, Entry, Identifier, Kind, List, Strength};

use super::{DeniedPartiesError, Taken, add, head};
use crate::{ImportError, Unread};

/// The elements of one entry: the path below it, and the text.
type Fields = Vec<(String, String)>;

/// Turns the file into a list; its date is the one that the file was made on.
///
/// # Errors
///
/// When it is no XML, or not this list, or has no entry.
pub fn import(xml: &str) -> Result<Taken, DeniedPartiesError> {
    let mut reader = Reader::from_str(xml);
    let mut path: Vec<String> = Vec::new();
    let mut fields: Fields = Vec::new();
    let (mut entries, mut unread, mut date) = (Vec::new(), Vec::new(), None);
    loop {
        match reader.read_event().map_err(ImportError::Xml)? {
            Event::Start(start) => {
                let name = start.local_name().as_ref().to_owned();
                if path.is_empty() {
                    let made = start.try_get_attribute("dateGenerated").ok().flatten();
                    let made = made.map(|made| made.value.into_owned()).unwrap_or_default();
                    date = made.get(..10).and_then(|day| day.parse::<Date>().ok());
                }
                path.push(name);
                // A group of elements begins: what follows belongs together.
                if path.len() > 3 {
                    fields.push((below(&path), String::new()));
                }
            }
            Event::Text(text) => {
                if let Some((_, last)) = fields.last_mut().filter(|_| path.len() > 3) {
                    last.push_str(&text);
                }
            }
            Event::GeneralRef(entity) => {
                if let Some((_, last)) = fields.last_mut().filter(|_| path.len() > 3) {
                    last.push_str(meant(&entity));
                }
            }
            Event::End(_) => {
                if path.len() == 3 {
                    let person = path.last().is_some_and(|name| name == "INDIVIDUAL");
                    match entry(&std::mem::take(&mut fields), person) {
                        Ok(entry) => entries.push(entry),
                        Err(code) => unread.push(Unread {
                            row: entries.len() as u64 + 1,
                            code,
                            column: "FIRST_NAME",
                            text: String::new(),
                            reason: "an entry has no number or no name",
                        }),
                    }
                }
                path.pop();
            }
            Event::Eof => break,
            _ => {}
        }
    }
    let date = date.ok_or(ImportError::Form("the consolidated list of the United Nations Security Council"))?;
    let list =
        List::new(head("un-sc", "United Nations Security Council", date, "UN Security Council consolidated list"), entries)?;
    Ok(Taken { list, unread })
}

fn below(path: &[String]) -> String {
    path.get(3..).unwrap_or_default().join("/")
}

fn meant(entity: &str) -> &'static str {
    match entity {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "apos" => "'",
        "quot" => "\"",
        _ => " ",
    }
}

fn entry(fields: &Fields, person: bool) -> Result<Entry, String> {
    let all = |path: &str| {
        fields
            .iter()
            .filter(move |(at, _)| at == path)
            .map(|(_, text)| text.trim())
            .filter(|text| !text.is_empty())
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let one = |path: &str| all(path).into_iter().next().unwrap_or_default();
    let id = one("REFERENCE_NUMBER");
    let id = if id.is_empty() { one("DATAID") } else { id };
    let mut entry = Entry {
        id: id.clone(),
        kind: if person { Kind::Person } else { Kind::Organisation },
        names: Vec::new(),
        addresses: Vec::new(),
        countries: all("NATIONALITY/VALUE"),
        identifiers: Vec::new(),
        dates: all("INDIVIDUAL_DATE_OF_BIRTH/DATE"),
        programmes: all("UN_LIST_TYPE"),
    };
    entry.dates.extend(all("INDIVIDUAL_DATE_OF_BIRTH/YEAR"));
    let name: Vec<String> = ["FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME"].into_iter().map(one).collect();
    add(&mut entry.names, &name.join(" "), Strength::Primary);
    for original in all("NAME_ORIGINAL_SCRIPT") {
        add(&mut entry.names, &original, Strength::Strong);
    }
    // Groups come in the order of the file; a part belongs to the group that began last.
    let (mut quality, mut address) = (String::new(), None);
    for (path, text) in fields {
        let text = text.trim();
        let (group, part) = path.split_once('/').unwrap_or((path, ""));
        match (group, part) {
            ("INDIVIDUAL_ALIAS" | "ENTITY_ALIAS", "QUALITY") => quality = text.to_owned(),
            ("INDIVIDUAL_ALIAS" | "ENTITY_ALIAS", "ALIAS_NAME") => {
                let strength = if quality == "Low" { Strength::Weak } else { Strength::Strong };
                text.split(';').for_each(|alias| add(&mut entry.names, alias, strength));
            }
            ("INDIVIDUAL_ADDRESS" | "ENTITY_ADDRESS", "") => entry.addresses.extend(address.replace(Address::default())),
            ("INDIVIDUAL_ADDRESS" | "ENTITY_ADDRESS", "COUNTRY") => {
                address.get_or_insert_default().country = text.to_owned();
            }
            ("INDIVIDUAL_ADDRESS" | "ENTITY_ADDRESS", "STREET" | "CITY" | "STATE_PROVINCE") if !text.is_empty() => {
                let address = address.get_or_insert_default();
                let comma = if address.text.is_empty() { "" } else { ", " };
                address.text.push_str(comma);
                address.text.push_str(text);
            }
            ("INDIVIDUAL_DOCUMENT", "TYPE_OF_DOCUMENT") => {
                entry.identifiers.push(Identifier { kind: text.to_owned(), value: String::new() });
            }
            ("INDIVIDUAL_DOCUMENT", "NUMBER") => match entry.identifiers.last_mut() {
                Some(last) if last.value.is_empty() => last.value = text.to_owned(),
                _ => entry.identifiers.push(Identifier { kind: String::new(), value: text.to_owned() }),
            },
            _ => {}
        }
    }
    entry.addresses.extend(address);
    entry.addresses.retain(|address| !(address.text.is_empty() && address.country.is_empty()));
    entry.identifiers.retain(|identifier| !identifier.value.is_empty());
    if entry.id.is_empty() || entry.names.is_empty() { Err(id) } else { Ok(entry) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const XML: &str = r#"<?xml version="1.0"?><CONSOLIDATED_LIST dateGenerated="2026-02-27T00:00:09.554Z"><INDIVIDUALS><INDIVIDUAL>
        <FIRST_NAME>QORVAN</FIRST_NAME><SECOND_NAME>TESSIK</SECOND_NAME><REFERENCE_NUMBER>XXi.001</REFERENCE_NUMBER>
        <NAME_ORIGINAL_SCRIPT>Корван Тессик</NAME_ORIGINAL_SCRIPT><NATIONALITY><VALUE>Freedonia</VALUE></NATIONALITY>
        <INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>Broom &amp; Stick</ALIAS_NAME></INDIVIDUAL_ALIAS>
        <INDIVIDUAL_ADDRESS><STREET>1 Main St</STREET><CITY>Oldtown</CITY><COUNTRY>Freedonia</COUNTRY></INDIVIDUAL_ADDRESS>
        <INDIVIDUAL_ADDRESS><COUNTRY>Sylvania</COUNTRY></INDIVIDUAL_ADDRESS>
        <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE><YEAR>1971</YEAR></INDIVIDUAL_DATE_OF_BIRTH>
        <INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT><NUMBER>A1</NUMBER></INDIVIDUAL_DOCUMENT>
        </INDIVIDUAL></INDIVIDUALS><ENTITIES><ENTITY><FIRST_NAME>Heron Trading</FIRST_NAME><REFERENCE_NUMBER>XXe.001</REFERENCE_NUMBER>
        </ENTITY><ENTITY><FIRST_NAME></FIRST_NAME><REFERENCE_NUMBER>XXe.002</REFERENCE_NUMBER></ENTITY></ENTITIES></CONSOLIDATED_LIST>"#;

    #[test]
    fn the_xml_becomes_a_list() {
        let taken = import(XML).unwrap();
        let person = taken.list.entry("XXi.001").unwrap();
        let names: Vec<_> = person.names.iter().map(|name| (name.text.as_str(), name.strength)).collect();
        assert_eq!(
            names,
            [("QORVAN TESSIK", Strength::Primary), ("Корван Тессик", Strength::Strong), ("Broom & Stick", Strength::Weak)]
        );
        let addresses: Vec<_> =
            person.addresses.iter().map(|address| (address.text.as_str(), address.country.as_str())).collect();
        assert_eq!(addresses, [("1 Main St, Oldtown", "Freedonia"), ("", "Sylvania")]);
        assert_eq!((person.dates[0].as_str(), person.identifiers[0].value.as_str()), ("1971", "A1"));
        assert_eq!(taken.list.entry("XXe.001").unwrap().kind, Kind::Organisation);
        assert_eq!((taken.list.head.date, taken.unread.len()), (Date::constant(2026, 2, 27), 1));
    }

    #[test]
    fn what_is_no_such_file_is_refused() {
        for text in ["", "<x/>", "<CONSOLIDATED_LIST dateGenerated=\"2026-02-27\"></CONSOLIDATED_LIST>", "<a><b></a>"] {
            assert!(import(text).is_err(), "{text}");
        }
    }
}
