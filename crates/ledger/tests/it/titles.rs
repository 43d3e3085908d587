//! Titles: who may do what when, and that nobody else may.

use ledger::{Act, Operation, Refusal, Role, Status, Title, title_id};
use proptest::prelude::*;
use verifier::Hash;
use verifier::key::VerifierKey;

use crate::parties::{Chain, signer};

const DOCUMENT: Hash = [7; 32];
/// Nobody of them needs to be a member.
const PARTIES: [&str; 4] = ["line.example", "seller.example", "bank.example", "buyer.example"];

fn key(name: &str) -> VerifierKey {
    signer(name).key().clone()
}

fn issue() -> Act {
    Act::Issue { document: DOCUMENT, issuer: key("line.example"), owner: key("seller.example"), holder: key("seller.example") }
}

fn id(chain: &Chain) -> Hash {
    title_id(&chain.genesis.hash, &key("line.example"), &DOCUMENT)
}

fn operation(chain: &Chain, sequence: u64, act: &Act, by: &str) -> String {
    signer(by).note(&Operation::title(&id(chain), sequence, act))
}

fn to(word: &str, name: &str) -> Act {
    let to = key(name);
    match word {
        "transfer-holder" => Act::TransferHolder { to },
        "nominate" => Act::Nominate { to },
        "endorse" => Act::Endorse { to },
        _ => Act::HandOver { to },
    }
}

#[test]
fn a_bill_of_lading_goes_from_seller_over_bank_to_buyer_and_back_to_the_line() {
    let mut chain = Chain::new();
    let course = [
        (issue(), "line.example"),
        (to("transfer-holder", "bank.example"), "seller.example"),
        (to("nominate", "buyer.example"), "seller.example"),
        (to("endorse", "buyer.example"), "bank.example"),
        (to("transfer-holder", "buyer.example"), "bank.example"),
        (Act::Surrender, "buyer.example"),
        (Act::Restore, "line.example"),
        (Act::Surrender, "buyer.example"),
        (Act::Accept, "line.example"),
    ];
    for (sequence, (act, by)) in (0..).zip(&course) {
        assert_eq!(chain.put(&operation(&chain, sequence, act, by)), Ok(()), "{act:?}");
    }
    let title = chain.state.title(&id(&chain)).unwrap();
    assert_eq!((title.status, title.owner.name(), title.sequence), (Status::Accepted, "buyer.example", 9));
    let again = operation(&chain, 9, &Act::Restore, "line.example");
    assert!(matches!(chain.put(&again), Err(Refusal::NotNow { .. })));
}

#[test]
fn what_was_received_can_be_given_back_once() {
    for (word, role) in [("transfer-holder", Role::Holder), ("endorse", Role::Owner), ("hand-over", Role::Both)] {
        let mut chain = Chain::new();
        chain.put(&operation(&chain, 0, &issue(), "line.example")).unwrap();
        chain.put(&operation(&chain, 1, &to(word, "buyer.example"), "seller.example")).unwrap();
        let received = chain.state.title(&id(&chain)).unwrap().received.clone();
        assert_eq!(received, Some((role, key("seller.example"))));
        let by_giver = chain.put(&operation(&chain, 2, &Act::Reject, "seller.example"));
        assert!(matches!(by_giver, Err(Refusal::NotSignedBy { name }) if name == "buyer.example"));
        chain.put(&operation(&chain, 2, &Act::Reject, "buyer.example")).unwrap();
        let title = chain.state.title(&id(&chain)).unwrap();
        assert_eq!((title.owner.name(), title.holder.name()), ("seller.example", "seller.example"));
        let twice = chain.put(&operation(&chain, 3, &Act::Reject, "seller.example"));
        assert_eq!(twice, Err(Refusal::NothingToReject));
    }
}

#[test]
fn what_must_not_be_is_refused_with_the_reason() {
    let mut chain = Chain::new();
    let early = operation(&chain, 0, &Act::Surrender, "seller.example");
    assert_eq!(chain.put(&early), Err(Refusal::UnknownTitle));
    chain.put(&operation(&chain, 0, &issue(), "line.example")).unwrap();
    chain.put(&operation(&chain, 1, &to("transfer-holder", "bank.example"), "seller.example")).unwrap();
    let not_signed = |name: &str| Refusal::NotSignedBy { name: name.to_owned() };
    let cases = [
        (2, issue(), "line.example", Refusal::KnownTitle),
        (1, Act::Surrender, "bank.example", Refusal::NotNext { sequence: 2 }),
        (3, Act::Surrender, "bank.example", Refusal::NotNext { sequence: 2 }),
        (2, to("transfer-holder", "buyer.example"), "seller.example", not_signed("bank.example")),
        (2, to("transfer-holder", "bank.example"), "bank.example", Refusal::NoChange { role: Role::Holder }),
        (2, to("nominate", "buyer.example"), "bank.example", not_signed("seller.example")),
        (2, to("nominate", "seller.example"), "seller.example", Refusal::NoChange { role: Role::Owner }),
        (2, to("endorse", "buyer.example"), "bank.example", Refusal::NotTheNominee),
        (2, to("hand-over", "buyer.example"), "bank.example", Refusal::NotInOneHand),
        (2, Act::Surrender, "bank.example", Refusal::NotInOneHand),
    ];
    for (sequence, act, by, reason) in cases {
        assert_eq!(chain.put(&operation(&chain, sequence, &act, by)), Err(reason), "{act:?} by {by}");
    }
    for act in [Act::Accept, Act::Restore] {
        let refused = chain.put(&operation(&chain, 2, &act, "line.example"));
        assert!(matches!(refused, Err(Refusal::NotNow { status: Status::Circulating, .. })), "{refused:?}");
    }
}

#[test]
fn nobody_takes_the_title_of_another_issuer() {
    let mut chain = Chain::new();
    let thief = Act::Issue {
        document: DOCUMENT,
        issuer: key("buyer.example"),
        owner: key("buyer.example"),
        holder: key("buyer.example"),
    };
    // The name is the line's, the signature the thief's.
    assert_eq!(chain.put(&operation(&chain, 0, &thief, "buyer.example")), Err(Refusal::Elsewhere));
    let forged = operation(&chain, 0, &issue(), "buyer.example");
    assert!(matches!(chain.put(&forged), Err(Refusal::NotSignedBy { .. })));
    // A signer of the same name with another key is somebody else.
    let namesake = ledger::Signer::new("line.example", [9; 32]).unwrap();
    let forged = namesake.note(&Operation::title(&id(&chain), 0, &issue()));
    assert!(matches!(chain.put(&forged), Err(Refusal::NotSignedBy { .. })));
}

fn act() -> impl Strategy<Value = Act> {
    let word = prop::sample::select(vec!["transfer-holder", "nominate", "endorse", "hand-over"]);
    let passed = (word, 0..PARTIES.len()).prop_map(|(word, party)| to(word, PARTIES[party]));
    prop_oneof![4 => passed, 1 => Just(Act::Reject), 1 => Just(Act::Surrender), 1 => Just(Act::Accept), 1 => Just(Act::Restore)]
}

proptest! {
    #[test]
    fn only_the_controller_moves_a_title_and_one_step_at_a_time(acts in prop::collection::vec(act(), 1..40)) {
        let mut title = Title::issued(&issue()).unwrap();
        for act in acts {
            let (controller, after) = (title.controller(&act).cloned(), title.after(&act));
            let Ok(next) = after else { continue };
            let controller = controller.unwrap();
            prop_assert_eq!(next.sequence, title.sequence + 1);
            prop_assert_eq!(&next.issuer, &title.issuer);
            prop_assert_ne!(title.status, Status::Accepted);
            // Whoever loses a place agreed to it now, or by naming the nominee before, or had given it and got it back.
            if next.owner != title.owner {
                let nominated = title.nominee.as_ref() == Some(&next.owner);
                prop_assert!(controller == title.owner || nominated);
            }
            if next.holder != title.holder {
                prop_assert_eq!(&controller, &title.holder);
            }
            if next.status != title.status && next.status != Status::Surrendered {
                prop_assert_eq!(&controller, &title.issuer);
            }
            title = next;
        }
    }
}
