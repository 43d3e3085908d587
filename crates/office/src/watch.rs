//! This module decides which lists parties are held against, and remembers what was said of whom.

use std::sync::{Arc, Mutex, RwLock};

use clearance::{ScreeningHit, screened_parties};
use declaration::Declaration;
use rust_decimal::Decimal;
use rust_decimal::prelude::FromPrimitive;
use screening::memory::{FalseHits, Remembered};
use screening::{List, Party, Screener};

/// The lists in use.
#[derive(Debug, Default)]
pub struct Watchlists {
    screener: RwLock<Option<Arc<Screener>>>,
    remembered: Mutex<Remembered>,
}

impl Watchlists {
    /// Nobody is screened.
    pub fn none() -> Arc<Self> {
        Arc::default()
    }

    /// Takes lists into use, in place of those before; whoever was screened is screened again.
    pub fn install(&self, lists: Vec<List>) {
        let screener = Arc::new(Screener::new(lists));
        if let Ok(mut current) = self.screener.write() {
            *current = Some(screener);
        }
    }

    /// The lists in use: short name, hash, names.
    pub fn lists(&self) -> Vec<(String, String, usize)> {
        let screener = self.screener.read().ok().and_then(|screener| screener.clone());
        let lists = screener.iter().flat_map(|screener| screener.lists());
        lists.map(|list| (list.head.id.clone(), list.hash.clone(), list.names())).collect()
    }

    /// The entries that parties of a declaration may be.
    pub(crate) fn hits(&self, declaration: &Declaration) -> Vec<ScreeningHit> {
        let Some(screener) = self.screener.read().ok().and_then(|screener| screener.clone()) else { return Vec::new() };
        let Ok(mut remembered) = self.remembered.lock() else { return Vec::new() };
        let mut hits = Vec::new();
        for party in screened_parties(declaration) {
            let identifiers: Vec<&str> = party.id.into_iter().collect();
            let asked = Party { name: party.name, schema: None, country: party.country, identifiers: &identifiers };
            for hit in remembered.screen(&screener, &FalseHits::default(), &asked) {
                let Some((list, entry, listed)) = screener.at(hit.place) else { continue };
                hits.push(ScreeningHit {
                    entry: entry.id.clone(),
                    list: list.head.id.clone(),
                    list_hash: list.hash.clone(),
                    listed: listed.text.clone(),
                    name: party.name.to_owned(),
                    role: party.role.to_owned(),
                    same_identifier: hit.same_identifier,
                    score: Decimal::from_f32(hit.score).unwrap_or_default().round_dp(4),
                });
            }
        }
        hits
    }
}
