//! This module decides the course of the days: who trades, who deceives, who comes and goes, and what those who are
//! caught do next.

use risk::{DayNumber, Figures, Role};

use crate::fraud::{Consignment, charges, falsify};
use crate::goods::{self, Goods};
use crate::random::Stream;
use crate::shipment::{Mechanism, Shipment, Truth};
use crate::trader::{Trader, importer, scheme, supplier, turn_to};

/// Seeds that models may be tuned on.
pub const TRAINING_SEEDS: [u64; 4] = [101, 102, 103, 104];
/// Seeds that are only ever reported, every run of them.
pub const TEST_SEEDS: [u64; 10] = [9001, 9002, 9003, 9004, 9005, 9006, 9007, 9008, 9009, 9010];

/// A fraud that nobody has seen before.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Planted {
    /// Day of its first line, counted from the first day.
    pub after: i32,
    /// What is done.
    pub mechanism: Mechanism,
    /// Traders that do it.
    pub traders: usize,
}

/// What a country is made of.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Settings {
    /// Everything follows from it.
    pub seed: u64,
    /// Lines on an average day.
    pub lines: f64,
    /// Importers on the first day.
    pub importers: usize,
    /// From 0, where fraud is plain, to 1, where it is rare, shallow and quick to change.
    pub difficulty: f64,
    /// A new fraud.
    pub planted: Option<Planted>,
}

impl Default for Settings {
    fn default() -> Self {
        Self { seed: TRAINING_SEEDS[0], lines: 300.0, importers: 1_200, difficulty: 0.5, planted: None }
    }
}

/// The first day: 1 January 2024.
const FIRST_DAY: DayNumber = 19_723;
/// Share of importers that deceive by plan.
const DECEIVERS: f64 = 0.06;
/// Organisers of rings, and companies of each.
const ORGANISERS: usize = 10;
const SHELLS: u32 = 3;
/// Newcomers a day.
const NEWCOMERS: f64 = 0.7;
/// Share of lines with an innocent error.
const ERRORS: f64 = 0.012;
/// Examinations that see what is wrong.
const VISIBLE: f64 = 0.95;
/// What planned deceit looks like: mechanism and how common it is.
const MECHANISMS: [(Mechanism, f64); 7] = [
    (Mechanism::Undervaluation, 0.34),
    (Mechanism::Misclassification, 0.2),
    (Mechanism::FalseOrigin, 0.15),
    (Mechanism::Splitting, 0.06),
    (Mechanism::Quantity, 0.13),
    (Mechanism::Concealment, 0.07),
    (Mechanism::Licence, 0.05),
];

#[derive(Debug, Clone)]
struct Organiser {
    mechanism: Mechanism,
    addresses: [u32; 2],
    account: u32,
    conveyance: u32,
    /// Days on which a new company opens.
    opening: Vec<i32>,
}

/// The country, and the day it has come to.
#[derive(Debug, Clone)]
pub struct World {
    settings: Settings,
    goods: Vec<Goods>,
    /// How far the price of goods has drifted, as a logarithm.
    drift: Vec<f64>,
    traders: Vec<Trader>,
    organisers: Vec<Organiser>,
    today: i32,
    numbers: u64,
    scale: f64,
}

impl World {
    /// A country before its first day.
    pub fn new(settings: Settings) -> Self {
        let goods = goods::all();
        let mut stream = Stream::of([settings.seed, 1, 0]);
        let mut traders = Vec::with_capacity(settings.importers);
        for name in 0..settings.importers as u32 {
            let mut trader = importer(&mut stream, name, 0, &goods);
            if stream.chance(DECEIVERS) {
                let mechanism = draw_mechanism(&mut stream);
                deceive(&mut stream, &mut trader, mechanism, settings.difficulty, &goods);
            }
            traders.push(trader);
        }
        let activity: f64 = traders.iter().map(|trader| trader.activity).sum();
        let mut world = Self {
            drift: vec![0.0; goods.len()],
            goods,
            traders,
            organisers: Vec::new(),
            today: 0,
            numbers: 0,
            scale: settings.lines / activity.max(1.0),
            settings,
        };
        for number in 0..ORGANISERS as u32 {
            let mechanism = draw_mechanism(&mut stream);
            let base = 500_000 + number * 10;
            world.organisers.push(Organiser {
                mechanism,
                addresses: [base, base + 1],
                account: base,
                conveyance: base,
                opening: (0..SHELLS).map(|_| stream.below(200) as i32 - 100).collect(),
            });
        }
        world
    }

    /// The lines of the next day, in the order of their numbers.
    pub fn day(&mut self) -> Vec<Shipment> {
        self.open_companies();
        self.drift_prices();
        let season = 1.0 + 0.15 * (std::f64::consts::TAU * f64::from(self.today) / 365.25).sin();
        let weekday = if (self.today + 1) % 7 >= 5 { 0.35 } else { 1.26 };
        let mut lines = Vec::new();
        for at in 0..self.traders.len() {
            let trader = &self.traders[at];
            if self.today < trader.from || self.today >= trader.until {
                continue;
            }
            let mut stream = Stream::of([self.settings.seed, 1_000 + at as u64, self.today as u64]);
            let count = stream.poisson(trader.activity * self.scale * season * weekday);
            for _ in 0..count {
                self.trade(&mut stream, at, &mut lines);
            }
        }
        self.today += 1;
        lines
    }

    /// Tells a trader that a line of it was examined and found false: it changes its ways.
    pub fn caught(&mut self, line: &Shipment) {
        let difficulty = self.settings.difficulty;
        let today = self.today;
        let Some(trader) = self.traders.get_mut(line.trader) else { return };
        let Some(plan) = &mut trader.scheme else { return };
        trader.caught += 1;
        let mut stream = Stream::of([self.settings.seed, 77, line.number]);
        if let Some(organiser) = plan.organiser {
            // A company that was caught twice is given up, and another opened under the same roof.
            if trader.caught >= 2 && trader.until == i32::MAX {
                trader.until = today + 3;
                if let Some(organiser) = self.organisers.get_mut(organiser) {
                    organiser.opening.push(today + 10 + stream.below(40) as i32);
                }
            }
            return;
        }
        trader.rests_until = today + (10.0 + stream.unit() * 50.0 * (0.5 + difficulty)) as i32;
        plan.propensity *= 1.0 - 0.35 * difficulty;
        plan.depth = (plan.depth + 0.1 * difficulty).min(0.9);
        if stream.chance(0.35 * difficulty) {
            plan.mechanism = draw_mechanism(&mut stream);
            let mechanism = plan.mechanism;
            turn_to(&mut stream, trader, mechanism, &self.goods);
        } else if stream.chance(0.5) {
            let at = trader.business.first().map_or(0, |business| business.goods);
            let fresh = supplier(&mut stream, &self.goods[at]);
            if let Some(known) = trader.business.first_mut().and_then(|business| business.suppliers.first_mut()) {
                known.name = fresh.name;
            }
        }
    }

    fn open_companies(&mut self) {
        let mut stream = Stream::of([self.settings.seed, 2, self.today as u64]);
        let difficulty = self.settings.difficulty;
        for _ in 0..stream.poisson(NEWCOMERS) {
            let mut trader = importer(&mut stream, self.traders.len() as u32, self.today, &self.goods);
            trader.age = stream.between(0.0, 3.0);
            if stream.chance(DECEIVERS * 1.5) {
                let mechanism = draw_mechanism(&mut stream);
                deceive(&mut stream, &mut trader, mechanism, difficulty, &self.goods);
            }
            self.traders.push(trader);
        }
        if let Some(planted) = self.settings.planted.filter(|planted| planted.after == self.today) {
            for _ in 0..planted.traders {
                let mut trader = importer(&mut stream, self.traders.len() as u32, self.today, &self.goods);
                deceive(&mut stream, &mut trader, planted.mechanism, difficulty, &self.goods);
                trader.activity = trader.activity.max(1.0);
                self.traders.push(trader);
            }
        }
        for number in 0..self.organisers.len() {
            let mut stream = Stream::of([self.settings.seed, 3_000 + number as u64, self.today as u64]);
            let due = self.organisers[number].opening.iter().filter(|day| **day <= self.today).count();
            self.organisers[number].opening.retain(|day| *day > self.today);
            for _ in 0..due {
                self.open_shell(&mut stream, number);
            }
        }
    }

    fn open_shell(&mut self, stream: &mut Stream, number: usize) {
        let difficulty = self.settings.difficulty;
        let organiser = self.organisers[number].clone();
        let name = self.traders.len() as u32;
        let mut shell = importer(stream, name, self.today, &self.goods);
        deceive(stream, &mut shell, organiser.mechanism, difficulty, &self.goods);
        if let Some(plan) = &mut shell.scheme {
            plan.organiser = Some(number);
            plan.propensity = (plan.propensity + 0.2).min(0.95);
        }
        shell.age = stream.between(0.0, 0.6);
        shell.until = i32::MAX;
        shell.activity = stream.between(0.8, 2.5);
        shell.is_trusted = false;
        // The harder the country, the less the companies of an organiser share.
        let shares = 0.9 - 0.5 * difficulty;
        if stream.chance(shares) {
            shell.address = organiser.addresses[stream.below(2)];
        }
        if stream.chance(shares) {
            shell.account = organiser.account;
        }
        if stream.chance(shares) {
            shell.conveyance = organiser.conveyance;
        }
        self.traders.push(shell);
    }

    fn drift_prices(&mut self) {
        let mut stream = Stream::of([self.settings.seed, 4, self.today as u64]);
        for drift in &mut self.drift {
            *drift = (*drift * 0.999) + stream.normal() * 0.008;
        }
    }

    fn trade(&mut self, stream: &mut Stream, at: usize, lines: &mut Vec<Shipment>) {
        let trader = &self.traders[at];
        let difficulty = self.settings.difficulty;
        let plan = trader.scheme.as_ref().filter(|_| self.today >= trader.rests_until);
        let deceives = plan.filter(|plan| stream.chance(plan.propensity));
        // Whoever deceives does so with the goods for which it pays; they stand first.
        let pick = if deceives.is_some() { 0 } else { stream.below(trader.business.len()) };
        let business = &trader.business[pick];
        let supplier = &business.suppliers[stream.below(business.suppliers.len())];
        let goods = &self.goods[business.goods];
        let mass = (goods.mass + goods.mass_deviation * stream.normal()).exp().clamp(0.1, 400_000.0);
        let noise = goods.unit_deviation * (0.4 + 0.5 * difficulty) * stream.normal();
        let unit_value = (goods.unit_value + self.drift[business.goods] + supplier.price + noise).exp();
        let value = (mass * unit_value).clamp(5.0, 5_000_000.0);
        let claims = goods::is_preferred(&supplier.origin) && goods.rate > 0.0 && stream.chance(0.8);
        let rate = if claims { 0.0 } else { goods.rate };
        let owed = charges(value, rate);
        let mut told = Consignment {
            goods: business.goods,
            value,
            mass,
            rate,
            origin: supplier.origin.clone(),
            departure: supplier.departure.clone(),
            preference: if claims { "300" } else { "100" },
            procedure: if stream.chance(0.03) { "6123" } else { "4000" },
            weight_ratio: 1.0,
            delay: stream.normal() * 1.5,
            disagreements: f64::from(stream.poisson(0.12)),
            amendments: f64::from(stream.poisson(0.07)),
        };
        let consignor = supplier.name;
        let mechanism = match deceives {
            Some(plan) => Some(plan.mechanism),
            None => stream.chance(ERRORS).then_some(Mechanism::Error),
        };
        let depth = deceives.map_or(1.0, |plan| plan.depth);
        if let Some(mechanism) = mechanism {
            falsify(stream, mechanism, depth, difficulty, &self.goods, &mut told);
        }
        let parts = if mechanism == Some(Mechanism::Splitting) { 3 + stream.below(6) } else { 1 };
        for _ in 0..parts {
            let mut part = told.clone();
            if parts > 1 {
                part.value *= stream.between(0.85, 1.0);
                part.mass = mass * part.value / value;
            }
            let truth = Truth {
                mechanism,
                shortfall: shortfall(mechanism, owed, parts, charges(part.value, part.rate), value),
                is_visible: stream.chance(VISIBLE),
            };
            let line = self.declared(stream, at, consignor, &part, truth);
            lines.push(line);
            self.numbers += 1;
        }
    }

    fn declared(&self, stream: &mut Stream, at: usize, consignor: u32, told: &Consignment, truth: Truth) -> Shipment {
        let trader = &self.traders[at];
        let goods = &self.goods[told.goods];
        let is_air = stream.chance(goods.air);
        let cents = |amount: f64| ((amount * 100.0).round() / 100.0) as f32;
        let is_weighed = stream.chance(if is_air { 0.1 } else { 0.3 });
        let mut names: [String; Role::COUNT] = std::array::from_fn(|_| String::new());
        let mut name = |role: Role, text: String| names[role as usize] = text;
        name(Role::Importer, format!("IM{:06}", trader.name));
        name(Role::Declarant, format!("DE{:03}", trader.declarants[usize::from(stream.chance(0.2))]));
        name(Role::Consignor, format!("CO{consignor:06}"));
        name(Role::Carrier, format!("CA{:03}", trader.carrier));
        name(Role::Office, format!("GB{:06}", trader.office + if stream.chance(0.1) { 1 } else { 0 }));
        name(Role::Origin, told.origin.clone());
        name(Role::Departure, told.departure.clone());
        name(Role::Mode, if is_air { "4" } else { "1" }.to_owned());
        name(Role::Process, if stream.chance(0.9) { "A" } else { "D" }.to_owned());
        name(Role::Procedure, told.procedure.to_owned());
        name(Role::Use, String::new());
        name(Role::Payment, if trader.is_trusted { "E" } else { "A" }.to_owned());
        name(Role::Preference, told.preference.to_owned());
        name(Role::Address, format!("AD{:06}", trader.address));
        name(Role::Account, format!("AC{:06}", trader.account));
        name(Role::Conveyance, format!("CV{:06}", trader.conveyance));
        let gross = told.weight_ratio * (1.0 + 0.02 * stream.normal());
        Shipment {
            number: self.numbers,
            day: FIRST_DAY + self.today,
            goods: goods.code.clone(),
            names,
            figures: Figures {
                value: cents(told.value.max(1.0)),
                net_mass: cents(told.mass.max(0.05)),
                quantity: f32::NAN,
                rate: told.rate as f32,
                charges: cents(charges(told.value, told.rate)),
                items: (1 + stream.poisson(0.8)) as f32,
                amendments: told.amendments as f32,
                disagreements: told.disagreements as f32,
                weighed: if is_weighed { cents(gross) } else { f32::NAN },
                delay: ((told.delay * 10.0).round() / 10.0) as f32,
                company_age: ((trader.age + f64::from(self.today - trader.from.max(0)) / 365.25) * 10.0).round() as f32 / 10.0,
                trusted: f32::from(u8::from(trader.is_trusted)),
            },
            truth,
            trader: at,
        }
    }
}

fn draw_mechanism(stream: &mut Stream) -> Mechanism {
    MECHANISMS[stream.weighed(MECHANISMS.iter().map(|(_, share)| *share))].0
}

fn deceive(stream: &mut Stream, trader: &mut Trader, mechanism: Mechanism, difficulty: f64, goods: &[Goods]) {
    turn_to(stream, trader, mechanism, goods);
    trader.scheme = Some(scheme(stream, mechanism, difficulty, None));
    trader.activity *= 0.8;
    trader.is_trusted = false;
}

/// Duty and taxes that are missing from one declared part.
fn shortfall(mechanism: Option<Mechanism>, owed: f64, parts: usize, told: f64, value: f64) -> f64 {
    match mechanism {
        None => 0.0,
        // What is hidden is seized; its worth as revenue is a fine of a tenth of the cover's value, at most 2,000.
        Some(Mechanism::Concealment | Mechanism::Licence) => (value * 0.1).min(2_000.0),
        Some(_) => (owed / parts as f64 - told).max(0.0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn a_country_trades_deceives_and_adapts() {
        let mut world = World::new(Settings::default());
        let mut lines = 0;
        let mut found: BTreeMap<Mechanism, usize> = BTreeMap::new();
        for _ in 0..200 {
            for line in world.day() {
                lines += 1;
                if let Some(mechanism) = line.truth.mechanism {
                    *found.entry(mechanism).or_default() += 1;
                }
                assert!(line.truth.mechanism.is_some() || line.truth.shortfall == 0.0);
            }
        }
        let irregular: usize = found.values().sum();
        assert!((45_000..75_000).contains(&lines), "{lines} lines");
        assert!((0.02..0.10).contains(&(irregular as f64 / f64::from(lines))), "{found:?} of {lines}");
        assert_eq!(found.len(), 8, "every mechanism but the one kept for tests: {found:?}");
    }

    #[test]
    fn whoever_is_caught_changes_and_nobody_else_does() {
        let settings = Settings { difficulty: 1.0, ..Settings::default() };
        let (mut calm, mut hunted) = (World::new(settings), World::new(settings));
        let planned = |line: &Shipment| !matches!(line.truth.mechanism, None | Some(Mechanism::Error));
        let (mut honest_calm, mut honest_hunted) = (0, 0);
        let (mut false_calm, mut false_hunted) = (0, 0);
        for _ in 0..150 {
            let is_deceiver = |world: &World, line: &Shipment| world.traders[line.trader].scheme.is_some();
            for line in calm.day() {
                honest_calm += usize::from(!is_deceiver(&calm, &line));
                false_calm += usize::from(planned(&line));
            }
            for line in hunted.day() {
                honest_hunted += usize::from(!is_deceiver(&hunted, &line));
                false_hunted += usize::from(planned(&line));
                if planned(&line) {
                    hunted.caught(&line);
                }
            }
        }
        assert!(false_hunted * 2 < false_calm, "{false_hunted} against {false_calm}");
        assert!(honest_hunted.abs_diff(honest_calm) * 50 < honest_calm, "{honest_hunted} against {honest_calm}");
    }
}
