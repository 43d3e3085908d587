//! This module decides how a printed cell with several rates comes apart: `4.00% (01 JAN-31 MAR, 01-31 DEC),
//! 5.10% (01 JUN-30 NOV)` are two seasons, of which the first reaches over the new year.

const MONTHS: [(&str, u8); 12] = [
    ("JAN", 31),
    ("FEB", 29),
    ("MAR", 31),
    ("APR", 30),
    ("MAY", 31),
    ("JUN", 30),
    ("JUL", 31),
    ("AUG", 31),
    ("SEP", 30),
    ("OCT", 31),
    ("NOV", 30),
    ("DEC", 31),
];
const NO_SEASON: &str = "a season that cannot be read";

/// A day of the year as month and day; a leap year's, so that 29 February has its place.
type DayOfYear = (u8, u8);

/// Each season, written `MM-DD..MM-DD`, with the text of its rate; no season when the rate holds all year.
pub(super) fn parts(cell: &str) -> Result<Vec<(String, &str)>, &'static str> {
    let mut rest = cell;
    let mut parts: Vec<(Option<Vec<[DayOfYear; 2]>>, &str)> = Vec::new();
    while let Some((rate, after)) = rest.split_once('(') {
        let (days, after) = after.split_once(')').ok_or(NO_SEASON)?;
        parts.push((Some(seasons(days)?), rate.trim()));
        rest = after.trim_start_matches([',', ' ']);
    }
    if !rest.trim().is_empty() {
        parts.push((None, rest.trim()));
    }
    if let [(None, rate)] = parts.as_slice() {
        return Ok(vec![(String::new(), *rate)]);
    }
    let named: Vec<[DayOfYear; 2]> = parts.iter().flat_map(|(seasons, _)| seasons.clone().unwrap_or_default()).collect();
    let mut found = Vec::new();
    for (seasons, rate) in parts {
        // A last rate without a season is that of the rest of the year.
        let seasons = seasons.unwrap_or_else(|| rest_of_the_year(&named));
        found.extend(seasons.iter().map(|[from, to]| (written(*from, *to), rate)));
    }
    Ok(found)
}

fn written((from_month, from_day): DayOfYear, (to_month, to_day): DayOfYear) -> String {
    format!("{from_month:02}-{from_day:02}..{to_month:02}-{to_day:02}")
}

/// `01 JAN-31 MAR, 01-31 DEC`; what ends with the year and what begins with it are one.
fn seasons(text: &str) -> Result<Vec<[DayOfYear; 2]>, &'static str> {
    let mut seasons = Vec::new();
    for one in text.split(',') {
        let (from, to) = one.split_once('-').ok_or(NO_SEASON)?;
        let to = day(to, None)?;
        seasons.push([day(from, Some(to.0))?, to]);
    }
    let ends = seasons.iter().position(|[_, to]| *to == (12, 31));
    let begins = seasons.iter().position(|[from, _]| *from == (1, 1));
    if let (Some(ends), Some(begins)) = (ends, begins.filter(|begins| Some(*begins) != ends)) {
        seasons[ends][1] = seasons[begins][1];
        seasons.remove(begins);
    }
    Ok(seasons)
}

/// `16 JUN`, or a day alone in the month of the day after it. A day that its month has not is its last.
fn day(text: &str, month: Option<u8>) -> Result<DayOfYear, &'static str> {
    let mut words = text.split_whitespace();
    let day: u8 = words.next().and_then(|day| day.parse().ok()).filter(|day| (1..=31).contains(day)).ok_or(NO_SEASON)?;
    let named = words.next().and_then(|word| MONTHS.iter().position(|(name, _)| word.to_ascii_uppercase().starts_with(name)));
    let month = named.map(|index| index as u8 + 1).or(month).ok_or(NO_SEASON)?;
    let last = MONTHS[usize::from(month - 1)].1;
    Ok((month, day.min(last)))
}

/// The place of a day in a leap year, counted from 0.
fn place((month, day): DayOfYear) -> usize {
    MONTHS[..usize::from(month - 1)].iter().map(|(_, days)| usize::from(*days)).sum::<usize>() + usize::from(day) - 1
}

const DAYS: usize = 366;

fn taken(seasons: &[[DayOfYear; 2]]) -> [bool; DAYS] {
    let mut days = [false; DAYS];
    for [from, to] in seasons {
        let (from, to) = (place(*from), place(*to));
        let length = (to + DAYS - from) % DAYS;
        (0..=length).for_each(|step| days[(from + step) % DAYS] = true);
    }
    days
}

fn rest_of_the_year(seasons: &[[DayOfYear; 2]]) -> Vec<[DayOfYear; 2]> {
    let taken = taken(seasons);
    let day = |index: usize| {
        let mut left = index % DAYS;
        let month = MONTHS.iter().position(|(_, days)| {
            let here = left < usize::from(*days);
            left -= if here { 0 } else { usize::from(*days) };
            here
        });
        (month.unwrap_or(0) as u8 + 1, left as u8 + 1)
    };
    let starts = (0..DAYS).filter(|index| !taken[*index] && taken[(*index + DAYS - 1) % DAYS]);
    starts
        .map(|start| {
            let length = (0..DAYS).take_while(|step| !taken[(start + step) % DAYS]).count();
            [day(start), day(start + length - 1)]
        })
        .collect()
}

/// Whether every day of the year has a rate.
pub(super) fn fill_the_year(parts: &[(String, String)]) -> bool {
    let seasons = parts.iter().filter_map(|(season, _)| {
        let (from, to) = season.split_once("..")?;
        let read = |text: &str| text.split_once('-').and_then(|(month, day)| Some((month.parse().ok()?, day.parse().ok()?)));
        Some([read(from)?, read(to)?])
    });
    taken(&seasons.collect::<Vec<_>>()).iter().all(|taken| *taken)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(cell: &str) -> Vec<String> {
        parts(cell).expect("seasons").into_iter().map(|(season, rate)| format!("{season} {rate}")).collect()
    }

    #[test]
    fn seasons_reach_over_the_new_year_and_the_rest_is_what_is_left() {
        assert_eq!(read("8.0%"), [" 8.0%"]);
        assert_eq!(read("14.00% (01 JUL - 31 JAN), 0.00% (01 FEB - 30 JUN)"), ["07-01..01-31 14.00%", "02-01..06-30 0.00%"]);
        assert_eq!(
            read("15.00% (01 JAN-14 FEB, 16 JUN-31 DEC), 0.00% (15 FEB-15 JUN)"),
            ["06-16..02-14 15.00%", "02-15..06-15 0.00%"]
        );
        assert_eq!(read("9% (01 JAN-31 APR, 1 DEC-31 DEC), 13% MIN 1€/hl"), ["12-01..04-30 9%", "05-01..11-30 13% MIN 1€/hl"]);
    }

    #[test]
    fn what_is_no_season_is_said_to_be_none() {
        for cell in ["8% (summer)", "8% (01 XXX-02 YYY)", "8% (01 JAN-31 MAR", "8% (32 JAN-1 FEB)"] {
            assert_eq!(parts(cell), Err(NO_SEASON), "{cell}");
        }
    }

    #[test]
    fn a_gap_in_the_year_is_seen() {
        let year = |cell: &str| {
            let owned: Vec<_> = parts(cell).expect("seasons").into_iter().map(|(s, r)| (s, r.to_owned())).collect();
            fill_the_year(&owned)
        };
        assert!(year("6% (16 JUL - 15 JUN), 7% (16 JUN - 15 JUL)"));
        assert!(!year("4.00% (01 JAN-31 MAR, 01-31 DEC), 5.10% (01 JUN-30 NOV)"));
    }
}
