//! Nothing that others hand in makes the house panic, and nothing that was made up is believed: declarations shown in part,
//! proofs of bands, forms and bundles of contracts, facts, requests of other administrations. The forms in `contracts/` are a
//! good beginning: `cargo +nightly fuzz run handed corpus/handed ../contracts`.
#![no_main]

use contracts::{Agreement, Bundle, Contract, Fact, Form, Scenario};
use libfuzzer_sys::fuzz_target;
use verifier::Policy;

fuzz_target!(|text: &str| {
    let policy = Policy::read("quorum none\n").expect("a policy");
    assert!(disclosure::verify(text, &policy, &disclosure::Expectation::default()).is_err());
    assert!(bands::verify(text, text, &policy, &bands::Expectation::default()).is_err());
    if let Some(band) = bands::Band::read(text) {
        assert_eq!(bands::Band::read(&band.write()), Some(band));
    }
    let _ = Fact::read(text);
    let _ = exchange::Request::read(text);
    let _ = exchange::Arrangement::read(text);
    if let (Ok(scenario), Ok(form)) = (Scenario::read(text), Form::read(text)) {
        let _ = scenario.contract(form);
    }
    if let Ok(agreement) = Agreement::read(text) {
        let _ = Contract::compile(agreement);
    }
    if let Ok(bundle) = Bundle::read(text) {
        let _ = bundle.check(None);
    }
});
