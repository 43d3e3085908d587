//! This module decides what another share of examinations would give, from the worths of the period's cases: the best
//! are taken first. Within a band of worth, cases are taken to be spread evenly.
#![expect(clippy::float_arithmetic, reason = "bands are logarithmic; sums of money are whole hundredths")]

use rust_decimal::Decimal;
use rust_decimal::prelude::{FromPrimitive, ToPrimitive};
use serde::Serialize;
use store::Outlooks;
use utoipa::ToSchema;

/// Bands of worth in a factor of ten: each begins a quarter above the one before.
const BANDS: f64 = 10.0;
const DAY_MICROSECONDS: i64 = 86_400_000_000;

/// The band of a worth; what is worth less than a quarter more than one is in the first.
pub(crate) fn band_of(worth: Decimal) -> i64 {
    let worth = worth.to_f64().unwrap_or_default();
    if worth < 1.0 { 0 } else { (worth.log10() * BANDS) as i64 }
}

/// Where a band begins.
pub(crate) fn band_start(band: i64) -> f64 {
    if band <= 0 { 0.0 } else { 10.0_f64.powf(band as f64 / BANDS) }
}

/// What a share of examinations would give.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct WhatIf {
    /// The share.
    pub share: Decimal,
    /// What an examination would have to be worth more than.
    pub threshold: Decimal,
    /// Examinations a day.
    pub stops_a_day: Decimal,
    /// Revenue that they were expected to recover, a day.
    pub revenue_a_day: Decimal,
    /// Irregular ones that were expected, a day.
    pub hits_a_day: Decimal,
    /// Share of all expected revenue that they would recover.
    pub revenue_share: Option<Decimal>,
    /// Share of all expected irregular ones that they would find.
    pub hits_share: Option<Decimal>,
}

/// Cases by band of worth, the best first.
pub(crate) struct Distribution {
    /// Band, cases, sum of probabilities in millionths, sum of revenues in hundredths.
    bands: Vec<(i64, u64, i64, i64)>,
    cases: u64,
    probability: i64,
    revenue: i64,
    /// Days from the first case on, at least one.
    days: Decimal,
}

impl Distribution {
    pub(crate) fn of(outlooks: &[Outlooks], now: i64) -> Self {
        let mut bands: Vec<(i64, u64, i64, i64)> = Vec::new();
        let mut sorted: Vec<&Outlooks> = outlooks.iter().collect();
        sorted.sort_by_key(|one| std::cmp::Reverse(one.band));
        for one in sorted {
            match bands.last_mut().filter(|last| last.0 == one.band) {
                Some(last) => {
                    last.1 += one.cases;
                    last.2 = last.2.saturating_add(one.probability);
                    last.3 = last.3.saturating_add(one.revenue);
                }
                None => bands.push((one.band, one.cases, one.probability, one.revenue)),
            }
        }
        let first_at = outlooks.iter().map(|one| one.first_at).min().unwrap_or(now);
        Self {
            cases: bands.iter().map(|band| band.1).sum(),
            probability: bands.iter().fold(0, |sum, band| sum.saturating_add(band.2)),
            revenue: bands.iter().fold(0, |sum, band| sum.saturating_add(band.3)),
            bands,
            days: Decimal::from((now - first_at).max(DAY_MICROSECONDS)) / Decimal::from(DAY_MICROSECONDS),
        }
    }

    /// What a share in ten-thousandths would give; none where nothing was scored.
    pub(crate) fn at(&self, share: u32) -> Option<WhatIf> {
        if self.cases == 0 {
            return None;
        }
        let share = Decimal::new(i64::from(share), 4);
        let mut left = Decimal::from(self.cases) * share;
        let (stops, mut probability, mut revenue) = (left, Decimal::ZERO, Decimal::ZERO);
        let mut threshold = self.bands.first().map_or(0.0, |band| band_start(band.0 + 1));
        for (band, cases, hits, money) in &self.bands {
            if left <= Decimal::ZERO {
                break;
            }
            let part = left.min(Decimal::from(*cases)) / Decimal::from(*cases);
            probability += Decimal::from(*hits) * part;
            revenue += Decimal::from(*money) * part;
            let (start, end) = (band_start(*band), band_start(band + 1));
            threshold = end - (end - start) * part.to_f64().unwrap_or_default();
            left -= Decimal::from(*cases);
        }
        let of = |part: Decimal, whole: i64| part.checked_div(Decimal::from(whole)).map(|share| share.round_dp(4));
        Some(WhatIf {
            share,
            threshold: Decimal::from_f64(threshold).unwrap_or_default().round_dp(2),
            stops_a_day: (stops / self.days).round_dp(2),
            revenue_a_day: (revenue / Decimal::ONE_HUNDRED / self.days).round_dp(2),
            hits_a_day: (probability / Decimal::from(1_000_000) / self.days).round_dp(2),
            revenue_share: of(revenue, self.revenue),
            hits_share: of(probability, self.probability),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outlook(band: i64, cases: u64, probability: i64, revenue: i64) -> Outlooks {
        Outlooks { is_later: false, probability_band: 0, band, cases, probability, revenue, first_at: 0 }
    }

    #[test]
    fn a_band_holds_the_worths_between_its_ends() {
        for (worth, band) in [(0, 0), (1, 0), (2, 3), (10, 10), (12, 10), (13, 11), (999, 29), (1000, 30), (1_000_000, 60)] {
            let told = band_of(Decimal::from(worth));
            assert_eq!(told, band, "{worth}");
            let worth = f64::from(worth);
            assert!(band_start(told) <= worth + 1e-6 && worth < band_start(told + 1) + 1e-6, "{worth}");
        }
        assert_eq!(band_of(Decimal::from(-5)), 0);
    }

    #[test]
    fn the_best_are_taken_first_and_a_band_in_parts() {
        // Ten days; 10 cases worth 1,000 to 1,259, 30 worth 100 to 126, 60 below. 25 of 100: the first ten and half of the thirty.
        let outlooks = [outlook(0, 60, 600_000, 0), outlook(20, 30, 3_000_000, 300_000), outlook(30, 10, 8_000_000, 1_000_000)];
        let distribution = Distribution::of(&outlooks, 10 * DAY_MICROSECONDS);
        let told = distribution.at(2_500).unwrap();
        // Half of the band from 100 to 125.89: 112.95. Revenue 10,000 + 1,500 over 10 days, hits 8 + 1.5.
        let expected =
            [("112.95", told.threshold), ("2.5", told.stops_a_day), ("1150", told.revenue_a_day), ("0.95", told.hits_a_day)];
        for (by_hand, told) in expected {
            assert_eq!(told, by_hand.parse().unwrap());
        }
        // 11,500 of 13,000 and 9.5 of 11.6.
        assert_eq!(told.revenue_share, Some("0.8846".parse().unwrap()));
        assert_eq!(told.hits_share, Some("0.8190".parse().unwrap()));
        let all = distribution.at(10_000).unwrap();
        assert_eq!((all.revenue_share, all.hits_share, all.threshold), (Some(Decimal::ONE), Some(Decimal::ONE), Decimal::ZERO));
        let none = distribution.at(0).unwrap();
        assert_eq!((none.stops_a_day, none.threshold), (Decimal::ZERO, "1258.93".parse().unwrap()));
    }

    #[test]
    fn nothing_scored_says_nothing_and_worthless_revenue_divides_nothing() {
        assert_eq!(Distribution::of(&[], 5).at(500), None);
        let told = Distribution::of(&[outlook(3, 10, 0, 0)], 5).at(500).unwrap();
        assert_eq!((told.revenue_share, told.hits_share), (None, None));
    }
}
