//! This module decides what a model knows of the past while that past is gone through again: what comes meanwhile is known at
//! once, and once more to the past when it is ready, unless it was in there already.

use jiff::Timestamp;
use learning::Case;
use risk::{DayNumber, Finding, Observation, Signals};
use uuid::Uuid;

use super::heard::{Heard, Step};
use super::known::Known;

/// What may come while the past is gone through again: some minutes of a large house. More is not carried over.
const MEANWHILE_MAX: usize = 100_000;

/// Something that came.
#[derive(Debug, Clone, Copy)]
enum News {
    Met,
    Found(DayNumber, Finding),
    Recovered(DayNumber, f32),
}

impl News {
    fn step(&self) -> Step {
        match self {
            Self::Met => Step::Met,
            Self::Found(..) => Step::Found,
            Self::Recovered(..) => Step::Recovered,
        }
    }
}

/// What is known of the past.
#[derive(Debug)]
pub(super) struct Knowledge {
    pub signals: Signals,
    /// What came since the past is gone through again, of which case; none while it is not.
    meanwhile: Option<Vec<(Uuid, Observation, News)>>,
    /// When the past of the house was last gone through for it; none while it was not.
    pub recalled_at: Option<Timestamp>,
    pub heard: Heard,
    /// How often each signal was known when the past was last gone through.
    pub known: Known,
}

impl Knowledge {
    pub fn new(signals: Signals) -> Self {
        Self { signals, meanwhile: None, recalled_at: None, heard: Heard::default(), known: Known::default() }
    }

    /// The past is gone through again from now on.
    pub fn listen(&mut self) {
        self.meanwhile = Some(Vec::new());
    }

    /// Takes the past up to an instant that was gone through, and what came meanwhile and was not in it.
    pub fn recall(&mut self, signals: Signals, read: Heard, at: Timestamp) {
        (self.signals, self.recalled_at) = (signals, Some(at));
        let meanwhile = self.meanwhile.take().unwrap_or_default();
        let came: Vec<_> = meanwhile.into_iter().filter(|(case, _, news)| !read.knows(*case, news.step())).collect();
        self.heard = read;
        for (case, line, news) in came {
            self.heard.note(case, news.step());
            self.learn(&line, news);
        }
    }

    pub fn see(&mut self, case: Uuid, line: &Observation) {
        self.note(case, line, News::Met);
    }

    pub fn found(&mut self, case: Uuid, line: &Observation, day: DayNumber, finding: &Finding) {
        self.note(case, line, News::Found(day, *finding));
    }

    pub fn recovered(&mut self, case: Uuid, line: &Observation, day: DayNumber, recovered: f32) {
        self.note(case, line, News::Recovered(day, recovered));
    }

    /// Learns what another node noted of a case, as far as it is news.
    pub fn hear(&mut self, id: Uuid, case: &Case) {
        if self.heard.is_news(id, Step::Met, case.at) {
            case.lines.iter().for_each(|(_, line)| self.see(id, line));
        }
        let Some(found) = &case.found else { return };
        let findings: Vec<_> = case.lines.iter().filter_map(|(item, line)| Some((line, found.of(*item)?))).collect();
        if self.heard.is_news(id, Step::Found, found.at) {
            for (line, finding) in &findings {
                self.found(id, line, found.day, &Finding { recovered: 0.0, ..*finding });
            }
        }
        if let Some((at, day)) = found.recovered
            && self.heard.is_news(id, Step::Recovered, at)
        {
            for (line, finding) in findings.iter().filter(|(_, finding)| finding.recovered > 0.0) {
                self.recovered(id, line, day, finding.recovered);
            }
        }
    }

    fn note(&mut self, case: Uuid, line: &Observation, news: News) {
        if let Some(meanwhile) = self.meanwhile.as_mut().filter(|meanwhile| meanwhile.len() < MEANWHILE_MAX) {
            meanwhile.push((case, *line, news));
        }
        self.heard.note(case, news.step());
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
    fn what_comes_while_the_past_is_read_is_known_before_and_after_and_once() {
        let mut line = Observation::on(5);
        line.set(risk::Role::Importer, "GB1");
        let seen = risk::position("importer.seen").expect("there is such a signal");
        let of = |knowledge: &Knowledge| knowledge.signals.of(&line)[seen].exp_m1().round();
        let case = Uuid::from_u128;
        let mut knowledge = Knowledge::new(Signals::default());
        knowledge.see(case(1), &line);
        knowledge.listen();
        knowledge.see(case(2), &line);
        knowledge.see(case(3), &line);
        assert_eq!(of(&knowledge), 3.0);
        let mut past = Signals::default();
        (0..10).for_each(|_| past.see(&line));
        let at = Timestamp::from_second(1_000).expect("an instant");
        let mut read = Heard::from(at.as_microsecond());
        read.note(case(3), Step::Met);
        knowledge.recall(past, read, at);
        assert_eq!(knowledge.recalled_at, Some(at));
        assert_eq!(of(&knowledge), 11.0, "the past, which had the third already, and the second");
        // Another node tells of its cases, and of ours.
        let told = Case { at: at.as_microsecond(), lines: vec![(1, line)], probability: 1.0, found: None };
        for number in [2, 3, 4, 4] {
            knowledge.hear(case(number), &told);
        }
        assert_eq!(of(&knowledge), 12.0, "the fourth, once");
    }
}
