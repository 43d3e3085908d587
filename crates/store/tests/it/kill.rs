//! An acknowledged commit survives the death of the process.
//!
//! A child process commits and prints what was acknowledged; it is killed at a random moment, and
//! what it printed must be in the database exactly once. On `PostgreSQL` every tenth time the server dies too.

use std::collections::HashSet;
use std::io::Read;
use std::process::{Command, Stdio};
use std::time::Duration;

use store::{NewEvent, Options, Store};
use uuid::Uuid;

use crate::setting::{Database, full, message, officer, owner, plain};

const CHILD: &str = "TONGGUAN_STORE_KILL_CHILD";
/// How often a child is killed; 40 unless this says otherwise.
const ROUNDS: &str = "TONGGUAN_STORE_KILLS";
/// The seed of the moments, printed by a failing test.
const SEED: &str = "TONGGUAN_STORE_KILL_SEED";

/// The child: eight writers, each of which makes a case and adds to it twice. A line a commit that was acknowledged.
#[test]
#[ignore = "the child process of the kill tests"]
fn child() {
    use std::io::Write;
    let Ok(url) = std::env::var(CHILD) else { return };
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(async {
        let store = Store::open(&url, Options { readers: 1 }).await.unwrap();
        let mut tasks = tokio::task::JoinSet::new();
        for _ in 0..8 {
            let store = store.clone();
            tasks.spawn(async move {
                loop {
                    let case_id = Uuid::now_v7();
                    for version in 0..3 {
                        let mut command = if version == 0 { full(case_id) } else { plain(case_id, version) };
                        command.events =
                            vec![NewEvent { kind: "case.received.v1".to_owned(), bytes: vec![b'x'; 300], salt: [1; 16] }];
                        command.outbox = vec![message(owner())];
                        command.outbox[0].id = Uuid::now_v7();
                        let committed = store.commit(command).await.unwrap();
                        // One write, so that a killed process leaves no half line but the last.
                        std::io::stdout().write_all(format!("ack {case_id} {}\n", committed.version).as_bytes()).unwrap();
                    }
                }
            });
        }
        while tasks.join_next().await.is_some() {}
    });
}

/// SplitMix64.
fn random(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

fn number(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(otherwise)
}

/// Runs a child for some milliseconds after its first acknowledgement and gives what it acknowledged.
fn kill_one(url: &str, life: Duration) -> Vec<(Uuid, u32)> {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["kill::child", "--exact", "--ignored", "--nocapture", "--test-threads=1"])
        .env(CHILD, url)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut stdout = child.stdout.take().unwrap();
    let (first, began) = std::sync::mpsc::channel();
    let reader = std::thread::spawn(move || {
        let mut text = Vec::new();
        let mut chunk = [0; 65_536];
        while let Ok(count @ 1..) = stdout.read(&mut chunk) {
            text.extend_from_slice(&chunk[..count]);
            if text.windows(4).any(|window| window == b"ack ") {
                first.send(()).ok();
            }
        }
        String::from_utf8(text).unwrap()
    });
    began.recv_timeout(Duration::from_secs(20)).expect("the child acknowledged nothing");
    std::thread::sleep(life);
    child.kill().unwrap();
    child.wait().unwrap();
    let text = reader.join().unwrap();
    let whole = text.rfind('\n').map_or("", |end| &text[..end]);
    whole
        .lines()
        .filter_map(|line| line.split_once("ack "))
        .map(|(_, line)| {
            let (case_id, version) = line.split_once(' ').unwrap();
            (case_id.parse().unwrap(), version.parse().unwrap())
        })
        .collect()
}

async fn check(url: &str, acknowledged: &[(Uuid, u32)], cases: &mut HashSet<Uuid>, seen: &mut u64) {
    let store = Store::open(url, Options { readers: 2 }).await.unwrap();
    cases.extend(acknowledged.iter().map(|(case_id, _)| *case_id));
    for (case_id, version) in acknowledged {
        let case = store.case(&officer(), *case_id).await.unwrap().expect("an acknowledged case is lost");
        assert!(case.version >= *version, "an acknowledged version is lost");
        let sequences: Vec<u32> = store.events(&officer(), *case_id).await.unwrap().iter().map(|event| event.sequence).collect();
        assert_eq!(sequences, (1..=case.version).collect::<Vec<_>>(), "the events of a case have a gap or a double");
    }
    // Every commit wrote one event and one message: the outbox has no gap, and no message without its event.
    loop {
        let messages = store.messages(&officer(), store::Order::After(*seen), 1000).await.unwrap();
        for message in &messages {
            *seen += 1;
            assert_eq!(message.number, *seen, "the outbox has a gap");
            cases.insert(message.case_id);
        }
        if messages.is_empty() {
            break;
        }
    }
    store.close().await;
}

async fn survives(database: &Database) {
    let mut state = number(SEED, u64::from(std::process::id()));
    println!("{SEED}={state}");
    let (mut cases, mut seen, mut acknowledged) = (HashSet::new(), 0, 0);
    database.open().await.close().await;
    for round in 0..number(ROUNDS, 40) {
        let life = Duration::from_micros(random(&mut state) % 60_000);
        let url = database.url.clone();
        let acks = tokio::task::spawn_blocking(move || kill_one(&url, life)).await.unwrap();
        acknowledged += acks.len() as u64;
        if let Some(server) = database.server.as_ref().filter(|_| round % 10 == 9) {
            server.crash();
        }
        check(&database.url, &acks, &mut cases, &mut seen).await;
    }
    let store = database.open().await;
    let mut events = 0;
    for case_id in &cases {
        events += store.events(&officer(), *case_id).await.unwrap().len() as u64;
    }
    println!("{acknowledged} acknowledged, {seen} found, {} cases", cases.len());
    assert_eq!(events, seen, "an event without its message, or a message without its event");
    assert!(acknowledged > 0 && acknowledged <= seen);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_acknowledged_survives_a_kill_on_sqlite() {
    survives(&Database::sqlite().unwrap()).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_acknowledged_survives_a_kill_on_postgres() {
    if let Some(database) = Database::postgres() {
        survives(&database).await;
    }
}
