//! What two editions say differently is told by days, whatever rows it is written in.

use reference::{Day, Listing, diff};

fn day(text: &str) -> Day {
    match text {
        "…" => Day::OPEN,
        "–" => Day::EVER,
        date => Day::from(date.parse::<jiff::civil::Date>().expect("a date")),
    }
}

/// `2.0% 2021-01-01 …` rows of one key.
fn listing(rows: &[&str]) -> Listing {
    let mut listing = Listing::default();
    for row in rows {
        let [value, from, to]: [&str; 3] = row.split(' ').collect::<Vec<_>>().try_into().expect("value, first and last day");
        listing.add("measures", "8510 A00".to_owned(), value.to_owned(), day(from), day(to));
    }
    listing
}

#[test]
fn changes_are_told_by_the_days_on_which_the_law_is_another() {
    let cases: [(&[&str], &[&str], &str); 10] = [
        (&["2% 2021-01-01 …"], &["2% 2021-01-01 …"], ""),
        // One row in two is the same law.
        (&["2% 2021-01-01 …"], &["2% 2021-01-01 2026-11-30", "2% 2026-12-01 …"], ""),
        (&["2% 2021-01-01 …"], &["2% 2021-01-01 2026-11-30", "7% 2026-12-01 …"], "“2%” becomes “7%” from 2026-12-01"),
        (
            &["2% 2021-01-01 …"],
            &["2% 2021-01-01 2026-05-31", "0% 2026-06-01 2026-08-31", "2% 2026-09-01 …"],
            "“2%” becomes “0%” from 2026-06-01 to 2026-08-31",
        ),
        (&["2% 2021-01-01 …"], &["2% 2021-01-01 2026-12-31"], "“2%” no longer holds from 2027-01-01"),
        (&[], &["2% 2027-01-01 …"], "“2%” is new from 2027-01-01"),
        (&["2% 2021-01-01 …"], &["2% 2022-01-01 …"], "“2%” no longer holds from 2021-01-01 to 2021-12-31"),
        (&["2% – …"], &["3% – …"], "“2%” becomes “3%”"),
        (&["2% – …"], &["2% 2021-01-01 …"], "“2%” no longer holds until 2020-12-31"),
        (&["2% 2021-01-01 …", "1% 2021-01-01 …"], &["2% 2021-01-01 …"], "“1% / 2%” becomes “2%” from 2021-01-01"),
    ];
    for (old, new, expected) in cases {
        let changes = diff(&listing(old), &listing(new));
        let told: Vec<String> = changes.iter().map(|change| change.told().get(&["en"]).to_owned()).collect();
        let wanted = if expected.is_empty() { vec![] } else { vec![format!("measures: 8510 A00: {expected}")] };
        assert_eq!(told, wanted, "{old:?} {new:?}");
        assert!(changes.iter().all(|change| change.told().get(&["zh"]).contains('：')));
    }
}

#[test]
fn what_lapses_is_found_by_its_last_day() {
    let listing = listing(&["2% 2021-01-01 2026-11-30", "7% 2026-12-01 2026-12-31"]);
    let lapsing = |from, to| listing.lapsing(day(from), day(to)).map(|(_, key, last)| (key.to_owned(), last)).collect::<Vec<_>>();
    assert_eq!(lapsing("2026-11-01", "2026-11-30"), [], "a row follows");
    assert_eq!(lapsing("2026-12-01", "2027-01-01"), [("8510 A00".to_owned(), day("2026-12-31"))]);
}
