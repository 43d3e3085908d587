//! This module decides the signals: what a model is told of a line, each with a name, a unit and a sentence.
//!
//! Signals are computed in one pass, in the order of time, from the line and from what was known before it:
//! [`Signals::of`] reads the running state, [`Signals::see`] adds a line to it, and [`Signals::learn`] adds what was
//! found once it is known. The same calls serve training and deciding, so no signal can see the future.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::memory::{Entry, Memory};
use crate::observation::{DayNumber, Figures, Finding, Key, Observation, Role, positive_log};
use crate::pairings::{PAIRING_COUNT, PAIRINGS, keys};
use crate::prices::Prices;
use crate::rings::Rings;

/// Name, unit and sentence of a signal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signal {
    /// Name: `importer.hits`.
    pub name: String,
    /// Unit: `share`, `log lines`, `days`.
    pub unit: &'static str,
    /// What it says, in English.
    pub en: String,
    /// What it says, in Chinese.
    pub zh: String,
}

impl Signal {
    /// Whether it tells what examinations found, and not what was declared.
    pub fn is_of_findings(&self) -> bool {
        self.name.ends_with("hits") || self.name.ends_with("found")
    }
}

/// Where prices of a line are compared.
const PLACES: [(&str, &[Role], &str, &str); 4] = [
    ("goods", &[Role::Goods], "other goods of this code", "同商品"),
    ("goods.origin", &[Role::Goods, Role::Origin], "these goods from this origin", "同商品同原产国"),
    ("goods.consignor", &[Role::Goods, Role::Consignor], "these goods of this consignor", "同商品同发货人"),
    ("importer.goods", &[Role::Importer, Role::Goods], "these goods of this importer", "同进口商同商品"),
];

/// Relations whose novelty is measured: of the first, how unusual is both together.
const SURPRISES: [(&str, &str, &str, &str); 4] = [
    ("importer", "importer.heading", "the goods for this importer", "该进口商的商品"),
    ("importer", "importer.origin", "the origin for this importer", "该进口商的原产国"),
    ("consignor", "consignor.goods", "the goods for this consignor", "该发货人的商品"),
    ("goods", "goods.origin", "the origin for these goods", "该商品的原产国"),
];

/// Signals that are figures of the line itself.
const FIGURES: [(&str, &str, &str, &str); 15] = [
    ("value", "log currency", "customs value", "完税价格"),
    ("net_mass", "log kg", "net mass", "净重"),
    ("unit_value", "log currency per kg", "value of a kilogram", "每公斤价格"),
    ("rate", "share", "duty rate", "税率"),
    ("charges", "log currency", "declared duty and taxes", "申报税款"),
    ("items", "items", "goods items of the declaration", "商品项数"),
    ("amendments", "times", "times the declaration was amended", "修改次数"),
    ("disagreements", "fields", "fields in which papers disagree", "单证不符项"),
    ("weighed", "ratio", "weighed over declared mass", "实测与申报重量之比"),
    ("delay", "days", "days over the usual journey", "超出常规运输的天数"),
    ("company_age", "years", "age of the importer's company", "企业成立年数"),
    ("trusted", "yes or no", "authorised economic operator", "经认证的经营者"),
    ("round_value", "digits", "zeros at the end of the value", "价格末尾零的个数"),
    ("weekday", "day", "day of the week", "星期"),
    ("quantity_mass", "log kg per unit", "mass of a supplementary unit", "每计量单位重量"),
];

/// Signals of time and of belonging.
const COURSE: [(&str, &str, &str, &str); 8] = [
    ("importer.known", "log days", "days since this importer was first met", "首次见到该进口商以来的天数"),
    ("consignor.known", "log days", "days since this consignor was first met", "首次见到该发货人以来的天数"),
    ("importer.consignor.known", "log days", "days since these two first traded", "双方首次交易以来的天数"),
    ("importer.rest", "log days", "days since this importer was last met", "距该进口商上次申报的天数"),
    (
        "ring.size",
        "log importers",
        "importers that share an address, account or conveyance",
        "共用地址、账户或运输工具的进口商数",
    ),
    ("ring.hits", "share", "share of irregular lines in that group", "该群体的违规比例"),
    ("novelty", "nats", "how unusual the relations of this line are together", "整体关系的异常程度"),
    ("found", "log currency", "revenue usually recovered from this importer", "该进口商通常补征税额"),
];

/// How many signals there are.
pub const SIGNAL_COUNT: usize = FIGURES.len() + COURSE.len() + PLACES.len() + SURPRISES.len() + 2 * PAIRING_COUNT;

/// Every signal, in the order of a [`Vector`].
pub static SIGNALS: LazyLock<Vec<Signal>> = LazyLock::new(|| {
    let told = |(name, unit, en, zh): &(&str, &'static str, &str, &str)| Signal {
        name: (*name).to_owned(),
        unit,
        en: (*en).to_owned(),
        zh: (*zh).to_owned(),
    };
    let mut signals: Vec<Signal> = FIGURES.iter().chain(&COURSE).map(told).collect();
    signals.extend(PLACES.iter().map(|(name, _, en, zh)| Signal {
        name: format!("price.{name}"),
        unit: "robust standard deviations",
        en: format!("price against {en}"),
        zh: format!("与{zh}相比的价格"),
    }));
    signals.extend(SURPRISES.iter().map(|(_, name, en, zh)| Signal {
        name: format!("surprise.{name}"),
        unit: "nats",
        en: format!("how unusual is {en}"),
        zh: format!("{zh}的异常程度"),
    }));
    for pairing in PAIRINGS {
        signals.push(Signal {
            name: format!("{}.seen", pairing.name),
            unit: "log lines",
            en: format!("how often {} was met", pairing.en),
            zh: format!("{}出现次数", pairing.zh),
        });
        signals.push(Signal {
            name: format!("{}.hits", pairing.name),
            unit: "share",
            en: format!("share of irregular lines when {} was examined", pairing.en),
            zh: format!("{}被查验时的违规比例", pairing.zh),
        });
    }
    signals
});

/// Places of the signals that tell a share of irregular lines; unknown where nobody looked.
pub static HIT_SIGNALS: LazyLock<Vec<usize>> =
    LazyLock::new(|| SIGNALS.iter().enumerate().filter(|(_, signal)| signal.name.ends_with(".hits")).map(|(at, _)| at).collect());

/// The place of a signal in a [`Vector`].
pub fn position(name: &str) -> Option<usize> {
    SIGNALS.iter().position(|signal| signal.name == name)
}

/// The signals of one line; NaN where nothing is known.
pub type Vector = [f32; SIGNAL_COUNT];

/// How many signals the first version had whose vectors were kept.
const FIRST_COUNT: usize = 87;

/// The vector of signals that a version before computed: signals are only ever added at the end, and those that it did not
/// compute are unknown. None when there are more than this version has, or fewer than any version had.
///
/// ```
/// use risk::{SIGNAL_COUNT, extended};
///
/// let read = extended(&[0.5; 87]).unwrap();
/// assert!(read[86] == 0.5 && read[87..].iter().all(|figure| figure.is_nan()));
/// assert!(extended(&[0.5; 86]).is_none() && extended(&[0.5; SIGNAL_COUNT + 1]).is_none());
/// ```
pub fn extended(figures: &[f32]) -> Option<Vector> {
    let mut vector = [f32::NAN; SIGNAL_COUNT];
    let known = vector.get_mut(..figures.len()).filter(|known| known.len() >= FIRST_COUNT)?;
    known.copy_from_slice(figures);
    Some(vector)
}

/// The running state that signals are computed from. It only ever knows the past.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Signals {
    memory: Memory,
    prices: Prices,
    rings: Rings,
    all: Option<Entry>,
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
    }

    /// Learns on a day what was found in a line that was met before.
    pub fn learn(&mut self, line: &Observation, day: DayNumber, finding: &Finding) {
        for key in keys(line) {
            self.memory.learn(key, day, finding);
        }
        self.all.get_or_insert_with(|| Entry::empty(day)).learn(day, finding);
        self.rings.learn(line, day, finding);
    }

    /// Learns on a day what was recovered of a line in which something had been found before.
    pub fn recover(&mut self, line: &Observation, day: DayNumber, recovered: f32) {
        for key in keys(line) {
            self.memory.recover(key, day, recovered);
        }
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
            importer.filter(|entry| entry.examined > 0.0).map_or(f32::NAN, |entry| entry.recovered / entry.examined),
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
