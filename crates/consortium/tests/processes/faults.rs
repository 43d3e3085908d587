//! When somebody is gone, cut off, slow, or has no room.

use std::time::{Duration, Instant};

use crate::town::{LIMIT, Town};
use crate::wires::Wires;

#[tokio::test]
async fn one_crashed_stops_nobody_and_comes_back() {
    let mut town = Town::four().await;
    town.nodes[3].kill();
    for number in 0..8 {
        town.decide(number as usize % 3, &town.issue(number)).await;
    }
    town.nodes[3].start(&[]);
    let operation = town.issue(100);
    town.decide(0, &operation).await;
    town.proven(3, &operation).await;
    town.same(&[0, 1, 2, 3]).await;
}

#[tokio::test]
async fn an_empty_node_catches_up() {
    let mut town = Town::four().await;
    town.nodes[2].kill();
    for number in 0..30 {
        town.decide(0, &town.issue(number)).await;
    }
    std::fs::remove_file(town.nodes[2].folder.join("store.redb")).unwrap();
    std::fs::remove_dir_all(town.nodes[2].folder.join("wal")).unwrap();
    town.nodes[2].start(&[]);
    let height = town.height(0).await;
    town.reach(&[2], height).await;
    town.same(&[0, 1, 2, 3]).await;
    town.decide(2, &town.issue(1000)).await;
}

#[tokio::test]
async fn two_lost_stop_the_others_and_nothing_forks() {
    let mut town = Town::four().await;
    town.decide(0, &town.issue(1)).await;
    town.nodes[2].kill();
    town.nodes[3].kill();
    let waits = town.issue(2);
    let mut client = town.nodes[0].client().await;
    let id = client.submit(&waits).await.unwrap();
    // What was under way may still be decided; then nothing is, for many times as long as a block takes.
    let before = town.height(0).await;
    let nothing = tokio::time::timeout(Duration::from_secs(5), client.wait(&id)).await;
    assert!(nothing.is_err(), "two of four decided {nothing:?}");
    assert!(town.height(0).await <= before + 1);
    town.nodes[2].start(&[]);
    town.proven(0, &waits).await;
    town.nodes[3].start(&[]);
    town.proven(3, &waits).await;
    town.same(&[0, 1, 2, 3]).await;
}

#[tokio::test]
async fn all_crash_at_once_and_go_on_where_they_were() {
    let mut town = Town::four().await;
    let mut operations = Vec::new();
    for number in 0..5 {
        operations.push(town.issue(number));
        town.decide(0, &operations[number as usize]).await;
    }
    for place in 0..4 {
        town.nodes[place].kill();
    }
    for place in 0..4 {
        town.nodes[place].start(&[]);
    }
    for operation in &operations {
        town.proven(0, operation).await;
    }
    town.decide(1, &town.issue(100)).await;
    town.same(&[0, 1, 2, 3]).await;
}

#[tokio::test]
async fn one_that_sleeps_is_left_behind_and_follows_when_it_wakes() {
    let town = Town::four().await;
    town.nodes[1].signal("-STOP");
    town.advance(&[0, 2, 3], 5).await;
    town.nodes[1].signal("-CONT");
    let height = town.height(0).await;
    town.reach(&[1], height).await;
    town.same(&[0, 1, 2, 3]).await;
}

#[tokio::test]
async fn a_network_in_two_halves_decides_nothing_until_it_heals() {
    let (mut town, wires) = Wires::town().await;
    for node in &mut town.nodes {
        node.start(&[]);
    }
    town.decide(0, &town.issue(1)).await;
    wires.cut(&[0, 1], &[2, 3]);
    let halves = [town.issue(2), town.issue(3)];
    let mut one = town.nodes[0].client().await;
    let mut other = town.nodes[2].client().await;
    let (first, second) = (one.submit(&halves[0]).await.unwrap(), other.submit(&halves[1]).await.unwrap());
    let nothing = tokio::time::timeout(Duration::from_secs(4), one.wait(&first)).await;
    assert!(nothing.is_err(), "half of the members decided {nothing:?}");
    let nothing = tokio::time::timeout(Duration::from_secs(1), other.wait(&second)).await;
    assert!(nothing.is_err(), "half of the members decided {nothing:?}");
    wires.heal();
    for place in 0..4 {
        for operation in &halves {
            town.proven(place, operation).await;
        }
    }
    town.same(&[0, 1, 2, 3]).await;
}

#[tokio::test]
async fn one_cut_off_alone_stops_and_the_rest_goes_on() {
    let (mut town, wires) = Wires::town().await;
    for node in &mut town.nodes {
        node.start(&[]);
    }
    town.decide(0, &town.issue(1)).await;
    wires.cut(&[3], &[0, 1, 2]);
    for number in 2..6 {
        town.decide(0, &town.issue(number)).await;
    }
    wires.heal();
    let height = town.height(0).await;
    town.reach(&[3], height).await;
    town.same(&[0, 1, 2, 3]).await;
}

#[tokio::test]
async fn a_full_disk_stops_that_node_with_a_clear_message_and_nobody_else() {
    let mut town = Town::found(&crate::town::NAMES);
    let file = town.nodes[3].folder.join("node.toml");
    let places = std::fs::read_to_string(&file).unwrap();
    // Top-level values stand before lists of anything else.
    std::fs::write(&file, format!("store_bytes_max = {}\n{places}", 5 * 1024 * 1024)).unwrap();
    for node in &mut town.nodes {
        node.start(&[]);
    }
    let mut number = 0;
    let begun = Instant::now();
    let ended = loop {
        if let Some(status) = town.nodes[3].process.as_mut().unwrap().try_wait().unwrap() {
            break status;
        }
        assert!(begun.elapsed() < LIMIT, "it never filled up");
        let mut client = town.nodes[0].client().await;
        let mut last = None;
        for _ in 0..500 {
            number += 1;
            last = Some(client.submit(&town.issue(number)).await.unwrap());
        }
        client.wait(&last.unwrap()).await.unwrap();
    };
    assert!(!ended.success());
    let log = town.nodes[3].log();
    assert!(log.contains("reached its limit") && log.contains("存储已达上限"), "{log}");
    town.decide(0, &town.issue(1_000_000)).await;
    // More room, and it is back.
    std::fs::write(&file, places).unwrap();
    town.nodes[3].process = None;
    town.nodes[3].start(&[]);
    let height = town.height(0).await;
    town.reach(&[3], height).await;
    town.same(&[0, 3]).await;
}
