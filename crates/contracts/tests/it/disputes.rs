//! A party recomputes what another one shows it.

use contracts::{Act, Execution, Nothing, Refusal, Verdict, recompute, run};
use serde_json::json;

use crate::shipped::{COLD, open};

fn ran() -> (contracts::Contract, Vec<String>, Vec<Execution>) {
    let (contract, scenario) = open(COLD);
    let notes: Vec<String> = scenario.run(&contract, &Nothing).into_iter().map(|tried| tried.note).collect();
    let shown = run(&contract, &notes, &Nothing).unwrap().into_iter().map(|step| step.execution).collect();
    (contract, notes, shown)
}

#[test]
fn the_same_facts_are_found_the_same() {
    let (contract, notes, shown) = ran();
    let last = shown.last().unwrap().seal().unwrap().1.to_string();
    assert_eq!(recompute(&contract, &notes, &shown, &Nothing), Verdict::Same { steps: notes.len(), last });
}

#[test]
fn the_first_step_and_field_that_differ_are_named() {
    let (contract, notes, shown) = ran();
    let mut cheaper = shown.clone();
    let Some(Act::OpenClaim { amount: Some(amount), .. }) = cheaper[5].acts.first_mut() else { panic!("a claim") };
    amount.amount = "50.00".parse().unwrap();
    let differs = |step, field: &str, shown, found| Verdict::Differs { step, field: field.to_owned(), shown, found };
    assert_eq!(
        recompute(&contract, &notes, &cheaper, &Nothing),
        differs(6, "/acts/0/amount/amount", json!("50.00"), json!("500.00"))
    );
    // A record that was left out shows in the number of the next.
    let mut fewer = shown.clone();
    fewer.remove(2);
    let verdict = recompute(&contract, &notes, &fewer, &Nothing);
    assert!(matches!(&verdict, Verdict::Differs { step: 3, field, .. } if field == "/fact"), "{verdict:?}");
    // A fact that nobody signed.
    let mut forged = notes.clone();
    forged[1] = forged[1].replace("8.4", "7.4");
    let refusal = Refusal::NotSigned { party: "sensor".to_owned() };
    assert_eq!(recompute(&contract, &forged, &shown, &Nothing), Verdict::Refused { step: 2, refusal });
    assert_eq!(recompute(&contract, &notes, &shown[..4], &Nothing), Verdict::Missing { step: 5, what: "record" });
    assert_eq!(recompute(&contract, &notes[..4], &shown, &Nothing), Verdict::Missing { step: 5, what: "fact" });
}
