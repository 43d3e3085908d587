//! The past that is learned from is read in the order of time, and learned from by one node at a time.

use store::{PAST_READ_MAX, PastCase, PastSize, Store};
use uuid::Uuid;

use crate::setting::{HOUR, NOW, id, officer, on_both_engines, plain};

fn case(place: i64) -> PastCase {
    let received_at = NOW + place * HOUR;
    PastCase { case_id: id(), version: 2, received_at, lines: vec![1, 2, 3], probability: 1_000_000, ..PastCase::default() }
}

async fn all(store: &Store, before: i64) -> Vec<PastCase> {
    let (mut after, mut found) = ((i64::MIN, Uuid::nil()), Vec::new());
    loop {
        let page = store.past(&officer(), after, before).await.unwrap();
        let Some(last) = page.last() else { return found };
        assert!(page.len() <= PAST_READ_MAX as usize);
        after = (last.received_at, last.case_id);
        found.extend(page);
    }
}

on_both_engines! {
    async fn the_past_is_read_in_the_order_of_time_page_by_page(database: &Database) {
        let (store, actor) = (database.open().await, officer());
        // Three times a page, of which many came in the same instant, written in another order.
        let mut cases: Vec<PastCase> = (0..3 * i64::from(PAST_READ_MAX)).map(|place| case(place / 400)).collect();
        let mut mixed = cases.clone();
        mixed.reverse();
        store.put_past(&actor, &mixed).await.unwrap();
        cases.sort_by_key(|one| (one.received_at, one.case_id));
        assert_eq!(all(&store, i64::MAX).await, cases);
        assert_eq!(all(&store, NOW + HOUR).await.len(), 400);
        assert_eq!(store.past_size(&actor, NOW + HOUR, i64::MAX).await.unwrap(), PastSize { cases: 1_100, first_at: Some(NOW + HOUR) });
        assert_eq!(store.past_size(&actor, NOW + 9 * HOUR, i64::MAX).await.unwrap(), PastSize::default());
        assert_eq!(store.past_nth(&actor, i64::MAX, 300).await.unwrap(), Some(NOW + 2 * HOUR));
        assert_eq!(store.past_nth(&actor, i64::MAX, 1_500).await.unwrap(), None, "there are no more than that");
    }

    async fn what_was_seen_at_first_stays_and_what_was_found_is_not_forgotten(database: &Database) {
        let (store, actor) = (database.open().await, officer());
        let first = case(0);
        store.put_past(&actor, std::slice::from_ref(&first)).await.unwrap();
        let examined = PastCase { version: 3, lines: vec![9], findings: vec![7], found_at: Some(NOW + HOUR), ..first.clone() };
        store.put_past(&actor, &[examined]).await.unwrap();
        // A correction brings something; what is written late was taken from an older version.
        let corrected = PastCase { version: 4, recovered: 125, recovered_at: Some(NOW + 2 * HOUR), findings: vec![8], found_at: Some(NOW + HOUR), ..first.clone() };
        store.put_past(&actor, &[corrected]).await.unwrap();
        store.put_past(&actor, std::slice::from_ref(&first)).await.unwrap();
        store.put_past(&actor, &[PastCase { version: 5, recovered: 125, recovered_at: Some(NOW + 2 * HOUR), ..first.clone() }]).await.unwrap();
        let kept = all(&store, i64::MAX).await.pop().unwrap();
        assert_eq!((kept.lines, kept.findings, kept.found_at), (vec![1, 2, 3], vec![8], Some(NOW + HOUR)));
        assert_eq!((kept.recovered, kept.recovered_at, kept.version), (125, Some(NOW + 2 * HOUR), 5));
    }

    async fn what_was_noted_is_read_in_the_order_in_which_it_was(database: &Database) {
        let (store, actor) = (database.open().await, officer());
        let noted = |place: i64, noted_at: i64| PastCase { noted_at, ..case(place) };
        let (first, second, third) = (noted(3, NOW), noted(1, NOW + 10), noted(2, NOW + 20));
        store.put_past(&actor, &[third.clone(), first.clone(), second.clone()]).await.unwrap();
        let read = async |after: i64, until: i64| {
            let page = store.past_noted(&actor, (after, Uuid::nil()), until).await.unwrap();
            page.iter().map(|case| case.case_id).collect::<Vec<_>>()
        };
        assert_eq!(read(NOW, NOW + 10).await, [first.case_id, second.case_id]);
        // What becomes known later is noted anew; what was taken from an older version is not.
        store.put_past(&actor, &[PastCase { version: 3, found_at: Some(NOW + 30), noted_at: NOW + 30, ..first.clone() }]).await.unwrap();
        store.put_past(&actor, &[PastCase { version: 1, noted_at: NOW + 40, ..second.clone() }]).await.unwrap();
        assert_eq!(read(NOW, i64::MAX).await, [second.case_id, third.case_id, first.case_id]);
        assert_eq!(store.past_noted(&actor, (NOW + 20, third.case_id), i64::MAX).await.unwrap().len(), 1, "a page goes on after its last");
    }

    async fn cases_that_are_not_in_the_past_yet_are_found(database: &Database) {
        let (store, actor) = (database.open().await, officer());
        let cases = [id(), id()];
        for case_id in cases {
            store.commit(plain(case_id, 0)).await.unwrap();
        }
        let mut missing = store.past_missing(&actor, i64::MIN, i64::MAX).await.unwrap();
        missing.sort();
        assert_eq!(missing, cases);
        store.put_past(&actor, &[PastCase { case_id: cases[0], probability: 1, ..PastCase::default() }]).await.unwrap();
        assert_eq!(store.past_missing(&actor, i64::MIN, i64::MAX).await.unwrap(), [cases[1]]);
        assert!(store.past_missing(&actor, i64::MAX - 1, i64::MAX).await.unwrap().is_empty());
    }

    async fn a_house_learns_again_once_at_a_time_and_another_node_takes_over(database: &Database) {
        let (store, actor) = (database.open().await, officer());
        let (first, second) = (id(), id());
        assert!(store.ask_retraining(&actor, first, Uuid::nil(), NOW).await.unwrap());
        assert!(!store.ask_retraining(&actor, second, actor.client, NOW).await.unwrap(), "one is open");
        let mut run = store.waiting_retraining(&actor, NOW).await.unwrap().unwrap();
        assert_eq!((run.id, run.beat_at, run.done_at, run.result.len()), (first, 0, None, 0));
        assert!(store.beat_retraining(&actor, first, 0, NOW + 1, 10).await.unwrap());
        assert!(!store.beat_retraining(&actor, first, 0, NOW + 1, 10).await.unwrap(), "another node was quicker");
        assert_eq!(store.waiting_retraining(&actor, NOW).await.unwrap(), None);
        // The node is gone; another takes it, and the first one's result is not taken any more.
        assert_eq!(store.waiting_retraining(&actor, NOW + HOUR).await.unwrap().map(|run| run.cases), Some(10));
        assert!(store.beat_retraining(&actor, first, NOW + 1, NOW + HOUR, 12).await.unwrap());
        (run.beat_at, run.done_at, run.result) = (NOW + 1, Some(NOW + HOUR), b"{}".to_vec());
        assert!(!store.conclude_retraining(&actor, &run).await.unwrap());
        run.beat_at = NOW + HOUR;
        assert!(store.conclude_retraining(&actor, &run).await.unwrap());
        assert!(store.ask_retraining(&actor, second, actor.client, NOW + HOUR).await.unwrap());
        let runs = store.retrainings(&actor, 9).await.unwrap();
        assert_eq!(runs.iter().map(|run| (run.id, run.done_at.is_some())).collect::<Vec<_>>(), [(second, false), (first, true)]);
        assert_eq!(runs[1].result, b"{}");
    }
}
