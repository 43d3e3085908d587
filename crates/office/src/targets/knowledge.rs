//! This module decides what a model knows of the past while that past is gone through again: what comes meanwhile is known at
//! once, and once more to the past when it is ready.

use jiff::Timestamp;
use risk::{DayNumber, Finding, Observation, Signals};

/// What may come while the past is gone through again: some minutes of a large house. More is not carried over.
const MEANWHILE_MAX: usize = 100_000;

/// Something that came.
#[derive(Debug, Clone, Copy)]
enum News {
    Met,
    Found(DayNumber, Finding),
    Recovered(DayNumber, f32),
}

/// What is known of the past.
#[derive(Debug)]
pub(super) struct Knowledge {
    pub signals: Signals,
    /// What came since the past is gone through again; none while it is not.
    meanwhile: Option<Vec<(Observation, News)>>,
    /// When the past of the house was last gone through for it; none while it was not.
    pub recalled_at: Option<Timestamp>,
}

impl Knowledge {
    pub fn new(signals: Signals) -> Self {
        Self { signals, meanwhile: None, recalled_at: None }
    }

    /// The past is gone through again from now on.
    pub fn listen(&mut self) {
        self.meanwhile = Some(Vec::new());
    }

    /// Takes the past up to an instant that was gone through, and what came meanwhile.
    pub fn recall(&mut self, signals: Signals, at: Timestamp) {
        self.signals = signals;
        self.recalled_at = Some(at);
        for (line, news) in self.meanwhile.take().unwrap_or_default() {
            self.learn(&line, news);
        }
    }

    pub fn see(&mut self, line: &Observation) {
        self.note(line, News::Met);
    }

    pub fn found(&mut self, line: &Observation, day: DayNumber, finding: &Finding) {
        self.note(line, News::Found(day, *finding));
    }

    pub fn recovered(&mut self, line: &Observation, day: DayNumber, recovered: f32) {
        self.note(line, News::Recovered(day, recovered));
    }

    fn note(&mut self, line: &Observation, news: News) {
        if let Some(meanwhile) = self.meanwhile.as_mut().filter(|meanwhile| meanwhile.len() < MEANWHILE_MAX) {
            meanwhile.push((*line, news));
        }
        self.learn(line, news);
    }

    fn learn(&mut self, line: &Observation, news: News) {
        match news {
            News::Met => self.signals.see(line),
            News::Found(day, finding) => self.signals.learn(line, day, &finding),
            News::Recovered(day, recovered) => self.signals.recover(line, day, recovered),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_while_the_past_is_read_is_known_before_and_after() {
        let mut line = Observation::on(5);
        line.set(risk::Role::Importer, "GB1");
        let seen = risk::position("importer.seen").expect("there is such a signal");
        let of = |knowledge: &Knowledge| knowledge.signals.of(&line)[seen].exp_m1().round();
        let mut knowledge = Knowledge::new(Signals::default());
        knowledge.see(&line);
        knowledge.listen();
        knowledge.see(&line);
        assert_eq!(of(&knowledge), 2.0);
        let mut past = Signals::default();
        (0..10).for_each(|_| past.see(&line));
        knowledge.recall(past, Timestamp::UNIX_EPOCH);
        assert_eq!(knowledge.recalled_at, Some(Timestamp::UNIX_EPOCH));
        assert_eq!(of(&knowledge), 11.0, "the past, and what came while it was read");
    }
}
