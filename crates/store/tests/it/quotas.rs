//! A quota is never over-allocated, and nothing of it is lost, whoever draws and gives back and when.

use std::collections::HashMap;

use proptest::prelude::*;
use store::{CommitError, NewDraw, Store};
use uuid::Uuid;

use crate::setting::{Database, administration, any_interleaving, id, on_both_engines, plain};

const CODE: &str = "050001";
const PERIOD: &str = "2026-01-01";

fn draw(volume: i64, quantity: i64, least: i64, most: i64) -> NewDraw {
    NewDraw { code: CODE.to_owned(), period: PERIOD.to_owned(), volume, quantity, least, most }
}

/// Draws as an office does: looks, takes what is there, and looks again when it was overtaken.
async fn take(store: &Store, case: Uuid, version: u32, volume: i64, wanted: i64) -> i64 {
    loop {
        let balance = volume - store.quota_drawn(administration(), CODE, PERIOD).await.unwrap();
        let granted = wanted.min(balance);
        let (least, most) = if granted == wanted { (wanted, volume) } else { (balance, balance) };
        let mut commit = plain(case, version);
        commit.draws = vec![draw(volume, granted, least.max(0), most)];
        match store.commit(commit).await {
            Ok(_) => return granted,
            Err(CommitError::QuotaMoved { .. }) => {}
            Err(error) => panic!("{error:?}"),
        }
    }
}

on_both_engines! {
    async fn a_draw_that_was_overtaken_is_refused_and_writes_nothing(database: &Database) {
        let store = database.open().await;
        let mut first = plain(id(), 0);
        first.draws = vec![draw(100, 70, 70, 100)];
        store.commit(first).await.unwrap();
        let case = id();
        let mut second = plain(case, 0);
        second.draws = vec![draw(100, 70, 70, 100)];
        let refused = store.commit(second.clone()).await;
        assert!(matches!(refused, Err(CommitError::QuotaMoved { balance: 30, .. })), "{refused:?}");
        assert_eq!(store.quota_drawn(administration(), CODE, PERIOD).await.unwrap(), 70);
        second.draws = vec![draw(100, 30, 30, 30)];
        store.commit(second).await.unwrap();
        // More than was drawn cannot come back.
        let mut third = plain(id(), 0);
        third.draws = vec![draw(100, -101, 0, 100)];
        assert!(matches!(store.commit(third.clone()).await, Err(CommitError::QuotaMoved { balance: 0, .. })));
        // A volume that the law raises opens the quota again; one below what was drawn gives nothing.
        third.draws = vec![draw(90, 1, -10, 90)];
        assert!(matches!(store.commit(third.clone()).await, Err(CommitError::QuotaMoved { balance: -10, .. })));
        third.draws = vec![draw(150, 50, 50, 50)];
        store.commit(third).await.unwrap();
        assert_eq!(store.quota_drawn(administration(), CODE, PERIOD).await.unwrap(), 150);
        assert_eq!(store.quota_draws(administration(), CODE, PERIOD).await.unwrap().iter().sum::<i64>(), 150);
    }

    async fn offices_that_race_give_all_of_a_quota_and_no_more(database: &Database) {
        const VOLUME: i64 = 1_000;
        let offices = [database.open().await, database.open().await];
        let wanted: Vec<i64> = (0..40).map(|n| 17 + n * 7 % 40).collect();
        let tasks: Vec<_> = wanted
            .iter()
            .enumerate()
            .map(|(n, wanted)| {
                let (store, wanted) = (offices[n % 2].clone(), *wanted);
                tokio::spawn(async move { (wanted, take(&store, id(), 0, VOLUME, wanted).await) })
            })
            .collect();
        let mut granted = 0;
        let mut partial = 0;
        for task in tasks {
            let (wanted, got) = task.await.unwrap();
            assert!((0..=wanted).contains(&got));
            partial += usize::from(got > 0 && got < wanted);
            granted += got;
        }
        assert!(wanted.iter().sum::<i64>() > VOLUME);
        assert_eq!(granted, VOLUME, "all of it was asked for, so all of it is given");
        assert!(partial <= 1, "only the last part can be partial");
        assert_eq!(offices[0].quota_drawn(administration(), CODE, PERIOD).await.unwrap(), VOLUME);
        let draws = offices[1].quota_draws(administration(), CODE, PERIOD).await.unwrap();
        assert_eq!((draws.len(), draws.iter().sum::<i64>()), (wanted.len(), VOLUME));
    }
}

/// One office does something with one case.
#[derive(Debug, Clone)]
enum Step {
    Draw {
        office: usize,
        case: u8,
        wanted: i64,
    },
    Return {
        office: usize,
        case: u8,
    },
    /// Decides on a balance that may be old.
    Stale {
        office: usize,
        seen: i64,
        wanted: i64,
    },
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let office = 0..2_usize;
    let step = prop_oneof![
        (office.clone(), 0..6_u8, 0..60_i64).prop_map(|(office, case, wanted)| Step::Draw { office, case, wanted }),
        (office.clone(), 0..6_u8).prop_map(|(office, case)| Step::Return { office, case }),
        (office, 0..=100_i64, 0..100_i64).prop_map(|(office, seen, wanted)| Step::Stale { office, seen, wanted }),
    ];
    proptest::collection::vec(step, 1..25)
}

async fn follow(offices: &[Store], steps: &[Step]) {
    const VOLUME: i64 = 100;
    let administration = Uuid::from_u128(u128::from(id().as_u128() as u64) | 9 << 80);
    let mut balance = VOLUME;
    let mut held: HashMap<u8, (Uuid, u32, i64)> = HashMap::new();
    for step in steps {
        let mut commit;
        let expected;
        match step {
            Step::Draw { office, case, wanted } => {
                let (case_id, version, has) = held.get(case).copied().unwrap_or((id(), 0, 0));
                let granted = (*wanted).min(balance);
                commit = plain(case_id, version);
                commit.draws = vec![draw(VOLUME, granted, granted, VOLUME)];
                commit.administration = administration;
                offices[*office].commit(commit).await.unwrap();
                held.insert(*case, (case_id, version + 1, has + granted));
                balance -= granted;
                expected = balance;
            }
            Step::Return { office, case } => {
                let Some((case_id, version, has)) = held.get(case).copied() else { continue };
                commit = plain(case_id, version);
                commit.draws = vec![draw(VOLUME, -has, 0, VOLUME)];
                commit.administration = administration;
                offices[*office].commit(commit).await.unwrap();
                held.insert(*case, (case_id, version + 1, 0));
                balance += has;
                expected = balance;
            }
            Step::Stale { office, seen, wanted } => {
                let granted = (*wanted).min(*seen);
                commit = plain(id(), 0);
                commit.draws = vec![draw(VOLUME, granted, *seen, *seen)];
                commit.administration = administration;
                match offices[*office].commit(commit).await {
                    Ok(_) => {
                        assert_eq!(*seen, balance, "an old balance was accepted");
                        balance -= granted;
                    }
                    Err(CommitError::QuotaMoved { balance: found, .. }) => assert_eq!((found, *seen != balance), (balance, true)),
                    Err(error) => panic!("{error:?}"),
                }
                expected = balance;
            }
        }
        for office in offices {
            assert_eq!(office.quota_drawn(administration, CODE, PERIOD).await.unwrap(), VOLUME - expected);
            let draws = office.quota_draws(administration, CODE, PERIOD).await.unwrap();
            assert_eq!(draws.iter().sum::<i64>(), VOLUME - expected, "something is lost");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn any_interleaving_of_two_offices_keeps_the_balance_on_sqlite() {
    any_interleaving(Database::sqlite(), 24, steps(), follow).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn any_interleaving_of_two_offices_keeps_the_balance_on_postgres() {
    any_interleaving(Database::postgres(), 24, steps(), follow).await;
}
