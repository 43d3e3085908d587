//! This module decides what is remembered: the hits of a party under these lists, so that a party is held against a
//! list once; and which hits two officers found to be somebody else, for as long as the entry stays as they saw it.

use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::index::Scratch;
use crate::list::Entry;
use crate::name::Schema;
use crate::screener::{ALERT, Hit, Party, Screener};

/// A party as it is remembered: what is compared of it, in plain form.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct PartyKey(String);

impl PartyKey {
    /// The key of a party. Its letters count, not their case; whoever writes the name otherwise is screened again.
    pub fn of(party: &Party) -> Self {
        let name = party.name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        let schema = party.schema.map_or("either", |schema| match schema {
            Schema::Person => "person",
            Schema::Organisation => "organisation",
            Schema::Vessel => "vessel",
        });
        let mut key = format!("{schema}\u{1f}{}\u{1f}{name}", party.country.unwrap_or_default());
        party.identifiers.iter().for_each(|identifier| key.extend(["\u{1f}", identifier]));
        Self(key)
    }
}

/// What an entry says, in a hash: when it changes, what was found of it is found again.
pub fn entry_hash(entry: &Entry) -> String {
    let text = serde_json::to_vec(entry).unwrap_or_default();
    Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A hit that officers found to be somebody else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FalseHit {
    /// The party.
    pub party: PartyKey,
    /// The list, by its short name.
    pub list: String,
    /// The entry, by its number.
    pub entry: String,
    /// The hash of the entry as the officers saw it.
    pub entry_hash: String,
    /// Who proposed it.
    pub proposed_by: String,
    /// Who confirmed it, another than who proposed it.
    pub confirmed_by: Option<String>,
}

/// Why a false hit is not confirmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Four eyes are needed.
    #[error("who proposed it may not confirm it")]
    SameOfficer,
    /// Nobody proposed it.
    #[error("nobody proposed this")]
    NotProposed,
    /// It was confirmed before.
    #[error("it is confirmed already")]
    Confirmed,
}

/// The false hits that are known, by party, list and entry.
#[derive(Debug, Clone, Default)]
pub struct FalseHits {
    known: BTreeMap<(PartyKey, String, String), FalseHit>,
}

impl FalseHits {
    /// From what a store kept.
    pub fn new(known: impl IntoIterator<Item = FalseHit>) -> Self {
        let known = known.into_iter().map(|hit| ((hit.party.clone(), hit.list.clone(), hit.entry.clone()), hit));
        Self { known: known.collect() }
    }

    /// An officer says that this party is not this entry. Nothing changes until another confirms it.
    pub fn propose(&mut self, party: PartyKey, list: &str, entry: &Entry, officer: &str) {
        let key = (party.clone(), list.to_owned(), entry.id.clone());
        let hit = FalseHit {
            party,
            list: list.to_owned(),
            entry: entry.id.clone(),
            entry_hash: entry_hash(entry),
            proposed_by: officer.to_owned(),
            confirmed_by: None,
        };
        self.known.insert(key, hit);
    }

    /// Another officer confirms it.
    ///
    /// # Errors
    ///
    /// When it was not proposed, was confirmed before, or is confirmed by who proposed it.
    pub fn confirm(&mut self, party: &PartyKey, list: &str, entry: &str, officer: &str) -> Result<&FalseHit, Refused> {
        let hit = self.known.get_mut(&(party.clone(), list.to_owned(), entry.to_owned())).ok_or(Refused::NotProposed)?;
        if hit.confirmed_by.is_some() {
            return Err(Refused::Confirmed);
        }
        if hit.proposed_by == officer {
            return Err(Refused::SameOfficer);
        }
        hit.confirmed_by = Some(officer.to_owned());
        Ok(hit)
    }

    /// Whether a party is known not to be an entry: confirmed, and the entry is as it was then.
    pub fn holds(&self, party: &PartyKey, list: &str, entry: &Entry) -> bool {
        let known = self.known.get(&(party.clone(), list.to_owned(), entry.id.clone()));
        known.is_some_and(|hit| hit.confirmed_by.is_some() && hit.entry_hash == entry_hash(entry))
    }
}

/// Parties that are remembered at most; when there are more, remembering begins anew.
pub const MAX_REMEMBERED: usize = 200_000;

/// What lists say of parties, remembered for as long as the lists are the same.
#[derive(Debug, Default)]
pub struct Remembered {
    lists: Vec<String>,
    hits: HashMap<PartyKey, Vec<Hit>>,
    scratch: Scratch,
}

impl Remembered {
    /// The hits of a party from [`ALERT`] on, without those known to be false. A list of another hash forgets all.
    pub fn screen(&mut self, screener: &Screener, known: &FalseHits, party: &Party) -> Vec<Hit> {
        let same = self.lists.iter().eq(screener.lists().iter().map(|list| &list.hash));
        if !same || self.hits.len() >= MAX_REMEMBERED {
            self.lists = screener.lists().iter().map(|list| list.hash.clone()).collect();
            self.hits.clear();
        }
        let key = PartyKey::of(party);
        let scratch = &mut self.scratch;
        let hits = self.hits.entry(key.clone()).or_insert_with(|| screener.screen(party, ALERT, scratch));
        let told = hits
            .iter()
            .filter(|hit| screener.at(hit.place).is_some_and(|(list, entry, _)| !known.holds(&key, &list.head.id, entry)));
        told.cloned().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::list::List;

    const HEAD: &str = r#"{"id":"test","publisher":"Nobody","date":"2026-01-01","source":"invented"}"#;

    fn screener(name: &str) -> Screener {
        let entry = format!(r#"{{"id":"1","kind":"person","names":[{{"text":"{name}","strength":"primary"}}]}}"#);
        Screener::new(vec![List::read(&format!("{HEAD}\n{entry}")).unwrap()])
    }

    #[test]
    fn a_false_hit_needs_two_officers_and_ends_when_the_entry_changes() {
        let (old, party) = (screener("TESSIK, Qorvan"), Party { name: "Qorvan Tessik", ..Party::default() });
        let (mut known, mut remembered, key) = (FalseHits::default(), Remembered::default(), PartyKey::of(&party));
        let hits = remembered.screen(&old, &known, &party);
        let (list, entry, _) = old.at(hits[0].place).unwrap();
        assert_eq!(known.confirm(&key, "test", "1", "b").unwrap_err(), Refused::NotProposed);
        known.propose(key.clone(), &list.head.id, entry, "a");
        assert_eq!(remembered.screen(&old, &known, &party).len(), 1);
        assert_eq!(known.confirm(&key, "test", "1", "a").unwrap_err(), Refused::SameOfficer);
        assert!(known.confirm(&key, "test", "1", "b").is_ok());
        assert_eq!(known.confirm(&key, "test", "1", "c").unwrap_err(), Refused::Confirmed);
        assert_eq!(remembered.screen(&old, &known, &party), []);
        assert_eq!(remembered.screen(&screener("TESSIK, Qorvan Ilyich"), &known, &party).len(), 1);
        let kept = FalseHits::new(known.known.into_values());
        assert_eq!(remembered.screen(&old, &kept, &party), []);
    }

    #[test]
    fn another_party_of_the_same_name_is_screened_for_itself() {
        let of = |country| PartyKey::of(&Party { name: " Qorvan  TESSIK", country: Some(country), ..Party::default() });
        assert_eq!(of("FR"), PartyKey::of(&Party { name: "qorvan tessik", country: Some("FR"), ..Party::default() }));
        assert_ne!(of("FR"), of("DE"));
    }
}
