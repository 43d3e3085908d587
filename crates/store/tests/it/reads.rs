//! Readers see their own and nothing of others; lists come in pages; what is kept beside cases.

use store::{Actor, Client, Filter, Page};
use uuid::Uuid;

use crate::setting::{NOW, administration, full, id, officer, on_both_engines, owner, plain, trader};

fn first(limit: u32) -> Page {
    Page { after: None, limit }
}

on_both_engines! {
    async fn a_reader_learns_nothing_of_what_it_may_not_see(database: &Database) {
        let store = database.open().await;
        let command = full(id());
        store.commit(command.clone()).await.unwrap();
        let mrn = command.row.mrn.as_deref().unwrap();
        let elsewhere = Actor { administration: Uuid::from_u128(0xA2), ..officer() };
        for (actor, sees) in [(officer(), true), (trader(owner()), true), (trader(id()), false), (elsewhere, false), (Actor { client: owner(), ..elsewhere }, false)] {
            let seen = [
                store.case(&actor, command.case_id).await.unwrap().is_some(),
                store.case_by_mrn(&actor, mrn).await.unwrap().is_some(),
                !store.cases(&actor, &Filter::default(), first(10)).await.unwrap().is_empty(),
                !store.events(&actor, command.case_id).await.unwrap().is_empty(),
                store.decision(&actor, command.case_id).await.unwrap().is_some(),
                store.original(&actor, command.case_id).await.unwrap().is_some(),
                !store.messages(&actor, store::Order::After(0), 10).await.unwrap().is_empty(),
                !store.counts(&actor).await.unwrap().is_empty(),
            ];
            assert_eq!(seen, [sees; 8], "{actor:?}");
        }
        assert_eq!(store.unique_seen(elsewhere.administration, "lrn", &command.row.lrn, 0).await.unwrap(), None);
        assert_eq!(store.answer(elsewhere.administration, "tester", &format!("key-{}", command.case_id)).await.unwrap(), None);
        // The same case id, MRN and key in another administration is another case.
        let mut other = command.clone();
        other.administration = elsewhere.administration;
        store.commit(other).await.unwrap();
    }

    async fn cases_come_newest_first_in_pages_and_by_filter(database: &Database) {
        let store = database.open().await;
        let mut expected = Vec::new();
        for n in 0..25_i64 {
            let mut command = plain(id(), 0);
            // Pairs are received in the same microsecond.
            command.row.received_at = NOW + n / 2;
            command.row.lane = Some(if n % 5 == 0 { "red" } else { "green" }.to_owned());
            command.row.declarant = if n == 7 { "Zhōng 100%_\\ 贸易".to_owned() } else { "Other".to_owned() };
            expected.push((command.row.received_at, command.case_id));
            store.commit(command).await.unwrap();
        }
        expected.sort_unstable();
        expected.reverse();
        let mut page = first(4);
        let mut listed = Vec::new();
        loop {
            let cases = store.cases(&officer(), &Filter::default(), page).await.unwrap();
            let Some(last) = cases.last() else { break };
            page.after = Some(last.cursor());
            listed.extend(cases.iter().map(|case| (case.row.received_at, case.case_id)));
        }
        assert_eq!(listed, expected);
        let red = Filter { lane: Some("red".to_owned()), ..Filter::default() };
        assert_eq!(store.cases(&trader(owner()), &red, first(200)).await.unwrap().len(), 5);
        for (text, found) in [("100%_\\", 1), ("贸易", 1), ("ZHŌNG", 1), ("0%0", 0), ("62044", 25), ("nothing", 0)] {
            let filter = Filter { text: Some(text.to_owned()), ..Filter::default() };
            assert_eq!(store.cases(&officer(), &filter, first(200)).await.unwrap().len(), found, "{text}");
        }
        let counts = store.counts(&officer()).await.unwrap();
        assert_eq!(counts.iter().map(|count| (count.lane.as_deref(), count.cases)).collect::<Vec<_>>(), [(Some("green"), 20), (Some("red"), 5)]);
    }

    async fn clients_cursors_and_editions_are_kept(database: &Database) {
        let store = database.open().await;
        let client = Client {
            administration: administration(),
            id: id(),
            name: "海关".to_owned(),
            role: "officer".to_owned(),
            created_at: NOW,
            disabled_at: None,
            owner: owner(),
            made_by: Some("boss".to_owned()),
            expires_at: None,
        };
        store.insert_client(&client, &[4; 32]).await.unwrap();
        assert!(store.insert_client(&Client { id: id(), ..client.clone() }, &[4; 32]).await.is_err());
        assert_eq!(store.client_by_token_hash(&[4; 32]).await.unwrap(), Some(client.clone()));
        assert_eq!(store.client_by_token_hash(&[5; 32]).await.unwrap(), None);
        assert!(!store.disable_client(Uuid::from_u128(0xA2), client.id, NOW).await.unwrap());
        assert!(store.disable_client(administration(), client.id, NOW).await.unwrap());
        assert_eq!(store.client_by_token_hash(&[4; 32]).await.unwrap(), None);
        assert_eq!(store.clients(administration()).await.unwrap()[0].disabled_at, Some(NOW));

        assert_eq!(store.cursor(administration(), "webhook").await.unwrap(), 0);
        for (moved, at) in [(5, 5), (3, 5), (9, 9)] {
            store.move_cursor(administration(), "webhook", moved).await.unwrap();
            assert_eq!(store.cursor(administration(), "webhook").await.unwrap(), at);
        }

        for _ in 0..2 {
            store.keep_edition(administration(), &[8; 32], b"law").await.unwrap();
        }
        assert_eq!(store.edition(administration(), &[8; 32]).await.unwrap().as_deref(), Some(b"law".as_slice()));
        assert_eq!(store.edition(administration(), &[9; 32]).await.unwrap(), None);
    }
}
