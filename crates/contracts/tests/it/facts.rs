//! Facts that are not taken, each with the reason.

use contracts::{Act, FACT_BYTES_MAX, Fact, Nothing, Refusal, State, signer, step};

use crate::shipped::{RELEASE, open};

fn sealed(agreement: &str) -> Fact {
    Fact {
        agreement: agreement.to_owned(),
        party: "carrier".to_owned(),
        number: 1,
        at: "2026-11-03T08:00:00Z".parse().unwrap(),
        fact: "sealed".to_owned(),
        members: [("container", "CSQU3054383"), ("seal", "CN0042118")]
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .into(),
    }
}

fn changed(fact: &Fact, change: impl Fn(&mut Fact)) -> Fact {
    let mut fact = fact.clone();
    change(&mut fact);
    fact
}

#[test]
fn a_fact_that_may_not_be_taken_is_refused_with_its_reason() {
    let (contract, _) = open(RELEASE);
    let fact = sealed(&contract.hash().to_string());
    let put =
        |name: &'static str, value: &'static str| changed(&fact, |fact| drop(fact.members.insert(name.into(), value.into())));
    let refused = |member: &str| Refusal::Member { member: member.to_owned() };
    let by_itself = |fact: &Fact| signer(&fact.party).unwrap().note(&fact.text());
    for (fact, refusal) in [
        (changed(&fact, |fact| fact.agreement = "0".repeat(64)), Refusal::OtherContract),
        (changed(&fact, |fact| fact.party = "stranger".into()), Refusal::UnknownParty { party: "stranger".into() }),
        (changed(&fact, |fact| fact.fact = "opened".into()), Refusal::UnknownFact { fact: "opened".into() }),
        (changed(&fact, |fact| fact.party = "bank".into()), Refusal::MayNotState { party: "bank".into(), fact: "sealed".into() }),
        (changed(&fact, |fact| fact.number = 0), Refusal::Replayed { party: "carrier".into(), number: 0, expected: 1 }),
        (changed(&fact, |fact| fact.number = 2), Refusal::OutOfOrder { party: "carrier".into(), number: 2, expected: 1 }),
        (changed(&fact, |fact| fact.at = "2026-10-31T23:59:59Z".parse().unwrap()), Refusal::OutOfTime),
        (changed(&fact, |fact| fact.at = "2026-12-31T00:00:01Z".parse().unwrap()), Refusal::OutOfTime),
        (put("container", "TEMU6079348"), Refusal::NotAbout { fact: "sealed".into() }),
        (put("colour", "blue"), refused("colour")),
        (put("seal", ""), refused("seal")),
        (changed(&fact, |fact| drop(fact.members.remove("seal"))), refused("seal")),
        (put("seal", "a\nb"), refused("seal")),
    ] {
        assert_eq!(step(&contract, &State::new(&contract), &by_itself(&fact), &Nothing).unwrap_err(), refusal, "{fact:?}");
        let told = refusal.text();
        assert!(told.0["zh"] != told.0["en"], "{refusal:?}");
    }
    assert!(step(&contract, &State::new(&contract), &by_itself(&fact), &Nothing).is_ok());
}

#[test]
fn a_fact_must_be_signed_by_the_key_of_its_party_alone() {
    let (contract, _) = open(RELEASE);
    let fact = sealed(&contract.hash().to_string());
    let text = fact.text();
    let (carrier, port) = (signer("carrier").unwrap(), signer("port").unwrap());
    let own = carrier.note(&text);
    let line = own.lines().last().unwrap().to_owned() + "\n";
    let of_another = port.note(&text);
    let forged_name = of_another.replace("— port.dry-run", "— carrier.dry-run");
    let not_signed = Refusal::NotSigned { party: "carrier".into() };
    for (note, refusal) in [
        (of_another, not_signed.clone()),
        (forged_name, not_signed.clone()),
        (own.clone() + &line, not_signed.clone()),
        (own.replace("CN0042118", "CN0042119"), not_signed),
        (text.clone(), Refusal::NotAFact { line: 0 }),
        (own.replace("tongguan-fact/v1", "tongguan-fact/v2"), Refusal::NotAFact { line: 1 }),
        (carrier.note(&text.replace("number 1", "number 01")), Refusal::NotAFact { line: 4 }),
        (carrier.note(&text.replace("08:00:00Z", "08:00")), Refusal::NotAFact { line: 5 }),
        (carrier.note(&text.replace("{\"container\"", "{ \"container\"")), Refusal::NotAFact { line: 7 }),
        (carrier.note(&(text.clone() + "more\n")), Refusal::NotAFact { line: 7 }),
        (carrier.note(&"x".repeat(FACT_BYTES_MAX)), Refusal::TooLarge),
    ] {
        assert_eq!(step(&contract, &State::new(&contract), &note, &Nothing).unwrap_err(), refusal, "{note}");
    }
    assert!(step(&contract, &State::new(&contract), &own, &Nothing).is_ok());
}

#[test]
fn a_contract_is_in_force_when_all_have_signed_it() {
    let (contract, _) = open(RELEASE);
    let accept = |role: &str| signer(role).unwrap().note(&contract.acceptance(role).unwrap());
    let notes: Vec<String> = ["carrier", "port", "customs", "bank"].map(accept).into();
    let some: Vec<&str> = notes.iter().map(String::as_str).collect();
    assert_eq!(contract.in_force(some[..3].iter().copied()), Err(Refusal::NotInForce { missing: vec!["bank".into()] }));
    assert_eq!(contract.in_force(some.iter().copied()), Ok(()));
    // The bank's consent signed by the port, and consent to something else.
    let forged = signer("port").unwrap().note(&contract.acceptance("bank").unwrap());
    assert_eq!(contract.accepted(&forged), Err(Refusal::NotSigned { party: "bank".into() }));
    let other = signer("bank").unwrap().note(&contract.acceptance("bank").unwrap().replace("accept", "accept all"));
    assert_eq!(contract.accepted(&other), Err(Refusal::OtherContract));
}

#[test]
fn a_suspect_scan_lets_nothing_go() {
    let (contract, mut scenario) = open(RELEASE);
    scenario.fact[2].members.insert("result".into(), "suspect".into());
    let tried = scenario.run(&contract, &Nothing);
    let acts: Vec<&Act> = tried.iter().flat_map(|one| &one.result.as_ref().unwrap().execution.acts).collect();
    assert!(acts.iter().all(|act| !matches!(act, Act::Release { .. })), "{acts:?}");
    assert!(acts.contains(&&Act::Notify { clause: "suspect".into(), party: "customs".into() }));
}
