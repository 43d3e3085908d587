//! This module decides who trades: importers with their goods, suppliers, declarants and habits, and those among
//! them who mean to deceive.

use crate::goods::Goods;
use crate::random::Stream;
use crate::shipment::Mechanism;

/// Somebody abroad who sells.
#[derive(Debug, Clone)]
pub(crate) struct Supplier {
    pub(crate) name: u32,
    pub(crate) origin: String,
    pub(crate) departure: String,
    /// How much dearer than usual it sells, as a logarithm.
    pub(crate) price: f64,
}

/// Goods that a trader deals in.
#[derive(Debug, Clone)]
pub(crate) struct Business {
    pub(crate) goods: usize,
    pub(crate) suppliers: Vec<Supplier>,
}

/// How somebody deceives.
#[derive(Debug, Clone)]
pub(crate) struct Scheme {
    pub(crate) mechanism: Mechanism,
    /// Share of lines that are false.
    pub(crate) propensity: f64,
    /// How much of the truth is left: 0.5 declares half the value.
    pub(crate) depth: f64,
    /// Who stands behind several companies.
    pub(crate) organiser: Option<usize>,
}

/// An importer.
#[derive(Debug, Clone)]
pub(crate) struct Trader {
    pub(crate) name: u32,
    pub(crate) from: i32,
    pub(crate) until: i32,
    /// Lines a day on average.
    pub(crate) activity: f64,
    pub(crate) business: Vec<Business>,
    pub(crate) declarants: [u32; 2],
    pub(crate) carrier: u32,
    pub(crate) office: u32,
    pub(crate) address: u32,
    pub(crate) account: u32,
    pub(crate) conveyance: u32,
    /// Years before the first day.
    pub(crate) age: f64,
    pub(crate) is_trusted: bool,
    pub(crate) scheme: Option<Scheme>,
    pub(crate) caught: u32,
    pub(crate) rests_until: i32,
}

/// Brokers in the country.
const DECLARANTS: usize = 90;
/// Carriers that call.
const CARRIERS: usize = 45;
/// Offices.
const OFFICES: usize = 12;
/// The country whose goods pay the full duty and come most often.
pub(crate) const PLAIN_ORIGIN: &str = "CN";
/// Ports where goods of others change ships.
const HUBS: [&str; 4] = ["SG", "HK", "AE", "NL"];

/// Duty of a usual consignment for which it is worth lying, in pounds.
const WORTH_LYING: f64 = 50.0;

/// Draws goods by how often they are declared.
pub(crate) fn pick_goods(stream: &mut Stream, goods: &[Goods], worth: impl Fn(&Goods) -> bool) -> usize {
    for _ in 0..64 {
        let at = stream.weighed(goods.iter().map(|goods| goods.weight.sqrt()));
        if worth(&goods[at]) {
            return at;
        }
    }
    0
}

pub(crate) fn supplier(stream: &mut Stream, goods: &Goods) -> Supplier {
    let at = stream.weighed(goods.origins.iter().map(|origin| origin.1));
    let origin = goods.origins[at].0.clone();
    let departure = if stream.chance(0.12) { HUBS[stream.below(HUBS.len())].to_owned() } else { origin.clone() };
    Supplier { name: stream.below(40_000) as u32, origin, departure, price: stream.normal() * 0.12 }
}

/// An honest importer.
pub(crate) fn importer(stream: &mut Stream, name: u32, from: i32, goods: &[Goods]) -> Trader {
    let kinds = 1 + stream.poisson(1.2).min(5) as usize;
    let business = (0..kinds)
        .map(|_| {
            let at = pick_goods(stream, goods, |_| true);
            let count = 1 + stream.poisson(1.0).min(4);
            Business { goods: at, suppliers: (0..count).map(|_| supplier(stream, &goods[at])).collect() }
        })
        .collect();
    let activity = (stream.normal() * 1.1).exp();
    Trader {
        name,
        from,
        until: if stream.chance(0.15) { from + 60 + stream.below(900) as i32 } else { i32::MAX },
        activity,
        business,
        declarants: [stream.below(DECLARANTS) as u32, stream.below(DECLARANTS) as u32],
        carrier: stream.below(CARRIERS) as u32,
        office: stream.below(OFFICES) as u32,
        // A tenth of all sit in business centres that many share.
        address: if stream.chance(0.1) { stream.below(30) as u32 } else { 1_000 + name },
        account: 1_000 + name,
        conveyance: stream.below(900) as u32,
        age: stream.between(0.2, 25.0),
        is_trusted: activity > 2.5 && stream.chance(0.5),
        scheme: None,
        caught: 0,
        rests_until: i32::MIN,
    }
}

/// What a deceiver does, and what it costs to see through it.
pub(crate) fn scheme(stream: &mut Stream, mechanism: Mechanism, difficulty: f64, organiser: Option<usize>) -> Scheme {
    let often = 0.75 - 0.45 * difficulty;
    let deep = 0.35 + 0.35 * difficulty;
    Scheme {
        mechanism,
        propensity: (often + stream.between(-0.15, 0.15)).clamp(0.05, 0.95),
        depth: (deep + stream.between(-0.15, 0.15)).clamp(0.1, 0.9),
        organiser,
    }
}

/// Turns a trader to goods for which a mechanism is worth the risk.
pub(crate) fn turn_to(stream: &mut Stream, trader: &mut Trader, mechanism: Mechanism, goods: &[Goods]) {
    // Nobody risks a company for a few pounds.
    let duty = |candidate: &Goods| candidate.usual_value() * candidate.rate;
    let worth = |candidate: &Goods| match mechanism {
        Mechanism::Misclassification => candidate.cheaper.is_some() && duty(candidate) > WORTH_LYING,
        Mechanism::Concealment | Mechanism::Licence => candidate.weight > 40.0,
        _ => duty(candidate) > WORTH_LYING,
    };
    let at = pick_goods(stream, goods, worth);
    let mut supplier = supplier(stream, &goods[at]);
    if mechanism == Mechanism::FalseOrigin {
        supplier.origin = PLAIN_ORIGIN.to_owned();
        supplier.departure = if stream.chance(0.5) { PLAIN_ORIGIN.to_owned() } else { HUBS[stream.below(HUBS.len())].to_owned() };
    }
    trader.business.insert(0, Business { goods: at, suppliers: vec![supplier] });
    trader.business.truncate(3);
}
