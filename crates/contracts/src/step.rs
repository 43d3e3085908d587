//! This module decides what follows when a party states a fact: the next state, the acts, and the reasons. It is the whole
//! of running a contract, and the same inputs always give the same result.

use rules::Given;
use rust_decimal::Decimal;
use verifier::hash;

use crate::contract::{Compiled, Contract, Source, Then};
use crate::duty::{Inputs, calculate};
use crate::execution::{Act, Execution, Reason};
use crate::fact::Fact;
use crate::kind::LODGED;
use crate::refusal::Refusal;
use crate::state::{Arrival, FACTS_MAX, Known, State, Turn, values};

/// The engine that ran a contract; another one may differ, and says so.
const ENGINE: &str = env!("CARGO_PKG_VERSION");

/// What a fact led to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What is known from now on.
    pub state: State,
    /// What is kept of it.
    pub execution: Execution,
}

/// Takes a fact, as its party signed it.
///
/// # Errors
/// Says why the fact is not taken; nothing has changed then.
pub fn step(contract: &Contract, state: &State, note: &str, inputs: &dyn Inputs) -> Result<Step, Refusal> {
    let fact = contract.stated(note)?;
    let mut next = state.clone();
    next.facts = state.facts.checked_add(1).filter(|facts| *facts <= FACTS_MAX).ok_or(Refusal::TooMany)?;
    take_turn(contract, &mut next, &fact)?;
    let documents = take_fact(contract, &mut next, &fact, inputs)?;
    let (acts, reasons) = take_effect(contract, &mut next, fact.at.as_second())?;
    let mut execution = Execution {
        acts,
        agreement: contract.hash().to_string(),
        engine: ENGINE.to_owned(),
        fact: hash::hex(&hash::of(note.as_bytes())),
        inputs: documents,
        number: next.facts,
        previous: state.previous.clone(),
        reasons,
        state: String::new(),
    };
    // The state is hashed before it names this record.
    next.previous.clear();
    execution.state = next.hash()?.to_string();
    next.previous = execution.seal()?.1.to_string();
    Ok(Step { state: next, execution })
}

/// Takes facts one after the other.
///
/// # Errors
/// Names the first fact that is not taken, counted from 1, and why.
pub fn run(contract: &Contract, notes: &[String], inputs: &dyn Inputs) -> Result<Vec<Step>, (usize, Refusal)> {
    let mut steps: Vec<Step> = Vec::new();
    for (number, note) in (1..).zip(notes) {
        let state = steps.last().map_or_else(|| State::new(contract), |last| last.state.clone());
        steps.push(step(contract, &state, note, inputs).map_err(|refusal| (number, refusal))?);
    }
    Ok(steps)
}

/// INVARIANT: the numbers of a party's facts have no gap and no repetition, and its times never go back; so nobody can
/// state a fact twice, leave one out, or say them in another order.
fn take_turn(contract: &Contract, next: &mut State, fact: &Fact) -> Result<(), Refusal> {
    let (party, number) = (fact.party.clone(), fact.number);
    if !contract.counts_at(fact.at) {
        return Err(Refusal::OutOfTime);
    }
    let before = next.parties.get(&party).copied();
    let expected = before.map_or(0, |turn| turn.number) + 1;
    if number < expected {
        return Err(Refusal::Replayed { party, number, expected });
    }
    if number > expected {
        return Err(Refusal::OutOfOrder { party, number, expected });
    }
    let at = fact.at.as_second();
    if before.is_some_and(|turn| at < turn.at) {
        return Err(Refusal::BackInTime { party });
    }
    next.parties.insert(party, Turn { number, at });
    Ok(())
}

/// Remembers what the fact says and adds it up; gives the documents that it names.
fn take_fact(contract: &Contract, next: &mut State, fact: &Fact, inputs: &dyn Inputs) -> Result<Vec<String>, Refusal> {
    let name = &fact.fact;
    let listening = contract.listens.get(name).ok_or_else(|| Refusal::UnknownFact { fact: name.clone() })?;
    if !listening.by.contains(&fact.party) {
        return Err(Refusal::MayNotState { party: fact.party.clone(), fact: name.clone() });
    }
    let mut members = fact.values(listening.kind)?;
    let mut documents = Vec::new();
    if listening.kind.name == LODGED {
        let named = ["declaration", "facts"].into_iter().filter_map(|member| members.get(member));
        documents.extend(named.map(ToString::to_string));
        calculate(contract, &mut members, inputs)?;
    }
    let before = next.known.get(name).cloned();
    let arrival = Arrival { at: fact.at.as_second(), members: &members, before: before.as_ref() };
    let given = values(contract, &listening.sources, next, arrival.at, Some(arrival));
    if listening.about.as_ref().is_some_and(|about| about.holds(&given) != Some(true)) {
        return Err(Refusal::NotAbout { fact: name.clone() });
    }
    for tally in contract.tallies.iter().filter(|tally| tally.over == *name) {
        if tally.when.holds(&given) != Some(true) {
            continue;
        }
        let overflow = || Refusal::Overflow { name: tally.name.clone() };
        let Some(Given::Number(added)) = tally.add.value(&given) else { return Err(overflow()) };
        let sum = next.tallies.entry(tally.name.clone()).or_insert(Decimal::ZERO);
        *sum = sum.checked_add(added).ok_or_else(overflow)?;
    }
    let count = before.map_or(0, |known| known.count).saturating_add(1);
    next.known.insert(name.clone(), Known { at: fact.at.as_second(), count, members });
    Ok(documents)
}

/// Lets clauses take effect until none is left whose condition holds. Each does so once, so this ends.
fn take_effect(contract: &Contract, next: &mut State, now: i64) -> Result<(Vec<Act>, Vec<Reason>), Refusal> {
    let (mut acts, mut reasons) = (Vec::new(), Vec::new());
    loop {
        let given = values(contract, &contract.sources, next, now, None);
        let due = |clause: &&Compiled| !next.done.contains_key(&clause.name) && clause.when.holds(&given) == Some(true);
        let Some(clause) = contract.clauses.iter().find(due) else { break };
        for then in &clause.then {
            acts.push(act(clause, then, &given)?);
        }
        reasons.push(reason(contract, clause, &given));
        next.done.insert(clause.name.clone(), now);
    }
    Ok((acts, reasons))
}

fn act(clause: &Compiled, then: &Then, given: &[Option<Given>]) -> Result<Act, Refusal> {
    let value = then.expression().map(|expression| expression.value(given));
    let name = clause.name.clone();
    let unknown = || Refusal::Overflow { name: format!("clause {name}") };
    let clause = clause.name.clone();
    Ok(match (then, value) {
        (Then::Release { .. }, Some(Some(Given::Text(mrn)))) => Act::Release { clause, mrn },
        (Then::Notify { party }, _) => Act::Notify { clause, party: party.clone() },
        (Then::OpenClaim { by, against, .. }, None) => {
            Act::OpenClaim { against: against.clone(), amount: None, by: by.clone(), clause }
        }
        // A schedule gives nothing below its first step: then the claim opens, and its amount is to be agreed.
        (Then::OpenClaim { by, against, .. }, Some(amount)) => {
            let amount = match amount {
                Some(Given::Amount(money)) => Some(money),
                _ => None,
            };
            Act::OpenClaim { against: against.clone(), amount, by: by.clone(), clause }
        }
        (Then::Pay { from, to, .. }, Some(Some(Given::Amount(amount)))) => {
            Act::Pay { amount, clause, from: from.clone(), to: to.clone() }
        }
        (Then::Release { .. } | Then::Pay { .. }, _) => return Err(unknown()),
    })
}

/// The values that a clause saw.
fn reason(contract: &Contract, clause: &Compiled, given: &[Option<Given>]) -> Reason {
    let then = clause.then.iter().filter_map(Then::expression).flat_map(|expression| expression.used());
    let mut places: Vec<u16> = clause.when.used().iter().chain(then).copied().collect();
    places.sort_unstable();
    places.dedup();
    let value = |place: &u16| {
        let place = usize::from(*place);
        Some((name(contract.sources.get(place)?), given.get(place).cloned().flatten()))
    };
    Reason { clause: clause.name.clone(), values: places.iter().filter_map(value).collect() }
}

/// A name as cells write it.
pub(crate) fn name(source: &Source) -> String {
    match source {
        Source::Now => "now".to_owned(),
        Source::Term(name) => format!("terms.{name}"),
        Source::At(fact) => format!("{fact}.at"),
        Source::Count(fact) => format!("{fact}.count"),
        Source::Said(fact, member) => format!("{fact}.{member}"),
        Source::Tally(name) => format!("tally.{name}"),
        Source::Schedule(name) => format!("schedule.{name}"),
        Source::Done(clause) => format!("done.{clause}"),
        Source::FactAt => "fact.at".to_owned(),
        Source::Fact(member) => format!("fact.{member}"),
        Source::BeforeAt => "before.at".to_owned(),
        Source::Before(member) => format!("before.{member}"),
    }
}
