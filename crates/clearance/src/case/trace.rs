//! This module decides whether a sequence of messages can have come from the life of a case.
//!
//! Messages announce only some transitions: that documents were accepted or cover was found, nobody is
//! told. So between two messages everything silent may have happened, and what holds the goods may have
//! gone; what was announced (a shortfall, a detention, an open request) has not.

use super::state::{Case, Request};
use super::table::{Command, Event, Role, TRANSITIONS, Transition, apply};
use crate::lane::Lane;

/// A message that cannot follow.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("message {place} ({code}) cannot follow: {reason}")]
pub struct IllegalMessage {
    /// The message's place, counted from 1.
    pub place: usize,
    /// Function code and status.
    pub code: String,
    /// Why.
    pub reason: String,
}

/// Longer sequences are refused unread; the longest real one has 12 messages.
pub const TRACE_LENGTH_MAX: usize = 10_000;
/// Messages of one second, in any order; more than these are taken in the order they stand.
const SAME_INSTANT_MAX: usize = 7;

#[derive(Clone, Default, PartialEq, Eq)]
struct Watched {
    case: Case,
    /// Additional messages received that have no answer; the trader may send several.
    requests: u32,
    shortfall: bool,
}

impl Watched {
    fn new() -> Self {
        // Whether goods leave is not in the messages, so both are possible.
        Self { case: Case::new(true), requests: 0, shortfall: false }
    }

    fn follow(&self, code: &str) -> Result<Self, String> {
        let (function, _) = code.split_once('/').unwrap_or((code, ""));
        let known = |row: &&Transition| row.messages.contains(&code) || (function == "16" && row.messages.contains(&"16"));
        if !TRANSITIONS.iter().any(|row| known(&row)) {
            return Err("no such message is known".to_owned());
        }
        let mut next = self.clone();
        next.case.holds.clear();
        next.case.is_covered = !self.shortfall;
        next.case.request = (self.requests > 0).then_some(Request::Amendment);
        let mut reason = format!("the case is {}", self.case.status.as_str());
        for row in TRANSITIONS.iter().filter(known) {
            let Some(command) = command_of(row) else { continue };
            if !row.from.contains(&next.case.status) {
                continue;
            }
            let asks = matches!(command, Command::Ask { .. });
            if !asks && let Err(why) = (row.guard)(&next.case) {
                // A hold that nobody announced may have been there.
                let silent = matches!(command, Command::ConcludeExamination | Command::ReleaseFromAgency);
                if !silent {
                    why.clone_into(&mut reason);
                    continue;
                }
            }
            let grants = matches!(command, Command::Grant | Command::Deny);
            if asks {
                next.requests += 1;
            } else if grants {
                next.requests = next.requests.saturating_sub(1);
            }
            match command {
                Command::ReportShortfall => next.shortfall = true,
                Command::Cover | Command::Settle => next.shortfall = false,
                _ => {}
            }
            apply(&mut next.case, &Event { command, by: Role::System });
            return Ok(next);
        }
        Err(reason)
    }
}

/// A command of a row, with arguments that change nothing that matters here.
fn command_of(row: &Transition) -> Option<Command> {
    let samples = [
        Command::Reject,
        Command::Register,
        Command::Accept,
        Command::PresentGoods,
        Command::ExpireArrival,
        Command::Ask { request: Request::Amendment },
        Command::Grant,
        Command::Deny,
        Command::Assess { owes: true },
        Command::AssessProvisionally,
        Command::Settle,
        Command::Route { lane: Lane::Green },
        Command::RequestDocuments,
        Command::OrderExamination,
        Command::ConcludeExamination,
        Command::Query,
        Command::HoldForAgency,
        Command::ReleaseFromAgency,
        Command::Cover,
        Command::ReportShortfall,
        Command::Release,
        Command::Clear,
        Command::Invalidate,
        Command::Exit,
        Command::RemindExit,
        Command::ExpireExit,
        Command::Detain,
        Command::HandleExternally,
    ];
    samples.into_iter().find(|command| (row.is)(command))
}

/// Whether messages in this order are the life of a case.
///
/// ```
/// use clearance::case::trace;
/// assert!(trace::check(&["01", "13/67", "13/4", "09"]).is_ok());
/// assert!(trace::check(&["09", "01"]).is_err());
/// ```
///
/// # Errors
/// Names the first message that cannot follow, and why.
pub fn check(codes: &[&str]) -> Result<(), IllegalMessage> {
    let groups: Vec<Vec<&str>> = codes.iter().map(|code| vec![*code]).collect();
    check_groups(&groups)
}

/// The same for messages of which some bear the same instant and may stand in any order.
///
/// # Errors
/// Names the first message that cannot follow, and why.
pub fn check_groups(groups: &[Vec<&str>]) -> Result<(), IllegalMessage> {
    let length: usize = groups.iter().map(Vec::len).sum();
    if length > TRACE_LENGTH_MAX {
        return Err(IllegalMessage {
            place: length,
            code: String::new(),
            reason: format!("more than {TRACE_LENGTH_MAX} messages"),
        });
    }
    let mut states = vec![Watched::new()];
    let mut place = 0;
    for group in groups {
        let mut reason = None;
        let mut reached = Vec::new();
        for state in &states {
            if group.len() > SAME_INSTANT_MAX {
                in_order(state, group, &mut reached, &mut reason);
            } else {
                in_any_order(state, &mut group.clone(), &mut reached, &mut reason);
            }
        }
        if reached.is_empty() {
            let (code, reason) = reason.unwrap_or_default();
            return Err(IllegalMessage { place: place + 1, code, reason });
        }
        reached.dedup();
        states = reached;
        place += group.len();
    }
    Ok(())
}

fn in_order(state: &Watched, codes: &[&str], reached: &mut Vec<Watched>, reason: &mut Option<(String, String)>) {
    let mut state = state.clone();
    for code in codes {
        match state.follow(code) {
            Ok(next) => state = next,
            Err(why) => return *reason = Some(((*code).to_owned(), why)),
        }
    }
    reached.push(state);
}

fn in_any_order(state: &Watched, rest: &mut Vec<&str>, reached: &mut Vec<Watched>, reason: &mut Option<(String, String)>) {
    if rest.is_empty() {
        if !reached.contains(state) {
            reached.push(state.clone());
        }
        return;
    }
    for index in 0..rest.len() {
        let code = rest.remove(index);
        match state.follow(code) {
            Ok(next) => in_any_order(&next, rest, reached, reason),
            Err(why) => {
                reason.get_or_insert((code.to_owned(), why));
            }
        }
        rest.insert(index, code);
    }
}
