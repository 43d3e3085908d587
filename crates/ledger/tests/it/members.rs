//! Members: who may vote, when a change takes effect, and that no vote counts twice.

use ledger::{Change, MEMBERS_MAX, Member, Members, Operation, Refusal, Vote};

use crate::parties::{Chain, NAMES, member, signer};

fn vote(chain: &Chain, change: u64, subject: &Change, by: &str) -> String {
    let vote = Vote { consortium: chain.genesis.hash, change, subject: subject.clone() };
    signer(by).note(&Operation::vote(&vote))
}

#[test]
fn three_of_four_let_a_fifth_in_and_four_of_five_let_one_go() {
    let mut chain = Chain::new();
    let join = Change::Put(member("terminal.example"));
    chain.put(&vote(&chain, 0, &join, NAMES[0])).unwrap();
    chain.put(&vote(&chain, 0, &join, NAMES[1])).unwrap();
    assert_eq!(chain.state.members().count(), 4, "two of four are not enough");
    chain.put(&vote(&chain, 0, &join, NAMES[2])).unwrap();
    assert_eq!((chain.state.members().count(), chain.state.members().change()), (5, 1));

    let leave = Change::Remove(NAMES[0].to_owned());
    for by in ["terminal.example", NAMES[1], NAMES[2]] {
        chain.put(&vote(&chain, 1, &leave, by)).unwrap();
    }
    assert_eq!(chain.state.members().count(), 5, "three of five are not enough");
    chain.put(&vote(&chain, 1, &leave, NAMES[3])).unwrap();
    assert_eq!(chain.state.members().get(NAMES[0]), None);
    let late = vote(&chain, 2, &join, NAMES[0]);
    assert_eq!(chain.put(&late), Err(Refusal::NotAMember { name: NAMES[0].to_owned() }));
}

#[test]
fn a_vote_counts_once_and_for_one_change() {
    let mut chain = Chain::new();
    let (join, leave) = (Change::Put(member("terminal.example")), Change::Remove(NAMES[3].to_owned()));
    let first = vote(&chain, 0, &join, NAMES[0]);
    chain.put(&first).unwrap();
    assert_eq!(chain.put(&first), Err(Refusal::AlreadyVoted));
    // The newest vote counts: then two remain for joining, and it takes a third.
    chain.put(&vote(&chain, 0, &leave, NAMES[0])).unwrap();
    chain.put(&vote(&chain, 0, &join, NAMES[1])).unwrap();
    chain.put(&vote(&chain, 0, &join, NAMES[2])).unwrap();
    assert_eq!(chain.state.members().count(), 4);
    chain.put(&first).unwrap();
    assert_eq!(chain.state.members().count(), 5);
    // The old votes are about a change that is over.
    assert_eq!(chain.put(&first), Err(Refusal::AnotherChange { change: 1 }));
}

#[test]
fn what_the_members_cannot_be_is_refused() {
    let mut chain = Chain::new();
    let stolen_log = Member { log: member(NAMES[1]).log, ..member("terminal.example") };
    let stolen_key =
        Member::new(ledger::Signer::new("other.example", verifier::hash::of(NAMES[1].as_bytes())).unwrap().key().clone());
    let cases = [
        Change::Put(member(NAMES[0])),
        Change::Remove("nobody.example".to_owned()),
        Change::Put(stolen_log),
        Change::Put(stolen_key),
    ];
    for change in cases {
        assert_eq!(chain.put(&vote(&chain, 0, &change, NAMES[0])), Err(Refusal::NoSuchMembers), "{change:?}");
    }
    let elsewhere = Vote { consortium: [0; 32], change: 0, subject: Change::Put(member("terminal.example")) };
    let elsewhere = signer(NAMES[0]).note(&Operation::vote(&elsewhere));
    assert_eq!(chain.put(&elsewhere), Err(Refusal::Elsewhere));
    let stranger = vote(&chain, 0, &Change::Put(member("terminal.example")), "terminal.example");
    assert!(matches!(chain.put(&stranger), Err(Refusal::NotAMember { .. })));
}

#[test]
fn a_set_of_members_has_one_form() {
    let members = Members::new(NAMES.map(member).to_vec()).unwrap();
    assert_eq!(Members::read(&members.text()), Some(members.clone()));
    let text = members.text();
    let mut lines: Vec<&str> = text.lines().collect();
    lines.swap(2, 3);
    assert_eq!(Members::read(&(lines.join("\n") + "\n")), None);
    assert_eq!(Members::new(Vec::new()), None);
    let many = (0..=MEMBERS_MAX).map(|n| member(&format!("m{n}"))).collect();
    assert_eq!(Members::new(many), None);
}

#[test]
fn the_last_member_stays() {
    let one = Members::new(vec![member(NAMES[0])]).unwrap();
    assert_eq!(one.after(&Change::Remove(NAMES[0].to_owned())), None);
    assert!(one.is_quorum(1));
    for (count, quorum) in [(2, 2), (3, 3), (4, 3), (5, 4), (6, 5), (7, 5), (10, 7)] {
        let members = Members::new((0..count).map(|n| member(&format!("m{n}"))).collect()).unwrap();
        assert!(members.is_quorum(quorum) && !members.is_quorum(quorum - 1), "{quorum} of {count}");
    }
}
