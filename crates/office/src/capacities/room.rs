//! This module decides what is free at which place just now, and the share of declarations that the score may send there.
#![expect(clippy::float_arithmetic, reason = "statistics; money is decided elsewhere")]

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use clearance::{Free, Room, Share};
use jiff::civil::Date;
use jiff::{SignedDuration, Zoned};
use rust_decimal::Decimal;
use rust_decimal::prelude::{FromPrimitive, ToPrimitive};
use store::{Directive, Loaded};
use uuid::Uuid;

use super::expected::{Arrivals, EXPECTED_FROM_DAYS};
use super::{CapacityDraft, Queue};
use crate::cockpit::start_of;
use crate::directives::{Kind, last_versions, said};
use crate::{Office, OfficeError};

/// How often each node looks what is taken.
const REFRESH_EVERY: Duration = Duration::from_secs(5);
/// After so long what usually comes is counted again.
const USUAL_FOR: SignedDuration = SignedDuration::from_hours(1);
/// Decimals of a share.
const SHARE_DECIMALS: u32 = 6;

/// The rooms of all places, as a node knows them.
#[derive(Debug, Default)]
pub(crate) struct Rooms {
    state: RwLock<Arc<State>>,
}

#[derive(Debug, Clone, Default)]
pub(super) struct State {
    /// Those that hold today, the most particular first.
    pub rooms: Vec<RoomNow>,
    /// What usually comes where.
    pub usual: Arc<Usual>,
}

/// What usually comes, by place; counted at an instant.
#[derive(Debug, Clone, Default)]
pub(super) struct Usual {
    pub places: BTreeMap<String, Arrivals>,
    counted: Option<Zoned>,
}

impl Usual {
    /// The first day on which anything came anywhere.
    pub fn first_day(&self) -> Option<Date> {
        self.places.values().filter_map(Arrivals::first_day).min()
    }
}

/// What is free of one capacity.
#[derive(Debug, Clone)]
pub(super) struct RoomNow {
    pub version: Uuid,
    pub says: CapacityDraft,
    /// Sent there today.
    pub sent: u64,
    /// Left from before.
    pub left: u64,
    pub free: Free,
}

impl Rooms {
    pub(super) fn state(&self) -> Arc<State> {
        // What a panic left behind is whole: the state is replaced in one step.
        Arc::clone(&self.state.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// What is free at a place.
    pub(crate) fn at(&self, place: &str) -> Room {
        let state = self.state();
        let of = |queue| room_of(&state.rooms, queue, place).and_then(|at| state.rooms.get(at)).map(|room| room.free.clone());
        Room { goods: of(Queue::Goods), papers: of(Queue::Papers) }
    }
}

/// The most particular room of a place.
fn room_of(rooms: &[RoomNow], queue: Queue, place: &str) -> Option<usize> {
    rooms.iter().position(|room| room.says.queue == queue && room.says.covers(place))
}

/// Those that hold on a date, the most particular first: by the place, then by the days, then by who came last.
fn in_force(standing: Vec<Directive>, date: Date) -> Vec<RoomNow> {
    let mut rooms: Vec<(i64, RoomNow)> = Vec::new();
    for one in last_versions(standing) {
        let says: CapacityDraft = match said(&one) {
            Ok(says) => says,
            Err(error) => {
                tracing::error!(%error, capacity = %one.subject, "a capacity cannot be read and is left out");
                continue;
            }
        };
        let Some(daily) = says.on(date) else { continue };
        let free = Free { daily, expected: 0, place: says.place.clone(), share: Decimal::ZERO, taken: 0 };
        let confirmed = one.confirmed.map_or(0, |(_, at)| at);
        rooms.push((confirmed, RoomNow { version: one.id, says, sent: 0, left: 0, free }));
    }
    let order = |(confirmed, room): &(i64, RoomNow)| {
        (std::cmp::Reverse(room.says.place.len()), room.says.days(), std::cmp::Reverse(*confirmed))
    };
    rooms.sort_by_key(order);
    rooms.into_iter().map(|(_, room)| room).collect()
}

/// What is left of a room over what is still expected: at most the share that the law allows.
fn share(daily: u32, taken: u64, expected: f64, others: f64, law: Share) -> Decimal {
    let left = f64::from(daily) - taken as f64 - expected * others;
    let share = Decimal::from_f64(left.max(0.0) / expected.max(1.0)).unwrap_or_default();
    share.min(law.most).round_dp(SHARE_DECIMALS).normalize()
}

impl Office {
    /// Looks what places have today, what is taken of it and what is still expected.
    ///
    /// # Errors
    /// The store failed; rooms then stay as they were.
    pub async fn refresh_rooms(&self) -> Result<(), OfficeError> {
        let law = self.law();
        let now = self.environment.now().to_zoned(law.time_zone());
        let mut rooms = in_force(self.standing(Kind::Capacity).await?, now.date());
        let mut usual = Arc::clone(&self.rooms.state().usual);
        if let Some(allowed) = clearance::capacity(law.edition(), now.date()).filter(|_| !rooms.is_empty()) {
            usual = self.usual(&now).await?;
            let midnight = start_of(now.date(), now.time_zone());
            let actor = self.itself();
            let sent = self.store.sent(&actor, midnight).await.map_err(OfficeError::Read)?;
            let left = self.store.left_waiting(&actor, midnight).await.map_err(OfficeError::Read)?;
            self.fill(&mut rooms, &usual, (&sent, &left), &now, &allowed);
        }
        *self.rooms.state.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(State { rooms, usual });
        Ok(())
    }

    /// What usually comes where, as it was counted within the hour.
    pub(super) async fn usual(&self, now: &Zoned) -> Result<Arc<Usual>, OfficeError> {
        let known = Arc::clone(&self.rooms.state().usual);
        if known.counted.as_ref().is_some_and(|counted| now.duration_since(counted) < USUAL_FOR) {
            return Ok(known);
        }
        let from = now.date().checked_sub(SignedDuration::from_hours(24 * EXPECTED_FROM_DAYS)).unwrap_or(Date::MIN);
        let zone = now.time_zone();
        let (from, before) = (start_of(from, zone), start_of(now.date(), zone));
        let mut usual = Usual { counted: Some(now.clone()), ..Usual::default() };
        for arrived in self.store.arrived(&self.itself(), from, before).await.map_err(OfficeError::Read)? {
            usual.places.entry(arrived.place.clone()).or_default().add(&arrived, zone);
        }
        let usual = Arc::new(usual);
        let mut state = self.rooms.state.write().unwrap_or_else(PoisonError::into_inner);
        *state = Arc::new(State { usual: Arc::clone(&usual), ..State::clone(&state) });
        Ok(usual)
    }

    fn fill(
        &self,
        rooms: &mut [RoomNow],
        usual: &Usual,
        (sent, left): (&[Loaded], &[Loaded]),
        now: &Zoned,
        allowed: &clearance::Capacity,
    ) {
        let first = usual.first_day();
        for queue in [Queue::Goods, Queue::Papers] {
            let (law, which) = match queue {
                Queue::Goods => (allowed.goods, 0),
                Queue::Papers => (allowed.papers, 1),
            };
            let of = |loaded: &Loaded| if queue == Queue::Goods { loaded.goods } else { loaded.papers };
            let mut came: BTreeMap<&str, u64> = BTreeMap::new();
            for one in sent {
                came.insert(&one.place, one.cases);
                if let Some(room) = room_of(rooms, queue, &one.place).and_then(|at| rooms.get_mut(at)) {
                    room.sent += of(one);
                }
            }
            for one in left {
                if let Some(room) = room_of(rooms, queue, &one.place).and_then(|at| rooms.get_mut(at)) {
                    room.left += of(one);
                }
            }
            // A place of which nothing is known yet is expected to go on as it began.
            let known: Vec<&str> = usual
                .places
                .keys()
                .map(String::as_str)
                .chain(came.keys().copied().filter(|place| !usual.places.contains_key(*place)))
                .collect();
            let mut expected = vec![(0.0, 0.0); rooms.len()];
            let nothing = Arrivals::default();
            for place in known {
                let Some(at) = room_of(rooms, queue, place) else { continue };
                let arrivals = usual.places.get(place).unwrap_or(&nothing);
                let rest = arrivals.rest_of_day(now, came.get(place).copied().unwrap_or_default(), first);
                if let Some((all, others)) = expected.get_mut(at) {
                    *all += rest;
                    *others += rest * arrivals.other_shares()[which];
                }
            }
            for (room, (all, others)) in rooms.iter_mut().zip(expected).filter(|(room, _)| room.says.queue == queue) {
                let taken = room.sent + room.left;
                room.free.share = share(room.free.daily, taken, all, if all > 0.0 { others / all } else { 0.0 }, law);
                room.free.taken = taken.to_u32().unwrap_or(u32::MAX);
                room.free.expected = all.round().to_u32().unwrap_or(u32::MAX);
            }
        }
    }

    /// Looks again and again what is free where, until it is dropped.
    pub async fn keep_rooms(&self) {
        loop {
            if let Err(error) = self.refresh_rooms().await {
                tracing::error!(%error, "what is free at which place could not be looked up; it stays as it was known");
            }
            tokio::time::sleep(REFRESH_EVERY).await;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_is_spread_over_what_is_expected() {
        let law = Share { usual: Decimal::new(3, 2), most: Decimal::new(10, 2) };
        let table = [
            // Of 20 a day 5 are taken, and one in a hundred of 500 goes there anyway: 10 for 500.
            (20, 5, 500.0, 0.01, Decimal::new(2, 2)),
            // All are taken, and more.
            (20, 25, 500.0, 0.01, Decimal::ZERO),
            // Nothing is expected any more: what comes may have it, up to what the law allows.
            (20, 5, 0.0, 0.0, Decimal::new(10, 2)),
            (1_000, 0, 500.0, 0.0, Decimal::new(10, 2)),
            (0, 0, 500.0, 0.0, Decimal::ZERO),
        ];
        for (daily, taken, expected, others, told) in table {
            assert_eq!(share(daily, taken, expected, others, law), told, "{daily} {taken} {expected} {others}");
        }
    }
}
