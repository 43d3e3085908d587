//! This module decides which lists a declaration is held against, those that ship and the house's own, and remembers what
//! was said of whom.

use std::sync::{Arc, Mutex, PoisonError, RwLock};

use clearance::{ScreenedParty, ScreeningHit, addresses, containers, conveyances, screened_parties};
use declaration::Declaration;
use reference::Hash;
use rust_decimal::Decimal;
use rust_decimal::prelude::FromPrimitive;
use screening::memory::{FalseHits, Remembered};
use screening::{Entry, Head, Hit, List, OWN_LIST, OwnHit, OwnList, Party, Screener, listed_ships};

/// The lists in use.
#[derive(Debug, Default)]
pub struct Watchlists {
    screener: RwLock<Option<Arc<Screener>>>,
    remembered: Mutex<Remembered>,
    own: RwLock<Option<Arc<OwnList>>>,
    own_remembered: Mutex<Remembered>,
    false_hits: RwLock<Arc<FalseHits>>,
}

impl Watchlists {
    /// Nobody is screened.
    pub fn none() -> Arc<Self> {
        Arc::default()
    }

    /// Takes lists into use, in place of those before; whoever was screened is screened again.
    pub fn install(&self, lists: Vec<List>) {
        let screener = Arc::new(Screener::new(lists));
        *self.screener.write().unwrap_or_else(PoisonError::into_inner) = Some(screener);
    }

    /// Takes the house's own list into use, or none.
    pub(crate) fn install_own(&self, own: Option<OwnList>) {
        *self.own.write().unwrap_or_else(PoisonError::into_inner) = own.map(Arc::new);
    }

    /// Takes into use which hits are known to be somebody else.
    pub(crate) fn install_false_hits(&self, known: FalseHits) {
        *self.false_hits.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(known);
    }

    /// The lists in use: short name, hash, names.
    pub fn lists(&self) -> Vec<(String, String, usize)> {
        let screener = self.screener();
        let lists = screener.iter().flat_map(|screener| screener.lists());
        lists.map(|list| (list.head.id.clone(), list.hash.clone(), list.names())).collect()
    }

    /// One hash of all lists in use, the own one among them; none where there is no list.
    pub(crate) fn fingerprint(&self) -> Option<[u8; 32]> {
        let mut hashes: Vec<String> = self.lists().into_iter().map(|(_, hash, _)| hash).collect();
        hashes.extend(self.own().map(|own| own.hash().to_owned()));
        (!hashes.is_empty()).then(|| Hash::of(hashes.join("\n").as_bytes()).0)
    }

    /// An entry of a list in use, as lists have it.
    pub(crate) fn entry(&self, list: &str, entry: &str) -> Option<Entry> {
        self.listed(list, entry).map(|(_, entry)| entry)
    }

    /// The same with whose list it is; the own one is nobody else's.
    pub(crate) fn listed(&self, list: &str, entry: &str) -> Option<(Option<Head>, Entry)> {
        if list == OWN_LIST {
            return Some((None, self.own()?.entry(entry).cloned()?));
        }
        let screener = self.screener()?;
        let list = screener.lists().iter().find(|one| one.head.id == list)?;
        Some((Some(list.head.clone()), list.entry(entry).cloned()?))
    }

    fn screener(&self) -> Option<Arc<Screener>> {
        self.screener.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn own(&self) -> Option<Arc<OwnList>> {
        self.own.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The entries that parties, ships, containers and addresses of a declaration may be.
    pub(crate) fn hits(&self, declaration: &Declaration) -> Vec<ScreeningHit> {
        let known = Arc::clone(&self.false_hits.read().unwrap_or_else(PoisonError::into_inner));
        let mut hits = Vec::new();
        if let Some(screener) = self.screener() {
            let mut remembered = self.remembered.lock().unwrap_or_else(PoisonError::into_inner);
            for party in screened_parties(declaration) {
                let identifiers: Vec<&str> = party.id.into_iter().collect();
                let found = remembered.screen(&screener, &known, &asked(&party, &identifiers));
                hits.extend(found.iter().filter_map(|hit| listed(&screener, hit, party.role, party.name)));
            }
            for number in conveyances(declaration) {
                let found = listed_ships(&screener, number);
                hits.extend(found.iter().filter_map(|hit| listed(&screener, hit, "vessel", number)));
            }
        }
        if let Some(own) = self.own() {
            self.own_hits(&own, &known, declaration, &mut hits);
        }
        hits
    }

    fn own_hits(&self, own: &OwnList, known: &FalseHits, declaration: &Declaration, hits: &mut Vec<ScreeningHit>) {
        let told = |hit: OwnHit<'_>, role: &str, name: &str| ScreeningHit {
            entry: hit.entry.id.clone(),
            list: OWN_LIST.to_owned(),
            list_hash: own.hash().to_owned(),
            listed: hit.entry.value.clone(),
            name: name.to_owned(),
            role: role.to_owned(),
            same_identifier: hit.is_same,
            score: likeness(hit.score),
        };
        let mut remembered = self.own_remembered.lock().unwrap_or_else(PoisonError::into_inner);
        for party in screened_parties(declaration) {
            let identifiers: Vec<&str> = party.id.into_iter().collect();
            let found = own.party(&asked(&party, &identifiers), known, &mut remembered);
            hits.extend(found.into_iter().map(|hit| told(hit, party.role, party.name)));
        }
        for number in conveyances(declaration) {
            hits.extend(own.vessel(number).map(|hit| told(hit, "vessel", number)));
        }
        for number in containers(declaration) {
            hits.extend(own.container(number).map(|hit| told(hit, "container", number)));
        }
        for (role, address) in addresses(declaration) {
            hits.extend(own.address(&address).map(|hit| told(hit, role, &address)));
        }
    }
}

/// A party as lists are asked for it.
pub(crate) fn asked<'a>(party: &ScreenedParty<'a>, identifiers: &'a [&'a str]) -> Party<'a> {
    Party { name: party.name, schema: None, country: party.country, identifiers }
}

fn listed(screener: &Screener, hit: &Hit, role: &str, name: &str) -> Option<ScreeningHit> {
    let (list, entry, listed) = screener.at(hit.place)?;
    Some(ScreeningHit {
        entry: entry.id.clone(),
        list: list.head.id.clone(),
        list_hash: list.hash.clone(),
        listed: listed.text.clone(),
        name: name.to_owned(),
        role: role.to_owned(),
        same_identifier: hit.same_identifier,
        score: likeness(hit.score),
    })
}

fn likeness(score: f32) -> Decimal {
    Decimal::from_f32(score).unwrap_or_default().round_dp(4)
}
