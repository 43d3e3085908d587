//! What is kept about editions of the law, on both engines.

use store::{Activation, Comparison, DraftCard, EditionCard};
use uuid::Uuid;

use crate::setting::{HOUR, NOW, administration, id, officer, on_both_engines};

fn card(hash: u8) -> EditionCard {
    let [law, pack, version, note] = ["a1", "gb", "2027.1", "茶叶税率"].map(str::to_owned);
    EditionCard {
        hash: [hash; 32],
        law,
        pack,
        version,
        note,
        owner: Uuid::from_u128(1),
        at: NOW + i64::from(hash),
        has_tables: false,
    }
}

fn activation(edition: u8, counts_from: &str, owner: u128) -> Activation {
    Activation {
        id: id(),
        edition: [edition; 32],
        counts_from: counts_from.to_owned(),
        reason: "S.I. 2026/1".to_owned(),
        owner: Uuid::from_u128(owner),
        at: NOW,
        confirmed: None,
        withdrawn: None,
    }
}

fn comparison(activation: Option<&str>) -> Comparison {
    Comparison {
        id: id(),
        activation: activation.map(str::to_owned),
        old: [1; 32],
        new: [2; 32],
        first_day: "2026-10-01".to_owned(),
        last_day: "2026-10-31".to_owned(),
        legal_date: None,
        owner: Uuid::from_u128(1),
        at: NOW,
        beat_at: 0,
        done_at: None,
        cases: 0,
    }
}

on_both_engines! {
    async fn an_edition_is_kept_once_and_listed_newest_first(database: &Database) {
        let (store, actor) = (database.open().await, officer());
        for (hash, note) in [(1, "茶叶税率"), (2, "茶叶税率"), (1, "again")] {
            let card = EditionCard { note: note.to_owned(), ..card(hash) };
            store.put_edition(administration(), &card, &[hash; 9], None).await.unwrap();
        }
        assert_eq!(store.edition_cards(&actor).await.unwrap(), [card(2), card(1)]);
        assert_eq!(store.edition_card(&actor, &[2; 32]).await.unwrap(), Some(card(2)));
        assert_eq!(store.edition_card(&actor, &[3; 32]).await.unwrap(), None);
        assert_eq!(store.edition_count(&actor).await.unwrap(), 2);
        assert_eq!(store.edition(administration(), &[1; 32]).await.unwrap(), Some(vec![1; 9]));
        let elsewhere = store::Actor { administration: Uuid::from_u128(0xB2), ..actor };
        assert_eq!(store.edition_cards(&elsewhere).await.unwrap(), []);
    }

    async fn the_tables_of_an_edition_are_kept_beside_it_and_may_come_later(database: &Database) {
        let (store, actor) = (database.open().await, officer());
        store.put_edition(administration(), &card(1), &[1; 9], None).await.unwrap();
        assert_eq!(store.edition_tables(&actor, &[1; 32]).await.unwrap(), None);
        let tables = "rule,code\n".repeat(500).into_bytes();
        for text in [tables.as_slice(), b"others"] {
            store.put_edition(administration(), &card(1), &[1; 9], Some(text)).await.unwrap();
        }
        assert_eq!(store.edition_tables(&actor, &[1; 32]).await.unwrap(), Some(tables));
        assert!(store.edition_card(&actor, &[1; 32]).await.unwrap().unwrap().has_tables);
        let elsewhere = store::Actor { administration: Uuid::from_u128(0xB2), ..actor };
        assert_eq!(store.edition_tables(&elsewhere, &[1; 32]).await.unwrap(), None);
    }

    async fn of_two_who_change_a_draft_the_second_is_refused(database: &Database) {
        let (store, actor) = (database.open().await, officer());
        let (one, two) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let card = DraftCard { id: id(), edition: [1; 32], name: "茶".to_owned(), version: 1, owner: one, at: NOW, changed_by: one, changed_at: NOW };
        store.put_draft(&actor, &card, b"{}").await.unwrap();
        assert!(store.change_draft(&actor, (card.id, 1), b"first", (two, NOW + 1)).await.unwrap());
        assert!(!store.change_draft(&actor, (card.id, 1), b"second", (one, NOW + 2)).await.unwrap());
        let now = DraftCard { version: 2, changed_by: two, changed_at: NOW + 1, ..card.clone() };
        assert_eq!(store.draft(&actor, card.id).await.unwrap(), Some((now.clone(), b"first".to_vec())));
        assert_eq!((store.drafts(&actor).await.unwrap(), store.draft_count(&actor).await.unwrap()), (vec![now], 1));
        let elsewhere = store::Actor { administration: Uuid::from_u128(0xB2), ..actor };
        assert_eq!(store.draft(&elsewhere, card.id).await.unwrap(), None);
        assert!(!store.drop_draft(&elsewhere, (card.id, 2)).await.unwrap());
        assert!(!store.drop_draft(&actor, (card.id, 1)).await.unwrap());
        assert!(store.drop_draft(&actor, (card.id, 2)).await.unwrap());
        assert_eq!(store.draft(&actor, card.id).await.unwrap(), None);
    }

    async fn an_activation_needs_two_people_and_has_its_day_alone(database: &Database) {
        let (store, actor) = (database.open().await, officer());
        let [first, second] = [Uuid::from_u128(1), Uuid::from_u128(2)];
        let (tea, beef) = (activation(1, "2027-01-01", 1), activation(2, "2027-01-01", 2));
        assert!(store.propose_activation(&actor, &tea, &store::testing::event()).await.unwrap());
        assert!(!store.propose_activation(&actor, &beef, &store::testing::event()).await.unwrap(), "the day is taken");
        assert!(!store.confirm_activation(&actor, tea.id, first, NOW, &store::testing::event()).await.unwrap(), "nobody confirms the own");
        assert_eq!(store.confirmed(&actor).await.unwrap(), []);
        assert!(store.confirm_activation(&actor, tea.id, second, NOW + HOUR, &store::testing::event()).await.unwrap());
        assert!(!store.confirm_activation(&actor, tea.id, second, NOW + HOUR, &store::testing::event()).await.unwrap(), "once");
        assert_eq!(store.confirmed(&actor).await.unwrap(), [("2027-01-01".to_owned(), [1; 32], tea.id)]);
        let kept = Activation { confirmed: Some((second, NOW + HOUR)), ..tea.clone() };
        assert_eq!(store.activations(&actor).await.unwrap(), std::slice::from_ref(&kept));
        assert!(store.withdraw_activation(&actor, tea.id, first, NOW + 2 * HOUR, &store::testing::event()).await.unwrap());
        assert!(!store.withdraw_activation(&actor, tea.id, first, NOW + 2 * HOUR, &store::testing::event()).await.unwrap());
        assert_eq!(store.confirmed(&actor).await.unwrap(), []);
        assert!(store.propose_activation(&actor, &beef, &store::testing::event()).await.unwrap(), "the day is free again");
        let withdrawn = Activation { withdrawn: Some((first, NOW + 2 * HOUR)), ..kept };
        let mut all = store.activations(&actor).await.unwrap();
        all.sort_by_key(|one| one.id);
        assert_eq!(all, [withdrawn, beef]);
    }

    async fn a_comparison_is_worked_on_by_one_and_taken_over_when_that_one_is_gone(database: &Database) {
        let (store, actor) = (database.open().await, officer());
        let (asked, morning) = (comparison(None), comparison(Some("a")));
        assert!(store.ask_comparison(&actor, &asked).await.unwrap());
        assert!(store.ask_comparison(&actor, &morning).await.unwrap());
        assert!(!store.ask_comparison(&actor, &comparison(Some("a"))).await.unwrap(), "one for an activation");
        assert_eq!(store.open_comparisons(&actor).await.unwrap(), 2);
        let found = store.waiting_comparison(&actor, NOW).await.unwrap().unwrap();
        assert!(store.beat_comparison(&actor, found.id, 0, NOW, 0).await.unwrap());
        assert!(!store.beat_comparison(&actor, found.id, 0, NOW, 0).await.unwrap(), "another was quicker");
        let next = store.waiting_comparison(&actor, NOW).await.unwrap().unwrap();
        assert_ne!(next.id, found.id);
        store.conclude_comparison(&actor, next.id, NOW + 1, 3, b"{}").await.unwrap();
        assert_eq!(store.waiting_comparison(&actor, NOW).await.unwrap(), None);
        let left = store.waiting_comparison(&actor, NOW + HOUR).await.unwrap().unwrap();
        assert_eq!((left.id, left.beat_at), (found.id, NOW));
        let (done, result) = store.comparison(&actor, next.id).await.unwrap().unwrap();
        assert_eq!((done.done_at, done.cases, result.as_slice()), (Some(NOW + 1), 3, b"{}".as_slice()));
        assert_eq!(store.comparison(&actor, found.id).await.unwrap().unwrap().1, b"");
        assert_eq!(store.comparisons(&actor, 9).await.unwrap().len(), 2);
        assert_eq!(store.comparisons(&actor, 1).await.unwrap().len(), 1);
    }
}
