//! This module decides how selectors are compared: the same country, the same capacity, the same days.

use std::collections::BTreeMap;

use risk::{DayNumber, Observation};
use serde::Serialize;
use world::{Mechanism, Settings, Shipment, World};

use crate::selector::Selector;

/// What is tried.
#[derive(Debug, Clone, Copy)]
pub struct Trial {
    /// The country.
    pub settings: Settings,
    /// Days.
    pub days: u32,
    /// Share of lines that can be examined.
    pub capacity: f64,
    /// Days until the result of an examination is known.
    pub delay: usize,
    /// Traders change their ways when they are caught.
    pub reacts: bool,
}

/// What came of it.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Outcome {
    /// Lines declared.
    pub lines: usize,
    /// Lines examined.
    pub examined: usize,
    /// Of these, irregular.
    pub hits: usize,
    /// Revenue recovered.
    pub recovered: f64,
    /// Revenue that was missing and could have been seen.
    pub missing: f64,
    /// Of the critical lines, how many were found, and how many there were.
    pub critical: (usize, usize),
    /// Days from the first line of a planted fraud until it was first found.
    pub planted_days: Option<u32>,
    /// Of the lines of the planted fraud, how many were found, and how many there were.
    pub planted: (usize, usize),
    /// Revenue recovered by mechanism.
    pub by_mechanism: BTreeMap<&'static str, f64>,
}

/// Runs a selector through a country.
///
/// # Errors
/// What the selector could not do.
pub fn run<S: Selector>(trial: &Trial, selector: &mut S) -> Result<Outcome, S::Error> {
    let mut world = World::new(trial.settings);
    let mut outcome = Outcome::default();
    let mut results: Vec<Vec<(Shipment, S::Kept)>> = Vec::new();
    let mut due = 0.0;
    let mut first_planted = None;
    for day in 0..trial.days {
        let lines = world.day();
        let today = lines.first().map_or(0, |line| line.day);
        let observed: Vec<Observation> = lines.iter().map(Shipment::observation).collect();
        due += lines.len() as f64 * trial.capacity;
        let capacity = due.floor() as usize;
        due -= capacity as f64;
        let picked = selector.pick(&lines, &observed, capacity)?;
        outcome.lines += lines.len();
        outcome.examined += picked.len();
        let mut examined = Vec::with_capacity(picked.len());
        for line in &lines {
            count_missing(&mut outcome, line, trial, day, &mut first_planted);
        }
        for (at, kept) in picked {
            let Some(line) = lines.get(at) else { continue };
            count_found(&mut outcome, line, trial, day, first_planted);
            examined.push((line.clone(), kept));
        }
        results.push(examined);
        // Results come in later, and only then do the caught know.
        if let Some(known) = results.len().checked_sub(trial.delay + 1).and_then(|at| results.get_mut(at)) {
            for (line, kept) in std::mem::take(known) {
                let finding = line.truth.finding();
                if finding.irregular && trial.reacts {
                    world.caught(&line);
                }
                selector.learn(&line, kept, today, &finding);
            }
        }
        selector.end_day(today as DayNumber)?;
    }
    Ok(outcome)
}

fn is_planted(line: &Shipment, trial: &Trial) -> bool {
    trial.settings.planted.is_some_and(|planted| line.truth.mechanism == Some(planted.mechanism))
}

fn count_missing(outcome: &mut Outcome, line: &Shipment, trial: &Trial, day: u32, first_planted: &mut Option<u32>) {
    let finding = line.truth.finding();
    outcome.missing += f64::from(finding.recovered);
    outcome.critical.1 += usize::from(finding.critical);
    if is_planted(line, trial) {
        outcome.planted.1 += 1;
        first_planted.get_or_insert(day);
    }
}

fn count_found(outcome: &mut Outcome, line: &Shipment, trial: &Trial, day: u32, first_planted: Option<u32>) {
    let finding = line.truth.finding();
    if !finding.irregular {
        return;
    }
    outcome.hits += 1;
    outcome.recovered += f64::from(finding.recovered);
    outcome.critical.0 += usize::from(finding.critical);
    let mechanism = line.truth.mechanism.map_or("", Mechanism::as_str);
    *outcome.by_mechanism.entry(mechanism).or_default() += f64::from(finding.recovered);
    if is_planted(line, trial) {
        outcome.planted.0 += 1;
        if let Some(first) = first_planted {
            outcome.planted_days.get_or_insert(day - first);
        }
    }
}
