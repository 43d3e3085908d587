//! This module decides how a true consignment becomes a false declaration: one small function for each mechanism.

use crate::goods::{Goods, preferred};
use crate::random::Stream;
use crate::shipment::Mechanism;

/// A consignment before it is declared; mechanisms change what is declared, not what is true.
#[derive(Debug, Clone)]
pub(crate) struct Consignment {
    pub(crate) goods: usize,
    pub(crate) value: f64,
    pub(crate) mass: f64,
    pub(crate) rate: f64,
    pub(crate) origin: String,
    pub(crate) departure: String,
    pub(crate) preference: &'static str,
    pub(crate) procedure: &'static str,
    /// True over declared mass, if it were weighed.
    pub(crate) weight_ratio: f64,
    pub(crate) delay: f64,
    pub(crate) disagreements: f64,
    pub(crate) amendments: f64,
}

/// Value-added tax of the country.
pub(crate) const TAX: f64 = 0.2;
/// Consignments below this value pay no duty, in pounds.
pub(crate) const THRESHOLD: f64 = 135.0;

/// Duty and tax on what is declared or true.
pub(crate) fn charges(value: f64, rate: f64) -> f64 {
    if value <= THRESHOLD {
        return 0.0;
    }
    let duty = value * rate;
    duty + (value + duty) * TAX
}

/// Makes it false. What it really owes was computed before.
pub(crate) fn falsify(
    stream: &mut Stream,
    mechanism: Mechanism,
    depth: f64,
    difficulty: f64,
    goods: &[Goods],
    told: &mut Consignment,
) {
    match mechanism {
        Mechanism::Error => {
            told.value *= stream.between(0.9, 0.99);
        }
        Mechanism::Undervaluation => {
            told.value *= depth;
            // A made-up invoice is rounder than a real one.
            if stream.chance(0.5 * (1.0 - difficulty)) {
                told.value = (told.value / 100.0).ceil() * 100.0;
            }
        }
        Mechanism::Misclassification => {
            if let Some(cheaper) = goods.get(told.goods).and_then(|goods| goods.cheaper) {
                told.goods = cheaper;
                told.rate = goods.get(cheaper).map_or(told.rate, |goods| goods.rate);
            }
        }
        Mechanism::FalseOrigin => {
            told.origin = preferred(stream.below(14)).to_owned();
            told.preference = "300";
            told.rate = 0.0;
            told.delay += stream.between(0.0, 6.0) * (1.0 - 0.5 * difficulty);
        }
        Mechanism::Splitting => {
            told.value = stream.between(0.7, 0.99) * THRESHOLD;
        }
        Mechanism::Quantity => {
            let hidden = depth.max(0.4);
            told.value *= hidden;
            told.mass *= hidden;
            told.weight_ratio = 1.0 / hidden;
        }
        Mechanism::Concealment => {
            told.weight_ratio = 1.0 + stream.between(0.01, 0.08);
            told.delay += stream.between(0.0, 4.0) * (1.0 - 0.5 * difficulty);
        }
        Mechanism::Licence => {
            told.preference = "100";
        }
        Mechanism::FalseRelief => {
            told.procedure = "6123";
            told.rate = 0.0;
            told.value = told.value.clamp(THRESHOLD * 0.5, THRESHOLD * 0.99) * depth.max(0.6);
        }
    }
    if mechanism != Mechanism::Error {
        let slip = 0.5 * (1.0 - difficulty);
        told.disagreements += f64::from(stream.poisson(slip));
        told.amendments += f64::from(stream.poisson(0.5 * slip));
    }
}
