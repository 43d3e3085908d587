//! This module decides from which worth on goods are stopped: by what the last ones at the same place were worth, or all where
//! there are too few, and by the share that is free there.

use std::collections::HashMap;

use clearance::{Capacity, RiskFacts, Room};
use risk::Gate;
use rust_decimal::Decimal;
use rust_decimal::prelude::{FromPrimitive, ToPrimitive};

/// Places whose worths are told apart.
const PLACES_MAX: usize = 1_000;
/// Decimals of a threshold in money.
const AMOUNT_DECIMALS: u32 = 2;
/// Decimals of how little must be known.
const UNKNOWN_DECIMALS: u32 = 4;

/// Worths of the last cases, and how little was known of them.
#[derive(Debug, Default)]
pub(crate) struct Gates {
    all: Gate,
    by_place: HashMap<String, Gate>,
    unknown: Gate,
}

/// The place whose worths are told apart: that of the room for examinations, or else for papers.
fn shared(room: &Room) -> &str {
    room.goods.as_ref().or(room.papers.as_ref()).map_or("", |free| free.place.as_str())
}

impl Gates {
    /// Whether nobody was met yet.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Meets what an examination of a case was worth, and how little was known of it.
    pub fn see(&mut self, worth: f32, unknown: f32, place: &str) {
        self.all.see(worth);
        self.unknown.see(unknown);
        if !place.is_empty() && (self.by_place.len() < PLACES_MAX || self.by_place.contains_key(place)) {
            self.by_place.entry(place.to_owned()).or_default().see(worth);
        }
    }

    /// Meets a case as it was told.
    pub fn meet(&mut self, told: &RiskFacts) {
        let Some(worth) = told.worst().and_then(|line| line.worth.to_f32()) else { return };
        let unknown = told.lines.iter().filter_map(|line| line.unknown?.to_f32()).fold(f32::NAN, f32::max);
        self.see(worth, unknown, shared(&told.room));
    }

    /// Puts what must be exceeded into what is told of a case.
    pub fn tell(&self, told: &mut RiskFacts, room: Room, capacity: &Capacity) {
        let goods = room.goods.as_ref().map_or(capacity.goods.usual, |free| free.share);
        let papers = room.papers.as_ref().map_or(capacity.papers.usual, |free| free.share);
        let at_place = self.by_place.get(shared(&room));
        let of_place =
            |share| at_place.and_then(|gate| threshold(gate, share, AMOUNT_DECIMALS)).or_else(|| self.threshold(share));
        told.threshold = of_place(goods);
        // Who wants no papers is not asked for their threshold: it costs as much as that of goods.
        told.papers_threshold = if papers.is_zero() { None } else { of_place(goods + papers) };
        told.unknown_threshold =
            if capacity.unknown.is_zero() { None } else { threshold(&self.unknown, capacity.unknown, UNKNOWN_DECIMALS) };
        told.room = room;
    }

    /// What an examination must be worth where this share is sent, of all places.
    pub fn threshold(&self, share: Decimal) -> Option<Decimal> {
        threshold(&self.all, share, AMOUNT_DECIMALS)
    }
}

fn threshold(gate: &Gate, share: Decimal, decimals: u32) -> Option<Decimal> {
    let threshold = gate.threshold(share.to_f32().unwrap_or_default())?;
    Decimal::from_f32(threshold).map(|threshold| threshold.round_dp(decimals))
}

#[cfg(test)]
mod tests {
    use clearance::{Free, Share};

    use super::*;

    fn told() -> RiskFacts {
        serde_json::from_value(serde_json::json!({ "lines": [], "model": "", "threshold": null })).unwrap()
    }

    #[test]
    fn a_place_that_is_full_stops_what_is_worth_more_than_all_and_papers_come_next() {
        let mut gates = Gates::default();
        for worth in 0..1_000 {
            gates.see(worth as f32, 1.0, if worth % 2 == 0 { "GBFXT" } else { "" });
        }
        let share = |usual, most| Share { usual: Decimal::new(usual, 2), most: Decimal::new(most, 2) };
        let capacity = Capacity {
            goods: share(3, 10),
            papers: share(0, 10),
            unknown: Decimal::new(1, 3),
            hit_worth: Decimal::ONE,
            critical_worth: Decimal::ONE,
            trusted_factor: Decimal::ONE,
        };
        let free = |place: &str, share| Some(Free { daily: 9, expected: 9, place: place.to_owned(), share, taken: 0 });
        let of = |room: Room| {
            let mut facts = told();
            gates.tell(&mut facts, room, &capacity);
            (facts.threshold.and_then(|one| one.to_u32()), facts.papers_threshold.and_then(|one| one.to_u32()))
        };
        assert_eq!(of(Room::default()), (Some(969), None), "the law's three in a hundred, and no papers");
        let full = Room { goods: free("GBFXT", Decimal::ZERO), papers: free("GB", Decimal::new(10, 2)) };
        assert_eq!(of(full), (Some(998), Some(898)), "the best of the place, and the next tenth of its papers");
        let other = Room { goods: free("GBLHR", Decimal::new(10, 2)), papers: None };
        assert_eq!(of(other), (Some(899), None), "of a place of which too little is known: as all");
        let mut few = Gates::default();
        few.see(1.0, 1.0, "");
        let mut facts = told();
        few.tell(&mut facts, Room::default(), &capacity);
        assert_eq!((facts.threshold, facts.unknown_threshold), (None, None));
    }
}
