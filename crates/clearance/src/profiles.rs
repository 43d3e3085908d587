//! This module decides which analysts' profiles hit a declaration, and what a hit does: it stops the goods on the lane
//! that the profile names. What hit is kept with the decision, so that a replay needs no profile.

use std::collections::BTreeMap;

use declaration::{Declaration, Pointer};
use rules::{Rule, RuleSet};
use serde::{Deserialize, Serialize};

use crate::decide::FactWorld;
use crate::facts::Facts;
use crate::lane::Lane;
use crate::law::Law;

/// Places that are kept of one hit: a declaration of 999 items may be hit at each.
const PLACES_MAX: usize = 9;

/// A profile that hit. Kept with the decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProfileHit {
    /// Where, at most nine places.
    pub at: Vec<Pointer>,
    /// The lane on which the goods are stopped.
    pub lane: Lane,
    /// Id of the profile.
    pub profile: String,
    /// Hash of the version that hit.
    pub version: String,
}

/// A profile, compiled.
#[derive(Debug, Clone)]
pub struct Profile {
    /// Hash of the version.
    pub version: String,
    /// The lane of its hits: yellow or red.
    pub lane: Lane,
    /// Only declarations that are lodged or presented at one of these offices; all when there is none.
    pub offices: Vec<String>,
    /// The condition; its id is that of the profile.
    pub rule: Rule,
}

#[derive(Debug)]
struct Card {
    version: String,
    lane: Lane,
    offices: Vec<String>,
}

/// The profiles in use.
#[derive(Debug)]
pub struct Profiles {
    rules: RuleSet,
    cards: BTreeMap<String, Card>,
}

impl Default for Profiles {
    fn default() -> Self {
        Self::new(Vec::new())
    }
}

impl Profiles {
    /// Profiles that run together, each under an id of its own.
    pub fn new(profiles: Vec<Profile>) -> Self {
        let mut cards = BTreeMap::new();
        let mut rules = Vec::with_capacity(profiles.len());
        for Profile { version, lane, offices, rule } in profiles {
            cards.insert(rule.id.clone(), Card { version, lane, offices });
            rules.push(rule);
        }
        Self { rules: RuleSet::new(rules), cards }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.cards.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.cards.is_empty()
    }

    /// What hits, in the order of the profiles' ids. Legal date, lists and what was used before are those of the facts
    /// and the law.
    pub fn hits(&self, declaration: &Declaration, law: &Law, facts: &Facts) -> Vec<ProfileHit> {
        if self.is_empty() {
            return Vec::new();
        }
        let mut places: BTreeMap<String, Vec<Pointer>> = BTreeMap::new();
        for finding in self.rules.evaluate(declaration, &FactWorld::of(law, facts)) {
            let at = places.entry(finding.rule).or_default();
            if at.len() < PLACES_MAX {
                at.push(finding.pointer);
            }
        }
        let offices = offices(declaration);
        places
            .into_iter()
            .filter_map(|(profile, at)| {
                let card = self.cards.get(&profile)?;
                let is_there = card.offices.is_empty() || card.offices.iter().any(|one| offices.contains(&one.as_str()));
                is_there.then(|| ProfileHit { at, lane: card.lane, profile, version: card.version.clone() })
            })
            .collect()
    }
}

/// The offices that a declaration names.
fn offices(declaration: &Declaration) -> Vec<&str> {
    let presented = declaration.presentation_office.as_deref().and_then(|office| office.id.as_deref());
    let leaves = declaration.exit_office.as_deref().and_then(|office| office.id.as_deref());
    [declaration.declaration_office_id.as_deref(), presented, leaves].into_iter().flatten().collect()
}

/// What hit before and what hits now, each profile once: who amends a declaration does not get rid of a profile.
pub fn joined(before: &[ProfileHit], now: Vec<ProfileHit>) -> Vec<ProfileHit> {
    let mut all = now;
    all.extend(before.iter().filter(|one| !all.iter().any(|other| other.profile == one.profile)).cloned().collect::<Vec<_>>());
    all.sort_by(|one, other| one.profile.cmp(&other.profile));
    all
}
