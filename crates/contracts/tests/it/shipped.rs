//! The contracts that ship: their scenarios, and how they read.

use contracts::{Contract, Form, Nothing, Scenario, render};

pub const RELEASE: [&str; 2] = [
    include_str!("../../../../contracts/release-on-clean-scan.toml"),
    include_str!("../../../../contracts/release-on-clean-scan.scenario.toml"),
];
pub const COLD: [&str; 2] =
    [include_str!("../../../../contracts/cold-chain.toml"), include_str!("../../../../contracts/cold-chain.scenario.toml")];

pub fn open([form, scenario]: [&str; 2]) -> (Contract, Scenario) {
    let scenario = Scenario::read(scenario).unwrap();
    let contract = scenario.contract(Form::read(form).unwrap()).unwrap_or_else(|problems| panic!("{problems:#?}"));
    (contract, scenario)
}

#[test]
fn scenarios_end_as_they_say() {
    for files in [RELEASE, COLD] {
        let (contract, scenario) = open(files);
        for (stated, tried) in scenario.fact.iter().zip(scenario.run(&contract, &Nothing)) {
            assert_eq!(tried.as_expected, Some(true), "{stated:?}: {:?}", tried.result);
        }
    }
}

#[test]
fn contracts_read_like_sentences() {
    let (release, _) = open(RELEASE);
    insta::assert_snapshot!("release_en", render(&release, "en").lines().join("\n"));
    insta::assert_snapshot!("release_zh", render(&release, "zh").lines().join("\n"));
    let (cold, _) = open(COLD);
    insta::assert_snapshot!("cold_en", render(&cold, "en").lines().join("\n"));
    insta::assert_snapshot!("cold_zh", render(&cold, "zh").lines().join("\n"));
}
