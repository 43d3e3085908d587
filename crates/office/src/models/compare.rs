//! This module decides how the champion and the challenger are compared: on the same cases, at the same capacity, by what
//! was found where somebody looked.

use std::cmp::Reverse;

use risk::psi;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde::Serialize;
use store::{PROBABILITY_BAND, Shadowed};
use utoipa::ToSchema;

use crate::analyst::Rate;

/// The share that is compared where the law names none.
const SHARE_DEFAULT: Decimal = Decimal::from_parts(5, 0, 0, false, 2);
/// Bands of probability.
const BANDS: usize = 20;

/// Champion and challenger on the same cases.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[schema(as = ModelsCompared)]
pub struct Compared {
    /// Cases that both scored.
    pub cases: u64,
    /// The share of them that each may stop.
    pub share: Decimal,
    /// The champion's best.
    pub champion: AtCapacity,
    /// The challenger's best.
    pub challenger: AtCapacity,
    /// Cases that both would stop.
    pub both: u64,
    /// How differently they spread their probabilities: population stability index; none of too few cases.
    pub psi: Option<f64>,
}

/// What a model would stop at the same capacity, and what was found there.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct AtCapacity {
    /// How many it would stop.
    pub stops: u64,
    /// Of those that were examined, whatever chose them, the irregular ones. The champion chose many of them itself.
    pub irregular: Rate,
    /// Of those that chance alone sent to examination, the irregular ones: the sample that no model chose.
    pub by_chance: Rate,
}

/// Compares on cases of which both spoke.
pub(super) fn compare(cases: &[Shadowed], share: Option<Decimal>) -> Compared {
    let share = share.filter(|share| *share > Decimal::ZERO && *share <= Decimal::ONE).unwrap_or(SHARE_DEFAULT);
    let stops = (Decimal::from(cases.len()) * share).ceil().to_usize().unwrap_or(0).min(cases.len());
    let best = |worth: fn(&Shadowed) -> i64| -> Vec<usize> {
        let mut order: Vec<usize> = (0..cases.len()).collect();
        order.sort_by_key(|place| (Reverse(cases.get(*place).map_or(0, worth)), *place));
        order.truncate(stops);
        order.sort_unstable();
        order
    };
    let (champion, challenger) = (best(|one| one.worth), best(|one| one.shadow_worth));
    let both = champion.iter().filter(|place| challenger.binary_search(place).is_ok()).count();
    let bands = |probability: fn(&Shadowed) -> i64| {
        let mut bands = vec![0_u64; BANDS];
        for one in cases {
            let band = usize::try_from(probability(one) / PROBABILITY_BAND).unwrap_or(0).min(BANDS - 1);
            if let Some(count) = bands.get_mut(band) {
                *count += 1;
            }
        }
        bands
    };
    Compared {
        cases: cases.len() as u64,
        share,
        champion: found(cases, &champion),
        challenger: found(cases, &challenger),
        both: both as u64,
        psi: psi(&bands(|one| one.probability), &bands(|one| one.shadow_probability)),
    }
}

fn found(cases: &[Shadowed], places: &[usize]) -> AtCapacity {
    let rate = |is_counted: fn(&Shadowed) -> bool| {
        let those = places.iter().filter_map(|place| cases.get(*place)).filter(|one| is_counted(one));
        let results: Vec<&str> = those.filter_map(|one| one.result.as_deref()).collect();
        Rate::of(results.iter().filter(|result| **result != "conform").count() as u64, results.len() as u64)
    };
    AtCapacity { stops: places.len() as u64, irregular: rate(|_| true), by_chance: rate(|one| one.basis == "chance") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn case(worth: i64, shadow_worth: i64, basis: &str, result: Option<&str>) -> Shadowed {
        let result = result.map(str::to_owned);
        let (probability, shadow_probability) = (worth * 1_000, shadow_worth * 1_000);
        Shadowed { basis: basis.to_owned(), result, probability, worth, shadow_probability, shadow_worth }
    }

    #[test]
    fn each_is_judged_by_what_was_found_in_its_own_best() {
        let cases = [
            case(90, 10, "score", Some("conform")),
            case(80, 85, "score", Some("discrepancy")),
            case(10, 95, "chance", Some("seize")),
            case(20, 20, "none", None),
        ];
        let told = compare(&cases, Some(Decimal::new(5, 1)));
        assert_eq!((told.cases, told.champion.stops, told.challenger.stops, told.both), (4, 2, 2, 1));
        assert_eq!((told.champion.irregular.hits, told.champion.irregular.of), (1, 2));
        assert_eq!((told.challenger.irregular.hits, told.challenger.irregular.of), (2, 2));
        assert_eq!((told.champion.by_chance.of, told.challenger.by_chance.hits), (0, 1));
        assert_eq!(told.psi, None, "of four cases nothing is said");
    }

    #[test]
    fn nothing_is_compared_of_nothing() {
        let told = compare(&[], None);
        assert_eq!((told.cases, told.champion.stops, told.champion.irregular.share, told.psi), (0, 0, None, None));
        assert_eq!(told.share, SHARE_DEFAULT);
    }
}
