//! When one of four lies.

use ledger::Signer;
use verifier::note::Note;

use crate::town::{NAMES, Town};

async fn town_with(lie: &str) -> Town {
    let mut town = Town::found(&NAMES);
    for place in 0..3 {
        town.nodes[place].start(&[]);
    }
    town.nodes[3].start(&["--lie", lie]);
    for number in 0..12 {
        let operation = town.issue(number);
        town.decide(number as usize % 3, &operation).await;
        town.proven((number as usize + 1) % 3, &operation).await;
    }
    assert!(town.same(&[0, 1, 2]).await >= 4, "it was the liar's turn at least once");
    town
}

#[tokio::test]
async fn one_that_signs_two_things_at_once_is_found_out_with_proof() {
    let town = town_with("equivocate").await;
    let known = |status: &serde_json::Value| status["contradictions"].as_array().is_some_and(|all| !all.is_empty());
    let status = town.until(0, known).await;
    let lie = &status["contradictions"][0];
    assert_eq!(lie["member"], NAMES[3]);
    // Both notes hold under the liar's key, about one height and round, and say different things.
    let notes = lie["notes"].as_str().unwrap();
    let (first, second) = notes.split_at(notes[1..].find("\ntongguan-").unwrap() + 2);
    let signer: Signer = consortium::setup::Setup::read(&town.nodes[3].folder).unwrap().signer;
    let mut texts = Vec::new();
    for note in [first.strip_suffix('\n').unwrap(), second] {
        let note = Note::read(note).unwrap();
        assert!(signer.key().signed(note.text, &note.signatures[0].bytes));
        texts.push(note.text.to_owned());
    }
    let about = |text: &String| text.lines().take(4).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(about(&texts[0]), about(&texts[1]));
    assert_ne!(texts[0], texts[1]);
}

#[tokio::test]
async fn one_that_puts_broken_blocks_forward_is_passed_over() {
    let town = town_with("blocks").await;
    assert!(town.nodes[0].log().contains("a block is not good"), "{}", town.nodes[0].log());
}

#[tokio::test]
async fn one_that_withholds_its_votes_changes_nothing() {
    town_with("withhold").await;
}
