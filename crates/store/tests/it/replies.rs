//! Answers to calls under keys, and templates of firms: each is its owner's.

use store::{Keyed, Replied, Reply, Template};
use uuid::Uuid;

use crate::setting::{NOW, officer, on_both_engines, owner, trader};

on_both_engines! {
    async fn a_key_is_taken_once_until_it_is_dropped_or_forgotten(database: &Database) {
        let (store, actor, wang) = (database.open().await, officer(), Uuid::from_u128(1));
        let call = |caller| Keyed { caller, key: "k", call_hash: &[1; 32], case_id: Some(Uuid::from_u128(9)) };
        let begin = async |caller: Uuid, at: i64| store.begin_reply(&actor, call(caller), at).await.unwrap();
        assert_eq!(begin(wang, NOW).await, None);
        let told = |ended: Option<Replied>| Some(Reply { call_hash: [1; 32], ended });
        assert_eq!(begin(wang, NOW).await, told(None));
        assert_eq!(begin(Uuid::from_u128(2), NOW).await, None, "another caller's key");
        let (kind, etag) = (Some("application/json".to_owned()), Some("\"3\"".to_owned()));
        let kept = Replied { status: 201, content_type: kind, body: b"{}".to_vec(), etag };
        let secret = Replied { status: 201, ..Replied::default() };
        for ended in [kept, secret] {
            store.end_reply(&actor, call(wang), &ended).await.unwrap();
            assert_eq!(begin(wang, NOW).await, told(Some(ended)));
        }
        store.drop_reply(&actor, call(wang)).await.unwrap();
        assert_eq!(begin(wang, NOW + 2).await, None);
        assert_eq!(store.forget_replies(&actor, NOW + 1).await.unwrap(), 1, "the other's is older");
        assert_eq!(begin(wang, NOW + 2).await, told(None));
        assert_eq!(begin(Uuid::from_u128(2), NOW + 2).await, None);
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
