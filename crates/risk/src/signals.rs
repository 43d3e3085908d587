//! This module decides the signals of a line: what a model is told of it.
//!
//! Signals are computed in one pass, in the order of time, from the line and from what was known before it:
//! [`Signals::of`] reads the running state, [`Signals::see`] adds a line to it, and [`Signals::learn`] adds what was
//! found once it is known. The same calls serve training and deciding, so no signal can see the future.

use serde::{Deserialize, Serialize};

use crate::catalogue::{FIGURES, PLACES, SIGNAL_COUNT, SURPRISES, Vector};
use crate::memory::{Entry, Memory};
use crate::near::Near;
use crate::observation::{DayNumber, Figures, Finding, Key, Observation, Role, positive_log};
use crate::pairings::{PAIRING_COUNT, PAIRINGS, keys};
use crate::prices::Prices;
use crate::rings::Rings;

/// The running state that signals are computed from. It only ever knows the past.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Signals {
    memory: Memory,
    prices: Prices,
    rings: Rings,
    all: Option<Entry>,
    /// In a file it stands apart ([`Bundle`](crate::Bundle)).
    #[serde(skip)]
    pub(crate) near: Near,
}

impl Signals {
    /// The signals of a line, from what is known now.
    pub fn of(&self, line: &Observation) -> Vector {
        let mut vector = [f32::NAN; SIGNAL_COUNT];
        let mut slots = vector.iter_mut();
        let mut put = |figure: f32| {
            if let Some(slot) = slots.next() {
                *slot = figure;
            }
        };
        let keys = keys(line);
        let raw = keys.map(|key| self.memory.raw(key));
        let entries = raw.map(|entry| entry.map(|entry| entry.at(line.day)));
        let prior = self.prior(line.day);
        figures(line).into_iter().for_each(&mut put);
        let surprises = SURPRISES.map(|(whole, both, ..)| {
            let of = |name: &str| pairing(name).and_then(|at| entries.get(at).copied().flatten()).map_or(0.0, |entry| entry.seen);
            -((of(both) + 0.1) / (of(whole) + 1.0)).ln()
        });
        for figure in self.course(line, raw, prior, surprises) {
            put(figure);
        }
        let unit_value = line.log_unit_value();
        for (table, (_, roles, ..)) in PLACES.iter().enumerate() {
            let place = self.prices.place(place_key(line, roles, table), unit_value);
            put(place.map_or(f32::NAN, |place| place.distance));
        }
        surprises.into_iter().for_each(&mut put);
        for entry in entries {
            put(entry.map_or(0.0, |entry| entry.seen.ln_1p()));
            put(entry.map_or(f32::NAN, |entry| entry.share(prior)));
        }
        let around = self.near.of(line);
        put(around.size.ln_1p());
        put(around.entry.share(prior));
        put(around.entry.usual_recovery());
        vector
    }

    /// Meets a line. Nothing is known yet of whether it was right.
    pub fn see(&mut self, line: &Observation) {
        for key in keys(line) {
            self.memory.see(key, line.day);
        }
        let unit_value = line.log_unit_value();
        for (table, (_, roles, ..)) in PLACES.iter().enumerate() {
            self.prices.see(place_key(line, roles, table), unit_value);
        }
        self.rings.see(line);
        self.near.see(line);
    }

    /// Learns on a day what was found in a line that was met before.
    pub fn learn(&mut self, line: &Observation, day: DayNumber, finding: &Finding) {
        for key in keys(line) {
            self.memory.learn(key, day, finding);
        }
        self.all.get_or_insert_with(|| Entry::empty(day)).learn(day, finding);
        self.rings.learn(line, day, finding);
        self.near.learn(line, day, finding);
    }

    /// Learns on a day what was recovered of a line in which something had been found before.
    pub fn recover(&mut self, line: &Observation, day: DayNumber, recovered: f32) {
        for key in keys(line) {
            self.memory.recover(key, day, recovered);
        }
        self.near.recover(line, day, recovered);
    }

    /// Share of irregular lines among all that were examined; a fifth while nothing is known.
    pub fn prior(&self, day: DayNumber) -> f32 {
        const UNKNOWN: f32 = 0.2;
        self.all.map(|all| all.at(day).share(UNKNOWN)).filter(|share| !share.is_nan()).unwrap_or(UNKNOWN)
    }

    /// Whether nobody was ever met.
    pub fn is_empty(&self) -> bool {
        self.memory.is_empty()
    }

    /// Relations remembered.
    pub fn relations(&self) -> usize {
        self.memory.len()
    }

    fn course(&self, line: &Observation, raw: [Option<&Entry>; PAIRING_COUNT], prior: f32, surprises: [f32; 4]) -> [f32; 8] {
        let entry = |name: &str| pairing(name).and_then(|at| raw.get(at).copied().flatten());
        let known = |name: &str| entry(name).map_or(0.0, |entry| days(line.day - entry.first));
        let importer = entry("importer");
        let ring = self.rings.of(line);
        [
            known("importer"),
            known("consignor"),
            known("importer.consignor"),
            importer.map_or(f32::NAN, |entry| days(line.day - entry.last)),
            ring.map_or(0.0, |ring| (ring.size as f32).ln()),
            ring.map_or(f32::NAN, |ring| ring.entry.share(prior)),
            surprises.iter().sum(),
            importer.map_or(f32::NAN, Entry::usual_recovery),
        ]
    }
}

fn days(days: DayNumber) -> f32 {
    (days.max(0) as f32).ln_1p()
}

fn pairing(name: &str) -> Option<usize> {
    PAIRINGS.iter().position(|pairing| pairing.name == name)
}

fn place_key(line: &Observation, roles: &[Role], table: usize) -> Key {
    let mut keys = roles.iter().map(|role| line.key(*role).within(*role as u8));
    let first = keys.next().unwrap_or_default();
    keys.fold(first, Key::and).within(table as u8 + 1)
}

fn figures(line: &Observation) -> [f32; FIGURES.len()] {
    let Figures { value, net_mass, quantity, rate, charges, items, .. } = line.figures;
    let Figures { amendments, disagreements, weighed, delay, company_age, trusted, .. } = line.figures;
    [
        positive_log(value),
        positive_log(net_mass),
        line.log_unit_value(),
        rate,
        charges.max(0.0).ln_1p(),
        items,
        amendments,
        disagreements,
        weighed,
        delay,
        company_age,
        trusted,
        zeros(value),
        line.day.rem_euclid(7) as f32,
        positive_log(net_mass) - positive_log(quantity),
    ]
}

/// Zeros at the end of a whole amount; a human guess is rounder than a price.
fn zeros(value: f32) -> f32 {
    if !(value >= 1.0 && value.is_finite()) {
        return f32::NAN;
    }
    let mut rest = value.round() as u64;
    let mut count = 0.0;
    while rest > 0 && rest.is_multiple_of(10) {
        rest /= 10;
        count += 1.0;
    }
    count
}
