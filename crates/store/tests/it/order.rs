//! Numbers become visible in order and without gaps, to every reader.

use std::collections::HashSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use store::{Actor, Sees};
use uuid::Uuid;

use crate::setting::{administration, event, id, message, officer, on_both_engines, plain, trader};

const WRITERS: usize = 16;
const COMMITS: usize = 40;

on_both_engines! {
    async fn a_poller_sees_every_number_in_order_while_many_write(database: &Database) {
        let nodes = [database.open().await, database.open().await, database.open().await];
        let owners = [id(), id(), id()];
        let done = Arc::new(AtomicBool::new(false));
        let mut pollers = tokio::task::JoinSet::new();
        let readers: Vec<Actor> = owners.iter().map(|owner| trader(*owner)).chain([officer()]).collect();
        for reader in readers {
            let (store, done) = (nodes[0].clone(), Arc::clone(&done));
            pollers.spawn(async move {
                let mut ids = Vec::new();
                loop {
                    // Asked before reading: what is committed before the last read is in it.
                    let last = done.load(Ordering::SeqCst);
                    let seen = store.messages(&reader, store::Order::After(ids.len() as u64), 50).await.unwrap();
                    for message in &seen {
                        assert_eq!(message.number, ids.len() as u64 + 1, "a number was skipped or doubled");
                        assert!(reader.sees == Sees::Everything || message.owner == reader.client);
                        ids.push(message.id);
                    }
                    if last && seen.is_empty() {
                        return (reader, ids);
                    }
                }
            });
        }
        let mut writers = tokio::task::JoinSet::new();
        for writer in 0..WRITERS {
            let store = nodes[writer % nodes.len()].clone();
            writers.spawn(async move {
                let mut sent = Vec::new();
                for n in 0..COMMITS {
                    let mut command = plain(id(), 0);
                    command.outbox = (0..1 + n % 3).map(|k| message(owners[(writer + n + k) % 3])).collect();
                    sent.extend(command.outbox.iter().map(|message| (message.owner, message.id)));
                    store.commit(command).await.unwrap();
                }
                sent
            });
        }
        let sent: Vec<(Uuid, Uuid)> = writers.join_all().await.concat();
        done.store(true, Ordering::SeqCst);
        for (reader, ids) in pollers.join_all().await {
            let expected: HashSet<Uuid> = sent.iter().filter(|(owner, _)| reader.sees == Sees::Everything || *owner == reader.client).map(|(_, id)| *id).collect();
            assert_eq!(ids.len(), expected.len());
            assert_eq!(ids.into_iter().collect::<HashSet<_>>(), expected);
        }
    }

    async fn every_event_is_sealed_once_and_in_the_order_of_its_case(database: &Database) {
        let nodes = [database.open().await, database.open().await];
        let mut writers = tokio::task::JoinSet::new();
        for writer in 0..8_usize {
            let store = nodes[writer % 2].clone();
            writers.spawn(async move {
                let case_id = id();
                for n in 0..20_u32 {
                    let mut command = plain(case_id, 2 * n);
                    command.events = vec![event(&format!("{writer} {n} a")), event(&format!("{writer} {n} b"))];
                    store.commit(command).await.unwrap();
                }
                case_id
            });
        }
        let mut sealers = tokio::task::JoinSet::new();
        for store in nodes.clone() {
            sealers.spawn(async move {
                let mut sealed = Vec::new();
                while sealed.len() < 10 {
                    sealed.extend(store.seal(administration(), 7).await.unwrap());
                }
                sealed
            });
        }
        let mut sealed = sealers.join_all().await.concat();
        let cases = writers.join_all().await;
        loop {
            let more = nodes[0].seal(administration(), 100).await.unwrap();
            if more.is_empty() {
                break;
            }
            sealed.extend(more);
        }
        sealed.sort_unstable_by_key(|sealed| sealed.position);
        assert_eq!(sealed.iter().map(|sealed| sealed.position).collect::<Vec<_>>(), (1..=320).collect::<Vec<u64>>());
        for case_id in cases {
            let events = nodes[0].events(&officer(), case_id).await.unwrap();
            assert!(events.is_sorted_by_key(|event| event.position.unwrap()));
            for event in events {
                assert_eq!(sealed[event.position.unwrap() as usize - 1].leaf, event.leaf);
            }
        }
    }
}
