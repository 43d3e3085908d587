//! The command line, as an operator and a stranger use it.

use std::process::{Command, Output};

use ledger::Operation;
use verifier::encoding::encode;

use crate::town::Town;

fn told(words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_tongguan-consortium")).args(words).output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

#[tokio::test]
async fn an_operator_submits_and_a_stranger_verifies() {
    let mut town = Town::found(&["customs"]);
    town.nodes[0].start(&[]);
    town.reach(&[0], 1).await;
    let folder = town.nodes[0].folder.to_str().unwrap().to_owned();
    let operation = town.checkpoint("customs", [7; 32]);
    let file = town.home.path().join("operation");
    std::fs::write(&file, &operation).unwrap();
    let submitted = told(&["submit", &folder, file.to_str().unwrap(), "--wait"]);
    assert!(submitted.status.success() && said(&submitted).contains("operation 0"), "{}", said(&submitted));

    let proof = told(&["ask", &folder, "agreement", &encode(&Operation::id(&operation))]);
    let file = town.home.path().join("proof");
    std::fs::write(&file, &proof.stdout).unwrap();
    let genesis = format!("{folder}/genesis.toml");
    let verified = told(&["verify", file.to_str().unwrap(), "--genesis", &genesis]);
    let text = said(&verified);
    assert!(verified.status.success(), "{text}");
    assert!(text.contains("AGREED: the log customs/log has 1 leaves") && text.contains("已达成一致"), "{text}");

    let forged = String::from_utf8(proof.stdout).unwrap().replace("customs/log\n1\n", "customs/log\n2\n");
    std::fs::write(&file, forged).unwrap();
    let verified = told(&["verify", file.to_str().unwrap(), "--genesis", &genesis]);
    assert!(!verified.status.success() && said(&verified).contains("NOT PROVEN"), "{}", said(&verified));
}

#[test]
fn folders_are_made_once_and_the_key_is_for_its_owner_only() {
    use std::os::unix::fs::PermissionsExt as _;
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("trial");
    let words = ["init", folder.to_str().unwrap(), "--name", "port", "--member", "customs", "--member", "bank"];
    let made = told(&words);
    assert!(made.status.success(), "{}", said(&made));
    let key = std::fs::metadata(folder.join("bank/key")).unwrap();
    assert_eq!(key.permissions().mode() & 0o777, 0o600);
    let before = std::fs::read(folder.join("bank/key")).unwrap();
    assert!(!told(&words).status.success(), "what is there is not written over");
    assert_eq!(std::fs::read(folder.join("bank/key")).unwrap(), before);
    let card = told(&["card", folder.join("bank").to_str().unwrap()]);
    assert!(said(&card).starts_with("member bank+") && said(&card).contains("/p2p/"), "{}", said(&card));
    for bad in ["../up", "a b", ""] {
        let refused = told(&["init", home.path().join("other").to_str().unwrap(), "--member", bad]);
        assert!(!refused.status.success(), "{bad}");
    }
}

#[test]
fn a_folder_that_cannot_be_used_is_named() {
    let home = tempfile::tempdir().unwrap();
    let missing = told(&["run", home.path().to_str().unwrap()]);
    assert!(!missing.status.success() && said(&missing).contains("genesis.toml"), "{}", said(&missing));
    std::fs::write(home.path().join("genesis.toml"), "name = 7").unwrap();
    let broken = told(&["run", home.path().to_str().unwrap()]);
    assert!(!broken.status.success() && said(&broken).contains("genesis"), "{}", said(&broken));
}
