//! Bytes that somebody made up: each is told apart from what was meant, and nothing panics.

use ledger::{
    Act, Agreement, Change, Checked, Genesis, Header, Members, OPERATION_BYTES_MAX, Operation, Refusal, Vote, title_id,
};
use proptest::prelude::*;

use crate::parties::{Chain, Log, NAMES, member, signer};

/// One good operation of each kind.
fn operations(chain: &Chain) -> [String; 3] {
    let line = signer("line.example");
    let key = line.key().clone();
    let act = Act::Issue { document: [7; 32], issuer: key.clone(), owner: key.clone(), holder: key.clone() };
    let vote = Vote { consortium: chain.genesis.hash, change: 0, subject: Change::Put(member("terminal.example")) };
    [
        Log::new("bank.example").grow(0, 5, 0),
        line.note(&Operation::title(&title_id(&chain.genesis.hash, &key, &[7; 32]), 0, &act)),
        signer(NAMES[0]).note(&Operation::vote(&vote)),
    ]
}

fn outcome(chain: &Chain, text: &str) -> Result<(), Refusal> {
    let mut draft = chain.state.draft(1);
    Operation::read(text).and_then(|operation| draft.apply(&operation, &Checked))
}

#[test]
fn any_flipped_or_missing_byte_of_an_operation_is_refused() {
    let chain = Chain::new();
    for text in operations(&chain) {
        assert_eq!(outcome(&chain, &text), Ok(()));
        for at in 0..text.len() {
            let mut bytes = text.clone().into_bytes();
            bytes[at] ^= 1;
            if let Ok(damaged) = String::from_utf8(bytes) {
                assert!(outcome(&chain, &damaged).is_err(), "{at} of {text}");
            }
            if let Some(short) = text.get(..at) {
                assert!(outcome(&chain, short).is_err(), "{at} of {text}");
            }
        }
    }
}

#[test]
fn an_operation_is_written_as_it_was_read() {
    for text in operations(&Chain::new()) {
        assert_eq!(Operation::read(&text).unwrap().write(), text);
    }
}

#[test]
fn what_is_too_large_is_refused_before_it_is_read() {
    let huge = "old 0\n".to_owned() + &"A".repeat(OPERATION_BYTES_MAX);
    assert_eq!(Operation::read(&huge), Err(Refusal::TooLarge));
    assert_eq!(Agreement::read(&"x".repeat(ledger::AGREEMENT_BYTES_MAX + 1)), None);
    let lengths = format!("tongguan-agreement/v1\nblock {} {}\n", u64::MAX, u64::MAX);
    assert_eq!(Agreement::read(&lengths), None);
    assert!(Genesis::read(&"#".repeat(ledger::GENESIS_BYTES_MAX + 1)).is_err());
}

#[test]
fn a_genesis_that_cannot_be_is_refused() {
    let good = Genesis::write("port", &[member(NAMES[0]), member(NAMES[1])]);
    assert!(Genesis::read(&good).is_ok());
    for bad in [
        String::new(),
        good.replace("\"port\"", "\"\""),
        good.replace("name", "nom"),
        good.replace("bank.example+", "carrier.example+"),
        good.clone() + &good,
        good.clone() + "surplus = 1\n",
        Genesis::write("port", &[member(NAMES[0]), member(NAMES[0])]),
        Genesis::write("port", &[]),
    ] {
        assert!(Genesis::read(&bad).is_err(), "{bad}");
    }
}

proptest! {
    #[test]
    fn no_text_makes_a_reader_panic(text in "\\PC{0,300}|(old|act|title|vote|—|\n| |[0-9]|[A-Za-z+/=]){0,60}") {
        let chain = Chain::new();
        let _ = outcome(&chain, &text);
        let _ = (Agreement::check(&text, &chain.genesis), Header::read(&text), Members::read(&text), Genesis::read(&text));
    }

    #[test]
    fn no_edit_of_an_agreement_proves_anything_else(at in 0usize..4000, byte in any::<u8>(), cut in any::<bool>()) {
        let mut chain = Chain::new();
        let all = operations(&chain);
        chain.decide(&all);
        let good = chain.agreement(1, 1).write();
        let mut bytes = good.clone().into_bytes();
        let at = at % bytes.len();
        if cut { bytes.truncate(at) } else { bytes[at] = byte }
        if let Ok(text) = String::from_utf8(bytes) {
            let verdict = Agreement::check(&text, &chain.genesis);
            prop_assert_eq!(verdict.is_ok(), text == good);
        }
    }
}
