//! This module decides what is remembered of those who were met before: how often, how often somebody looked, and
//! what was found. Old news weighs less; what was not yet known weighs nothing.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use serde::{Deserialize, Serialize};

use crate::observation::{DayNumber, Finding, Key};

/// Days after which a memory weighs half.
pub const HALF_LIFE_DAYS: f32 = 180.0;
/// Examinations that the share of the whole country counts for, beside somebody's own.
const PRIOR_WEIGHT: f32 = 0.5;

/// Keys are mixed already; hashing them again would only cost time.
#[derive(Debug, Default, Clone)]
pub(crate) struct Mixed(u64);

impl Hasher for Mixed {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0.rotate_left(8)) ^ u64::from(*byte);
        }
    }
    fn write_u64(&mut self, number: u64) {
        self.0 = number;
    }
}

/// A table by key.
pub(crate) type Table<T> = HashMap<Key, T, BuildHasherDefault<Mixed>>;

/// What is remembered under one key.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// Lines seen, decayed to `last`.
    pub seen: f32,
    /// Lines where somebody looked.
    pub examined: f32,
    /// Of these, irregular.
    pub irregular: f32,
    /// Sum of the logarithms of one plus the revenue recovered.
    pub recovered: f32,
    /// First day.
    pub first: DayNumber,
    /// Day to which the sums are decayed.
    pub last: DayNumber,
}

impl Entry {
    fn new(day: DayNumber) -> Self {
        Self { seen: 0.0, examined: 0.0, irregular: 0.0, recovered: 0.0, first: day, last: day }
    }

    fn age(&mut self, day: DayNumber) {
        if day > self.last {
            let factor = decay(day - self.last);
            self.seen *= factor;
            self.examined *= factor;
            self.irregular *= factor;
            self.recovered *= factor;
            self.last = day;
        }
    }

    /// The entry as it stands on a day.
    #[must_use]
    pub fn at(mut self, day: DayNumber) -> Self {
        self.age(day);
        self
    }

    /// Share of irregular among examined, drawn towards `prior` when few were; NaN when nobody looked.
    pub fn share(&self, prior: f32) -> f32 {
        if self.examined <= f32::EPSILON {
            f32::NAN
        } else {
            (self.irregular + PRIOR_WEIGHT * prior) / (self.examined + PRIOR_WEIGHT)
        }
    }

    /// The logarithm of one plus the revenue that an examination recovered on average; NaN when nobody looked.
    pub(crate) fn usual_recovery(&self) -> f32 {
        if self.examined > 0.0 { self.recovered / self.examined } else { f32::NAN }
    }

    /// Adds another's sums, both brought to the same day.
    pub(crate) fn absorb(&mut self, mut other: Self) {
        let day = self.last.max(other.last);
        self.age(day);
        other.age(day);
        self.seen += other.seen;
        self.examined += other.examined;
        self.irregular += other.irregular;
        self.recovered += other.recovered;
        self.first = self.first.min(other.first);
    }

    pub(crate) fn see(&mut self, day: DayNumber) {
        self.age(day);
        self.seen += 1.0;
    }

    pub(crate) fn learn(&mut self, day: DayNumber, finding: &Finding) {
        self.age(day);
        self.examined += 1.0;
        if finding.irregular {
            self.irregular += 1.0;
            self.recover(day, finding.recovered);
        }
    }

    /// Adds what was recovered, which may be known later than what was found.
    pub(crate) fn recover(&mut self, day: DayNumber, recovered: f32) {
        self.age(day);
        self.recovered += recovered.max(0.0).ln_1p();
    }
}

fn decay(days: DayNumber) -> f32 {
    (-(days as f32) / HALF_LIFE_DAYS).exp2()
}

/// Entries by key.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Memory {
    entries: Table<Entry>,
}

impl Memory {
    /// What is remembered, as it stands on a day.
    pub fn get(&self, key: Key, day: DayNumber) -> Option<Entry> {
        self.entries.get(&key).map(|entry| entry.at(day))
    }

    /// The entry as it was left; its sums stand for its own day.
    pub(crate) fn raw(&self, key: Key) -> Option<&Entry> {
        self.entries.get(&key)
    }

    pub(crate) fn see(&mut self, key: Key, day: DayNumber) {
        if key != Key::NONE {
            self.entries.entry(key).or_insert_with(|| Entry::new(day)).see(day);
        }
    }

    pub(crate) fn learn(&mut self, key: Key, day: DayNumber, finding: &Finding) {
        if key != Key::NONE {
            self.entries.entry(key).or_insert_with(|| Entry::new(day)).learn(day, finding);
        }
    }

    pub(crate) fn recover(&mut self, key: Key, day: DayNumber, recovered: f32) {
        if let Some(entry) = self.entries.get_mut(&key) {
            entry.recover(day, recovered);
        }
    }

    /// Entries kept.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Nothing is remembered.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

impl Entry {
    /// An empty entry of a day.
    pub(crate) fn empty(day: DayNumber) -> Self {
        Self::new(day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_news_weighs_half_after_a_half_life() {
        let mut memory = Memory::default();
        let key = Key::of("GB123");
        memory.see(key, 0);
        let later = memory.get(key, HALF_LIFE_DAYS as DayNumber).map(|entry| entry.seen);
        assert!(later.is_some_and(|seen| (seen - 0.5).abs() < 1e-6), "{later:?}");
    }

    #[test]
    fn nobody_looked_is_unknown_and_not_zero() {
        let mut memory = Memory::default();
        let key = Key::of("GB123");
        memory.see(key, 0);
        assert!(memory.get(key, 0).is_some_and(|entry| entry.share(0.2).is_nan()));
        memory.learn(key, 0, &Finding { irregular: false, recovered: 0.0, critical: false });
        assert!(memory.get(key, 0).is_some_and(|entry| entry.share(0.2) < 0.2));
    }
}
