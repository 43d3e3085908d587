//! This module decides how dates and figures are packed: small, exact, and quick to read back.

use declaration::CurrencyCode;
use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A civil date as days since 1970-01-01; the greatest value stands for an open end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Day(pub i32);

impl Day {
    /// The open end of a validity.
    pub const OPEN: Self = Self(i32::MAX);
    /// The open beginning of a validity.
    pub const EVER: Self = Self(i32::MIN);

    /// The civil date; none for an open beginning or end.
    pub fn date(self) -> Option<Date> {
        (self != Self::OPEN && self != Self::EVER)
            .then(|| EPOCH.saturating_add(jiff::Span::new().days(self.0.clamp(-700_000, 2_900_000))))
    }
}

const EPOCH: Date = Date::constant(1970, 1, 1);

impl From<Date> for Day {
    fn from(date: Date) -> Self {
        Self(EPOCH.until(date).map_or(0, |span| span.get_days()))
    }
}

/// A decimal packed as mantissa and scale, so that no text is parsed when an edition is loaded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Figure(pub Decimal);

impl Serialize for Figure {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // Figures of a tariff stay far below the 63 bits that this allows; the compiler checks it.
        let mantissa = i64::try_from(self.0.mantissa()).map_err(serde::ser::Error::custom)?;
        (mantissa, self.0.scale() as u8).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Figure {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (mantissa, scale) = <(i64, u8)>::deserialize(deserializer)?;
        Decimal::try_new(mantissa, u32::from(scale)).map(Self).map_err(serde::de::Error::custom)
    }
}

/// A currency packed as three bytes.
pub(crate) mod currency {
    use super::{CurrencyCode, Deserialize, Deserializer, Serialize, Serializer};

    pub fn serialize<S: Serializer>(code: &CurrencyCode, serializer: S) -> Result<S::Ok, S::Error> {
        let bytes: [u8; 3] = code.as_str().as_bytes().try_into().map_err(serde::ser::Error::custom)?;
        bytes.serialize(serializer)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<CurrencyCode, D::Error> {
        let bytes = <[u8; 3]>::deserialize(deserializer)?;
        let text = std::str::from_utf8(&bytes).map_err(serde::de::Error::custom)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_dates_are_the_same_thing() {
        for date in [Date::constant(1970, 1, 1), Date::constant(2024, 2, 29), Date::constant(1969, 12, 31)] {
            assert_eq!(Day::from(date).date(), Some(date));
        }
        assert_eq!([Day::OPEN.date(), Day::EVER.date()], [None, None]);
    }
}
