//! This module decides which commands a decision makes of a new case, and carries them out on it: accepted
//! or registered, assessed, routed, held or let go.

use clearance::case::{Case, Command, Debt, Event, Refusal, Role, apply, decide};
use clearance::{Decision, Lane, Outcome};

/// A case after its first decision, with the events that led there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Course {
    /// The case.
    pub case: Case,
    /// The events, in order.
    pub events: Vec<Event>,
}

/// Carries a decision out on a new case.
///
/// # Errors
/// The decision asks for something that the life of a case does not allow, which means a defect.
pub fn follow(decision: &Decision, is_export: bool) -> Result<Course, Refusal> {
    let mut course = Course { case: Case::new(is_export), events: Vec::new() };
    for command in commands(decision) {
        for event in decide(&course.case, &command, Role::System)? {
            apply(&mut course.case, &event);
            course.events.push(event);
        }
    }
    Ok(course)
}

fn commands(decision: &Decision) -> Vec<Command> {
    let owes = !decision.assessment.payable().is_zero();
    let assesses = !decision.assessment.lines.is_empty();
    let mut commands = Vec::new();
    match decision.outcome {
        Outcome::Rejected => return vec![Command::Reject],
        Outcome::Registered => {
            commands.push(Command::Register);
            if assesses {
                commands.push(Command::Assess { owes });
            }
            return commands;
        }
        Outcome::Held | Outcome::Released | Outcome::Cleared => commands.push(Command::Accept),
    }
    if assesses {
        commands.push(Command::Assess { owes });
    }
    let lane = decision.lane().unwrap_or(Lane::Yellow);
    commands.push(Command::Route { lane });
    match (decision.outcome, lane) {
        (Outcome::Held, Lane::Red) => commands.push(Command::OrderExamination),
        (Outcome::Held, _) => commands.push(Command::RequestDocuments),
        (outcome, _) => {
            if owes {
                commands.push(Command::Cover);
            }
            if outcome == Outcome::Released {
                commands.push(Command::AssessProvisionally);
                commands.push(Command::Release);
            } else {
                if assesses {
                    commands.push(Command::Settle);
                }
                commands.push(Command::Clear);
            }
        }
    }
    commands
}

/// What a person or party has to do next, as a code that is rendered at the edge.
pub fn next_step(case: &Case) -> &'static str {
    use clearance::case::{Hold, Status};
    match case.status {
        Status::Received => "decide",
        Status::Registered => "present_goods",
        Status::Accepted if case.holds.contains(&Hold::Examination) => "examine",
        Status::Accepted if !case.holds.is_empty() => "check_documents",
        Status::Accepted => "decide",
        Status::Released if case.debt == Debt::Secured => "settle",
        Status::Cleared if case.is_export => "exit",
        _ => "none",
    }
}
