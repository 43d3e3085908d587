//! This module decides how a figure names the cases behind it: as a query of the API, which the page opens as it is.

use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::start_of;

/// The days of a cockpit.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Period {
    /// When its first day begins, UTC microseconds.
    pub(crate) from: i64,
}

impl Period {
    /// The cases received in it, narrowed by one more condition.
    pub(crate) fn cases(self, more: Option<(&str, &str)>) -> String {
        self.narrowed(&[more])
    }

    /// The cases received in it, narrowed by conditions.
    pub(crate) fn narrowed(self, more: &[Option<(&str, &str)>]) -> String {
        let from = self.from.to_string();
        let parts: Vec<(&str, &str)> = more.iter().flatten().copied().chain([("received_from", from.as_str())]).collect();
        cases(&parts)
    }
}

/// The cases received on a day.
pub(crate) fn of_day(date: Date, zone: &TimeZone, more: Option<(&str, &str)>) -> String {
    let (from, to) = (start_of(date, zone).to_string(), start_of(date.saturating_add(1.day()), zone).to_string());
    let parts: Vec<(&str, &str)> =
        more.into_iter().chain([("received_from", from.as_str()), ("received_to", to.as_str())]).collect();
    cases(&parts)
}

/// A query of the list of cases.
pub(crate) fn cases(parts: &[(&str, &str)]) -> String {
    query("/api/cases", parts)
}

/// A query of the queue.
pub(crate) fn queue(parts: &[(&str, &str)]) -> String {
    query("/api/queue", parts)
}

/// A query of a path.
pub(crate) fn query(path: &str, parts: &[(&str, &str)]) -> String {
    let begun = format!("{path}?");
    let length = begun.len();
    form_urlencoded::Serializer::for_suffix(begun, length).extend_pairs(parts).finish()
}
