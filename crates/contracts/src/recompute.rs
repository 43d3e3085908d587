//! This module decides how a party disputes: it takes the same facts again and names the first step, and the field in it,
//! in which its own result and the one that was shown to it differ.

use declaration::LanguageMap;
use serde::Serialize;
use serde_json::Value;

use crate::contract::Contract;
use crate::duty::Inputs;
use crate::execution::Execution;
use crate::kind::both;
use crate::refusal::Refusal;
use crate::state::State;
use crate::step::step;

/// What recomputing found. Steps are counted from 1.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "verdict", rename_all = "snake_case")]
pub enum Verdict {
    /// Every step has the same result, byte for byte.
    Same {
        /// How many.
        steps: usize,
        /// The hash of the last record; that of the agreement when there is none.
        last: String,
    },
    /// A fact cannot be taken, though a record says it was.
    Refused {
        /// Which.
        step: usize,
        /// Why.
        refusal: Refusal,
    },
    /// The results differ.
    Differs {
        /// In which step first.
        step: usize,
        /// In which field first, as a JSON pointer (RFC 6901).
        field: String,
        /// What was shown.
        shown: Value,
        /// What was found.
        found: Value,
    },
    /// There is a record without fact, or a fact without record.
    Missing {
        /// Which step.
        step: usize,
        /// What is missing there: `fact` or `record`.
        what: &'static str,
    },
}

impl Verdict {
    /// It in both languages.
    pub fn text(&self) -> LanguageMap {
        let (en, zh) = match self {
            Self::Same { steps, last } => (
                format!("the same: {steps} steps with the same result, byte for byte; the last record is {last}"),
                format!("相同：{steps} 步的结果逐字节一致；最后一条记录 {last}"),
            ),
            Self::Refused { step, refusal } => {
                (format!("step {step} does not hold: {refusal}"), format!("第 {step} 步不成立：{}", refusal.text().get(&["zh"])))
            }
            Self::Differs { step, field, shown, found } => (
                format!("step {step} differs at {field}: {shown} was shown, {found} was found"),
                format!("第 {step} 步的 {field} 不同：所示为 {shown}，重新计算为 {found}"),
            ),
            Self::Missing { step, what } => (format!("step {step} has no {what}"), format!("第 {step} 步缺少 {what}")),
        };
        both((&en, &zh))
    }
}

/// Takes the facts again and compares with the records that were shown.
pub fn recompute(contract: &Contract, notes: &[String], shown: &[Execution], inputs: &dyn Inputs) -> Verdict {
    let mut state = State::new(contract);
    for (place, note) in notes.iter().enumerate() {
        let number = place + 1;
        let Some(theirs) = shown.get(place) else { return Verdict::Missing { step: number, what: "record" } };
        match step(contract, &state, note, inputs) {
            Err(refusal) => return Verdict::Refused { step: number, refusal },
            Ok(ours) => {
                if let Some((field, shown, found)) = first_difference(theirs, &ours.execution) {
                    return Verdict::Differs { step: number, field, shown, found };
                }
                state = ours.state;
            }
        }
    }
    match shown.len() > notes.len() {
        true => Verdict::Missing { step: notes.len() + 1, what: "fact" },
        false => Verdict::Same { steps: notes.len(), last: state.previous },
    }
}

fn first_difference(shown: &Execution, found: &Execution) -> Option<(String, Value, Value)> {
    let value = |one: &Execution| serde_json::to_value(one).unwrap_or_default();
    (shown != found).then(|| differing(String::new(), &value(shown), &value(found))).flatten()
}

/// The first place, in the order of the members, at which two values differ.
fn differing(pointer: String, shown: &Value, found: &Value) -> Option<(String, Value, Value)> {
    match (shown, found) {
        (Value::Object(left), Value::Object(right)) if left.keys().eq(right.keys()) => {
            let mut below = left.iter().zip(right.values());
            below.find_map(|((name, left), right)| differing(format!("{pointer}/{name}"), left, right))
        }
        (Value::Array(left), Value::Array(right)) if left.len() == right.len() => {
            let mut below = left.iter().zip(right).enumerate();
            below.find_map(|(place, (left, right))| differing(format!("{pointer}/{place}"), left, right))
        }
        (left, right) => (left != right).then(|| (pointer, left.clone(), right.clone())),
    }
}
