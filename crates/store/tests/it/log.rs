//! The evidence log: leaves follow positions, tiles only grow, and of two that move the head one does.

use store::{AgreedHead, Attached, Log, LogHead, LogKeys, LogTile};
use uuid::Uuid;

use crate::setting::{HOUR, NOW, administration, event, id, on_both_engines, plain};

fn head(size: u64, at: i64) -> LogHead {
    LogHead { size, checkpoint: format!("checkpoint of {size}"), at }
}

fn tile(level: u8, number: u64, hashes: usize) -> LogTile {
    LogTile { level, number, hashes: vec![level; 32 * hashes] }
}

on_both_engines! {
    async fn leaves_are_read_by_position(database: &Database) {
        let store = database.open().await;
        assert!(!store.has_unsealed(administration()).await.unwrap());
        for n in 0..3 {
            let mut command = plain(id(), 0);
            command.events = vec![event(&format!("{n} a")), event(&format!("{n} b"))];
            store.commit(command).await.unwrap();
        }
        assert!(store.has_unsealed(administration()).await.unwrap());
        assert_eq!(store.leaves(administration(), 0, 100).await.unwrap(), Vec::<[u8; 32]>::new());
        let sealed = store.seal(administration(), 100).await.unwrap();
        assert!(!store.has_unsealed(administration()).await.unwrap());
        let leaves: Vec<[u8; 32]> = sealed.iter().map(|sealed| sealed.leaf).collect();
        assert_eq!(store.leaves(administration(), 0, 100).await.unwrap(), leaves);
        assert_eq!(store.leaves(administration(), 2, 3).await.unwrap(), leaves[2..5]);
        let events = store.sealed_events(administration(), 4, 100).await.unwrap();
        assert_eq!(events.iter().map(|event| event.position).collect::<Vec<_>>(), [5, 6]);
        assert_eq!(events[0].leaf, leaves[4]);
        assert_eq!(store.sealed_events(Uuid::from_u128(9), 0, 100).await.unwrap(), Vec::new());
    }

    async fn the_head_moves_once_from_each_size(database: &Database) {
        let nodes = [database.open().await, database.open().await];
        let log = administration();
        assert_eq!(nodes[0].log_head(log, Log::C2sp).await.unwrap(), None);
        assert!(nodes[0].grow_log(log, Log::C2sp, 0, &[tile(0, 0, 3)], &head(3, NOW)).await.unwrap());
        // The other node saw the empty log too: it is told that it is late, and nothing of it is kept.
        assert!(!nodes[1].grow_log(log, Log::C2sp, 0, &[tile(0, 0, 1)], &head(1, NOW)).await.unwrap());
        assert_eq!(nodes[1].log_head(log, Log::C2sp).await.unwrap(), Some(head(3, NOW)));
        let racing = nodes.each_ref().map(|node| async move { node.grow_log(log, Log::C2sp, 3, &[tile(0, 0, 5), tile(1, 0, 1)], &head(5, NOW + 1)).await.unwrap() });
        let [first, second] = racing;
        let (first, second) = tokio::join!(first, second);
        assert!(first != second);
        let tiles = nodes[0].log_tiles(log, Log::C2sp, &[(0, 0), (1, 0), (0, 1)]).await.unwrap();
        assert_eq!(tiles.len(), 2);
        assert!(tiles.contains(&tile(0, 0, 5)) && tiles.contains(&tile(1, 0, 1)));
        assert_eq!(nodes[0].log_tiles(Uuid::from_u128(9), Log::C2sp, &[(0, 0)]).await.unwrap(), Vec::new());
        // Of an hour the last checkpoint is kept.
        assert!(nodes[0].grow_log(log, Log::C2sp, 5, &[], &head(9, NOW + HOUR)).await.unwrap());
        assert_eq!(nodes[1].checkpoints(log, Log::C2sp, 0, 10).await.unwrap(), [head(5, NOW + 1), head(9, NOW + HOUR)]);
        assert_eq!(nodes[1].checkpoints(log, Log::C2sp, 5, 10).await.unwrap(), [head(9, NOW + HOUR)]);
    }

    async fn one_log_does_not_move_the_other(database: &Database) {
        let store = database.open().await;
        let house = administration();
        assert!(store.grow_log(house, Log::C2sp, 0, &[tile(0, 0, 3)], &head(3, NOW)).await.unwrap());
        assert_eq!(store.log_head(house, Log::Sm).await.unwrap(), None);
        assert_eq!(store.log_tiles(house, Log::Sm, &[(0, 0)]).await.unwrap(), Vec::new());
        let other = LogTile { level: 0, number: 0, hashes: vec![9; 64] };
        assert!(store.grow_log(house, Log::Sm, 0, std::slice::from_ref(&other), &head(2, NOW)).await.unwrap());
        assert_eq!(store.log_head(house, Log::C2sp).await.unwrap(), Some(head(3, NOW)));
        assert_eq!(store.log_tiles(house, Log::C2sp, &[(0, 0)]).await.unwrap(), [tile(0, 0, 3)]);
        assert_eq!(store.log_tiles(house, Log::Sm, &[(0, 0)]).await.unwrap(), [other]);
        assert_eq!(store.checkpoints(house, Log::Sm, 0, 10).await.unwrap(), [head(2, NOW)]);
        let keys = LogKeys { statement: "of the second".to_owned(), hand_over: None };
        store.add_log_keys(house, Log::Sm, 0, &keys).await.unwrap();
        assert_eq!(store.log_keys(house, Log::C2sp).await.unwrap(), []);
        assert_eq!(store.log_keys(house, Log::Sm).await.unwrap(), [keys]);
    }

    async fn of_what_was_agreed_on_the_newest_is_kept(database: &Database) {
        let nodes = [database.open().await, database.open().await];
        let log = administration();
        let agreed = |size: u64, at: i64| AgreedHead { head: head(size, at), agreement: format!("agreed on {size}") };
        assert_eq!(nodes[0].agreed_head(log).await.unwrap(), None);
        nodes[0].keep_agreed_head(log, &agreed(5, NOW)).await.unwrap();
        nodes[1].keep_agreed_head(log, &agreed(9, NOW + 1)).await.unwrap();
        // One that comes late, from a node that was slow.
        nodes[0].keep_agreed_head(log, &agreed(7, NOW + 2)).await.unwrap();
        assert_eq!(nodes[0].agreed_head(log).await.unwrap(), Some(agreed(9, NOW + 1)));
        assert_eq!(nodes[0].agreed_head(Uuid::from_u128(9)).await.unwrap(), None);
    }

    async fn keys_are_added_after_those_that_are_known(database: &Database) {
        let store = database.open().await;
        let keys = |name: &str| LogKeys { statement: name.to_owned(), hand_over: (name != "first").then(|| "signed".to_owned()) };
        store.add_log_keys(administration(), Log::C2sp, 0, &keys("first")).await.unwrap();
        assert!(store.add_log_keys(administration(), Log::C2sp, 0, &keys("another first")).await.is_err());
        store.add_log_keys(administration(), Log::C2sp, 1, &keys("second")).await.unwrap();
        assert_eq!(store.log_keys(administration(), Log::C2sp).await.unwrap(), [keys("first"), keys("second")]);
        assert_eq!(store.attached(administration(), id(), Attached::Record, &[1; 32]).await.unwrap(), None);
    }
}
