//! This module decides how many declarations a place still expects today, from what came there on the days before: by
//! weekday and hour where such days are known, by any day otherwise.
#![expect(clippy::float_arithmetic, reason = "statistics; money is decided elsewhere")]

use std::collections::BTreeMap;

use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use store::{Arrived, HOUR_MICROSECONDS};

/// Days before today from which is told what to expect.
pub(super) const EXPECTED_FROM_DAYS: i64 = 28;

/// What usually comes to a place.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Arrivals {
    /// By date, by hour of that day.
    days: BTreeMap<Date, [u64; 24]>,
    /// Of all, sent to examination by something else than the score.
    goods: u64,
    /// Of all, whose papers were sent to a person by something else.
    papers: u64,
}

impl Arrivals {
    pub fn add(&mut self, arrived: &Arrived, zone: &TimeZone) {
        let Ok(at) = Timestamp::from_microsecond(arrived.hour.saturating_mul(HOUR_MICROSECONDS)) else { return };
        let local = at.to_zoned(zone.clone());
        let hours = self.days.entry(local.date()).or_default();
        if let Some(hour) = hours.get_mut(usize::try_from(local.hour()).unwrap_or_default()) {
            *hour += arrived.cases;
        }
        self.goods += arrived.goods;
        self.papers += arrived.papers;
    }

    /// How many are expected in the rest of the day of an instant, of which `since` came. Days on which nothing came anywhere
    /// in the house count for days without declarations from the first day on that is known.
    pub fn rest_of_day(&self, now: &jiff::Zoned, since: u64, first_known: Option<Date>) -> f64 {
        let today = now.date();
        let hour = usize::try_from(now.hour()).unwrap_or_default();
        let of_hour = f64::from(now.minute()) / 60.0;
        // What of a day came after this time of day.
        let rest = |hours: &[u64; 24]| -> f64 {
            let later: u64 = hours.iter().skip(hour + 1).sum();
            let this = hours.get(hour).copied().unwrap_or_default();
            later as f64 + this as f64 * (1.0 - of_hour)
        };
        let known: Vec<Date> = known_days(today, first_known).collect();
        let mean = |wanted: &dyn Fn(Weekday) -> bool| {
            let days: Vec<&Date> = known.iter().filter(|date| wanted(date.weekday())).collect();
            let sum: f64 = days.iter().map(|date| self.days.get(date).map_or(0.0, rest)).sum();
            (!days.is_empty()).then(|| sum / days.len() as f64)
        };
        let weekday = today.weekday();
        mean(&|day| day == weekday).or_else(|| mean(&|_| true)).unwrap_or_else(|| {
            // The first day: it goes on as it began.
            let passed = (hour as f64 + of_hour) / 24.0;
            if passed > 0.0 { since as f64 * (1.0 - passed) / passed } else { 0.0 }
        })
    }

    /// How many came a day, Monday first, in the days before `today`.
    pub fn weekdays(&self, today: Date, first_known: Option<Date>) -> [f64; 7] {
        let mut sums = [(0_u64, 0_u32); 7];
        for date in known_days(today, first_known) {
            let weekday = usize::try_from(date.weekday().to_monday_zero_offset()).unwrap_or_default();
            if let Some((sum, days)) = sums.get_mut(weekday) {
                *sum += self.days.get(&date).map_or(0, |hours| hours.iter().sum());
                *days += 1;
            }
        }
        sums.map(|(sum, days)| if days == 0 { 0.0 } else { sum as f64 / f64::from(days) })
    }

    /// Share of what comes that something else than the score sends to examination, and to a look at the papers.
    pub fn other_shares(&self) -> [f64; 2] {
        let all: u64 = self.days.values().flatten().sum();
        [self.goods, self.papers].map(|sent| if all == 0 { 0.0 } else { sent as f64 / all as f64 })
    }

    /// The first day on which anything came.
    pub fn first_day(&self) -> Option<Date> {
        self.days.keys().next().copied()
    }
}

/// The days before a date of which is known what came.
fn known_days(today: Date, first_known: Option<Date>) -> impl Iterator<Item = Date> {
    (1..=EXPECTED_FROM_DAYS)
        .filter_map(move |back| today.checked_sub(SignedDuration::from_hours(24 * back)).ok())
        .filter(move |date| first_known.is_some_and(|first| *date >= first))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn arrived(day: Date, hour: i8, cases: u64) -> Arrived {
        let at = day.at(hour, 0, 0, 0).to_zoned(TimeZone::UTC).unwrap().timestamp().as_microsecond();
        Arrived { place: String::new(), hour: at / HOUR_MICROSECONDS, cases, goods: cases / 10, papers: 0 }
    }

    #[test]
    fn what_is_expected_is_what_came_after_this_time_on_such_days() {
        let mut arrivals = Arrivals::default();
        // Two Wednesdays and a Tuesday: of each, what came from three in the afternoon on is still expected.
        for (day, hour, cases) in [
            (date(2026, 5, 20), 9, 100),
            (date(2026, 5, 20), 15, 40),
            (date(2026, 5, 27), 15, 20),
            (date(2026, 5, 27), 16, 10),
            (date(2026, 6, 2), 15, 600),
        ] {
            arrivals.add(&arrived(day, hour, cases), &TimeZone::UTC);
        }
        let first = arrivals.first_day();
        let at = |hour, minute| date(2026, 6, 3).at(hour, minute, 0, 0).to_zoned(TimeZone::UTC).unwrap();
        assert_eq!(first, Some(date(2026, 5, 20)));
        assert_eq!(arrivals.rest_of_day(&at(14, 0), 0, first), 35.0, "(40 + 20 + 10) ÷ 2");
        assert_eq!(arrivals.rest_of_day(&at(15, 30), 0, first), 20.0, "half of the hour has passed");
        assert_eq!(arrivals.rest_of_day(&at(23, 0), 0, first), 0.0);
        // Another place of the house had nothing on those days: that is known too.
        assert_eq!(Arrivals::default().rest_of_day(&at(14, 0), 7, first), 0.0);
        // Nothing is known: the day goes on as it began.
        assert_eq!(Arrivals::default().rest_of_day(&at(6, 0), 10, None), 30.0);
        assert_eq!(Arrivals::default().rest_of_day(&at(0, 0), 0, None), 0.0);
        assert_eq!(arrivals.weekdays(date(2026, 6, 3), first), [0.0, 300.0, 85.0, 0.0, 0.0, 0.0, 0.0]);
        assert_eq!(arrivals.other_shares(), [77.0 / 770.0, 0.0]);
    }
}
