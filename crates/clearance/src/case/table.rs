//! This module decides which command is possible when, by whom, and what follows: one table, whose rows
//! are the transitions of the field with the messages that announce them.

use serde::{Deserialize, Serialize};

use super::state::{Case, Debt, Hold, Request, Status};
use crate::lane::Lane;

/// Who gives a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Trader or broker.
    Trader,
    /// The rules and calculations of the platform.
    System,
    /// A timer of the pack.
    Timer,
    /// Port, carrier or inventory system.
    Inventory,
    /// Customs officer.
    Officer,
    /// Accounts of customs.
    Finance,
    /// Another agency.
    Agency,
}

/// Something that is asked of a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "command")]
pub enum Command {
    /// Not accepted, with findings.
    Reject,
    /// Kept until the goods are there.
    Register,
    /// Accepted.
    Accept,
    /// The goods are said to have come.
    PresentGoods,
    /// The goods did not come in time.
    ExpireArrival,
    /// The trader asks for a change or for invalidation.
    Ask {
        /// What is asked for.
        request: Request,
    },
    /// The request is granted.
    Grant,
    /// The request is refused.
    Deny,
    /// What stands in the warehouse's or port's books matches.
    MatchInventory,
    /// What is owed, not final.
    Assess {
        /// Whether anything is owed that must be covered.
        owes: bool,
    },
    /// What is owed for now, with security for the rest.
    AssessProvisionally,
    /// What is owed for good.
    Settle,
    /// The lane is chosen.
    Route {
        /// The lane.
        lane: Lane,
    },
    /// Documents are asked for.
    RequestDocuments,
    /// Documents were handed in.
    UploadDocuments,
    /// Documents are in order.
    AcceptDocuments,
    /// Goods are to be examined.
    OrderExamination,
    /// The examination found nothing wrong.
    ConcludeExamination,
    /// A question is asked.
    Query,
    /// It was answered.
    AnswerQuery,
    /// The answer satisfies.
    CloseQuery,
    /// Another agency must agree first.
    HoldForAgency,
    /// It agrees.
    ReleaseFromAgency,
    /// It does not: an officer decides what becomes of the goods.
    RefuseByAgency,
    /// The debt is covered.
    Cover,
    /// Cover does not suffice.
    ReportShortfall,
    /// Goods may go, something is provisional.
    Release,
    /// Goods may go, all is final.
    Clear,
    /// The declaration is declared void.
    Invalidate,
    /// Goods have left.
    Exit,
    /// No exit was seen yet.
    RemindExit,
    /// No exit was ever seen.
    ExpireExit,
    /// Goods are detained.
    Detain,
    /// Detention ends.
    Restore,
    /// Goods are seized.
    Seize,
    /// Debt is changed after clearance.
    Adjust,
    /// The trader asks for review or appeals.
    AskReview,
    /// The review is over.
    ConcludeReview,
    /// The system cannot process it.
    HandleExternally,
    /// A simplified declaration is completed.
    Supplement,
}

/// What happened to a case; the command that was carried out, in the past.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// By whom.
    pub by: Role,
    /// What was done.
    #[serde(flatten)]
    pub command: Command,
}

/// One row of the table.
pub struct Transition {
    /// The row's number in the field's list of transitions.
    pub number: u8,
    /// The event's name, past tense and versioned.
    pub event: &'static str,
    /// Whether a command is of this row.
    pub is: fn(&Command) -> bool,
    /// From where.
    pub from: &'static [Status],
    /// What must hold beside the status, and the reason when it does not.
    pub guard: fn(&Case) -> Result<(), &'static str>,
    /// By whom.
    pub who: &'static [Role],
    /// The messages that announce it, as function code and status (`13/67`).
    pub messages: &'static [&'static str],
    /// What it changes.
    pub change: fn(&mut Case, &Command),
}

/// A command that is not possible now.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// No transition of this kind leaves the status.
    #[error("a case that is {} cannot be {event}", .status.as_str())]
    NoTransition {
        /// Where the case stands.
        status: Status,
        /// The event that was asked for.
        event: &'static str,
    },
    /// The role may not do this.
    #[error("{role:?} may not do this ({event}); {allowed:?} may")]
    NotAllowed {
        /// Who asked.
        role: Role,
        /// The event that was asked for.
        event: &'static str,
        /// Who may.
        allowed: &'static [Role],
    },
    /// Something else keeps it.
    #[error("{event} is not possible: {reason}")]
    Guarded {
        /// The event that was asked for.
        event: &'static str,
        /// What keeps it.
        reason: &'static str,
    },
}

use Role::{Agency, Finance, Inventory, Officer, System, Timer, Trader};
use Status::{
    Accepted, Cleared, Detained, Exited, HandledExternally, Invalidated, Received, Registered, Rejected, Released, Seized,
};

const OPEN: &[Status] = &[Received, Registered, Accepted, Released, Cleared];
const HELD: &[Status] = &[Accepted, Released];

fn free(_: &Case) -> Result<(), &'static str> {
    Ok(())
}

fn no_open_request(case: &Case) -> Result<(), &'static str> {
    if case.request.is_none() { Ok(()) } else { Err("an earlier request has no answer yet") }
}

fn open_request(case: &Case) -> Result<(), &'static str> {
    if case.request.is_some() { Ok(()) } else { Err("there is no open request") }
}

fn unmet(case: &Case) -> Result<(), &'static str> {
    if !case.holds.is_empty() {
        Err("something still holds the goods")
    } else if !case.is_covered {
        Err("the debt is not covered")
    } else {
        Ok(())
    }
}

fn not_settled(case: &Case) -> Result<(), &'static str> {
    if case.debt == Debt::Final { Err("the debt is final already") } else { Ok(()) }
}

fn export(case: &Case) -> Result<(), &'static str> {
    if case.is_export { Ok(()) } else { Err("the goods do not leave the country") }
}

fn holding(case: &Case, hold: Hold) -> Result<(), &'static str> {
    if case.holds.contains(&hold) { Ok(()) } else { Err("nothing of this kind holds the goods") }
}

macro_rules! transitions {
    ($( $number:literal $event:literal $pattern:pat => from $from:expr, if $guard:expr, by [$($who:ident)*], says [$($message:literal)*], $change:expr; )*) => {
        /// Every transition there is. What is not in the table is refused.
        pub static TRANSITIONS: &[Transition] = &[ $( Transition {
            number: $number,
            event: $event,
            is: |command| matches!(command, $pattern),
            from: $from,
            guard: $guard,
            who: &[$($who),*],
            messages: &[$($message),*],
            change: $change,
        } ),* ];
    };
}

transitions! {
    2 "case.rejected.v1" Command::Reject => from &[Received], if free, by [System], says ["03"], |case, _| case.status = Rejected;
    3 "case.registered.v1" Command::Register => from &[Received], if free, by [System], says ["02"], |case, _| case.status = Registered;
    4 "case.accepted.v1" Command::Accept => from &[Received], if free, by [System], says ["01"], |case, _| case.status = Accepted;
    5 "case.accepted.v1" Command::Accept => from &[Registered], if free, by [System Trader Inventory], says ["01"], |case, _| case.status = Accepted;
    5 "case.rejected.v1" Command::Reject => from &[Registered], if free, by [System], says ["03"], |case, _| case.status = Rejected;
    6 "case.expired.v1" Command::ExpireArrival => from &[Registered], if free, by [Timer], says ["03"], |case, _| case.status = Status::Expired;
    7 "case.request_received.v1" Command::Ask { .. } => from &[Registered, Accepted, Released, Cleared], if no_open_request, by [Trader], says ["02"],
        |case, command| if let Command::Ask { request } = command { case.request = Some(*request) };
    7 "case.request_granted.v1" Command::Grant => from &[Registered, Accepted, Released, Cleared], if open_request, by [System Officer], says ["11/39" "07"],
        |case, _| if case.request.take() == Some(Request::Amendment) { case.version += 1; if case.debt == Debt::Final { case.debt = Debt::Indicative } };
    7 "case.request_denied.v1" Command::Deny => from &[Registered, Accepted, Released, Cleared], if open_request, by [System Officer], says ["11/41" "03"],
        |case, _| case.request = None;
    5 "case.goods_presented.v1" Command::PresentGoods => from &[Registered], if free, by [Trader Inventory], says ["02"], |_, _| {};
    8 "case.inventory_matched.v1" Command::MatchInventory => from &[Registered, Accepted], if free, by [Inventory], says [], |_, _| {};
    9 "case.assessed.v1" Command::Assess { .. } => from &[Received, Registered, Accepted, Released], if free, by [System Officer], says ["13/67"],
        |case, command| { case.debt = Debt::Indicative; if let Command::Assess { owes } = command { case.is_covered = !owes } };
    16 "case.assessed_provisionally.v1" Command::AssessProvisionally => from HELD, if free, by [System Officer], says ["13/115"],
        |case, _| case.debt = Debt::Secured;
    20 "case.settled.v1" Command::Settle => from &[Accepted, Released, Cleared], if not_settled, by [System Officer Finance], says ["13/4"],
        |case, _| case.debt = Debt::Final;
    10 "case.routed.v1" Command::Route { .. } => from HELD, if free, by [System Officer], says [],
        |case, command| if let Command::Route { lane } = command {
            case.lane = Some(*lane);
            match lane {
                Lane::Yellow => { case.holds.insert(Hold::Documents); }
                Lane::Red => { case.holds.insert(Hold::Examination); }
                Lane::Green | Lane::Blue => {}
            }
        };
    11 "case.documents_requested.v1" Command::RequestDocuments => from &[Registered, Accepted, Released], if free, by [System Officer], says ["06"],
        |case, _| { case.holds.insert(Hold::Documents); };
    12 "case.documents_uploaded.v1" Command::UploadDocuments => from &[Registered, Accepted, Released], if |case| holding(case, Hold::Documents), by [Trader], says [], |_, _| {};
    12 "case.documents_accepted.v1" Command::AcceptDocuments => from &[Registered, Accepted, Released], if |case| holding(case, Hold::Documents), by [Officer], says [],
        |case, _| { case.holds.remove(&Hold::Documents); };
    13 "case.examination_ordered.v1" Command::OrderExamination => from HELD, if free, by [System Officer], says ["05"],
        |case, _| { case.holds.insert(Hold::Examination); };
    13 "case.examination_concluded.v1" Command::ConcludeExamination => from HELD, if |case| holding(case, Hold::Examination), by [Officer], says ["07"],
        |case, _| { case.holds.remove(&Hold::Examination); };
    14 "case.queried.v1" Command::Query => from &[Registered, Accepted, Released], if free, by [Officer], says ["51"],
        |case, _| { case.holds.insert(Hold::Query); };
    14 "case.query_answered.v1" Command::AnswerQuery => from &[Registered, Accepted, Released], if |case| holding(case, Hold::Query), by [Trader], says [], |_, _| {};
    14 "case.query_closed.v1" Command::CloseQuery => from &[Registered, Accepted, Released], if |case| holding(case, Hold::Query), by [Officer], says [],
        |case, _| { case.holds.remove(&Hold::Query); };
    15 "case.agency_held.v1" Command::HoldForAgency => from &[Registered, Accepted, Released], if free, by [System Agency Officer], says ["50"],
        |case, _| { case.holds.insert(Hold::Agency); };
    15 "case.agency_released.v1" Command::ReleaseFromAgency => from &[Registered, Accepted, Released], if |case| holding(case, Hold::Agency), by [Agency], says ["50"],
        |case, _| { case.holds.remove(&Hold::Agency); };
    15 "case.agency_refused.v1" Command::RefuseByAgency => from &[Registered, Accepted, Released], if |case| holding(case, Hold::Agency), by [Agency], says [], |_, _| {};
    17 "case.covered.v1" Command::Cover => from HELD, if free, by [System Finance], says ["15"], |case, _| case.is_covered = true;
    17 "case.shortfall_reported.v1" Command::ReportShortfall => from HELD, if free, by [System Finance], says ["14"], |case, _| case.is_covered = false;
    18 "case.released.v1" Command::Release => from &[Accepted], if unmet, by [System Officer], says ["08"], |case, _| case.status = Released;
    19 "case.cleared.v1" Command::Clear => from &[Accepted], if unmet, by [System Officer], says ["09"], |case, _| case.status = Cleared;
    20 "case.cleared.v1" Command::Clear => from &[Released], if unmet, by [System Officer], says ["09"], |case, _| case.status = Cleared;
    21 "case.invalidated.v1" Command::Invalidate => from &[Registered, Accepted, Released, Cleared], if free, by [System Officer], says ["10"],
        |case, _| { case.status = Invalidated; case.request = None };
    22 "case.exited.v1" Command::Exit => from &[Cleared, Exited], if export, by [Inventory Officer], says ["16"], |case, _| case.status = Exited;
    23 "case.exit_reminded.v1" Command::RemindExit => from &[Cleared], if export, by [Timer], says ["18"], |_, _| {};
    23 "case.exit_expired.v1" Command::ExpireExit => from &[Cleared], if export, by [Timer], says ["10"], |case, _| case.status = Invalidated;
    24 "case.detained.v1" Command::Detain => from OPEN, if free, by [Officer], says ["52"],
        |case, _| { case.detained_from = Some(case.status); case.status = Detained };
    24 "case.restored.v1" Command::Restore => from &[Detained], if free, by [Officer], says [],
        |case, _| case.status = case.detained_from.take().unwrap_or(Accepted);
    24 "case.seized.v1" Command::Seize => from &[Detained], if free, by [Officer], says [], |case, _| case.status = Seized;
    24 "case.seized.v1" Command::Seize => from HELD, if |case| holding(case, Hold::Examination), by [Officer], says [], |case, _| case.status = Seized;
    25 "case.adjusted.v1" Command::Adjust => from &[Released, Cleared, Exited], if free, by [Officer Trader], says [], |_, _| {};
    26 "case.review_requested.v1" Command::AskReview => from &[Rejected, Accepted, Released, Cleared, Detained, Seized], if |case| if case.is_under_review { Err("a review is open already") } else { Ok(()) }, by [Trader], says [],
        |case, _| case.is_under_review = true;
    26 "case.review_concluded.v1" Command::ConcludeReview => from &[Rejected, Accepted, Released, Cleared, Detained, Seized], if |case| if case.is_under_review { Ok(()) } else { Err("no review is open") }, by [Officer], says [],
        |case, _| case.is_under_review = false;
    27 "case.handled_externally.v1" Command::HandleExternally => from OPEN, if free, by [System Officer], says ["17"], |case, _| case.status = HandledExternally;
    28 "case.supplemented.v1" Command::Supplement => from &[Released, Cleared], if free, by [Trader System], says [], |case, _| case.version += 1;
}

fn rows(command: &Command) -> impl Iterator<Item = &'static Transition> {
    TRANSITIONS.iter().filter(|row| (row.is)(command))
}

/// The events that a command makes of a case.
///
/// # Errors
/// Says why the command is not possible.
pub fn decide(case: &Case, command: &Command, role: Role) -> Result<Vec<Event>, Refusal> {
    let event = rows(command).next().map_or("", |row| row.event);
    let Some(row) = rows(command).find(|row| row.from.contains(&case.status)) else {
        return Err(Refusal::NoTransition { status: case.status, event });
    };
    if !row.who.contains(&role) {
        return Err(Refusal::NotAllowed { role, event, allowed: row.who });
    }
    (row.guard)(case).map_err(|reason| Refusal::Guarded { event, reason })?;
    Ok(vec![Event { command: command.clone(), by: role }])
}

/// Changes a case by an event that was decided.
pub fn apply(case: &mut Case, event: &Event) {
    if let Some(row) = rows(&event.command).find(|row| row.from.contains(&case.status)) {
        (row.change)(case, &event.command);
    }
}

impl Event {
    /// The event's name, past tense and versioned.
    pub fn name(&self) -> &'static str {
        rows(&self.command).next().map_or("", |row| row.event)
    }
}
