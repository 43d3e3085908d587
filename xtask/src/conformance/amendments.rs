//! This module decides about additional messages: each correction, cancellation and arrival of a scenario is
//! applied to its base declaration; what is applied can be undone, and what is refused says why.

use std::fs;

use clearance::amend::{amend, apply, inverse};
use clearance::case::{Case, Command, Request, Role, Status, decide as allow};
use clearance::{Facts, Law, Outcome, Seen, decide};
use declaration::Declaration;
use jiff::civil::Date;

use super::cases::{Cases, Scenario};
use super::report::Report;

const PART: &str = "additional messages";

pub fn run(cases: &Cases, law: &Law, report: &mut Report) {
    for scenario in cases.0.values() {
        let (messages, bases): (Vec<_>, Vec<_>) =
            declarations(scenario).into_iter().partition(|(_, declaration)| declaration.is_additional_message());
        let Some((_, base)) = bases.first() else {
            for (name, message) in messages {
                report.count(PART, &format!("{}: base missing", kind(&message)), &name);
            }
            continue;
        };
        // Corrections of one scenario follow each other.
        let mut version = base.clone();
        for (name, message) in messages {
            match kind(&message) {
                "COR" => correct(&mut version, &message, law, &name, report),
                "INV" => cancel(&version, law, &name, report),
                "GPR" => arrive(&version, law, &name, report),
                kind => report.fail(PART, &name, &format!("{kind} is no known additional message")),
            }
        }
    }
}

fn kind(message: &Declaration) -> &str {
    message.type_code.as_deref().unwrap_or("without type")
}

fn declarations(scenario: &Scenario) -> Vec<(String, Declaration)> {
    scenario
        .files
        .iter()
        .filter_map(|file| {
            let bytes = fs::read(file).ok()?;
            let message = messages::read(&bytes).ok()?;
            let name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            Some((format!("{}/{name}", scenario.name), message.declaration))
        })
        .collect()
}

/// The day the fixture was written for, or one on which all tables hold.
fn legal_date(declaration: &Declaration) -> Date {
    let own = declaration.acceptance_date_time.as_ref().and_then(declaration::DateTime::date);
    own.unwrap_or(Date::constant(2026, 1, 5))
}

fn facts(declaration: &Declaration) -> Facts {
    let date = legal_date(declaration);
    let noon = date.at(12, 0, 0, 0).to_zoned(jiff::tz::TimeZone::UTC).map(|zoned| zoned.timestamp()).unwrap_or_default();
    Facts::dry_run(noon, date)
}

/// The case of a base declaration after its first decision.
fn case(declaration: &Declaration, status: Status) -> Case {
    Case { status, ..Case::new(declaration.movement().0 == "EX") }
}

/// A cancellation: it may be asked for where the base stands, and where that is before acceptance it is granted.
fn cancel(base: &Declaration, law: &Law, name: &str, report: &mut Report) {
    let status = match decide(base, law, &facts(base), None).outcome {
        Outcome::Rejected => return report.count(PART, "INV: refused, the base is rejected (CDS50015)", name),
        Outcome::Registered => Status::Registered,
        Outcome::Held => Status::Accepted,
        Outcome::Released => Status::Released,
        Outcome::Cleared => Status::Cleared,
    };
    let ask = Command::Ask { request: Request::Invalidation };
    match allow(&case(base, status), &ask, Role::Trader) {
        Ok(_) if status == Status::Registered => report.count(PART, "ok: INV granted before acceptance", name),
        Ok(_) => report.count(PART, "ok: INV waits for an officer's position", name),
        Err(error) => report.fail(PART, name, &error.to_string()),
    }
}

/// An arrival: the base waits for its goods and is then decided like any other.
fn arrive(base: &Declaration, law: &Law, name: &str, report: &mut Report) {
    let mut facts = facts(base);
    let before = decide(base, law, &facts, None);
    if before.outcome != Outcome::Registered {
        return report.fail(PART, name, &format!("the base does not wait for its goods: {}", before.outcome.as_str()));
    }
    facts.arrival = Some(facts.legal_date);
    match decide(base, law, &facts, None).outcome {
        Outcome::Registered => report.fail(PART, name, "the base still waits"),
        outcome => report.count(PART, &format!("ok: GPR, decided at arrival: {}", outcome.as_str()), name),
    }
}

fn correct(version: &mut Declaration, message: &Declaration, law: &Law, name: &str, report: &mut Report) {
    match amend(version, message, law.edition(), legal_date(version)) {
        Ok(amended) => {
            let undone = apply(&amended.declaration, &inverse(&amended.changes));
            if undone.as_ref().ok() != Some(version) {
                return report.fail(PART, name, "undone, the correction does not give the base again");
            }
            report.count(PART, "ok: COR applied to its base, and undone", name);
            *version = amended.declaration;
            // The amended fixture is decided like its base was; what it says is told, not judged here.
            let told = Facts { seen: vec![Seen::amended(version)], ..facts(version) };
            let outcome = decide(version, law, &told, None);
            let errors: Vec<&str> = outcome
                .findings
                .iter()
                .filter(|finding| finding.severity == declaration::Severity::Error)
                .map(|finding| finding.code.as_str())
                .collect();
            let told = if errors.is_empty() {
                outcome.outcome.as_str().to_owned()
            } else {
                format!("denied by rules: {}", errors.join(" "))
            };
            report.count(PART, &format!("COR decided again: {told}"), name);
        }
        Err(findings) => {
            let reasons: Vec<String> = findings.iter().map(|one| format!("{} at {}", one.code, one.pointer)).collect();
            report.fail(PART, name, &reasons.join(", "));
        }
    }
}
