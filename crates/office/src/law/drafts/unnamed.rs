//! This module decides what of a case becomes a test: all that rules look at, without who the parties are. A test is kept with
//! an edition for good, and erasing a case does not reach it.

use std::collections::BTreeMap;

use declaration::Eori;
use serde_json::{Error, Value};

/// What stands for a text about a party.
const UNNAMED: &str = "X";
/// Members that are parties; the class list of the WCO Data Model as far as declarations have it.
const PARTIES: [&str; 17] = [
    "aeoMutualRecognitionParty",
    "agent",
    "authentication",
    "authorisationHolder",
    "buyer",
    "carrier",
    "consignee",
    "consignor",
    "declarant",
    "domesticDutyTaxParty",
    "exporter",
    "importer",
    "issuer",
    "payer",
    "seller",
    "submitter",
    "surety",
];
/// How one reaches a party.
const COMMUNICATION: &str = "communication";
/// Members of a party, its address and its contact that say who or where it is.
const TELLING: [&str; 5] = ["name", "line", "cityName", "postcodeId", "countrySubDivisionName"];

/// A declaration (JSON) without the names, addresses and numbers of its parties: the same number becomes the same other one
/// everywhere, of the same form and length.
pub(super) fn unnamed(json: &str) -> Result<String, Error> {
    let mut value: Value = serde_json::from_str(json)?;
    let mut numbers = BTreeMap::new();
    collect(&value, &mut numbers);
    replace(&mut value, &numbers, &[]);
    serde_json::to_string_pretty(&value)
}

/// JSON line by line.
pub(super) fn lines(json: &str) -> Result<String, Error> {
    serde_json::from_str::<Value>(json).and_then(|value| serde_json::to_string_pretty(&value))
}

/// The numbers of parties (EORI), each with another one.
fn collect(value: &Value, numbers: &mut BTreeMap<String, String>) {
    match value {
        Value::String(text) if is_number(text) && !numbers.contains_key(text) => {
            let place = numbers.len() + 1;
            let (country, digits) = text.split_at(2);
            let width = digits.len();
            numbers.insert(text.clone(), format!("{country}{place:0width$}"));
        }
        Value::Array(all) => all.iter().for_each(|one| collect(one, numbers)),
        Value::Object(members) => members.values().for_each(|one| collect(one, numbers)),
        _ => {}
    }
}

/// An EORI number that could be of somebody: two letters and at least eight digits or letters, with a digit among them.
fn is_number(text: &str) -> bool {
    text.len() >= 10 && text.parse::<Eori>().is_ok() && text.bytes().skip(2).filter(u8::is_ascii_digit).count() >= 8
}

/// Replaces what tells of a party; `telling` are the members that do where this value stands.
fn replace(value: &mut Value, numbers: &BTreeMap<String, String>, telling: &[&str]) {
    match value {
        Value::String(text) => other_numbers(text, numbers),
        Value::Array(all) => all.iter_mut().for_each(|one| replace(one, numbers, telling)),
        Value::Object(members) => {
            for (name, member) in members {
                let name = name.as_str();
                match member {
                    Value::String(text) if telling.contains(&name) => UNNAMED.clone_into(text),
                    member if name == COMMUNICATION => replace(member, numbers, &["id"]),
                    member if PARTIES.contains(&name) => replace(member, numbers, &TELLING),
                    member => replace(member, numbers, telling),
                }
            }
        }
        _ => {}
    }
}

/// A number stands in references too, with or without its country.
fn other_numbers(text: &mut String, numbers: &BTreeMap<String, String>) {
    for (number, other) in numbers {
        let bare = number.get(2..).zip(other.get(2..)).filter(|(bare, _)| !text.contains(number.as_str()) && text.contains(bare));
        match bare {
            Some((bare, other)) => *text = text.replace(bare, other),
            None => *text = text.replace(number.as_str(), other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_named_and_what_rules_look_at_stays() {
        let beef = include_str!("../../../../../samples/import-beef.xml");
        let declaration = messages::read(beef.as_bytes()).unwrap().declaration;
        let before = messages::json::write(&declaration);
        let after = unnamed(&before).unwrap();
        assert!(before.contains("GB100000000004") && !after.contains("100000000004"), "{after}");
        let read = messages::read(after.as_bytes()).unwrap().declaration;
        for party in clearance::screened_parties(&read) {
            assert!(party.name == UNNAMED || party.id == Some(party.name), "{party:?}");
        }
        let form = |text: &str| text.chars().map(|letter| if letter.is_ascii_digit() { '0' } else { letter }).collect::<String>();
        let ids = |declaration: &declaration::Declaration| {
            clearance::screened_parties(declaration).iter().map(|party| form(party.id.unwrap_or_default())).collect::<Vec<_>>()
        };
        assert_eq!(ids(&read), ids(&declaration));
        assert_eq!(read.items().len(), declaration.items().len());
    }
}
