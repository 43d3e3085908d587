//! Legal time: terms end where the law says, whatever the clocks and holidays do.

use jiff::civil::{Date, date, time};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use proptest::prelude::*;
use reference::calendar::{Calendar, DayCount, Term, interest};

/// The office of the pack `gb`: its holidays and hours as compiled from its tables.
fn london() -> Calendar {
    let files = [
        ("pack.toml", "name='t'\nversion='1'\ncountry='GB'\ncurrency='GBP'\ntime_zone='Europe/London'\n[title]\nen='T'\nzh='T'"),
        ("sources.csv", include_str!("../../../../packs/gb/sources.csv")),
        ("calendar/holidays.csv", include_str!("../../../../packs/gb/calendar/holidays.csv")),
        ("calendar/hours.csv", include_str!("../../../../packs/gb/calendar/hours.csv")),
    ];
    let files = files.into_iter().map(|(name, text)| (name.to_owned(), text.to_owned())).collect();
    let edition = reference::compile(&files).unwrap();
    Calendar::of(&edition, TimeZone::get("Europe/London").unwrap(), date(2026, 1, 5))
}

#[test]
fn terms_end_where_the_law_says() {
    let calendar = london();
    let cases = [
        // A day ends at midnight in London, an hour earlier in Greenwich once clocks went forward.
        ("30 days", "2026-02-02T09:00:00Z", "2026-03-05T00:00:00Z"),
        ("30 days", "2026-03-10T09:00:00Z", "2026-04-09T23:00:00Z"),
        ("1 days", "2026-02-27T23:59:59Z", "2026-03-01T00:00:00Z"),
        // Half past midnight in London is still yesterday in Greenwich.
        ("1 days", "2026-06-01T23:30:00Z", "2026-06-03T23:00:00Z"),
        // Good Friday, the weekend and Easter Monday do not count.
        ("1 working days", "2026-04-02T12:00:00Z", "2026-04-07T23:00:00Z"),
        ("2 working days", "2026-12-24T12:00:00Z", "2026-12-31T00:00:00Z"),
        ("day 15", "2026-01-14T12:00:00Z", "2026-01-16T00:00:00Z"),
        ("day 15", "2026-01-15T12:00:00Z", "2026-02-16T00:00:00Z"),
        ("day 31", "2026-01-31T12:00:00Z", "2026-03-01T00:00:00Z"),
        ("day 15 of next month", "2026-01-01T12:00:00Z", "2026-02-16T00:00:00Z"),
        ("day 31 of next month", "2026-01-30T12:00:00Z", "2026-03-01T00:00:00Z"),
        // January 2027 begins with a holiday and a weekend.
        ("working day 5 of next month", "2026-12-10T12:00:00Z", "2027-01-09T00:00:00Z"),
        ("8 working hours", "2026-02-02T09:00:00Z", "2026-02-02T17:00:00Z"),
        ("4 working hours", "2026-02-02T15:00:00Z", "2026-02-03T11:00:00Z"),
        ("1 working hours", "2026-02-06T22:00:00Z", "2026-02-09T10:00:00Z"),
        ("9 working hours", "2026-04-02T15:00:00Z", "2026-04-07T16:00:00Z"),
    ];
    for (term, since, end) in cases {
        let found = calendar.end(term.parse().unwrap(), since.parse().unwrap());
        assert_eq!(found, Some(end.parse::<Timestamp>().unwrap()), "{term} after {since}");
    }
}

#[test]
fn an_office_that_never_opens_has_no_working_day() {
    let closed = Calendar { zone: TimeZone::UTC, holidays: [].into(), hours: [None; 7] };
    for term in ["1 working days", "1 working hours", "working day 1 of next month"] {
        assert_eq!(closed.end(term.parse().unwrap(), Timestamp::UNIX_EPOCH), None, "{term}");
    }
}

#[test]
fn the_holidays_of_four_years_fall_on_working_weekdays() {
    let calendar = london();
    assert_eq!(calendar.holidays.len(), 32);
    let open = Calendar { holidays: [].into(), ..calendar.clone() };
    assert!(calendar.holidays.iter().all(|day| open.is_working_day(*day)), "a bank holiday is never on a weekend");
}

fn a_day() -> impl Strategy<Value = Date> {
    (0..1_400_i64).prop_map(|days| date(2024, 1, 2).checked_add(days.days()).unwrap())
}

proptest! {
    #[test]
    fn working_days_are_monotone_and_add_up(day in a_day(), first in 0..20_u32, second in 0..20_u32) {
        let calendar = london();
        let once = calendar.working_days_after(day, first + second).unwrap();
        let twice = calendar.working_days_after(calendar.working_days_after(day, first).unwrap(), second).unwrap();
        prop_assert_eq!(once, twice);
        prop_assert!(once >= day);
        if first + second > 0 {
            prop_assert!(once > day && calendar.is_working_day(once));
        }
    }

    #[test]
    fn a_term_ends_after_it_began_and_later_terms_later(day in a_day(), hour in 0..24_i8, count in 1..60_u32) {
        let calendar = london();
        let since = day.to_datetime(time(hour, 30, 0, 0)).to_zoned(calendar.zone.clone()).unwrap().timestamp();
        for (term, longer) in [
            (Term::Days(count), Term::Days(count + 1)),
            (Term::WorkingDays(count), Term::WorkingDays(count + 1)),
            (Term::WorkingHours(count), Term::WorkingHours(count + 1)),
        ] {
            let (end, later) = (calendar.end(term, since).unwrap(), calendar.end(longer, since).unwrap());
            prop_assert!(since < end && end < later, "{} {} {}", term, end, later);
        }
        prop_assert!(calendar.end(Term::WorkingDays(count), since) >= calendar.end(Term::Days(count), since));
    }

    #[test]
    fn a_term_is_written_and_read_back(count in 1..3_000_u32, day in 1..=15_u8, kind in 0..6_usize) {
        let term = [
            Term::Days(count), Term::WorkingDays(count), Term::WorkingHours(count), Term::Day(day), Term::DayOfNextMonth(day),
            Term::WorkingDayOfNextMonth(day),
        ][kind];
        prop_assert_eq!(term.to_string().parse(), Ok(term));
    }

    #[test]
    fn interest_of_two_spans_is_the_interest_of_both(from in a_day(), first in 0..400_i64, second in 0..400_i64, debt in 0..1_000_000_i64) {
        let debt = rust_decimal::Decimal::new(debt, 2);
        let rate = rust_decimal::Decimal::new(725, 4);
        let (middle, to) = (from.checked_add(first.days()).unwrap(), from.checked_add((first + second).days()).unwrap());
        let of = |from, to| interest(debt, rate, from, to, DayCount::Actual365).unwrap();
        prop_assert_eq!((of(from, middle) + of(middle, to)).round_dp(9), of(from, to).round_dp(9));
        prop_assert!(of(to, from).is_zero());
    }

    #[test]
    fn no_text_makes_a_term_panic(text in ".{0,40}") {
        let _ = text.parse::<Term>();
    }
}
