//! Checkpoints of members' logs: they only grow, and a lie is kept.

use ledger::{Fork, Operation, Refusal};
use verifier::checkpoint;

use crate::parties::{Chain, Log, signer};

#[test]
fn a_log_grows_and_every_step_is_proven() {
    let (mut chain, mut log) = (Chain::new(), Log::new("customs.example"));
    let mut last = 0;
    for size in [1, 2, 7, 8, 300, 1000] {
        assert_eq!(chain.put(&log.grow(last, size, 0)), Ok(()), "{size}");
        last = size;
    }
    assert_eq!(chain.state.log("customs.example/log").unwrap().size(), 1000);
}

#[test]
fn what_does_not_continue_the_log_is_refused() {
    let (mut chain, mut log) = (Chain::new(), Log::new("customs.example"));
    let first = log.grow(0, 10, 0);
    chain.put(&first).unwrap();
    assert_eq!(chain.put(&first), Err(Refusal::KnownCheckpoint));
    let gap = log.grow(4, 12, 0);
    assert_eq!(chain.put(&gap), Err(Refusal::NotTheLast { size: 10 }));
    // Another history of the log, longer than the one that is known.
    let rewritten = Log::new("customs.example").grow(10, 12, 1);
    assert_eq!(chain.put(&rewritten), Err(Refusal::NotContinued));
    let shrunk = Log::new("customs.example").grow(0, 3, 0);
    assert_eq!(chain.put(&shrunk), Err(Refusal::NotTheLast { size: 10 }));
    let foreign = Log::new("nobody.example").grow(0, 3, 0);
    assert_eq!(chain.put(&foreign), Err(Refusal::UnknownLog { origin: "nobody.example/log".to_owned() }));
    // Signed by the member's own key, which is not its log's.
    let text = checkpoint::write("customs.example/log", 12, &[1; 32]);
    let note = signer("customs.example").note(&text);
    let forged = Operation::Checkpoint { old: 10, proof: Vec::new(), note }.write();
    assert_eq!(chain.put(&forged), Err(Refusal::NotContinued));
    let note = signer("customs.example").note(&checkpoint::write("bank.example/log", 12, &[1; 32]));
    let forged = Operation::Checkpoint { old: 0, proof: Vec::new(), note }.write();
    assert_eq!(chain.put(&forged), Err(Refusal::NotSignedBy { name: "bank.example/log".to_owned() }));
}

#[test]
fn a_log_that_contradicts_itself_is_kept_as_evidence_and_refused_from_then_on() {
    let (mut chain, mut log) = (Chain::new(), Log::new("customs.example"));
    chain.put(&log.grow(0, 10, 0)).unwrap();
    chain.put(&log.grow(10, 20, 0)).unwrap();
    let lie = Log::new("customs.example").grow(0, 10, 1);
    assert_eq!(chain.put(&lie), Ok(()));
    let fork = chain.state.log("customs.example/log").unwrap().fork.clone();
    assert_eq!(fork, Some(Fork { size: 10, first: 1, second: 3 }));
    assert_eq!(chain.state.forked().map(|(origin, _)| origin).collect::<Vec<_>>(), ["customs.example/log"]);
    let after = chain.put(&log.grow(20, 30, 0));
    assert_eq!(after, Err(Refusal::Forked { origin: "customs.example/log".to_owned() }));
    // The others' logs go on.
    assert_eq!(chain.put(&Log::new("bank.example").grow(0, 5, 0)), Ok(()));
}

#[test]
fn nobody_can_make_a_log_look_forked_without_its_key() {
    let (mut chain, mut log) = (Chain::new(), Log::new("customs.example"));
    chain.put(&log.grow(0, 10, 0)).unwrap();
    let note = signer("bank.example").note(&checkpoint::write("customs.example/log", 10, &[1; 32]));
    let forged = Operation::Checkpoint { old: 0, proof: Vec::new(), note }.write();
    assert!(matches!(chain.put(&forged), Err(Refusal::NotSignedBy { .. })));
    assert_eq!(chain.state.log("customs.example/log").unwrap().fork, None);
}
