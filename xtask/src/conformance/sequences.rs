//! This module decides about notification sequences: grouped by case and instant, each must be a legal
//! life; broken on purpose, each must be refused.

use std::collections::BTreeMap;
use std::fs;

use clearance::case::trace;

use super::cases::Cases;
use super::notification;
use super::report::Report;

const PART: &str = "sequences";

/// Breaks of a legal sequence that no case can have: what to append, and after which message it is wrong.
const BREAKS: [(&str, &str); 8] =
    [("09", "09"), ("09", "01"), ("03", "01"), ("03", "09"), ("10", "13/4"), ("10", "09"), ("52", "09"), ("52", "08")];

pub fn run(cases: &Cases, report: &mut Report) {
    for scenario in cases.0.values() {
        let mut by_case: BTreeMap<String, BTreeMap<String, Vec<String>>> = BTreeMap::new();
        for file in &scenario.files {
            let Ok(text) = fs::read_to_string(file) else { continue };
            for one in notification::read(&text) {
                by_case.entry(one.mrn).or_default().entry(one.issued).or_default().push(one.code);
            }
        }
        for (mrn, instants) in by_case {
            let groups: Vec<Vec<&str>> = instants.values().map(|codes| codes.iter().map(String::as_str).collect()).collect();
            let name = format!("{} {mrn}", scenario.name);
            match trace::check_groups(&groups) {
                Ok(()) => report.count(PART, "ok: legal", &name),
                Err(error) => report.fail(PART, &name, &error.to_string()),
            }
            broken(&groups, &name, report);
        }
    }
}

fn broken(groups: &[Vec<&str>], name: &str, report: &mut Report) {
    let flat: Vec<&str> = groups.iter().flatten().copied().collect();
    for (after, wrong) in BREAKS {
        let mut sequence: Vec<&str> = flat.clone();
        if after == "52" {
            // A detention can be put before the goods go.
            let Some(place) = sequence.iter().position(|code| *code == wrong) else { continue };
            sequence.insert(place, "52");
        } else {
            let Some(place) = sequence.iter().rposition(|code| *code == after) else { continue };
            sequence.truncate(place + 1);
            sequence.push(wrong);
        }
        refuse(&sequence, name, report);
    }
    // Cleared before it was accepted.
    if let (Some(accepted), Some(cleared)) =
        (flat.iter().position(|code| *code == "01"), flat.iter().position(|code| *code == "09"))
    {
        let mut sequence = flat;
        sequence.swap(accepted, cleared);
        refuse(&sequence, name, report);
    }
}

fn refuse(sequence: &[&str], name: &str, report: &mut Report) {
    match trace::check(sequence) {
        Err(_) => report.count(PART, "ok: broken on purpose, refused", name),
        Ok(()) => report.fail(PART, name, &format!("{} was taken as legal", sequence.join(" "))),
    }
}
