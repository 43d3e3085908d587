//! This module decides for what and for whom a case waits, from its life, and until when that should be done by the
//! service standards of the pack.

use jiff::Timestamp;
use reference::Edition;
use reference::calendar::Calendar;

use super::state::{Debt, Hold, Status};
use super::table::Command;
use super::timer::Life;

/// Whom a case waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WaitsFor {
    /// A customs officer.
    Officer,
    /// The trader.
    Trader,
    /// Another agency.
    Agency,
    /// A day, or nobody.
    Nobody,
}

/// The next step of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stage {
    /// Its name, rendered at the edge.
    pub name: &'static str,
    /// Who takes it.
    pub by: WaitsFor,
}

/// A stay of a case at a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stay {
    /// The step.
    pub stage: Stage,
    /// When the case came to it.
    pub from: Timestamp,
    /// When it left it; none while it waits there.
    pub to: Option<Timestamp>,
}

/// Steps for which a pack may set a service standard.
const STANDARDS: [&str; 12] = [
    "decide",
    "review",
    "check_documents",
    "read_answer",
    "examine",
    "decide_request",
    "decide_detention",
    "agency_decision",
    "agency_refused",
    "answer_query",
    "hand_in_documents",
    "pay",
];

impl WaitsFor {
    /// Its name; none for nobody.
    pub fn as_str(self) -> Option<&'static str> {
        match self {
            Self::Officer => Some("officer"),
            Self::Trader => Some("trader"),
            Self::Agency => Some("agency"),
            Self::Nobody => None,
        }
    }
}

impl Stage {
    const fn new(name: &'static str, by: WaitsFor) -> Self {
        Self { name, by }
    }

    /// The step for which a life waits.
    pub(super) fn of(life: &Life) -> Self {
        let case = &life.case;
        let officer = |name| Self::new(name, WaitsFor::Officer);
        let trader = |name| Self::new(name, WaitsFor::Trader);
        let nobody = |name| Self::new(name, WaitsFor::Nobody);
        match case.status {
            status if case.request.is_some() && !status.is_final() => officer("decide_request"),
            _ if case.is_under_review => officer("review"),
            Status::Received => officer("decide"),
            Status::Registered if case.holds.is_empty() => trader("present_goods"),
            Status::Detained => officer("decide_detention"),
            Status::Registered | Status::Accepted | Status::Released if !case.holds.is_empty() => Self::held(life),
            Status::Accepted if !case.is_covered && life.done.contains(&Command::ReportShortfall) => trader("pay"),
            Status::Accepted => officer("decide"),
            Status::Released if case.debt == Debt::Secured => nobody("settle"),
            Status::Cleared if case.is_export => nobody("exit"),
            _ => nobody("none"),
        }
    }

    fn held(life: &Life) -> Self {
        let officer = |name| Self::new(name, WaitsFor::Officer);
        let last = |wanted: fn(&Command) -> bool| life.done.iter().rposition(wanted);
        if life.case.holds.contains(&Hold::Query) {
            let asked = last(|command| matches!(command, Command::Query));
            let answered = last(|command| matches!(command, Command::AnswerQuery));
            return if answered > asked { officer("read_answer") } else { Self::new("answer_query", WaitsFor::Trader) };
        }
        if life.case.holds.contains(&Hold::Examination) {
            return officer("examine");
        }
        // Whoever asked another agency wants its word first; one that said no has had it until it is asked again.
        if life.case.holds.contains(&Hold::Agency) {
            let asked = last(|command| matches!(command, Command::HoldForAgency));
            let refused = last(|command| matches!(command, Command::RefuseByAgency));
            return if refused > asked { officer("agency_refused") } else { Self::new("agency_decision", WaitsFor::Agency) };
        }
        // The platform asks when it routes: an officer looks first. What an officer asks for, the trader brings.
        let asked = last(|command| matches!(command, Command::RequestDocuments));
        let came = last(|command| matches!(command, Command::UploadDocuments));
        let by_platform = asked.is_none_or(|place| place == 0 || matches!(life.done[place - 1], Command::Route { .. }));
        if by_platform || came > asked { officer("check_documents") } else { Self::new("hand_in_documents", WaitsFor::Trader) }
    }
}

impl Stay {
    /// Until when the case should have left the step; none where the pack sets no standard.
    pub fn due(&self, edition: &Edition, calendar: &Calendar) -> Option<Timestamp> {
        let term = edition.service_term(self.stage.name, self.from.to_zoned(calendar.zone.clone()).date())?;
        calendar.end(term, self.from)
    }
}

/// What of a pack's service standards is about no step.
pub(crate) fn check(edition: &Edition) -> Vec<String> {
    let rows = edition.tables().life.service.iter();
    rows.filter(|row| !STANDARDS.contains(&edition.text(row.stage)))
        .map(|row| {
            let (line, stage) = (row.provenance.line, edition.text(row.stage));
            format!("calendar/service.csv:{line}: column stage: `{stage}` is none of {}", STANDARDS.join(", "))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Lane;
    use crate::case::{Case, Role, decide};

    #[test]
    fn a_stay_begins_with_its_step_and_ends_with_the_next() {
        let at = |hours: i64| Timestamp::from_second(hours * 3_600).unwrap();
        let mut life = Life::new(false, at(0));
        let mut act = |hours: i64, command: Command, role| {
            let events = decide(&life.case, &command, role).unwrap();
            events.iter().for_each(|event| life.follow(event, at(hours)));
        };
        act(0, Command::Accept, Role::System);
        act(0, Command::Route { lane: Lane::Yellow }, Role::System);
        act(0, Command::RequestDocuments, Role::System);
        act(3, Command::RequestDocuments, Role::Officer);
        act(10, Command::UploadDocuments, Role::Trader);
        act(11, Command::Query, Role::Officer);
        act(12, Command::AnswerQuery, Role::Trader);
        let told: Vec<_> = life.stays().iter().map(|stay| (stay.stage.name, stay.from, stay.to)).collect();
        let expected = [
            ("check_documents", at(0), Some(at(3))),
            ("hand_in_documents", at(3), Some(at(10))),
            ("check_documents", at(10), Some(at(11))),
            ("answer_query", at(11), Some(at(12))),
            ("read_answer", at(12), None),
        ];
        // What happened within one instant, from received to routed, is no stay.
        assert_eq!(told, expected);
        assert_eq!(Life::begin(Case::new(true), at(5)).stays().len(), 1);
    }
}
