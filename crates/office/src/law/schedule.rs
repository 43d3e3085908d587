//! This module decides which edition counts from which legal date, as a node knows it: the one that the program was
//! started with, and after it those that were confirmed.

use std::sync::{Arc, Mutex, OnceLock, RwLock};

use clearance::Law;
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use reference::{Change, Hash};
use uuid::Uuid;

/// Editions that were needed lately and are kept ready beside those that count.
const CACHED_MAX: usize = 4;
/// An edition that ended so many days ago is read again when a case of its time needs it.
const READY_DAYS: i64 = 3;

/// An edition and its first legal date.
#[derive(Debug, Clone)]
struct Entry {
    from: Date,
    /// Midnight of that date in the country.
    starts_at: Timestamp,
    edition: [u8; 32],
    activation: Uuid,
    law: Option<Arc<Law>>,
}

/// What counts: ready, or by its hash.
pub(super) enum Found {
    Law(Arc<Law>),
    Edition([u8; 32]),
}

/// What two editions say differently.
#[derive(Debug)]
struct Told {
    old: [u8; 32],
    new: [u8; 32],
    changes: Arc<[Change]>,
}

/// Which edition counts when.
#[derive(Debug)]
pub struct Schedule {
    first: Arc<Law>,
    first_edition: OnceLock<[u8; 32]>,
    /// In the order of their days.
    entries: RwLock<Arc<[Entry]>>,
    cached: Mutex<Vec<([u8; 32], Arc<Law>)>>,
    /// The difference that was asked for last: its pages are asked for one after the other.
    difference: Mutex<Option<Told>>,
    /// The activation whose morning after was asked for by this node.
    morning: Mutex<Option<Uuid>>,
}

impl Schedule {
    /// The law that counts until another is activated.
    pub fn starting_with(first: Arc<Law>) -> Arc<Self> {
        let entries = RwLock::new(Arc::from([]));
        Arc::new(Self {
            first,
            first_edition: OnceLock::new(),
            entries,
            cached: Mutex::default(),
            difference: Mutex::default(),
            morning: Mutex::default(),
        })
    }

    /// The law that the program was started with.
    pub fn first(&self) -> &Arc<Law> {
        &self.first
    }

    /// The hash of its bytes; zeros where it cannot be written, which means a defect.
    pub(super) fn first_edition(&self) -> [u8; 32] {
        *self.first_edition.get_or_init(|| self.first.to_bytes().map(|bytes| Hash::of(&bytes).0).unwrap_or_default())
    }

    fn entries(&self) -> Arc<[Entry]> {
        // What a panic left behind is whole: entries are replaced in one step.
        let entries = self.entries.read().unwrap_or_else(std::sync::PoisonError::into_inner);
        Arc::clone(&entries)
    }

    /// The law of an instant. One that is not ready is that of the nearest time that is.
    pub(super) fn at(&self, now: Timestamp) -> Arc<Law> {
        let entries = self.entries();
        let counts = entries.iter().rev().filter(|entry| entry.starts_at <= now).find_map(|entry| entry.law.as_ref());
        Arc::clone(counts.unwrap_or(&self.first))
    }

    pub(super) fn entry_at(&self, now: Timestamp) -> Found {
        self.found(|entry| entry.starts_at <= now)
    }

    pub(super) fn entry_on(&self, date: Date) -> Found {
        self.found(|entry| entry.from <= date)
    }

    fn found(&self, counts: impl Fn(&Entry) -> bool) -> Found {
        match self.entries().iter().rev().find(|entry| counts(entry)) {
            None => Found::Law(Arc::clone(&self.first)),
            Some(Entry { law: Some(law), .. }) => Found::Law(Arc::clone(law)),
            Some(entry) => Found::Edition(entry.edition),
        }
    }

    /// The hash of the edition that counts on a date.
    pub(super) fn edition_on(&self, date: Date) -> [u8; 32] {
        let entries = self.entries();
        let counts = entries.iter().rev().find(|entry| entry.from <= date).map(|entry| entry.edition);
        counts.unwrap_or_else(|| self.first_edition())
    }

    /// Activation, first date and edition of what counts at an instant, and the edition before it.
    pub(super) fn in_force(&self, now: Timestamp) -> Option<(Uuid, Date, [u8; 32], [u8; 32])> {
        let entries = self.entries();
        let place = entries.iter().rposition(|entry| entry.starts_at <= now)?;
        let entry = entries.get(place)?;
        let before = place.checked_sub(1).and_then(|place| entries.get(place)).map(|entry| entry.edition);
        Some((entry.activation, entry.from, entry.edition, before.unwrap_or_else(|| self.first_edition())))
    }

    /// Whether the entries are these and those that are needed are ready.
    pub(super) fn is_known(&self, confirmed: &[(String, [u8; 32], Uuid)], now: Timestamp) -> bool {
        let entries = self.entries();
        let same = entries.len() == confirmed.len()
            && entries.iter().zip(confirmed).all(|(entry, (day, edition, activation))| {
                entry.edition == *edition && entry.activation == *activation && entry.from.to_string() == *day
            });
        let all: Vec<_> = entries.iter().map(|entry| (entry.from, entry.edition, entry.activation)).collect();
        let needed = self.needed(&all, now);
        same && entries.iter().all(|entry| entry.law.is_some() || !needed.contains(&entry.edition))
    }

    /// The editions that must be ready: what counts now or counted until a few days ago, and all that follows.
    pub(super) fn needed(&self, entries: &[(Date, [u8; 32], Uuid)], now: Timestamp) -> Vec<[u8; 32]> {
        let lately = now.to_zoned(self.first.time_zone()).date().saturating_sub(READY_DAYS.days());
        let counts = entries.iter().rposition(|(from, ..)| *from <= lately).unwrap_or(0);
        let mut needed: Vec<[u8; 32]> = entries.iter().skip(counts).map(|(_, edition, _)| *edition).collect();
        needed.sort_unstable();
        needed.dedup();
        needed
    }

    pub(super) fn install(&self, entries: Vec<(Date, [u8; 32], Uuid)>, laws: Vec<([u8; 32], Arc<Law>)>) {
        let zone = self.first.time_zone();
        let entry = |(from, edition, activation): (Date, [u8; 32], Uuid)| {
            // A day whose midnight a change of clocks skips begins where it begins.
            let starts_at = from.to_zoned(zone.clone()).map(|start| start.timestamp()).ok()?;
            let law = laws.iter().find(|(hash, _)| *hash == edition).map(|(_, law)| Arc::clone(law));
            Some(Entry { from, starts_at, edition, activation, law })
        };
        let entries: Arc<[Entry]> = entries.into_iter().filter_map(entry).collect();
        *self.entries.write().unwrap_or_else(std::sync::PoisonError::into_inner) = entries;
    }

    /// An edition that is ready.
    pub(super) fn cached(&self, hash: &[u8; 32]) -> Option<Arc<Law>> {
        if self.first_edition() == *hash {
            return Some(Arc::clone(&self.first));
        }
        let ready = self.entries().iter().find(|entry| entry.edition == *hash).and_then(|entry| entry.law.clone());
        ready.or_else(|| {
            let cached = self.cached.lock().ok()?;
            cached.iter().find(|(known, _)| known == hash).map(|(_, law)| Arc::clone(law))
        })
    }

    pub(super) fn remember(&self, hash: [u8; 32], law: Arc<Law>) {
        if let Ok(mut cached) = self.cached.lock() {
            cached.retain(|(known, _)| *known != hash);
            if cached.len() == CACHED_MAX {
                cached.remove(0);
            }
            cached.push((hash, law));
        }
    }

    pub(super) fn difference(&self, old: [u8; 32], new: [u8; 32]) -> Option<Arc<[Change]>> {
        let kept = self.difference.lock().ok()?;
        kept.as_ref().filter(|kept| kept.old == old && kept.new == new).map(|kept| Arc::clone(&kept.changes))
    }

    pub(super) fn remember_difference(&self, old: [u8; 32], new: [u8; 32], changes: Arc<[Change]>) {
        if let Ok(mut kept) = self.difference.lock() {
            *kept = Some(Told { old, new, changes });
        }
    }

    /// Whether this node has not yet asked for the morning after an activation.
    pub(super) fn is_first_morning(&self, activation: Uuid) -> bool {
        self.morning.lock().is_ok_and(|had| *had != Some(activation))
    }

    pub(super) fn had_morning(&self, activation: Uuid) {
        if let Ok(mut had) = self.morning.lock() {
            *had = Some(activation);
        }
    }
}
