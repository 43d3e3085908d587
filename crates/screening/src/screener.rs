//! This module decides what a party is to a set of lists: which entries it may be, how likely, and why.

use std::collections::HashMap;

use crate::compare::{Match, alternatives_of, compare_names, score};
use crate::identifier::plain_identifier;
use crate::index::{CANDIDATES, Index, Place, Scratch};
use crate::list::{Entry, List, ListedName, Strength};
use crate::name::{Name, Schema};
use crate::tables::TABLES;
use crate::text::Oddities;

/// The score from which a party of a declaration makes an alert: see `docs/screening.md` for how it was chosen.
pub const ALERT: f32 = 0.7;
/// Hits told for one party; more would be read by nobody.
pub const MAX_HITS: usize = 20;
/// What a name that its publisher calls weak takes from a score: on its own it is no reason to stop anyone.
const WEAK: f32 = 0.9;

/// Who is to be screened.
#[derive(Debug, Clone, Copy, Default)]
pub struct Party<'a> {
    /// Its name, as declared.
    pub name: &'a str,
    /// What it is, when that is known; a party that may be either is compared with persons and with organisations.
    pub schema: Option<Schema>,
    /// Its country, ISO 3166-1 alpha-2.
    pub country: Option<&'a str>,
    /// Its numbers.
    pub identifiers: &'a [&'a str],
}

/// An entry that a party may be.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// Where the name that was found stands.
    pub place: Place,
    /// 0 to 1.
    pub score: f32,
    /// Whether a number is the same; the names then need not be.
    pub same_identifier: bool,
    /// Whether the entry names the party's country; nothing when either says none.
    pub same_country: Option<bool>,
    /// How the names are alike.
    pub evidence: Match,
}

/// The best of an entry: its score, the name, and whether it was found by name.
type Best = (f32, Place, bool);

/// Lists that can be asked.
#[derive(Debug, Default)]
pub struct Screener {
    lists: Vec<List>,
    indexes: Vec<(Schema, Index)>,
    identifiers: HashMap<String, Vec<Place>>,
}

impl Screener {
    /// Makes lists ready to be asked.
    pub fn new(lists: Vec<List>) -> Self {
        let mut names: HashMap<Schema, Vec<(Name, Place)>> = HashMap::new();
        let mut identifiers: HashMap<String, Vec<Place>> = HashMap::new();
        for (list, text) in (0u16..).zip(&lists) {
            for (entry, listed) in (0u32..).zip(&text.entries) {
                let schema = listed.kind.schema();
                for (name, text) in (0u16..).zip(&listed.names) {
                    let place = Place { list, entry, name };
                    for part in alternatives_of(schema, &text.text) {
                        names.entry(schema).or_default().push((Name::new(schema, part), place));
                    }
                }
                for identifier in listed.identifiers.iter().filter_map(|identifier| plain_identifier(&identifier.value)) {
                    identifiers.entry(identifier).or_default().push(Place { list, entry, name: 0 });
                }
            }
        }
        let mut indexes: Vec<(Schema, Index)> = names.into_iter().map(|(schema, names)| (schema, Index::new(names))).collect();
        indexes.sort_by_key(|(schema, _)| *schema);
        Self { lists, indexes, identifiers }
    }

    /// The lists.
    pub fn lists(&self) -> &[List] {
        &self.lists
    }

    /// The names by what they are names of.
    pub fn indexes(&self) -> &[(Schema, Index)] {
        &self.indexes
    }

    /// How many names can be found.
    pub fn names(&self) -> usize {
        self.indexes.iter().map(|(_, index)| index.len()).sum()
    }

    /// The list, the entry and the name at a place.
    pub fn at(&self, place: Place) -> Option<(&List, &Entry, &ListedName)> {
        let list = self.lists.get(usize::from(place.list))?;
        let entry = list.entries.get(place.entry as usize)?;
        Some((list, entry, entry.names.get(usize::from(place.name))?))
    }

    /// The entries that a party may be with a score of at least `from`, the likeliest first, each once.
    pub fn screen(&self, party: &Party, from: f32, scratch: &mut Scratch) -> Vec<Hit> {
        // For each entry its best score, where the name stands, and whether a name was found, not only a number.
        let mut best: HashMap<(u16, u32), Best> = HashMap::new();
        let mut names: Vec<(Schema, Name)> = Vec::new();
        for (schema, index) in &self.indexes {
            if !compared(party.schema, *schema) {
                continue;
            }
            for part in alternatives_of(*schema, party.name) {
                let name = Name::new(*schema, part);
                for candidate in index.candidates(&name, CANDIDATES, scratch) {
                    let Some((listed, place)) = index.names().get(candidate) else { continue };
                    let weak = self.at(*place).is_some_and(|(_, _, name)| name.strength == Strength::Weak);
                    let score = score(&name, listed) * if weak { WEAK } else { 1.0 };
                    let known = best.entry((place.list, place.entry)).or_insert((0.0, *place, false));
                    if score >= from && score > known.0 {
                        *known = (score, *place, true);
                    }
                }
                names.push((*schema, name));
            }
        }
        for identifier in party.identifiers.iter().filter_map(|identifier| plain_identifier(identifier)) {
            for place in self.identifiers.get(&identifier).into_iter().flatten() {
                best.insert((place.list, place.entry), (1.0, *place, false));
            }
        }
        let mut hits: Vec<Hit> = best
            .into_values()
            .filter(|(score, _, named)| *score >= from && (*named || *score >= 1.0))
            .filter_map(|(score, place, named)| self.hit(party, score, place, !named, &names))
            .collect();
        hits.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.place.cmp(&b.place)));
        hits.truncate(MAX_HITS);
        hits
    }

    fn hit(&self, party: &Party, score: f32, place: Place, same_identifier: bool, names: &[(Schema, Name)]) -> Option<Hit> {
        let (_, entry, listed) = self.at(place)?;
        let schema = entry.kind.schema();
        let parts = alternatives_of(schema, &listed.text);
        let pairs = names.iter().filter(|(of, _)| *of == schema).flat_map(|(_, name)| parts.iter().map(move |part| (name, part)));
        let evidence =
            pairs.map(|(name, part)| compare_names(name, &Name::new(schema, part))).max_by(|a, b| a.score.total_cmp(&b.score));
        let evidence = evidence.unwrap_or(Match {
            score: 0.0,
            pieces: Vec::new(),
            left_only: Vec::new(),
            right_only: Vec::new(),
            forms_differ: false,
            turned: false,
            oddities: Oddities::default(),
        });
        Some(Hit { place, score, same_identifier, same_country: same_country(party.country, entry), evidence })
    }
}

/// Whether a party is compared with names of this kind. A ship is not a party; a party is not a ship.
fn compared(party: Option<Schema>, listed: Schema) -> bool {
    party.map_or(listed != Schema::Vessel, |schema| schema == listed)
}

/// Whether an entry names a country in any of its countries and addresses.
fn same_country(country: Option<&str>, entry: &Entry) -> Option<bool> {
    let country = country?;
    let named: Vec<&str> = entry
        .countries
        .iter()
        .map(String::as_str)
        .chain(entry.addresses.iter().map(|address| address.country.as_str()))
        .filter(|text| !text.is_empty())
        .collect();
    let codes: Vec<String> = named.iter().filter_map(|text| country_code(text)).collect();
    (!codes.is_empty()).then(|| codes.iter().any(|code| code.eq_ignore_ascii_case(country)))
}

/// The code of a country that is written as a code or by its name.
fn country_code(text: &str) -> Option<String> {
    if text.len() == 2 && text.bytes().all(|letter| letter.is_ascii_alphabetic()) {
        return Some(text.to_ascii_uppercase());
    }
    let words = text.split(|letter: char| !letter.is_ascii_alphabetic()).map(str::to_ascii_lowercase);
    words.into_iter().find_map(|word| TABLES.place(&word)).map(|place| place.get(..2).unwrap_or(place).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn screener() -> Screener {
        let text = r#"{"id":"test","publisher":"Nobody","date":"2026-01-01","source":"invented"}
{"id":"1","kind":"person","names":[{"text":"TESSIK, Qorvan Ilyich","strength":"primary"},{"text":"Broom","strength":"weak"}],"countries":["Iran"],"identifiers":[{"kind":"Passport","value":"A-123 456"}]}
{"id":"2","kind":"organisation","names":[{"text":"Blue Heron Shipping / Heron Lines Panama","strength":"primary"}]}
{"id":"3","kind":"vessel","names":[{"text":"BLUE HERON","strength":"primary"}],"identifiers":[{"kind":"IMO","value":"IMO 9074729"}]}"#;
        Screener::new(vec![List::read(text).unwrap()])
    }

    fn found(party: &Party) -> Vec<(String, bool)> {
        let screener = screener();
        let hits = screener.screen(party, 0.7, &mut Scratch::default());
        hits.iter().map(|hit| (screener.at(hit.place).unwrap().1.id.clone(), hit.same_identifier)).collect()
    }

    #[test]
    fn a_party_is_found_by_name_by_a_part_between_slashes_and_by_number() {
        let by = |name| found(&Party { name, ..Party::default() });
        assert_eq!(by("Korvan Ilyich Tesik"), [("1".to_owned(), false)]);
        assert_eq!(by("Heron Lines (Panama) S.A."), [("2".to_owned(), false)]);
        assert_eq!(by("Quiet Meadow Farms Ltd"), []);
        assert_eq!(by(""), []);
        let number = Party { name: "Somebody Else", identifiers: &["a123456"], ..Party::default() };
        assert_eq!(found(&number), [("1".to_owned(), true)]);
        let ship = Party { name: "Renamed", schema: Some(Schema::Vessel), identifiers: &["9074729"], ..Party::default() };
        assert_eq!(found(&ship), [("3".to_owned(), true)]);
    }

    #[test]
    fn countries_are_told_and_a_weak_alias_is_worth_less() {
        let screener = screener();
        let mut scratch = Scratch::default();
        let party = Party { name: "Qorvan Tessik", country: Some("IR"), ..Party::default() };
        assert_eq!(screener.screen(&party, 0.7, &mut scratch)[0].same_country, Some(true));
        let weak = screener.screen(&Party { name: "Broom", ..Party::default() }, 0.5, &mut scratch);
        assert!(weak[0].score < 0.9);
    }
}
