//! This module decides what a picture of goods says of itself: when and where its device took it, and what the device hashed.

use jiff::Timestamp;
use rust_decimal::Decimal;
use store::Taken;

use crate::Denial;

/// Digits of a degree after the point: a tenth of a metre.
const PLACE_DIGITS: u32 = 6;

/// The first instant of this century, UTC microseconds: no device is older.
const EARLIEST: i64 = 946_684_800_000_000;
/// How far the clock of a device may go ahead: a day.
const AHEAD_MICROSECONDS: i64 = 86_400_000_000;

/// A picture that an officer took.
#[derive(Debug, Clone, Default)]
pub struct NewPhoto<'a> {
    /// The name of the file.
    pub name: &'a str,
    /// The picture.
    pub bytes: &'a [u8],
    /// When it was taken, UTC microseconds.
    pub taken_at: Option<i64>,
    /// Degrees north.
    pub latitude: Option<Decimal>,
    /// Degrees east.
    pub longitude: Option<Decimal>,
    /// How far the place may be off, in metres.
    pub accuracy_metres: Option<u32>,
    /// The SHA-256 that its device took of it, in hexadecimal digits.
    pub sha256: Option<&'a str>,
}

impl NewPhoto<'_> {
    /// When and where it was taken.
    pub(super) fn taken(&self, now: Timestamp) -> Result<Taken, Denial> {
        let latest = now.as_microsecond() + AHEAD_MICROSECONDS;
        if self.taken_at.is_some_and(|at| !(EARLIEST..=latest).contains(&at)) {
            return Err(Denial::Invalid { field: "taken_at", reason: "no_time" });
        }
        let degrees = |field: &'static str, value: Decimal, most: i64| {
            let is_there = value.abs() <= Decimal::from(most);
            if is_there {
                Ok(value.round_dp(PLACE_DIGITS).normalize().to_string())
            } else {
                Err(Denial::Invalid { field, reason: "no_place" })
            }
        };
        let place = match (self.latitude, self.longitude) {
            (Some(latitude), Some(longitude)) => {
                Some([degrees("latitude", latitude, 90)?, degrees("longitude", longitude, 180)?])
            }
            (None, None) => None,
            _ => return Err(Denial::Invalid { field: "latitude", reason: "half_a_place" }),
        };
        Ok(Taken { at: self.taken_at, accuracy_metres: self.accuracy_metres.filter(|_| place.is_some()), place })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_of_this_century_and_of_no_later_day() {
        let now = Timestamp::from_microsecond(EARLIEST * 2).unwrap_or_default();
        for (at, is_taken) in
            [(EARLIEST, true), (EARLIEST - 1, false), (EARLIEST * 2 + AHEAD_MICROSECONDS, true), (i64::MAX, false)]
        {
            let photo = NewPhoto { taken_at: Some(at), ..NewPhoto::default() };
            assert_eq!(photo.taken(now).is_ok(), is_taken, "{at}");
        }
    }

    #[test]
    fn a_place_has_two_sides_and_lies_on_the_earth() {
        let degrees = |text: &str| text.parse().ok();
        for (latitude, longitude, expected) in [
            ("51.1270849", "1.31", Ok(Some(["51.127085", "1.31"]))),
            ("-90", "180.000000", Ok(Some(["-90", "180"]))),
            ("", "", Ok(None)),
            ("51", "", Err("half_a_place")),
            ("90.1", "0", Err("no_place")),
            ("0", "-180.1", Err("no_place")),
        ] {
            let photo = NewPhoto {
                latitude: degrees(latitude),
                longitude: degrees(longitude),
                accuracy_metres: Some(9),
                ..NewPhoto::default()
            };
            let told = photo.taken(Timestamp::UNIX_EPOCH).map(|taken| (taken.accuracy_metres, taken.place));
            let told = told.map_err(|denial| if let Denial::Invalid { reason, .. } = denial { reason } else { "" });
            let expected = expected.map(|place| (place.map(|_| 9), place.map(|place| place.map(str::to_owned))));
            assert_eq!(told, expected, "{latitude} {longitude}");
        }
    }
}
