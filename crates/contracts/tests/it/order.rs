//! Laws of running: the same facts give the same records, and each party's facts are taken once and in order.

use contracts::{Contract, Nothing, Refusal, Scenario, State, Stated, run, step};
use proptest::prelude::*;

use crate::shipped::{COLD, RELEASE, open};

/// The facts of a scenario in another order, each party's own order kept.
fn merged(scenario: &Scenario, draws: &[usize]) -> Vec<Stated> {
    let mut queues: Vec<Vec<Stated>> = Vec::new();
    for stated in &scenario.fact {
        match queues.iter_mut().find(|queue| queue.iter().any(|one| one.party == stated.party)) {
            Some(queue) => queue.push(stated.clone()),
            None => queues.push(vec![stated.clone()]),
        }
    }
    let mut order = Vec::new();
    for draw in draws {
        queues.retain(|queue| !queue.is_empty());
        if queues.is_empty() {
            break;
        }
        let chosen = draw % queues.len();
        order.push(queues[chosen].remove(0));
    }
    order.extend(queues.into_iter().flatten());
    order
}

fn notes(contract: &Contract, facts: &[Stated]) -> Vec<String> {
    let mut state = State::new(contract);
    let mut notes = Vec::new();
    for stated in facts {
        let note = stated.note(contract, &state);
        state = step(contract, &state, &note, &Nothing).unwrap().state;
        notes.push(note);
    }
    notes
}

fn acts(contract: &Contract, notes: &[String]) -> Vec<String> {
    let steps = run(contract, notes, &Nothing).unwrap();
    let mut acts: Vec<String> = steps.iter().flat_map(|step| &step.execution.acts).map(ToString::to_string).collect();
    acts.sort();
    acts
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn the_same_facts_give_the_same_records(draws in prop::collection::vec(0_usize..8, 8)) {
        for files in [RELEASE, COLD] {
            let (contract, scenario) = open(files);
            let notes = notes(&contract, &merged(&scenario, &draws));
            let records = || run(&contract, &notes, &Nothing).unwrap().iter().map(|step| step.execution.seal().unwrap()).collect::<Vec<_>>();
            prop_assert_eq!(records(), records());
        }
    }

    /// Parties are not ordered among each other by anything but the one who takes their facts in, so it must not matter.
    #[test]
    fn who_is_heard_first_changes_no_act(draws in prop::collection::vec(0_usize..8, 8)) {
        for files in [RELEASE, COLD] {
            let (contract, scenario) = open(files);
            let usual = acts(&contract, &notes(&contract, &scenario.fact));
            prop_assert_eq!(acts(&contract, &notes(&contract, &merged(&scenario, &draws))), usual);
        }
    }

    #[test]
    fn a_fact_is_taken_once_and_at_its_turn(places in prop::collection::vec(0_usize..7, 1..12)) {
        let (contract, scenario) = open(COLD);
        let all = notes(&contract, &scenario.fact);
        let mut state = State::new(&contract);
        let mut next = std::collections::BTreeMap::from([("sensor", 0), ("carrier", 0)]);
        for place in places {
            let (party, number) = if place < 6 { ("sensor", place) } else { ("carrier", 0) };
            let expected = next[party];
            match step(&contract, &state, &all[place], &Nothing) {
                Ok(step) => {
                    prop_assert_eq!(number, expected);
                    state = step.state;
                    next.insert(party, expected + 1);
                }
                Err(Refusal::Replayed { .. }) => prop_assert!(number < expected),
                Err(Refusal::OutOfOrder { .. }) => prop_assert!(number > expected),
                Err(other) => prop_assert!(false, "{}", other),
            }
        }
    }

    #[test]
    fn no_text_makes_it_panic(text in ".{0,300}", place in 0_usize..400, with in any::<char>()) {
        let (contract, scenario) = open(RELEASE);
        let state = State::new(&contract);
        prop_assert!(step(&contract, &state, &text, &Nothing).is_err());
        // One changed character of a true fact is refused, whatever it is.
        let note = scenario.fact[0].note(&contract, &state);
        let changed: String = note.chars().enumerate().map(|(at, old)| if at == place { with } else { old }).collect();
        prop_assert_eq!(step(&contract, &state, &changed, &Nothing).is_ok(), changed == note);
    }
}
