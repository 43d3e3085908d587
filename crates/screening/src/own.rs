//! This module decides what a house's own watch list says of a declaration: names are compared as on any list, numbers of
//! parties and ships are the same or not, and so are containers and addresses.

use std::collections::HashMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::identifier::{imo_number, plain_identifier};
use crate::index::Scratch;
use crate::list::{Entry, Head, Identifier, Kind, List, ListError, ListedName, Strength};
use crate::memory::{FalseHits, Remembered};
use crate::name::Schema;
use crate::screener::{Hit, Party, Screener};

/// The short name of the list.
pub const OWN_LIST: &str = "own";
/// Letters and digits of an address that are needed: shorter ones stand in too many.
const ADDRESS_LEAST: usize = 8;
/// Letters and digits of a container's number (ISO 6346).
const CONTAINER_LENGTH: usize = 11;

/// What is watched for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Watched {
    /// A person, by name.
    Person,
    /// A firm, by name.
    Organisation,
    /// A party, by its number.
    Number,
    /// A ship, by its IMO number.
    Vessel,
    /// A container, by its number.
    Container,
    /// An address: its letters and digits, one after the other, within a declared one.
    Address,
}

/// An entry of the own list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnEntry {
    /// Its number, unique in the list.
    pub id: String,
    /// What is watched for.
    pub watched: Watched,
    /// The name, number or address.
    pub value: String,
}

/// Why a value cannot be watched for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unwatchable {
    /// A name without letters, or a number that names nobody.
    #[error("too little to name anyone")]
    TooShort,
    /// Not a number of the International Maritime Organization: its check digit is wrong.
    #[error("not an IMO number")]
    NoImo,
    /// Not eleven letters and digits.
    #[error("not a container number")]
    NoContainer,
}

impl OwnEntry {
    /// Whether it can be watched for.
    ///
    /// ```
    /// use screening::{OwnEntry, Unwatchable, Watched};
    /// let of = |watched, value: &str| OwnEntry { id: "1".to_owned(), watched, value: value.to_owned() }.check();
    /// assert_eq!(of(Watched::Vessel, "IMO 9074729"), Ok(()));
    /// assert_eq!(of(Watched::Vessel, "9074728"), Err(Unwatchable::NoImo));
    /// assert_eq!(of(Watched::Container, "MSCU 123456-6"), Ok(()));
    /// assert_eq!(of(Watched::Address, "12 High"), Err(Unwatchable::TooShort));
    /// ```
    ///
    /// # Errors
    /// Says why not.
    pub fn check(&self) -> Result<(), Unwatchable> {
        match self.watched {
            Watched::Person | Watched::Organisation => {
                let letters = self.value.chars().filter(|letter| letter.is_alphanumeric()).count();
                if letters < 2 { Err(Unwatchable::TooShort) } else { Ok(()) }
            }
            Watched::Number => plain_identifier(&self.value).map(drop).ok_or(Unwatchable::TooShort),
            Watched::Vessel => ship(&self.value).map(drop).ok_or(Unwatchable::NoImo),
            Watched::Container if plain(&self.value).len() == CONTAINER_LENGTH => Ok(()),
            Watched::Container => Err(Unwatchable::NoContainer),
            Watched::Address if plain(&self.value).chars().count() < ADDRESS_LEAST => Err(Unwatchable::TooShort),
            Watched::Address => Ok(()),
        }
    }
}

/// The number of a ship, when it is one.
fn ship(text: &str) -> Option<String> {
    plain_identifier(text).filter(|digits| imo_number(digits))
}

/// Letters and digits alone, in capitals.
fn plain(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_uppercase).collect()
}

/// An own list, ready to be asked.
#[derive(Debug)]
pub struct OwnList {
    entries: Vec<OwnEntry>,
    hash: String,
    screener: Screener,
    ships: HashMap<String, usize>,
    containers: HashMap<String, usize>,
    addresses: Vec<(String, usize)>,
}

/// What an own list found.
#[derive(Debug, Clone, PartialEq)]
pub struct OwnHit<'a> {
    /// The entry.
    pub entry: &'a OwnEntry,
    /// 0 to 1.
    pub score: f32,
    /// Whether it is the same, and not only alike.
    pub is_same: bool,
}

impl OwnList {
    /// A list of entries on a day; those that cannot be watched for are left out.
    ///
    /// # Errors
    /// Two entries have one number, or there are too many.
    pub fn new(entries: Vec<OwnEntry>, date: Date) -> Result<Self, ListError> {
        let mut entries: Vec<OwnEntry> = entries.into_iter().filter(|entry| entry.check().is_ok()).collect();
        entries.sort_by(|one, other| one.id.cmp(&other.id));
        let head = Head { id: OWN_LIST.to_owned(), publisher: OWN_LIST.to_owned(), date, source: OWN_LIST.to_owned() };
        let listed: Vec<Entry> = entries.iter().map(listed).collect();
        let whole = List::new(head.clone(), listed)?;
        let is_party = |entry: &&Entry| {
            entries
                .iter()
                .any(|own| own.id == entry.id && matches!(own.watched, Watched::Person | Watched::Organisation | Watched::Number))
        };
        let parties: Vec<Entry> = whole.entries.iter().filter(is_party).cloned().collect();
        let lists = if parties.is_empty() { Vec::new() } else { vec![List::new(head, parties)?] };
        let keyed = |watched: Watched, key: fn(&str) -> Option<String>| -> HashMap<String, usize> {
            let those = entries.iter().enumerate().filter(|(_, entry)| entry.watched == watched);
            those.filter_map(|(place, entry)| Some((key(&entry.value)?, place))).collect()
        };
        let ships = keyed(Watched::Vessel, ship);
        let containers = keyed(Watched::Container, |text| Some(plain(text)));
        let addresses = keyed(Watched::Address, |text| Some(plain(text))).into_iter().collect();
        Ok(Self { hash: whole.hash, entries, screener: Screener::new(lists), ships, containers, addresses })
    }

    /// SHA-256 of what it says.
    pub fn hash(&self) -> &str {
        &self.hash
    }

    /// The entries that a party may be, without those that are known to be somebody else.
    pub fn party(&self, party: &Party, known: &FalseHits, remembered: &mut Remembered) -> Vec<OwnHit<'_>> {
        let hits = remembered.screen(&self.screener, known, party);
        hits.into_iter().filter_map(|hit: Hit| self.of(&hit)).collect()
    }

    fn of(&self, hit: &Hit) -> Option<OwnHit<'_>> {
        let (_, listed, _) = self.screener.at(hit.place)?;
        let entry = self.entries.iter().find(|own| own.id == listed.id)?;
        // A number is no name: what only looks like it is nothing.
        let is_number = entry.watched == Watched::Number;
        (!is_number || hit.same_identifier).then_some(OwnHit { entry, score: hit.score, is_same: hit.same_identifier })
    }

    /// The entry that is a ship.
    pub fn vessel(&self, number: &str) -> Option<OwnHit<'_>> {
        self.same(self.ships.get(&ship(number)?))
    }

    /// The entry that is a container.
    pub fn container(&self, number: &str) -> Option<OwnHit<'_>> {
        self.same(self.containers.get(&plain(number)))
    }

    /// The entry that stands in an address.
    pub fn address(&self, address: &str) -> Option<OwnHit<'_>> {
        if self.addresses.is_empty() {
            return None;
        }
        let address = plain(address);
        self.same(self.addresses.iter().find(|(wanted, _)| address.contains(wanted)).map(|(_, place)| place))
    }

    fn same(&self, place: Option<&usize>) -> Option<OwnHit<'_>> {
        Some(OwnHit { entry: self.entries.get(*place?)?, score: 1.0, is_same: true })
    }

    /// The entry of a party by its number, as officers who say that it is somebody else saw it.
    pub fn entry(&self, id: &str) -> Option<&Entry> {
        self.screener.lists().first()?.entry(id)
    }
}

/// The entry as lists have it.
fn listed(own: &OwnEntry) -> Entry {
    let kind = match own.watched {
        Watched::Person => Kind::Person,
        Watched::Vessel => Kind::Vessel,
        _ => Kind::Organisation,
    };
    let numbers = match own.watched {
        Watched::Number | Watched::Vessel => vec![Identifier { kind: "number".to_owned(), value: own.value.clone() }],
        _ => Vec::new(),
    };
    Entry {
        id: own.id.clone(),
        kind,
        names: vec![ListedName { text: own.value.clone(), strength: Strength::Primary }],
        addresses: Vec::new(),
        countries: Vec::new(),
        identifiers: numbers,
        dates: Vec::new(),
        programmes: Vec::new(),
    }
}

/// Ships of other lists that a number names.
pub fn listed_ships(screener: &Screener, number: &str) -> Vec<Hit> {
    let Some(number) = ship(number) else { return Vec::new() };
    let numbers = [number.as_str()];
    let asked = Party { name: "", schema: Some(Schema::Vessel), country: None, identifiers: &numbers };
    let hits = screener.screen(&asked, 1.0, &mut Scratch::default());
    hits.into_iter().filter(|hit| hit.same_identifier).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn list() -> OwnList {
        let entry = |id: &str, watched, value: &str| OwnEntry { id: id.to_owned(), watched, value: value.to_owned() };
        let entries = vec![
            entry("1", Watched::Person, "Qorvan Tessik"),
            entry("2", Watched::Organisation, "Blue Heron Shipping Ltd"),
            entry("3", Watched::Number, "GB 777 000 111"),
            entry("4", Watched::Vessel, "IMO 9074729"),
            entry("5", Watched::Container, "MSCU1234566"),
            entry("6", Watched::Address, "12 Harbour Road, Dover"),
            entry("7", Watched::Vessel, "9074728"),
        ];
        OwnList::new(entries, date(2026, 11, 22)).unwrap()
    }

    fn ids(hits: &[OwnHit]) -> Vec<String> {
        hits.iter().map(|hit| hit.entry.id.clone()).collect()
    }

    #[test]
    fn names_are_alike_and_everything_else_is_the_same_or_not() {
        let list = list();
        let mut remembered = Remembered::default();
        let mut by = |name: &str, number: &[&str]| {
            ids(&list.party(&Party { name, identifiers: number, ..Party::default() }, &FalseHits::default(), &mut remembered))
        };
        assert_eq!(by("Korvan Tesik", &[]), ["1"]);
        assert_eq!(by("BLUE HERON SHIPPING LIMITED", &[]), ["2"]);
        assert_eq!(by("Quiet Meadow Farms", &["GB777000111"]), ["3"]);
        assert_eq!(by("GB 777 000 112", &[]), [""; 0], "a number is no name");
        assert_eq!(by("Quiet Meadow Farms", &[]), [""; 0]);
        let one = |hit: Option<OwnHit>| hit.map(|hit| hit.entry.id.clone()).unwrap_or_default();
        assert_eq!(one(list.vessel("imo9074729")), "4");
        assert_eq!(one(list.vessel("9074728")), "", "no ship has this number");
        assert_eq!(one(list.container("mscu 123456-6")), "5");
        assert_eq!(one(list.container("MSCU1234567")), "");
        assert_eq!(one(list.address("Unit 3, 12 HARBOUR ROAD DOVER CT17")), "6");
        assert_eq!(one(list.address("112 Harbour Rd, Dover")), "");
    }

    #[test]
    fn the_hash_is_of_what_the_list_says() {
        let entry = |value: &str| OwnEntry { id: "1".to_owned(), watched: Watched::Person, value: value.to_owned() };
        let hash = |value: &str, day| OwnList::new(vec![entry(value)], day).unwrap().hash().to_owned();
        assert_ne!(hash("Qorvan Tessik", date(2026, 1, 1)), hash("Qorvan Tesik", date(2026, 1, 1)));
        assert!(OwnList::new(Vec::new(), date(2026, 1, 1)).is_err(), "an empty list is none");
        assert!(OwnList::new(vec![entry("a b"), entry("c d")], date(2026, 1, 1)).is_err(), "two of one number");
    }
}
