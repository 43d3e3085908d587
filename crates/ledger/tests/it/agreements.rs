//! The file that proves an agreement offline, also across changes of the members, and where a forged one breaks.

use std::path::Path;

use ledger::{Agreed, Agreement, Change, Flaw, Genesis, Member, Operation, Vote};
use serde_json::{Value, json};
use verifier::receipt::OpenedEvent;
use verifier::{Language, Receipt};

use crate::parties::{Chain, Log, NAMES, certificate, genesis_file, member, signer};

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
        Flaw::NoAgreement,
        Flaw::AnotherCheckpoint,
    ];
    for flaw in flaws {
        assert!(flaw.text(Language::English).is_ascii());
        assert!(!flaw.text(Language::Chinese).is_ascii());
    }
}

fn receipt(checkpoint: String, agreement: Option<String>) -> String {
    let event = OpenedEvent { bytes: "{}".to_owned(), salt: [0; 16], index: 0, path: Vec::new() };
    Receipt { events: vec![event], record: None, declaration: None, checkpoint, agreement }.write().unwrap()
}

/// Receipts with agreements, true and forged, with the genesis that each is read by.
fn receipts() -> Vec<(&'static str, String, String, Result<u64, Flaw>)> {
    let chain = chain();
    let note = |height: usize| {
        let Operation::Checkpoint { note, .. } = Operation::read(&chain.agreement(height, 0).operation).unwrap() else {
            panic!()
        };
        note
    };
    let damaged = |damage: &dyn Fn(&mut Agreement)| {
        let mut file = chain.agreement(5, 0);
        damage(&mut file);
        receipt(note(5), Some(file.write()))
    };
    let whole = |height: usize| Some(chain.agreement(height, 0).write());
    let vote = (1..6).find(|height| !chain.agreement(*height, 0).operation.starts_with("old ")).unwrap();
    let members = chain.state.members().clone();
    let signed = |count| certificate(&chain.genesis, &chain.blocks[4].0.header, &members, count);
    let (own, key) = (genesis_file(), Member::new(signer(NAMES[0]).key().clone()));
    let other = Genesis::write("another", &[key]);
    let of = |name, receipt, expected| (name, receipt, own.clone(), expected);
    vec![
        of("before any change", receipt(note(1), whole(1)), Ok(1)),
        of("after a change", receipt(note(3), whole(3)), Ok(3)),
        of("after two changes", damaged(&|_| {}), Ok(5)),
        of("signed by enough", damaged(&|file| file.certificate = signed(3)), Ok(5)),
        of("none", receipt(note(3), None), Err(Flaw::NoAgreement)),
        of("something else", receipt(note(3), Some("anything".to_owned())), Err(Flaw::NotAnAgreement)),
        of("of another checkpoint", receipt(note(3), whole(5)), Err(Flaw::AnotherCheckpoint)),
        of("of a vote", receipt(note(3), whole(vote)), Err(Flaw::AnotherCheckpoint)),
        of("of no checkpoint", receipt("anything\n\n".to_owned(), whole(3)), Err(Flaw::AnotherCheckpoint)),
        of("another operation", damaged(&|file| file.operation.push('x')), Err(Flaw::NotInBlock)),
        of("another place", damaged(&|file| file.index = 1), Err(Flaw::NotInBlock)),
        of("a path too long", damaged(&|file| file.path.push([0; 32])), Err(Flaw::NotInBlock)),
        of("a change left out", damaged(&|file| drop(file.handovers.pop())), Err(Flaw::NotDecided)),
        of("changes in another order", damaged(&|file| file.handovers.reverse()), Err(Flaw::Handover { number: 1 })),
        of("an earlier block", damaged(&|file| file.header = file.header.replace("height 5", "height 4")), Err(Flaw::TooEarly)),
        of("another block", damaged(&|file| file.header = file.header.replace("height 5", "height 6")), Err(Flaw::NotDecided)),
        of("signed by too few", damaged(&|file| file.certificate = signed(2)), Err(Flaw::NotDecided)),
        ("of another consortium", damaged(&|_| {}), other, Err(Flaw::AnotherConsortium)),
    ]
}

#[test]
fn a_receipt_carries_the_agreement_on_its_own_checkpoint() {
    for (name, receipt, genesis, expected) in receipts() {
        let found = Agreed::of_receipt(&receipt, &Genesis::read(&genesis).unwrap());
        assert_eq!(found.map(|agreed| agreed.header.height), expected, "{name}");
    }
    let genesis = Genesis::read(&genesis_file()).unwrap();
    assert_eq!(Agreed::of_receipt("anything", &genesis).err(), Some(Flaw::NoAgreement));
}

#[test]
fn the_cases_are_kept_for_the_page_in_the_browser() {
    let kept: Vec<Value> = receipts()
        .into_iter()
        .map(|(name, receipt, genesis, _)| {
            let read = Genesis::read(&genesis).unwrap();
            let agreed = match Agreed::of_receipt(&receipt, &read) {
                Ok(Agreed { header, signed, members, change, .. }) => {
                    json!({ "consortium": read.name, "height": header.height, "signed": signed, "members": members, "change": change })
                }
                Err(flaw) => flaw.code().into(),
            };
            json!({ "name": name, "receipt": receipt, "genesis": genesis, "agreed": agreed })
        })
        .collect();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../web/test/agreements.json");
    if std::env::var_os("UPDATE_CASES").is_some() {
        std::fs::write(&path, serde_json::to_string_pretty(&kept).unwrap() + "\n").unwrap();
        let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus/ledger");
        std::fs::create_dir_all(&corpus).unwrap();
        let chain = chain();
        let mut inputs: Vec<String> = receipts().into_iter().map(|(_, receipt, ..)| receipt).collect();
        for height in 1..6 {
            let agreement = chain.agreement(height, 0);
            inputs.extend([agreement.write(), agreement.operation, agreement.header, agreement.certificate]);
        }
        inputs.extend([genesis_file(), chain.state.members().text()]);
        for (place, input) in inputs.iter().enumerate() {
            std::fs::write(corpus.join(format!("{place:02}")), input).unwrap();
        }
    }
    let before: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap_or_default()).unwrap_or_default();
    assert!(before == Value::Array(kept), "the cases changed: UPDATE_CASES=1 writes them again");
}

#[test]
fn the_corpus_of_the_fuzz_target_replays() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus/ledger");
    let genesis = Genesis::read(&Genesis::write("made up", &[Member::new(signer("nobody.example").key().clone())])).unwrap();
    let (mut count, mut read) = (0, 0);
    for entry in std::fs::read_dir(folder).expect("a corpus") {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        assert!(Agreement::check(&text, &genesis).is_err() && Agreed::of_receipt(&text, &genesis).is_err());
        if let Ok(operation) = Operation::read(&text) {
            assert_eq!(Operation::read(&operation.write()), Ok(operation));
            read += 1;
        }
        if let Some(agreement) = Agreement::read(&text) {
            assert_eq!(Agreement::read(&agreement.write()), Some(agreement));
            read += 1;
        }
        count += 1;
    }
    assert!(count >= 30 && read >= 10, "{count} inputs, of which {read} were read");
}
