//! This module decides what a pack says about the life of a case: what may be amended and with which
//! reasons, when the office works, and which deadlines run.

use serde::{Deserialize, Serialize};

use crate::calendar::Term;
use crate::edition::Edition;
use crate::packed::Day;
use crate::rows::{Provenance, Symbol};

/// The tables about the life of a case.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Life {
    /// Reasons of amendments, by code.
    pub reasons: Vec<ChangeReason>,
    /// What no amendment may change.
    pub fixed: Vec<FixedField>,
    /// Days on which the office is closed.
    pub holidays: Vec<Holiday>,
    /// Hours of the office by weekday.
    pub hours: Vec<OfficeHours>,
    /// Deadlines.
    pub timers: Vec<TimerRow>,
    /// How long each step of a case may take.
    pub service: Vec<ServiceStandard>,
    /// Matters for which departments may be competent, the most telling first.
    pub subjects: Vec<SubjectRow>,
}

/// What an amendment of some reason does at its pointer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ChangeEffect {
    /// Puts there what the message carries.
    Set,
    /// Takes away what stands there.
    Delete,
    /// Asks to declare the whole declaration void.
    Cancel,
}

/// A reason for which a declaration is amended (`ChangeReasonCode`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangeReason {
    /// Code.
    pub code: Symbol,
    /// What it does.
    pub effect: ChangeEffect,
    /// Names in English and Chinese.
    pub names: [Symbol; 2],
    /// Validity and source.
    pub provenance: Provenance,
}

/// A field, or a class with all below it, that no amendment may change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FixedField {
    /// Its pointer without places (`42A/57B`).
    pub pointer: Symbol,
    /// Names in English and Chinese.
    pub names: [Symbol; 2],
    /// Validity and source.
    pub provenance: Provenance,
}

/// A day on which the office is closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holiday {
    /// The day.
    pub day: Day,
    /// Names in English and Chinese.
    pub names: [Symbol; 2],
    /// Source.
    pub source: Symbol,
}

/// When the office opens and closes on a weekday.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfficeHours {
    /// Weekday, Monday is 0.
    pub weekday: u8,
    /// Minutes after midnight.
    pub opens: u16,
    /// Minutes after midnight.
    pub closes: u16,
    /// Validity and source.
    pub provenance: Provenance,
}

/// Goods of which direction a deadline is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Direction {
    /// Both.
    Any,
    /// Goods that come in.
    Import,
    /// Goods that leave.
    Export,
}

/// A deadline: in which status it runs, how long, and what is done when it is over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimerRow {
    /// Name.
    pub name: Symbol,
    /// The status of a case in which it runs, counted from the day the case got there.
    pub status: Symbol,
    /// Goods of which direction.
    pub direction: Direction,
    /// How long.
    pub term: Term,
    /// The command given then.
    pub command: Symbol,
    /// Validity and source.
    pub provenance: Provenance,
}

/// How long a step of a case may take before it is late: nothing is done then, but everybody sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServiceStandard {
    /// The step (`check_documents`).
    pub stage: Symbol,
    /// How long, from the moment the case came to it.
    pub term: Term,
    /// Validity and source.
    pub provenance: Provenance,
}

/// A matter for which a department of its own may be competent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SubjectRow {
    /// Its code (`origin`).
    pub code: Symbol,
    /// Codes of findings or their beginnings, with spaces between.
    pub findings: Symbol,
    /// Names in English and Chinese.
    pub names: [Symbol; 2],
    /// Validity and source.
    pub provenance: Provenance,
}

impl Edition {
    /// The matters that hold on a day, in the order of the table.
    pub fn subjects(&self, date: jiff::civil::Date) -> impl Iterator<Item = &SubjectRow> {
        let day = Day::from(date);
        self.tables().life.subjects.iter().filter(move |row| row.provenance.holds(day))
    }

    /// What an amendment of a reason does on a day; none for a reason that is not known.
    pub fn change_reason(&self, code: &str, date: jiff::civil::Date) -> Option<&ChangeReason> {
        let day = Day::from(date);
        self.tables().life.reasons.iter().find(|row| row.provenance.holds(day) && self.text(row.code) == code)
    }

    /// How long a step that began on a day may take; none where the pack says nothing.
    pub fn service_term(&self, stage: &str, date: jiff::civil::Date) -> Option<Term> {
        let day = Day::from(date);
        let row = self.tables().life.service.iter().find(|row| row.provenance.holds(day) && self.text(row.stage) == stage);
        row.map(|row| row.term)
    }

    /// The row that forbids amending a pointer (written without places) on a day.
    pub fn fixed_field(&self, pointer: &str, date: jiff::civil::Date) -> Option<&FixedField> {
        let day = Day::from(date);
        self.tables().life.fixed.iter().find(|row| {
            let rest = pointer.strip_prefix(self.text(row.pointer));
            row.provenance.holds(day) && rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        })
    }
}
