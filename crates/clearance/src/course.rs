//! This module decides which commands a decision makes of a new case, and carries them out on it: accepted
//! or registered, assessed, routed, held or let go.

use crate::case::{Case, Command, Debt, Event, Hold, Refusal, Role, Status, apply, decide};
use crate::{Decision, Lane, Outcome};

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
        (Outcome::Held, Lane::Yellow) => commands.push(Command::RequestDocuments),
        // Nothing but the money keeps these goods.
        (Outcome::Held, _) => {}
        _ => commands.extend(let_go(decision)),
    }
    if decision.awaits_cover() {
        commands.push(Command::ReportShortfall);
    }
    commands
}

/// The commands that let accepted goods go, as far as the decision does.
fn let_go(decision: &Decision) -> Vec<Command> {
    let mut commands = Vec::new();
    if !decision.assessment.payable().is_zero() {
        commands.push(Command::Cover);
    }
    if decision.outcome == Outcome::Released {
        commands.extend([Command::AssessProvisionally, Command::Release]);
    } else {
        if !decision.assessment.lines.is_empty() {
            commands.push(Command::Settle);
        }
        commands.push(Command::Clear);
    }
    commands
}

/// The commands of goods that were presented, on a case that waited for them.
pub fn at_arrival(decision: &Decision) -> Vec<Command> {
    commands(decision)
}

/// The commands that follow a granted amendment, on a case as the grant left it. What a person holds stays
/// held: a new calculation lifts no hold.
pub fn amended(case: &Case, decision: &Decision) -> Vec<Command> {
    let owes = !decision.assessment.payable().is_zero();
    let assesses = !decision.assessment.lines.is_empty() || case.debt != Debt::None;
    let mut commands = Vec::new();
    let assess = assesses.then_some(Command::Assess { owes });
    match case.status {
        Status::Registered => commands.extend(assess),
        Status::Accepted => {
            commands.extend(assess);
            let lane = decision.lane().unwrap_or(Lane::Yellow);
            commands.push(Command::Route { lane });
            match (decision.outcome, lane) {
                (Outcome::Held, Lane::Red) if !case.holds.contains(&Hold::Examination) => {
                    commands.push(Command::OrderExamination)
                }
                (Outcome::Held, Lane::Yellow) if !case.holds.contains(&Hold::Documents) => {
                    commands.push(Command::RequestDocuments)
                }
                (Outcome::Released | Outcome::Cleared, _) if case.holds.is_empty() => commands.extend(let_go(decision)),
                _ => {}
            }
        }
        Status::Released => {
            commands.extend(assess);
            if owes && !decision.awaits_cover() {
                commands.push(Command::Cover);
            }
            match decision.outcome {
                Outcome::Cleared if case.holds.is_empty() => commands.extend([Command::Settle, Command::Clear]),
                _ => commands.push(Command::AssessProvisionally),
            }
        }
        Status::Cleared if assesses => commands.push(Command::Settle),
        _ => {}
    }
    commands
}

/// What a person or party has to do next, as a code that is rendered at the edge.
pub fn next_step(case: &Case) -> &'static str {
    match case.status {
        status if case.request.is_some() && !status.is_final() => "decide_request",
        Status::Received => "decide",
        Status::Registered => "present_goods",
        Status::Accepted if case.holds.contains(&Hold::Examination) => "examine",
        Status::Accepted if !case.holds.is_empty() => "check_documents",
        Status::Accepted if !case.is_covered => "pay",
        Status::Accepted => "decide",
        Status::Released if case.debt == Debt::Secured => "settle",
        Status::Cleared if case.is_export => "exit",
        _ => "none",
    }
}
