//! Answers to calls under keys, and templates of firms: each is its owner's.

use store::{Reply, Template};
use uuid::Uuid;

use crate::setting::{HOUR, NOW, officer, on_both_engines, owner, trader};

on_both_engines! {
    async fn a_key_is_taken_once_until_it_is_dropped_or_forgotten(database: &Database) {
        let (store, actor, wang) = (database.open().await, officer(), Uuid::from_u128(1));
        let times = (NOW - HOUR, NOW);
        let begin = async |caller: Uuid, times: (i64, i64)| store.begin_reply(&actor, (caller, "k"), &[1; 32], times).await.unwrap();
        assert_eq!(begin(wang, times).await, None);
        let begun = Reply { call_hash: [1; 32], status: None, content_type: None, body: Vec::new() };
        assert_eq!(begin(wang, times).await, Some(begun.clone()));
        assert_eq!(begin(Uuid::from_u128(2), times).await, None, "another caller's key");
        store.end_reply(&actor, (wang, "k"), 201, Some(("application/json".to_owned(), b"{}".to_vec()))).await.unwrap();
        let ended = Reply { status: Some(201), content_type: Some("application/json".to_owned()), body: b"{}".to_vec(), ..begun.clone() };
        assert_eq!(begin(wang, times).await, Some(ended));
        store.end_reply(&actor, (wang, "k"), 201, None).await.unwrap();
        assert_eq!(begin(wang, times).await, Some(Reply { status: Some(201), ..begun }), "done, and not kept");
        store.drop_reply(&actor, (wang, "k")).await.unwrap();
        assert_eq!(begin(wang, times).await, None);
        assert_eq!(begin(wang, (NOW + 1, NOW + 2)).await, None, "what is older is forgotten");
    }

    async fn templates_are_a_firms(database: &Database) {
        let (store, firm, other) = (database.open().await, trader(owner()), trader(Uuid::from_u128(0xBAD)));
        let template = |id: u128, name: &str, changed_at| Template {
            id: Uuid::from_u128(id),
            name: name.to_owned(),
            body: br#"{"typeCode":"IMA"}"#.to_vec(),
            changed_by: "chen".to_owned(),
            changed_at,
        };
        let (tea, wool) = (template(1, "茶叶", NOW), template(2, "wool", NOW + 1));
        for one in [&tea, &wool] {
            store.put_template(&firm, one).await.unwrap();
        }
        store.put_template(&other, &template(1, "theirs", NOW)).await.unwrap();
        assert_eq!(store.templates(&firm).await.unwrap(), [wool.clone(), tea.clone()], "an id is a firm's own");
        let tea = Template { name: "green tea".to_owned(), changed_at: NOW + 2, ..tea };
        store.put_template(&firm, &tea).await.unwrap();
        assert_eq!(store.templates(&firm).await.unwrap(), [tea.clone(), wool]);
        assert_eq!(store.templates_beside(&firm, tea.id).await.unwrap(), 1);
        assert!(store.drop_template(&firm, tea.id).await.unwrap() && !store.drop_template(&firm, tea.id).await.unwrap());
        assert_eq!(store.templates(&other).await.unwrap().len(), 1);
    }
}
