//! This module decides about additional messages: each correction, cancellation and arrival of a scenario is
//! applied to its base declaration; what is applied can be undone, and what is refused says why.

use std::fs;

use clearance::Law;
use clearance::amend::{amend, apply, inverse};
use declaration::Declaration;

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
                kind => report.count(PART, &format!("{kind}: to be applied by the case"), &name),
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

fn correct(version: &mut Declaration, message: &Declaration, law: &Law, name: &str, report: &mut Report) {
    let date = jiff::civil::date(2026, 1, 5);
    match amend(version, message, law.edition(), date) {
        Ok(amended) => {
            let undone = apply(&amended.declaration, &inverse(&amended.changes));
            if undone.as_ref().ok() != Some(version) {
                return report.fail(PART, name, "undone, the correction does not give the base again");
            }
            report.count(PART, "ok: COR applied to its base, and undone", name);
            *version = amended.declaration;
        }
        Err(findings) => {
            let reasons: Vec<String> = findings.iter().map(|one| format!("{} at {}", one.code, one.pointer)).collect();
            report.fail(PART, name, &reasons.join(", "));
        }
    }
}
