//! What is kept about webhooks and what is on its way to them, on both engines.

use store::{Attempted, Delivery, Webhook};
use uuid::Uuid;

use crate::setting::{HOUR, NOW, full, id, officer, on_both_engines, owner, trader};

fn webhook(owner: Uuid) -> Webhook {
    let [name, url, kinds, secret] = ["ERP", "https://erp.example/", "13/67", "whsec_x"].map(str::to_owned);
    Webhook { id: id(), owner, name, url, kinds, secret, made_by: Uuid::from_u128(2), created_at: NOW }
}

fn delivery(of: &Webhook, number: u64, replay_of: Option<&Delivery>) -> Delivery {
    Delivery {
        id: id(),
        owner: of.owner,
        webhook: of.id,
        number,
        kind: "13/67".to_owned(),
        replay_of: replay_of.map(|first| first.id.to_string()),
        state: "waiting".to_owned(),
        attempts: 0,
        next_at: NOW + HOUR,
        created_at: NOW + HOUR,
        last_at: None,
        status: None,
        answered_bytes: None,
        took_ms: None,
        failure: None,
    }
}

on_both_engines! {
    async fn a_webhook_is_told_of_what_comes_after_it_once_however_many_look(database: &Database) {
        let store = database.open().await;
        let (mine, other) = (trader(owner()), trader(Uuid::from_u128(5)));
        store.commit(full(id())).await.unwrap();
        let hook = webhook(owner());
        store.insert_webhook(&mine, &hook).await.unwrap();
        assert_eq!(store.webhooks(&mine).await.unwrap(), std::slice::from_ref(&hook));
        assert_eq!(store.webhooks(&officer()).await.unwrap().len(), 1);
        assert!(store.webhooks(&other).await.unwrap().is_empty(), "a firm sees its own");
        assert_eq!(store.webhook_cursor(&mine, hook.id).await.unwrap(), 1, "what was before is not told");

        let first = delivery(&hook, 2, None);
        store.queue_deliveries(&mine, hook.id, 2, std::slice::from_ref(&first)).await.unwrap();
        store.queue_deliveries(&mine, hook.id, 2, &[delivery(&hook, 2, None)]).await.unwrap();
        assert_eq!(store.webhook_cursor(&mine, hook.id).await.unwrap(), 2);
        let due = store.due_deliveries(&officer(), NOW + HOUR, 9).await.unwrap();
        assert_eq!((due.len(), &due[0].delivery, due[0].url.as_str()), (1, &first, "https://erp.example/"));
        assert!(store.due_deliveries(&officer(), NOW, 9).await.unwrap().is_empty(), "not due yet");

        assert!(store.claim_delivery(&officer(), &first, NOW + HOUR, NOW + 2 * HOUR).await.unwrap());
        assert!(!store.claim_delivery(&officer(), &first, NOW + HOUR, NOW + 2 * HOUR).await.unwrap(), "of two nodes one delivers");
        assert!(store.due_deliveries(&officer(), NOW + HOUR, 9).await.unwrap().is_empty());
        let said = Attempted {
            state: "delivered", next_at: 0, status: Some(204), answered_bytes: Some(0), took_ms: 12, failure: None,
        };
        store.conclude_delivery(&officer(), &first, &said).await.unwrap();
        store.queue_delivery(&mine, &delivery(&hook, 2, Some(&first))).await.unwrap();
        let log = store.deliveries(&mine, hook.id, None, 9).await.unwrap();
        assert_eq!(log.len(), 2, "a repetition is another delivery");
        let kept = store.delivery(&mine, first.id).await.unwrap().unwrap();
        assert_eq!((kept.state.as_str(), kept.attempts, kept.status, kept.took_ms), ("delivered", 1, Some(204), Some(12)));
        assert_eq!(store.delivery(&other, first.id).await.unwrap(), None);
        assert!(store.deliveries(&other, hook.id, None, 9).await.unwrap().is_empty());
        let last = log.last().unwrap();
        assert!(store.deliveries(&mine, hook.id, Some((last.created_at, last.id)), 9).await.unwrap().is_empty());
    }

    async fn an_ended_webhook_is_told_nothing_more_and_old_deliveries_go(database: &Database) {
        let store = database.open().await;
        let (mine, other) = (trader(owner()), trader(Uuid::from_u128(5)));
        let hook = webhook(owner());
        store.insert_webhook(&mine, &hook).await.unwrap();
        let waiting = delivery(&hook, 1, None);
        store.queue_delivery(&mine, &waiting).await.unwrap();
        assert!(!store.end_webhook(&other, hook.id, NOW).await.unwrap());
        assert_eq!(store.drop_deliveries(&officer(), NOW + 9 * HOUR).await.unwrap(), 0, "what waits stays");
        assert!(store.end_webhook(&mine, hook.id, NOW).await.unwrap());
        assert!(!store.end_webhook(&mine, hook.id, NOW).await.unwrap());
        assert!(store.webhooks(&mine).await.unwrap().is_empty());
        assert!(store.due_deliveries(&officer(), NOW + 9 * HOUR, 9).await.unwrap().is_empty());
        assert_eq!(store.delivery(&mine, waiting.id).await.unwrap().unwrap().failure.as_deref(), Some("ended"));
        assert_eq!(store.drop_deliveries(&officer(), NOW + 9 * HOUR).await.unwrap(), 1);
    }
}
