//! This module decides how a house's own cases are gone through again in the order of time: a line is met when it came in,
//! what was found in it is learned when it was found, and what was recovered when that was known. So signals are what they
//! would have been, and none of them sees the future.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use risk::{DayNumber, Finding, Numbered, Observation, Signals, Vector};

/// A case as it is learned from. Instants are UTC microseconds.
#[derive(Debug, Clone, PartialEq)]
pub struct Case {
    /// When it came in.
    pub at: i64,
    /// Its items by their sequence numbers.
    pub lines: Numbered<Observation>,
    /// With what probability its goods were to be examined: the share of the draw where only chance could have chosen
    /// them, 1 where something else did.
    pub probability: f32,
    /// What was found; none where nobody looked.
    pub found: Option<Found>,
}

/// What an examination found.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// When.
    pub at: i64,
    /// The same as a legal date.
    pub day: DayNumber,
    /// By the sequence number of the item, with what was recovered.
    pub lines: Numbered<Finding>,
    /// When it was known what is recovered, and the same as a legal date; none where nothing is.
    pub recovered: Option<(i64, DayNumber)>,
}

impl Found {
    /// What was found in an item.
    pub fn of(&self, item: u32) -> Option<Finding> {
        self.lines.iter().find(|(number, _)| *number == item).map(|(_, finding)| *finding)
    }
}

/// What will be known of a line that was met.
#[derive(Debug, Clone, Copy)]
enum News {
    Found(Finding),
    Recovered(f32),
}

#[derive(Debug, Clone, Copy)]
struct Waiting {
    at: i64,
    /// News of the same instant are learned in the order in which they were met.
    order: u64,
    day: DayNumber,
    line: Observation,
    news: News,
}

impl PartialEq for Waiting {
    fn eq(&self, other: &Self) -> bool {
        (self.at, self.order) == (other.at, other.order)
    }
}
impl Eq for Waiting {}
impl PartialOrd for Waiting {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Waiting {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (self.at, self.order).cmp(&(other.at, other.order))
    }
}

/// Cases gone through again, the oldest first.
#[derive(Debug, Clone, Default)]
pub struct Replay {
    signals: Signals,
    waiting: BinaryHeap<Reverse<Waiting>>,
    met: u64,
}

impl Replay {
    /// Goes on from what is known.
    pub fn on(signals: Signals) -> Self {
        Self { signals, ..Self::default() }
    }

    /// The signals of a case's items from what was known when it came in.
    pub fn signals_of(&mut self, case: &Case) -> Vec<Vector> {
        self.learn_until(case.at);
        case.lines.iter().map(|(_, line)| self.signals.of(line)).collect()
    }

    /// The signals of one item from what was known at an instant.
    pub(crate) fn signals_of_line(&mut self, at: i64, line: &Observation) -> Vector {
        self.learn_until(at);
        self.signals.of(line)
    }

    /// Meets a case, which is then known. What was found in it is learned when the time has come.
    pub fn meet(&mut self, case: &Case) {
        self.learn_until(case.at);
        for (item, line) in &case.lines {
            self.signals.see(line);
            let Some(found) = &case.found else { continue };
            let Some(finding) = found.of(*item) else { continue };
            self.wait(found.at, found.day, *line, News::Found(Finding { recovered: 0.0, ..finding }));
            if let Some((at, day)) = found.recovered.filter(|_| finding.recovered > 0.0) {
                self.wait(at.max(found.at), day, *line, News::Recovered(finding.recovered));
            }
        }
    }

    fn wait(&mut self, at: i64, day: DayNumber, line: Observation, news: News) {
        self.met += 1;
        self.waiting.push(Reverse(Waiting { at, order: self.met, day, line, news }));
    }

    fn learn_until(&mut self, at: i64) {
        while self.waiting.peek().is_some_and(|next| next.0.at < at) {
            let Some(Reverse(next)) = self.waiting.pop() else { return };
            match next.news {
                News::Found(finding) => self.signals.learn(&next.line, next.day, &finding),
                News::Recovered(amount) => self.signals.recover(&next.line, next.day, amount),
            }
        }
    }

    /// What is known in the end.
    pub fn into_signals(mut self) -> Signals {
        self.learn_until(i64::MAX);
        self.signals
    }
}
