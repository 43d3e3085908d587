//! This module decides for which matter a case waits for a person, by the rows of the pack, so that it lies on the desk of
//! the department that is competent for it; and why.

use declaration::{Finding, Pointer, Severity};
use jiff::civil::Date;
use reference::Edition;

use crate::{Decision, RouteReason};

/// A matter, and what of a decision made it that.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject<'a> {
    /// Its code (`origin`).
    pub code: &'a str,
    /// Its names in English and Chinese.
    pub names: [&'a str; 2],
    /// The code of the finding, or why the lane was chosen (`screening`, `profile`).
    pub because: &'a str,
    /// Where the finding points; none where no finding made it so.
    pub pointer: Option<&'a Pointer>,
}

/// The matter of a decision under the rows that hold on a date: the first row that names one of its findings that a person
/// must judge, or why its lane was chosen. None where no row does.
pub fn subject<'a>(edition: &'a Edition, decision: &'a Decision, date: Date) -> Option<Subject<'a>> {
    let findings: Vec<&Finding> = decision.findings.iter().filter(|finding| finding.severity == Severity::Warning).collect();
    let reason = decision.route.as_ref().and_then(|route| match route.reason {
        RouteReason::Screening { .. } => Some("screening"),
        RouteReason::Profile { .. } => Some("profile"),
        _ => None,
    });
    edition.subjects(date).find_map(|row| {
        let mut wanted = edition.text(row.findings).split_whitespace();
        let (because, pointer) = wanted.find_map(|begin| match findings.iter().find(|one| one.code.starts_with(begin)) {
            Some(finding) => Some((finding.code.as_str(), Some(&finding.pointer))),
            None => reason.filter(|reason| *reason == begin).map(|reason| (reason, None)),
        })?;
        Some(Subject { code: edition.text(row.code), names: row.names.map(|name| edition.text(name)), because, pointer })
    })
}
