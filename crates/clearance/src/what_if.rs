//! This module decides what another law would have meant for a declaration: the same facts, decided under
//! both.

use std::collections::BTreeSet;

use declaration::Declaration;
use serde::Serialize;

use crate::decide::{Outcome, decide};
use crate::difference::{Difference, difference};
use crate::facts::Facts;
use crate::lane::Lane;
use crate::law::Law;

/// What a declaration is under two laws, where they differ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Shift {
    /// Outcome under the old law and under the new.
    pub outcome: [Outcome; 2],
    /// Lane under the old law and under the new.
    pub lane: [Option<Lane>; 2],
    /// What is owed, line by line where it differs.
    pub owed: Difference,
    /// Codes of findings that only the new law makes.
    pub appears: Vec<String>,
    /// Codes of findings that only the old law makes.
    pub goes: Vec<String>,
}

/// Decides under two laws with the same facts; nothing when the decisions are alike.
pub fn what_if(declaration: &Declaration, old: &Law, new: &Law, facts: &Facts) -> Option<Shift> {
    let [before, after] = [old, new].map(|law| decide(declaration, law, facts, None));
    let items: Vec<Option<u32>> = (1..).take(declaration.items().len()).map(Some).collect();
    let owed = difference(&before.assessment, &after.assessment, &items);
    let codes = |findings: &[declaration::Finding]| -> BTreeSet<(String, String)> {
        findings.iter().map(|finding| (finding.code.clone(), finding.pointer.to_string())).collect()
    };
    let (found, finds) = (codes(&before.findings), codes(&after.findings));
    let only = |left: &BTreeSet<(String, String)>, right: &BTreeSet<(String, String)>| -> Vec<String> {
        left.difference(right).map(|(code, _)| code.clone()).collect::<BTreeSet<_>>().into_iter().collect()
    };
    let shift = Shift {
        outcome: [before.outcome, after.outcome],
        lane: [before.lane(), after.lane()],
        owed,
        appears: only(&finds, &found),
        goes: only(&found, &finds),
    };
    let is_same = shift.outcome[0] == shift.outcome[1]
        && shift.lane[0] == shift.lane[1]
        && shift.owed.lines.is_empty()
        && shift.appears.is_empty()
        && shift.goes.is_empty();
    (!is_same).then_some(shift)
}
