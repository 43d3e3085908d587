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

/// A number of fewer characters stands in other texts by chance.
const TELLING_LENGTH: usize = 8;
/// The country before a number.
const COUNTRY_LENGTH: usize = 2;

/// A declaration (JSON) without the names, addresses and numbers of its parties: the same number becomes the same other one
/// everywhere, of the same form and length.
pub(super) fn unnamed(json: &str) -> Result<String, Error> {
    let mut value: Value = serde_json::from_str(json)?;
    let mut numbers = BTreeMap::new();
    collect(&value, &mut numbers, false);
    replace(&mut value, &numbers, &[]);
    serde_json::to_string_pretty(&value)
}

/// JSON line by line.
pub(super) fn lines(json: &str) -> Result<String, Error> {
    serde_json::from_str::<Value>(json).and_then(|value| serde_json::to_string_pretty(&value))
}

/// The numbers of parties, and whatever has the form of one (EORI), each with another one.
fn collect(value: &Value, numbers: &mut BTreeMap<String, String>, is_party: bool) {
    match value {
        Value::Array(all) => all.iter().for_each(|one| collect(one, numbers, is_party)),
        Value::Object(members) => {
            for (name, member) in members {
                match member {
                    Value::String(text) if is_number(text) || (is_party && name == "id") => {
                        let place = numbers.len() + 1;
                        numbers.entry(text.clone()).or_insert_with(|| other_number(text, place));
                    }
                    member => collect(member, numbers, is_party || PARTIES.contains(&name.as_str())),
                }
            }
        }
        _ => {}
    }
}

/// An EORI number that could be of somebody: two letters, and digits enough to tell one firm from others.
fn is_number(text: &str) -> bool {
    text.parse::<Eori>().is_ok() && text.bytes().filter(u8::is_ascii_digit).count() >= TELLING_LENGTH
}

/// A number of the same form: the country stays, letters become `X`, digits count up.
fn other_number(text: &str, place: usize) -> String {
    let digits = text.chars().skip(COUNTRY_LENGTH).filter(char::is_ascii_digit).count();
    let counted = format!("{place:0digits$}");
    let mut counted = counted.chars().skip(counted.len().saturating_sub(digits));
    let other = |(at, letter): (usize, char)| match letter {
        letter if at < COUNTRY_LENGTH => letter,
        letter if letter.is_ascii_digit() => counted.next().unwrap_or('0'),
        letter if letter.is_alphabetic() => 'X',
        letter => letter,
    };
    text.chars().enumerate().map(other).collect()
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
    if let Some(other) = numbers.get(text.as_str()) {
        other.clone_into(text);
        return;
    }
    for (number, other) in numbers {
        let bare = number.get(COUNTRY_LENGTH..).zip(other.get(COUNTRY_LENGTH..));
        for (found, other) in [Some((number.as_str(), other.as_str())), bare].into_iter().flatten() {
            if found.len() >= TELLING_LENGTH && text.contains(found) {
                *text = text.replace(found, other);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_becomes_one_of_its_form_wherever_it_stands() {
        let json = r#"{"agent":{"id":"XZ-BROKER-1001","name":"Li"},"authorisationHolder":[{"id":"GB123456789012"}],
            "buyer":{"id":"7"},"goodsItemQuantity":"7","previousDocument":[{"id":"6GB123456789012-A7"},{"id":"GBCGU12345678901220260101"}],
            "exporter":{"communication":[{"id":"+44 20 1234"}],"address":{"line":"1 High Street","countryCode":"GB"}}}"#;
        let value: Value = serde_json::from_str(&unnamed(json).unwrap()).unwrap();
        let expected = serde_json::json!({
            "agent": { "id": "XZ-XXXXXX-0001", "name": "X" }, "authorisationHolder": [{ "id": "GB000000000002" }],
            "buyer": { "id": "7" }, "goodsItemQuantity": "7", "previousDocument": [{ "id": "6GB000000000002-A7" }, { "id": "GBCGU00000000000220260101" }],
            "exporter": { "communication": [{ "id": "X" }], "address": { "line": "X", "countryCode": "GB" } },
        });
        assert_eq!(value, expected);
    }

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
