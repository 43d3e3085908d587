//! When everything works.

use consortium::desk::AskError;
use ledger::Operation;
use verifier::encoding::encode;

use crate::town::{NAMES, Town};

#[tokio::test]
async fn four_members_agree_and_each_proves_it_to_a_stranger() {
    let town = Town::four().await;
    let mut operations = Vec::new();
    for (place, name) in NAMES.iter().enumerate() {
        operations.push(town.checkpoint(name, [place as u8; 32]));
        operations.push(town.issue(place as u32));
        for operation in &operations[2 * place..] {
            town.decide(place, operation).await;
        }
    }
    for place in 0..4 {
        for operation in &operations {
            let agreed = town.proven(place, operation).await;
            assert!(agreed.signed.len() >= 3 && agreed.members == 4, "{agreed:?}");
        }
    }
    town.same(&[0, 1, 2, 3]).await;
}

#[tokio::test]
async fn a_consortium_of_one_runs_by_the_same_code() {
    let mut town = Town::found(&["customs"]);
    town.nodes[0].start(&[]);
    let operation = town.issue(1);
    town.decide(0, &operation).await;
    assert_eq!(town.proven(0, &operation).await.signed, ["customs"]);
    town.nodes[0].kill();
    town.nodes[0].start(&[]);
    assert_eq!(town.proven(0, &operation).await.signed, ["customs"]);
    town.decide(0, &town.issue(2)).await;
}

#[tokio::test]
async fn what_cannot_be_is_refused_at_once_with_the_reason_in_two_languages() {
    let town = Town::four().await;
    let operation = town.issue(1);
    town.decide(0, &operation).await;
    let mut client = town.nodes[1].client().await;
    client.wait(&Operation::id(&operation)).await.unwrap();
    let refused = client.submit(&operation).await;
    assert!(
        matches!(&refused, Err(AskError::Refused { code, chinese, english })
        if code == "known_title" && !chinese.is_ascii() && english.contains("issued already")),
        "{refused:?}"
    );
    let nonsense = client.submit("nonsense\n").await;
    assert!(matches!(&nonsense, Err(AskError::Refused { code, .. }) if code == "not_an_operation"), "{nonsense:?}");
    let unknown = client.text(&format!("agreement {}", encode(&[0; 32]))).await;
    assert!(matches!(unknown, Ok(None)), "{unknown:?}");
}

#[tokio::test]
async fn a_log_that_contradicts_itself_is_known_to_all_members() {
    let town = Town::four().await;
    town.decide(0, &town.checkpoint("customs", [1; 32])).await;
    town.decide(1, &town.checkpoint("customs", [2; 32])).await;
    for place in 0..4 {
        town.until(place, |status| status["forked_logs"][0] == "customs/log").await;
    }
}
