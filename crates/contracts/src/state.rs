//! This module decides what is remembered of a contract between two facts, and which values its cells see.

use std::collections::BTreeMap;

use reference::Hash;
use rules::Given;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::contract::{Contract, Source};
use crate::refusal::Refusal;

/// Facts that one agreement takes: a reading a minute for a week.
pub const FACTS_MAX: u32 = 10_080;

/// What is known of a contract. It is small however many facts came: of each fact the last, and the sums.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct State {
    /// Facts that were taken.
    pub facts: u32,
    /// What was last said of each fact.
    pub known: BTreeMap<String, Known>,
    /// What was added up.
    pub tallies: BTreeMap<String, Decimal>,
    /// Which clauses took effect and when, seconds since 1970.
    pub done: BTreeMap<String, i64>,
    /// How far each party is.
    pub parties: BTreeMap<String, Turn>,
    /// The hash of the last execution; that of the agreement before the first.
    pub previous: String,
}

/// What was last said of a fact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Known {
    /// When it happened, seconds since 1970.
    pub at: i64,
    /// How often it was stated.
    pub count: u32,
    /// What it said.
    pub members: BTreeMap<String, Given>,
}

/// How far a party is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Turn {
    /// Facts it stated.
    pub number: u64,
    /// The time of the last, seconds since 1970.
    pub at: i64,
}

impl State {
    /// What is known of a contract before the first fact.
    pub fn new(contract: &Contract) -> Self {
        Self { previous: contract.hash().to_string(), ..Self::default() }
    }

    /// The hash of what is known.
    ///
    /// # Errors
    /// It cannot be written, which means a defect.
    pub fn hash(&self) -> Result<Hash, Refusal> {
        clearance::canonical(self).map(|bytes| Hash::of(&bytes)).map_err(|_| Refusal::NotRecorded)
    }
}

/// A fact and the one before it, as cells about facts see them.
#[derive(Clone, Copy)]
pub(crate) struct Arrival<'a> {
    pub at: i64,
    pub members: &'a BTreeMap<String, Given>,
    pub before: Option<&'a Known>,
}

/// The values behind the names of cells.
pub(crate) fn values(
    contract: &Contract,
    sources: &[Source],
    state: &State,
    now: i64,
    arrival: Option<Arrival<'_>>,
) -> Vec<Option<Given>> {
    let seconds = |at: i64| Given::Number(Decimal::from(at));
    let mut given: Vec<Option<Given>> = sources
        .iter()
        .map(|source| match source {
            Source::Now => Some(seconds(now)),
            Source::Term(name) => contract.terms.get(name).cloned(),
            Source::At(fact) => state.known.get(fact).map(|known| seconds(known.at)),
            Source::Count(fact) => Some(Given::Number(state.known.get(fact).map_or(0, |known| known.count).into())),
            Source::Said(fact, member) => state.known.get(fact)?.members.get(member).cloned(),
            Source::Tally(name) => Some(Given::Number(state.tallies.get(name).copied().unwrap_or_default())),
            Source::Done(clause) => state.done.get(clause).copied().map(seconds),
            Source::FactAt => arrival.map(|arrival| seconds(arrival.at)),
            Source::Fact(member) => arrival?.members.get(member).cloned(),
            Source::BeforeAt => arrival?.before.map(|before| seconds(before.at)),
            Source::Before(member) => arrival?.before?.members.get(member).cloned(),
            Source::Schedule(_) => None,
        })
        .collect();
    // Schedules last: they are reckoned from the other values.
    for (place, source) in sources.iter().enumerate() {
        if let Source::Schedule(name) = source
            && let Some(schedule) = contract.schedules.get(name)
            && let Some(amount) = schedule.amount(&given)
            && let Some(slot) = given.get_mut(place)
        {
            *slot = Some(Given::Amount(amount));
        }
    }
    given
}
