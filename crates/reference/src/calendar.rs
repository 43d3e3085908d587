//! This module decides when a term ends: legal time of one law, with its zone, its working days and hours
//! and its holidays. Durations in seconds never decide a right.

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::edition::Edition;
use crate::packed::Day;

/// The longest term in days or hours: ten years of days, more than any customs term.
pub const TERM_MAX: u32 = 3_660;
/// Days in a row that may all be closed before a calendar counts as one that never opens.
const CLOSED_DAYS_MAX: u32 = 366;

/// A term of the law, counted from an instant.
///
/// ```
/// use reference::calendar::Term;
/// assert_eq!("5 working days".parse(), Ok(Term::WorkingDays(5)));
/// assert_eq!("working day 5 of next month".parse(), Ok(Term::WorkingDayOfNextMonth(5)));
/// assert!("a while".parse::<Term>().is_err());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Term {
    /// So many days after the day of the event; ends with the last of them.
    Days(u32),
    /// So many working days after the day of the event; ends with the last of them.
    WorkingDays(u32),
    /// So many hours in which the office is open.
    WorkingHours(u32),
    /// This day of the month, the next time it comes after the day of the event.
    Day(u8),
    /// This day of the month after; its last day where it is shorter.
    DayOfNextMonth(u8),
    /// So many working days into the month after.
    WorkingDayOfNextMonth(u8),
}

/// A term that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "write `30 days`, `5 working days`, `8 working hours`, `day 15`, `day 15 of next month` or `working day 5 of next month`"
)]
pub struct TermError;

impl FromStr for Term {
    type Err = TermError;
    fn from_str(text: &str) -> Result<Self, TermError> {
        let count = |number: &str| number.parse::<u32>().ok().filter(|count| (1..=TERM_MAX).contains(count)).ok_or(TermError);
        let day = |number: &str| number.parse::<u8>().ok().filter(|day| (1..=31).contains(day)).ok_or(TermError);
        let words: Vec<&str> = text.split_whitespace().collect();
        match words.as_slice() {
            [number, "days"] => count(number).map(Self::Days),
            [number, "working", "days"] => count(number).map(Self::WorkingDays),
            [number, "working", "hours"] => count(number).map(Self::WorkingHours),
            ["day", number] => day(number).map(Self::Day),
            ["day", number, "of", "next", "month"] => day(number).map(Self::DayOfNextMonth),
            ["working", "day", number, "of", "next", "month"] => day(number).and_then(|day| {
                if day <= WORKING_DAYS_OF_MONTH_MAX { Ok(Self::WorkingDayOfNextMonth(day)) } else { Err(TermError) }
            }),
            _ => Err(TermError),
        }
    }
}

/// The fewest working days that a month can be trusted to have.
const WORKING_DAYS_OF_MONTH_MAX: u8 = 15;

impl fmt::Display for Term {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Days(count) => write!(f, "{count} days"),
            Self::WorkingDays(count) => write!(f, "{count} working days"),
            Self::WorkingHours(count) => write!(f, "{count} working hours"),
            Self::Day(day) => write!(f, "day {day}"),
            Self::DayOfNextMonth(day) => write!(f, "day {day} of next month"),
            Self::WorkingDayOfNextMonth(day) => write!(f, "working day {day} of next month"),
        }
    }
}

/// The calendar of an office.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    /// The zone in which days begin and end.
    pub zone: TimeZone,
    /// Days on which the office is closed.
    pub holidays: BTreeSet<Date>,
    /// When the office opens and closes, Monday first; none on days when it does not.
    pub hours: [Option<(Time, Time)>; 7],
}

impl Calendar {
    /// The calendar of an edition, with the hours that hold on a date. An edition without hours is open every
    /// day from midnight to midnight.
    pub fn of(edition: &Edition, zone: TimeZone, date: Date) -> Self {
        let tables = &edition.tables().life;
        let mut hours = [None; 7];
        for row in tables.hours.iter().filter(|row| row.provenance.holds(Day::from(date))) {
            if let Some(place) = hours.get_mut(usize::from(row.weekday)) {
                *place = Some((minute(row.opens), minute(row.closes)));
            }
        }
        if hours == [None; 7] {
            hours = [Some((Time::MIN, Time::MAX)); 7];
        }
        Self { zone, hours, holidays: tables.holidays.iter().filter_map(|row| row.day.date()).collect() }
    }

    /// Whether the office works on a day.
    pub fn is_working_day(&self, date: Date) -> bool {
        self.open(date).is_some()
    }

    fn open(&self, date: Date) -> Option<(Time, Time)> {
        let weekday = date.weekday().to_monday_zero_offset().unsigned_abs();
        self.hours.get(usize::from(weekday)).copied().flatten().filter(|_| !self.holidays.contains(&date))
    }

    /// The first working day on or after a day; none when the office never opens.
    pub fn working_day_from(&self, date: Date) -> Option<Date> {
        let mut day = date;
        for _ in 0..CLOSED_DAYS_MAX {
            if self.is_working_day(day) {
                return Some(day);
            }
            day = day.tomorrow().ok()?;
        }
        None
    }

    /// The working day that comes so many working days after a day.
    pub fn working_days_after(&self, date: Date, count: u32) -> Option<Date> {
        (0..count).try_fold(date, |day, _| self.working_day_from(day.tomorrow().ok()?))
    }

    /// The instant at which a term that began at an instant is over. A term of days ends with the end of its
    /// last day in the calendar's zone; the day of the event does not count. None when the office never opens
    /// or time runs out of range.
    ///
    /// ```
    /// use reference::calendar::{Calendar, Term};
    /// use jiff::{civil::time, tz::TimeZone};
    /// let week = Some((time(9, 0, 0, 0), time(17, 0, 0, 0)));
    /// let calendar = Calendar {
    ///     zone: TimeZone::UTC,
    ///     holidays: ["2026-12-25".parse()?].into(),
    ///     hours: [week, week, week, week, week, None, None],
    /// };
    /// // Thursday; Friday is a holiday, so the first working day after it is Monday.
    /// let end = calendar.end(Term::WorkingDays(1), "2026-12-24T10:00:00Z".parse()?);
    /// assert_eq!(end, Some("2026-12-29T00:00:00Z".parse()?));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn end(&self, term: Term, since: Timestamp) -> Option<Timestamp> {
        let begun = since.to_zoned(self.zone.clone());
        let date = begun.date();
        let next_month = || date.first_of_month().checked_add(1.month()).ok();
        let last = match term {
            Term::Days(count) => date.checked_add(i64::from(count).days()).ok()?,
            Term::WorkingDays(count) => self.working_days_after(date, count)?,
            Term::WorkingHours(count) => return self.working_hours_after(since, count),
            Term::Day(day) if i16::from(date.day()) < i16::from(day) => day_of(date, day)?,
            Term::Day(day) | Term::DayOfNextMonth(day) => day_of(next_month()?, day)?,
            Term::WorkingDayOfNextMonth(count) => self.working_days_after(next_month()?.yesterday().ok()?, u32::from(count))?,
        };
        Some(last.tomorrow().ok()?.to_zoned(self.zone.clone()).ok()?.timestamp())
    }

    fn working_hours_after(&self, since: Timestamp, count: u32) -> Option<Timestamp> {
        let begun = since.to_zoned(self.zone.clone());
        let mut left = i64::from(count) * 3_600;
        let mut day = self.working_day_from(begun.date())?;
        for _ in 0..=TERM_MAX * 24 {
            let (opens, closes) = self.open(day)?;
            let at = |time: Time| Some(day.to_datetime(time).to_zoned(self.zone.clone()).ok()?.timestamp());
            // Instants, so that the hour a clock is put forward is not counted and the one put back is.
            let (opens, closes) = (at(opens)?.max(since), at(closes)?);
            let open = closes.as_second() - opens.as_second();
            if open >= left {
                return Timestamp::from_second(opens.as_second() + left).ok();
            }
            left -= open.max(0);
            day = self.working_day_from(day.tomorrow().ok()?)?;
        }
        None
    }
}

fn day_of(month: Date, day: u8) -> Option<Date> {
    let day = i8::try_from(day).ok()?.min(month.days_in_month());
    Date::new(month.year(), month.month(), day).ok()
}

fn minute(of_day: u16) -> Time {
    let small = |value: u16| i8::try_from(value).unwrap_or(0);
    Time::new(small(of_day / 60), small(of_day % 60), 0, 0).unwrap_or(Time::MAX)
}

/// How days are counted for interest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum DayCount {
    /// Actual days over 365, in leap years too.
    Actual365,
    /// Actual days over 360.
    Actual360,
}

/// Simple interest on a debt from one day to another, the first day not counted and not rounded; zero when the
/// second is not later. `rate` is per year: 0.0725 for 7.25 %. None when the figures are too large.
///
/// ```
/// use reference::calendar::{DayCount, interest};
/// let year = interest("1000".parse()?, "0.0725".parse()?, "2025-01-01".parse()?, "2026-01-01".parse()?, DayCount::Actual365);
/// assert_eq!(year, Some("72.5".parse()?));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn interest(debt: Decimal, rate: Decimal, from: Date, to: Date, count: DayCount) -> Option<Decimal> {
    let days = (to - from).get_days().max(0);
    let year = match count {
        DayCount::Actual365 => 365,
        DayCount::Actual360 => 360,
    };
    debt.checked_mul(rate)?.checked_mul(Decimal::from(days))?.checked_div(Decimal::from(year))
}
