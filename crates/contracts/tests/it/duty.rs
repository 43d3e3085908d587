//! Duty is such a contract: any party calculates it again and gets the same pennies.

use std::sync::Arc;

use clearance::{Facts, Law, decide};
use contracts::{Act, Contract, Form, Handed, Inputs, Refusal, Scenario, Stated};
use reference::Hash;

const FORM: &str = include_str!("../../../../contracts/duty.toml");
const MRN: &str = "26GB00000000000018";

/// A sample declaration with what the decision is told, what is owed by our own decision, and the contract over it.
fn lodged(
    sample: &[u8],
    law: &Arc<Law>,
    demanded: impl Fn(rust_decimal::Decimal) -> String,
) -> (Contract, Scenario, Handed, String) {
    let declaration = messages::read(sample).unwrap().declaration;
    let facts = Facts::dry_run("2026-07-15T12:00:00Z".parse().unwrap(), "2026-07-15".parse().unwrap());
    let payable = decide(&declaration, law, &facts, None).assessment.payable();
    let documents = [clearance::canonical(&declaration).unwrap(), clearance::canonical(&facts).unwrap()];
    let [declaration, facts] = documents.clone().map(|bytes| Hash::of(&bytes).to_string());
    let handed = Handed::new(documents, vec![law.clone()]);
    let fact = |party: &str, fact: &str, members: Vec<(&str, String)>| Stated {
        party: party.to_owned(),
        at: "2026-07-15T12:00:00Z".parse().unwrap(),
        fact: fact.to_owned(),
        members: members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
        expect: None,
    };
    let scenario = Scenario {
        valid_from: "2026-07-01T00:00:00Z".parse().unwrap(),
        valid_to: "2026-12-31T00:00:00Z".parse().unwrap(),
        terms: [("edition".to_owned(), law.id().hash.clone()), ("mrn".to_owned(), MRN.to_owned())].into(),
        fact: vec![
            fact("importer", "lodged", vec![("declaration", declaration), ("facts", facts)]),
            fact("customs", "demanded", vec![("mrn", MRN.to_owned()), ("amount", demanded(payable))]),
        ],
    };
    let contract = scenario.contract(Form::read(FORM).unwrap()).unwrap_or_else(|problems| panic!("{problems:#?}"));
    (contract, scenario, handed, payable.to_string())
}

fn acts(contract: &Contract, scenario: &Scenario, inputs: &dyn Inputs) -> Vec<Act> {
    let tried = scenario.run(contract, inputs);
    tried.into_iter().flat_map(|one| one.result.unwrap().execution.acts).collect()
}

#[test]
fn a_party_recomputes_the_same_pennies() {
    let law = Arc::new(editions::open("gb").unwrap());
    let samples: [&[u8]; 4] = [
        include_bytes!("../../../../samples/import-wine.xml"),
        include_bytes!("../../../../samples/import-beef.xml"),
        include_bytes!("../../../../samples/import-tea-sets.xml"),
        include_bytes!("../../../../samples/import-ddp.xml"),
    ];
    let mut owed = 0;
    for sample in samples {
        let (contract, scenario, handed, payable) = lodged(sample, &law, |payable| format!("{payable} GBP"));
        match acts(&contract, &scenario, &handed).as_slice() {
            [Act::Pay { amount, from, to, .. }] => {
                assert_eq!((amount.to_string(), from.as_str(), to.as_str()), (format!("{payable} GBP"), "importer", "customs"));
                owed += 1;
            }
            // A line that could not be calculated is never paid for by a contract.
            other => assert!(other.iter().all(|act| matches!(act, Act::Notify { .. })), "{other:?}"),
        }
    }
    assert!(owed >= 2, "{owed}");
}

#[test]
fn a_demand_of_a_penny_more_is_told_to_both() {
    let law = Arc::new(editions::open("gb").unwrap());
    let wine = include_bytes!("../../../../samples/import-wine.xml");
    let (contract, scenario, handed, _) =
        lodged(wine, &law, |payable| format!("{} GBP", payable + rust_decimal::Decimal::new(1, 2)));
    let told: Vec<String> = acts(&contract, &scenario, &handed).iter().map(ToString::to_string).collect();
    assert_eq!(told, ["notify importer", "notify customs"]);
}

#[test]
fn documents_and_law_are_the_ones_that_were_named() {
    let law = Arc::new(editions::open("gb").unwrap());
    let wine = include_bytes!("../../../../samples/import-wine.xml");
    let (contract, scenario, handed, _) = lodged(wine, &law, |payable| format!("{payable} GBP"));
    let refusal = |handed: &Handed| scenario.run(&contract, handed).remove(0).result.unwrap_err();
    let (first, second) = (scenario.fact[0].members["declaration"].clone(), scenario.fact[0].members["facts"].clone());
    let known = handed.document(&first).unwrap();
    assert_eq!(refusal(&Handed::new([b"{}".to_vec()], vec![law.clone()])), Refusal::NoDocument { hash: first.clone() });
    assert_eq!(refusal(&Handed::new([known.clone()], vec![law.clone()])), Refusal::NoDocument { hash: second.clone() });
    let abroad = Arc::new(editions::open("us").unwrap());
    let both = [known, handed.document(&second).unwrap()];
    assert_eq!(refusal(&Handed::new(both, vec![abroad])), Refusal::NoEdition { edition: law.id().hash.clone() });
}
