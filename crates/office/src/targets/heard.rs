//! This module decides what a model has already learned of which case, so that what a node hears of the house's past counts
//! once: its own cases it knows from deciding them, and what is older it knows from having gone through the past.

use std::collections::HashSet;

use uuid::Uuid;

/// Rows of the past are noted a little after what they tell happened, and clocks of nodes differ: for so long before an instant
/// nothing is taken to be known that was not seen to be. Microseconds.
pub(crate) const OVERLAP: i64 = 120 * 1_000_000;
/// Steps of cases that are remembered between two times that the past is gone through, 40 MB; what is more is heard of then.
const KNOWN_MAX: usize = 1_000_000;

/// What there is to learn of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Step {
    /// It came in.
    Met,
    /// Something was found, or nothing.
    Found,
    /// A correction brought something.
    Recovered,
}

/// What is known since an instant; all before is. Instants are UTC microseconds.
#[derive(Debug, Default)]
pub(crate) struct Heard {
    since: i64,
    /// Up to which instant rows of the past were heard of.
    pub until: i64,
    known: HashSet<(Uuid, Step)>,
}

impl Heard {
    /// The past up to an instant is gone through.
    pub fn from(at: i64) -> Self {
        let since = at.saturating_sub(OVERLAP);
        Self { since, until: since, known: HashSet::new() }
    }

    /// Whether a row of the past that was noted at an instant may be heard of again.
    pub fn comes_again(&self, noted_at: i64) -> bool {
        noted_at >= self.since
    }

    pub fn knows(&self, case: Uuid, step: Step) -> bool {
        self.known.contains(&(case, step))
    }

    pub fn note(&mut self, case: Uuid, step: Step) {
        if self.known.len() < KNOWN_MAX {
            self.known.insert((case, step));
        }
    }

    /// Whether a step that was taken at an instant is not known yet; now it is.
    pub fn is_news(&mut self, case: Uuid, step: Step, at: i64) -> bool {
        at >= self.since && self.known.len() < KNOWN_MAX && self.known.insert((case, step))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_step_of_a_case_is_news_once_and_what_is_older_never() {
        let at = 1_000 * 1_000_000;
        let mut heard = Heard::from(at);
        let case = Uuid::from_u128(1);
        assert!(!heard.is_news(case, Step::Met, at - OVERLAP - 1), "it was gone through");
        assert!(heard.is_news(case, Step::Found, at) && !heard.is_news(case, Step::Found, at));
        heard.note(case, Step::Recovered);
        assert!(!heard.is_news(case, Step::Recovered, at) && heard.knows(case, Step::Recovered));
        assert!(heard.is_news(Uuid::from_u128(2), Step::Met, at - OVERLAP));
    }
}
