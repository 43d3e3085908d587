//! This module decides what this node by itself says to a declaration: with its lists, profiles, model and draw, and with
//! nothing looked up and nothing kept.

use clearance::{Decision, Outcome, Register, draft};
use declaration::Declaration;
use jiff::Timestamp;
use uuid::Uuid;

use crate::Office;

impl Office {
    /// The decision on a declaration received at an instant, as [`submit`](Self::submit) comes to it for a firm without an
    /// account, goods without a quota, and claims of which no register is kept. Whoever is accepted is met by targeting, as if the decision had been
    /// committed, though as no case.
    pub fn consider(&self, declaration: &Declaration, now: Timestamp) -> Decision {
        let law = self.law();
        let mut facts = self.facts(declaration, Vec::new(), now, Register::default());
        let drafted = draft(declaration, &law, &facts, None);
        let scored = self.score(declaration, &drafted, &mut facts);
        let decision = drafted.conclude(declaration, &law, &facts);
        if decision.outcome != Outcome::Rejected {
            self.met(Uuid::nil(), scored);
        }
        decision
    }
}
