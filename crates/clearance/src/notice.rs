//! This module decides which message announces an event to the trader, and what it says.

use declaration::Severity;
use jiff::Timestamp;
use messages::response::{Response, Statement, Tax};
use rust_decimal::Decimal;

use crate::Decision;
use crate::case::{Event, TRANSITIONS};

/// What all notices of one decision share.
pub struct Announcement<'a> {
    /// The decision.
    pub decision: &'a Decision,
    /// When.
    pub at: Timestamp,
    /// The declarant's reference.
    pub lrn: Option<&'a str>,
    /// The movement reference number, or what stands in for it until it is drawn.
    pub mrn: &'a str,
    /// Version of the declaration.
    pub version: u32,
}

/// Days within which documents that are asked for are due.
const DOCUMENTS_DUE_DAYS: i64 = 30;

/// An instant as messages write it.
pub fn instant(at: Timestamp) -> String {
    at.strftime("%Y%m%d%H%M%SZ").to_string()
}

impl Announcement<'_> {
    /// The code of the message that announces an event, and the message under its reference; none when the event
    /// is silent.
    pub fn of(&self, event: &Event, reference: String) -> Option<(String, Response)> {
        let row = TRANSITIONS.iter().find(|row| (row.is)(&event.command) && row.event == event.name())?;
        let code = (*row.messages.first()?).to_owned();
        let mut response = Response {
            reference,
            issued: instant(self.at),
            happened: Some(instant(self.at)),
            lrn: self.lrn.map(str::to_owned),
            mrn: Some(self.mrn.to_owned()),
            version: self.version,
            code: code.clone(),
            ..Response::default()
        };
        match code.split('/').next() {
            Some("03") => {
                let errors = self.decision.findings.iter().filter(|finding| finding.severity == Severity::Error);
                response.errors = errors.map(|finding| (finding.code.clone(), finding.pointer.clone())).collect();
            }
            Some("13") => response.taxes = self.taxes(),
            Some("06") => {
                let due = self.at.checked_add(jiff::SignedDuration::from_hours(24 * DOCUMENTS_DUE_DAYS)).unwrap_or(self.at);
                let warnings = self.decision.findings.iter().filter(|finding| finding.severity == Severity::Warning);
                response.statements = warnings
                    .map(|finding| Statement {
                        code: Some(finding.code.clone()),
                        text: None,
                        due: Some(instant(due)),
                        pointer: Some(finding.pointer.clone()),
                    })
                    .collect();
            }
            _ => {}
        }
        Some((code, response))
    }

    fn taxes(&self) -> Vec<Tax> {
        let assessment = &self.decision.assessment;
        let percentage = |rate: &str| rate.strip_suffix('%').and_then(|rate| rate.parse::<Decimal>().ok());
        assessment
            .lines
            .iter()
            .map(|line| {
                let rate = percentage(&line.rate);
                Tax {
                    item: line.item,
                    tax_type: line.tax_type.clone(),
                    preference: line.preference.clone(),
                    base: rate.map(|_| line.base),
                    rate,
                    deducted: line.deducted,
                    amount: line.amount,
                    payable: line.payable,
                    currency: assessment.currency,
                }
            })
            .collect()
    }
}
