//! When the consortium itself changes: new programs, new members.

use consortium::setup::join;
use ledger::{Change, Member, Operation, Vote};

use crate::town::{IDLE_MS, NAMES, NodeProcess, Town, seat};

#[tokio::test]
async fn each_is_replaced_in_turn_and_the_consortium_never_stops() {
    let mut town = Town::four().await;
    for place in 0..4 {
        town.nodes[place].end();
        let operation = town.issue(place as u32);
        town.decide((place + 1) % 4, &operation).await;
        town.nodes[place].start(&[]);
        town.proven(place, &operation).await;
    }
    town.same(&[0, 1, 2, 3]).await;
}

#[tokio::test]
async fn a_fifth_joins_by_vote_one_leaves_and_proofs_hold_across_it() {
    let mut town = Town::four().await;
    let before = town.issue(1);
    town.decide(0, &before).await;

    // The fifth comes with a folder of its own making.
    let seat = seat("terminal");
    let folder = town.home.path().join("terminal");
    let genesis = std::fs::read_to_string(town.nodes[0].folder.join("genesis.toml")).unwrap();
    let peers = NAMES.iter().enumerate().map(|(place, _)| card(&town, place).address).collect();
    let joining = join(&folder, &genesis, &seat, peers, IDLE_MS).unwrap();
    for place in 0..4 {
        let mut client = town.nodes[place].client().await;
        assert!(client.text(&format!("peer {}", joining.address)).await.unwrap().is_some());
    }
    town.nodes.push(NodeProcess { name: "terminal".to_owned(), folder, local: seat.local, process: None });
    town.nodes[4].start(&[]);

    let member = Member::read(&joining.member).unwrap();
    for place in 0..3 {
        town.decide(place, &vote(&town, place, 0, Change::Put(member.clone()))).await;
    }
    for place in 0..5 {
        town.until(place, |status| status["change"] == 1 && status["members"].as_array().unwrap().len() == 5).await;
    }
    // With one of the first four gone, four of five are needed: so the fifth votes.
    town.nodes[3].kill();
    let between = town.issue(2);
    town.decide(4, &between).await;
    let agreed = town.proven(4, &between).await;
    assert!(agreed.members == 5 && agreed.signed.contains(&"terminal".to_owned()), "{agreed:?}");

    let leave = Change::Remove(NAMES[3].to_owned());
    for place in [0, 1, 2, 4] {
        town.decide(place, &vote(&town, place, 1, leave.clone())).await;
    }
    for place in [0, 1, 2, 4] {
        town.until(place, |status| status["change"] == 2).await;
    }
    // Three of the four that are left are enough again.
    town.nodes[2].kill();
    let after = town.issue(3);
    town.decide(0, &after).await;
    for (operation, members, change) in [(&before, 4, 0), (&between, 5, 1), (&after, 4, 2)] {
        let agreed = town.proven(4, operation).await;
        assert_eq!((agreed.members, agreed.change), (members, change));
    }
    town.same(&[0, 1, 4]).await;
}

fn card(town: &Town, place: usize) -> consortium::setup::Card {
    consortium::setup::Setup::read(&town.nodes[place].folder).unwrap().card()
}

fn vote(town: &Town, place: usize, change: u64, subject: Change) -> String {
    let vote = Vote { consortium: town.genesis.hash, change, subject };
    let signer = consortium::setup::Setup::read(&town.nodes[place].folder).unwrap().signer;
    signer.note(&Operation::vote(&vote))
}
