//! The file that proves an agreement offline, also across changes of the members, and where a forged one breaks.

use ledger::{Agreement, Change, Flaw, Genesis, Member, Operation, Vote};
use verifier::Language;

use crate::parties::{Chain, Log, NAMES, certificate, member, signer};

/// A chain on which one joined, another left, and a log grew before, between and after.
fn chain() -> Chain {
    let (mut chain, mut log) = (Chain::new(), Log::new("customs.example"));
    chain.put(&log.grow(0, 10, 0)).unwrap();
    let changes = [(Change::Put(member("terminal.example")), 3), (Change::Remove(NAMES[0].to_owned()), 4)];
    for (change, (subject, voters)) in (0..).zip(changes) {
        let names: Vec<String> = chain.state.members().iter().map(|member| member.name().to_owned()).collect();
        let vote = Vote { consortium: chain.genesis.hash, change, subject };
        let votes: Vec<String> = names.iter().take(voters).map(|by| signer(by).note(&Operation::vote(&vote))).collect();
        assert_eq!(chain.decide(&votes), []);
        chain.put(&log.grow(10 * (change + 1), 10 * (change + 2), 0)).unwrap();
    }
    chain
}

#[test]
fn an_agreement_is_proven_across_changes_of_the_members() {
    let chain = chain();
    for (height, members, change) in [(1, 4, 0), (2, 4, 0), (3, 5, 1), (4, 5, 1), (5, 4, 2)] {
        let file = chain.agreement(height, 0).write();
        let agreed = Agreement::check(&file, &chain.genesis).unwrap();
        assert_eq!((agreed.members, agreed.change, agreed.signed.len()), (members, change, members), "height {height}");
    }
    let agreed = Agreement::check(&chain.agreement(5, 0).write(), &chain.genesis).unwrap();
    let english = agreed.text(Language::English, |seconds| format!("at {seconds}"));
    assert_eq!(english[0], "AGREED: the log customs.example/log has 30 leaves");
    assert_eq!(agreed.text(Language::Chinese, |_| String::new())[0], "已达成一致：日志 customs.example/log 有 30 条");
}

#[test]
fn a_forged_agreement_breaks_at_the_right_place() {
    let chain = chain();
    let good = chain.agreement(5, 0);
    let break_of = |damage: &dyn Fn(&mut Agreement)| {
        let mut file = good.clone();
        damage(&mut file);
        Agreement::check(&file.write(), &chain.genesis).err()
    };
    assert_eq!(break_of(&|_| {}), None);
    assert_eq!(break_of(&|file| file.operation.push('x')), Some(Flaw::NotInBlock));
    assert_eq!(break_of(&|file| file.index = 1), Some(Flaw::NotInBlock));
    assert_eq!(break_of(&|file| file.path.push([0; 32])), Some(Flaw::NotInBlock));
    assert_eq!(break_of(&|file| drop(file.handovers.pop())), Some(Flaw::NotDecided));
    assert_eq!(break_of(&|file| file.handovers.clear()), Some(Flaw::NotDecided));
    assert_eq!(break_of(&|file| file.handovers.reverse()), Some(Flaw::Handover { number: 1 }));
    let members = chain.state.members().clone();
    assert_eq!(
        break_of(&|file| file.handovers[1].members = members.text().replace("port", "pork")),
        Some(Flaw::Handover { number: 2 })
    );
    assert_eq!(break_of(&|file| file.header = file.header.replace("height 5", "height 4")), Some(Flaw::TooEarly));
    assert_eq!(break_of(&|file| file.header = file.header.replace("height 5", "height 6")), Some(Flaw::NotDecided));
    assert_eq!(break_of(&|file| file.certificate = file.certificate.replace("round 0", "round 1")), Some(Flaw::NotDecided));
    let (block, _) = &chain.blocks[4];
    let few = certificate(&chain.genesis, &block.header, &members, 2);
    assert_eq!(break_of(&|file| file.certificate = few.clone()), Some(Flaw::NotDecided));
    let enough = certificate(&chain.genesis, &block.header, &members, 3);
    assert_eq!(break_of(&|file| file.certificate = enough.clone()), None);
    // A line twice does not make a third.
    let line = few.lines().last().unwrap().to_owned() + "\n";
    assert_eq!(break_of(&|file| file.certificate = few.clone() + &line), Some(Flaw::NotDecided));

    let other = Genesis::read(&Genesis::write("another", &[Member::new(signer(NAMES[0]).key().clone())])).unwrap();
    assert_eq!(Agreement::check(&good.write(), &other), Err(Flaw::AnotherConsortium));
}

#[test]
fn every_flaw_and_verdict_has_words_in_both_languages() {
    let flaws = [
        Flaw::NotAnAgreement,
        Flaw::AnotherConsortium,
        Flaw::Handover { number: 2 },
        Flaw::TooEarly,
        Flaw::NotDecided,
        Flaw::NotInBlock,
        Flaw::NotAnOperation,
    ];
    for flaw in flaws {
        assert!(flaw.text(Language::English).is_ascii());
        assert!(!flaw.text(Language::Chinese).is_ascii());
    }
}
