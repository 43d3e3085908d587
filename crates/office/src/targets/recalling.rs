//! This module decides which model does not know the past of the house yet, how it takes that once it was gone through, and what
//! other nodes noted since.

use std::sync::PoisonError;

use jiff::Timestamp;
use learning::Case;
use risk::Signals;
use uuid::Uuid;

use super::heard::Heard;
use super::knowledge::Knowledge;
use super::known::Known;
use super::{Gates, Targets};

/// One of the two models that score.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Which {
    /// The one that counts.
    Champion,
    /// The one that only looks on.
    Challenger,
}

impl Targets {
    /// Does something with what a model knows; none when that model is not there any more.
    fn knowing<T>(&self, which: Which, hash: &str, act: impl FnOnce(&mut Knowledge, Option<&mut Gates>) -> T) -> Option<T> {
        match which {
            Which::Champion => {
                let mut state = self.state.write().unwrap_or_else(PoisonError::into_inner);
                let state = state.as_mut().filter(|state| state.hash == hash)?;
                Some(act(&mut state.knowledge, Some(&mut state.gates)))
            }
            Which::Challenger => {
                let mut challenger = self.challenger.lock().unwrap_or_else(PoisonError::into_inner);
                let challenger = challenger.as_mut().filter(|one| one.hash == hash)?;
                Some(act(&mut challenger.knowledge, None))
            }
        }
    }

    fn hash(&self, which: Which) -> Option<String> {
        match which {
            Which::Champion => self.model(),
            Which::Challenger => self.challenger(),
        }
    }

    /// The hash of a model that does not know the past of the house up to an instant or later; none when it does, or there is
    /// none.
    pub(crate) fn unknowing(&self, which: Which, since: Timestamp) -> Option<String> {
        self.hash(which)
            .filter(|hash| self.knowing(which, hash, |knowledge, _| knowledge.recalled_at < Some(since)) == Some(true))
    }

    /// The past is gone through again from now on: what comes meanwhile is kept for the end.
    pub(crate) fn listen(&self, which: Which, hash: &str) {
        self.knowing(which, hash, |knowledge, _| knowledge.listen());
    }

    /// Takes the past up to an instant that a model is to know, with what was read of it, and, for one that met nobody yet, what
    /// the last cases were worth to it.
    pub(crate) fn recall(
        &self,
        (which, hash): (Which, &str),
        signals: Signals,
        (read, last, known): (Heard, Gates, Known),
        at: Timestamp,
    ) {
        self.knowing(which, hash, |knowledge, gates| {
            knowledge.recall(signals, read, at);
            knowledge.known = known;
            if let Some(gates) = gates.filter(|gates| gates.is_empty()) {
                *gates = last;
            }
        });
    }

    /// The hash of a model, and up to which instant it heard of the past; none while it does not know that.
    pub(crate) fn heard_until(&self, which: Which) -> Option<(String, i64)> {
        let hash = self.hash(which)?;
        let known = |knowledge: &mut Knowledge, _: Option<&mut Gates>| knowledge.recalled_at.map(|_| knowledge.heard.until);
        let until = self.knowing(which, &hash, known)??;
        Some((hash, until))
    }

    /// Has a model learn what was noted of cases, as far as it is news.
    pub(crate) fn hear(&self, (which, hash): (Which, &str), cases: &[(Uuid, Case)]) {
        self.knowing(which, hash, |knowledge, _| cases.iter().for_each(|(id, case)| knowledge.hear(*id, case)));
    }

    /// A model heard of all that was noted up to an instant.
    pub(crate) fn hear_from(&self, (which, hash): (Which, &str), until: i64) {
        self.knowing(which, hash, |knowledge, _| knowledge.heard.until = until);
    }
}
