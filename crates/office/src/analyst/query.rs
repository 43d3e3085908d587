//! This module decides how a figure of the room names the cases behind it: as a query of the API.

use super::Looked;

/// Which cases of a period; every part that is given must hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Which {
    /// What chose them.
    pub basis: Option<String>,
    /// What was found; `irregular` is every result but `conform`, `any` is any.
    pub result: Option<String>,
    /// Band of probability.
    pub probability_band: Option<i64>,
    /// Band of worth.
    pub band: Option<i64>,
    /// A signal among the first reasons.
    pub signal: Option<String>,
    /// Origin of the first item.
    pub origin: Option<String>,
    /// Size of the trader: the smallest number of declarations of that size.
    pub size: Option<i64>,
}

/// What all queries of one room share.
pub(crate) struct Base(String);

impl Base {
    pub(crate) fn of(looked: &Looked) -> Self {
        let mut base = format!("/api/risk/cases?days={}", looked.days);
        for (name, value) in [("office", &looked.office), ("lane", &looked.lane)] {
            if let Some(value) = value {
                base.push_str(&format!("&{name}={}", escaped(value)));
            }
        }
        Self(base)
    }

    /// The query of the cases for which all of these hold. What holds for the whole room is not said twice.
    pub(crate) fn with(&self, parts: &[(&str, &str)]) -> String {
        let news = parts.iter().filter(|(name, _)| !self.0.contains(&format!("&{name}=")));
        news.fold(self.0.clone(), |query, (name, value)| format!("{query}&{name}={}", escaped(value)))
    }
}

/// Places and origins are texts of traders: all but letters and digits of ASCII is escaped (RFC 3986).
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_trader_wrote_ends_no_parameter() {
        let looked = Looked { days: 7, office: Some("DOVER & 多".to_owned()), ..Looked::default() };
        let query = Base::of(&looked).with(&[("origin", "C=N")]);
        assert_eq!(query, "/api/risk/cases?days=7&office=DOVER%20%26%20%E5%A4%9A&origin=C%3DN");
        assert_eq!(Base::of(&looked).with(&[("office", "DOVER & 多")]), "/api/risk/cases?days=7&office=DOVER%20%26%20%E5%A4%9A");
    }
}
