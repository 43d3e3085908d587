//! What a case holds is unreadable without the vault's key, and an erased case is forgotten but for its leaves; on both
//! engines.

use std::collections::BTreeSet;

use store::testing::tamper;
use store::{
    Attached, CommitError, Document, ERASED, Erasure, Error, NewDecision, NewEvent, NewOriginal, PastCase, Selection,
    SelectionFilter, Store, Taken, Tie, Tied, VAULT_KEY_BYTES, Vault,
};
use uuid::Uuid;

use crate::setting::{NOW, administration, full, id, officer, on_both_engines, owner, plain};

fn vault(byte: u8) -> Vault {
    Vault::new(&[byte; VAULT_KEY_BYTES]).unwrap()
}

fn paper(case_id: Uuid) -> Document {
    Document {
        id: id(),
        case_id,
        owner: owner(),
        handed_in_by: "wei".to_owned(),
        name: "invoice.pdf".to_owned(),
        media_type: "application/pdf".to_owned(),
        size: 0,
        hash: [0; 32],
        at: NOW,
        taken: Taken::default(),
    }
}

fn erasure(case_id: Uuid, version: u32) -> Erasure {
    let event = NewEvent { kind: ERASED.to_owned(), bytes: br#"{"kind":"case.erased.v1"}"#.to_vec(), salt: [4; 16] };
    let (actor, reason) = ("two people".to_owned(), "retention period over".to_owned());
    Erasure { administration: administration(), case_id, version, actor, at: NOW + 9, reason, event }
}

async fn received(store: &Store, case: Uuid) -> Result<Vec<u8>, Error> {
    Ok(store.original(&officer(), case).await?.map(|original| original.bytes).unwrap_or_default())
}

on_both_engines! {
    async fn what_a_case_holds_is_unreadable_without_the_key(database: &Database) {
        let bare = database.open().await;
        let store = bare.clone().with_vault(vault(7));
        let (old, case) = (id(), id());
        bare.commit(full(old)).await.unwrap();
        assert!(!store.has_locked().await.unwrap());
        store.commit(full(case)).await.unwrap();
        assert!(store.has_locked().await.unwrap());
        let mut more = plain(case, 2);
        more.original = Some(NewOriginal::of("application/xml", b"<b/>".as_slice()));
        more.decision = Some(NewDecision { hash: [6; 32], bytes: b"another".as_slice().into() });
        store.commit(more).await.unwrap();
        let document = paper(case);
        store.insert_document(&officer(), &document, b"%PDF- a secret").await.unwrap();

        // With the key all of it reads as it came; a case from before reads on in the clear.
        let actor = officer();
        assert_eq!(received(&store, old).await.unwrap(), b"<a/>");
        assert_eq!(received(&store, case).await.unwrap(), b"<b/>");
        let all: Vec<Vec<u8>> = store.originals(&actor, case).await.unwrap().into_iter().map(|one| one.bytes).collect();
        assert_eq!(all, [b"<a/>".to_vec(), b"<b/>".to_vec()]);
        let all: Vec<Vec<u8>> = store.decisions(&actor, case).await.unwrap().into_iter().map(|one| one.bytes).collect();
        assert_eq!(all, [b"record".to_vec(), b"another".to_vec()]);
        assert_eq!(store.decision(&actor, case).await.unwrap().unwrap().bytes, b"another");
        assert_eq!(store.document(&actor, case, document.id).await.unwrap().unwrap().1, b"%PDF- a secret");
        let attached = store.attached(administration(), case, Attached::Record, &[6; 32]).await.unwrap();
        assert_eq!(attached.as_deref(), Some(b"another".as_slice()));

        // Without it, or with another one, none of it does, and nothing is added to it.
        for locked in [bare.clone(), bare.clone().with_vault(vault(8))] {
            assert!(matches!(received(&locked, case).await, Err(Error::Locked { .. })));
            assert!(matches!(locked.decisions(&actor, case).await, Err(Error::Locked { .. })));
            assert!(matches!(locked.document(&actor, case, document.id).await, Err(Error::Locked { .. })));
            let mut more = plain(case, 3);
            more.original = Some(NewOriginal::of("application/xml", b"<c/>".as_slice()));
            assert!(matches!(locked.commit(more).await, Err(CommitError::Locked)));
            assert_eq!(received(&locked, old).await.unwrap(), b"<a/>");
        }
        // Rows that were exchanged do not open.
        let other = id();
        store.commit(full(other)).await.unwrap();
        let exchanged = tamper(
            &store,
            "UPDATE originals SET bytes = (SELECT o.bytes FROM originals o WHERE o.version = 2 AND o.hash = originals.hash
                 AND o.case_id <> originals.case_id AND length(o.bytes) > 10)
             WHERE version = 2 AND length(bytes) > 10",
        );
        assert_eq!(exchanged.await.unwrap(), 2);
        assert!(matches!(store.originals(&actor, case).await, Err(Error::Locked { .. })));
    }

    async fn an_erased_case_is_forgotten_but_for_its_leaves(database: &Database) {
        let store = database.open().await.with_vault(vault(7));
        let (actor, case, other) = (officer(), id(), id());
        store.commit(full(case)).await.unwrap();
        store.commit(full(other)).await.unwrap();
        let document = paper(case);
        store.insert_document(&actor, &document, b"%PDF-").await.unwrap();
        // What was projected of it for searching and counting.
        let tie = Tie { kind: "importer".to_owned(), value: "GB1".to_owned() };
        for case_id in [case, other] {
            let tied = Tied { case_id, owner: actor.client, received_at: NOW, ties: vec![tie.clone()] };
            store.put_ties(&actor, &[tied.clone(), tied]).await.unwrap();
            let past = PastCase { case_id, version: 1, received_at: NOW, lines: vec![1], ..PastCase::default() };
            store.put_past(&actor, &[past]).await.unwrap();
            let trader = "GB1".to_owned();
            store.put_selections(&actor, &[Selection { case_id, version: 1, received_at: NOW, trader, ..Selection::default() }]).await.unwrap();
        }
        let tied = async || store.tied_cases(&actor, &tie, NOW, 9).await.unwrap().iter().map(|one| one.case_id).collect::<BTreeSet<_>>();
        assert_eq!(tied().await, BTreeSet::from([case, other]));
        assert_eq!(store.ties_of(&actor, &[case]).await.unwrap()[&case], std::slice::from_ref(&tie));
        assert!(store.tied_cases(&actor, &tie, NOW + 1, 9).await.unwrap().is_empty());

        let leaves: Vec<[u8; 32]> = store.events(&actor, case).await.unwrap().iter().map(|event| event.leaf).collect();

        assert!(!store.erase(&erasure(case, 1)).await.unwrap(), "it is at another version");
        assert_eq!(received(&store, case).await.unwrap(), b"<a/>", "nothing was forgotten");
        assert!(store.erase(&erasure(case, 2)).await.unwrap());
        assert!(!store.erase(&erasure(case, 3)).await.unwrap(), "it was erased before");

        assert_eq!(tied().await, BTreeSet::from([other]));
        let past = store.past(&actor, (NOW, Uuid::nil()), NOW + 1).await.unwrap();
        assert_eq!(past.iter().map(|one| one.case_id).collect::<Vec<_>>(), [other], "nothing is learned from it any more");
        let selections = store.selections(&actor, &[], &SelectionFilter::default(), 9).await.unwrap();
        let trader = |case| selections.iter().find(|one| one.selection.case_id == case).map(|one| one.selection.trader.as_str());
        assert_eq!((trader(case), trader(other)), (Some(""), Some("GB1")));
        assert_eq!(store.originals(&actor, case).await.unwrap(), []);
        assert_eq!(store.decisions(&actor, case).await.unwrap(), []);
        assert_eq!(store.documents(&actor, case).await.unwrap(), []);
        assert!(store.messages(&actor, store::Order::After(0), 10).await.unwrap().iter().any(|message| message.case_id == case && message.bytes.is_empty()));
        let row = store.case(&actor, case).await.unwrap().unwrap();
        assert_eq!((row.version, row.row.declarant.as_str(), row.row.lrn.as_str(), row.row.ducr), (3, "", "", None));
        let events = store.events(&actor, case).await.unwrap();
        let (last, before) = events.split_last().unwrap();
        assert_eq!(before.iter().map(|event| event.leaf).collect::<Vec<_>>(), leaves);
        assert!(before.iter().all(|event| event.bytes.is_empty() && event.salt == [0; 16]));
        assert_eq!((last.kind.as_str(), last.leaf), (ERASED, store::leaf_hash(&[4; 16], &last.bytes)));
        let erased = store.erased(administration(), case).await.unwrap().unwrap();
        assert_eq!((erased.at, erased.reason.as_str()), (NOW + 9, "retention period over"));

        // Its references are free again, nothing is added to it, and others are as they were.
        let seen = store.unique_seen(administration(), "lrn", &format!("lrn-{case}"), 0).await.unwrap();
        assert_eq!(seen, None);
        let mut more = plain(case, 3);
        more.original = Some(NewOriginal::of("application/xml", b"<c/>".as_slice()));
        assert!(matches!(store.commit(more).await, Err(CommitError::Locked)));
        assert_eq!(received(&store, other).await.unwrap(), b"<a/>");
        assert_eq!(store.erased(administration(), other).await.unwrap(), None);
    }
}
