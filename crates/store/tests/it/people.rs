//! What is kept about people, desks, searches and the audit, on both engines.

use store::{
    Assignment, AuditEntry, AuditFilter, Competence, Credential, Desk, Document, Mandate, Proposal, QueueFilter, QueueOrder,
    Session, Taken, User,
};
use uuid::Uuid;

use crate::setting::{HOUR, NOW, administration, id, officer, on_both_engines, owner, plain, trader};

pub fn user(login: &str) -> User {
    User {
        id: id(),
        owner: Uuid::from_u128(0x0FF1),
        login: login.to_owned(),
        name: "张三".to_owned(),
        language: "zh".to_owned(),
        created_at: NOW,
        disabled_at: None,
        failures: 0,
        failed_at: None,
    }
}

pub fn credential(owner: Uuid, kind: &str, secret: &str) -> Credential {
    Credential {
        id: id(),
        owner,
        kind: kind.to_owned(),
        secret: secret.to_owned(),
        label: String::new(),
        counter: None,
        created_at: NOW,
        confirmed_at: Some(NOW),
    }
}

fn desk(case_id: Uuid, goods: &str, place: &str) -> Desk {
    Desk {
        case_id,
        owner: owner(),
        version: 1,
        waits_for: Some("officer".to_owned()),
        stage: "check_documents".to_owned(),
        stage_since: NOW,
        procedures: " 4000".to_owned(),
        goods: format!(" {goods}"),
        place: place.to_owned(),
        parties: "通关贸易有限公司".to_owned(),
        lane: Some("yellow".to_owned()),
        received_at: NOW,
        due_at: None,
        worth: 0,
        subject: String::new(),
    }
}

fn competence(procedure: &str, goods: &str, place: &str) -> Competence {
    let [procedure, goods, place] = [procedure, goods, place].map(str::to_owned);
    Competence { id: id(), owner: Uuid::from_u128(0x0FF1), procedure, goods, place, subject: String::new() }
}

on_both_engines! {
    async fn a_user_is_kept_with_roles_and_counts_wrong_attempts(database: &Database) {
        let (store, actor) = (database.open().await, officer());
        let wei = user("wei");
        let first = credential(wei.id, "password", "$argon2id$…");
        store.insert_user(&actor, &wei, &["officer", "analyst"], "the first start", &first).await.unwrap();
        assert_eq!(store.user_by_login(&actor, "wei").await.unwrap().as_ref(), Some(&wei));
        assert_eq!(store.roles(&actor, wei.id).await.unwrap(), ["analyst", "officer"]);
        // A login is used once, and a user that cannot be added leaves no role behind.
        let twin = User { id: id(), ..wei.clone() };
        assert!(store.insert_user(&actor, &twin, &["officer"], "x", &credential(twin.id, "password", "y")).await.is_err());
        assert_eq!(store.roles(&actor, twin.id).await.unwrap(), Vec::<String>::new());
        store.fail_user(&actor, wei.id, NOW + 1).await.unwrap();
        store.fail_user(&actor, wei.id, NOW + 2).await.unwrap();
        let failed = store.user(&actor, wei.id).await.unwrap().unwrap();
        assert_eq!((failed.failures, failed.failed_at), (2, Some(NOW + 2)));
        store.pass_user(&actor, wei.id).await.unwrap();
        assert_eq!(store.user(&actor, wei.id).await.unwrap().unwrap().failures, 0);
        store.set_roles(&actor, wei.id, &["auditor"], "boss", NOW).await.unwrap();
        assert_eq!(store.roles(&actor, wei.id).await.unwrap(), ["auditor"]);
        let elsewhere = store::Actor { administration: Uuid::from_u128(0xA2), ..actor };
        assert_eq!(store.user(&elsewhere, wei.id).await.unwrap(), None);
        assert!(!format!("{first:?}").contains("argon2id"), "a secret is never shown");
    }

    async fn a_session_ends_and_ends_with_its_user(database: &Database) {
        let (store, actor) = (database.open().await, officer());
        let wei = user("wei");
        store.insert_user(&actor, &wei, &[], "x", &credential(wei.id, "password", "y")).await.unwrap();
        let session = |number: u8| Session {
            administration: administration(),
            id: id(),
            owner: wei.id,
            csrf_hash: [number; 32],
            factors: "password".to_owned(),
            agent: "a browser".to_owned(),
            created_at: NOW,
            seen_at: NOW,
            expires_at: NOW + HOUR,
        };
        let (one, two) = (session(1), session(2));
        store.insert_session(&one, &[1; 32]).await.unwrap();
        store.insert_session(&two, &[2; 32]).await.unwrap();
        assert_eq!(store.session_by_token_hash(&[1; 32]).await.unwrap(), Some(one.clone()));
        assert_eq!(store.sessions(&actor, wei.id, NOW).await.unwrap().len(), 2);
        assert_eq!(store.sessions(&actor, wei.id, NOW + HOUR).await.unwrap().len(), 0);
        // Somebody else's session is not to be ended.
        assert!(!store.end_session(&actor, id(), one.id, NOW).await.unwrap());
        assert!(store.end_session(&actor, wei.id, one.id, NOW).await.unwrap());
        assert_eq!(store.session_by_token_hash(&[1; 32]).await.unwrap(), None);
        assert!(store.disable_user(&actor, wei.id, NOW).await.unwrap());
        assert_eq!(store.session_by_token_hash(&[2; 32]).await.unwrap(), None);
    }

    async fn a_code_counts_once_however_many_try_it(database: &Database) {
        let (store, actor) = (database.open().await, officer());
        let code = credential(id(), "one_time", "SECRET");
        store.insert_credential(&actor, &code).await.unwrap();
        let (left, right) = tokio::join!(store.count_credential(&actor, code.id, 57), store.count_credential(&actor, code.id, 57));
        assert_eq!(u8::from(left.unwrap()) + u8::from(right.unwrap()), 1);
        assert!(!store.count_credential(&actor, code.id, 56).await.unwrap());
        assert!(store.count_credential(&actor, code.id, 58).await.unwrap());
    }

    async fn a_queue_shows_what_an_office_handles_and_one_of_two_gets_a_case(database: &Database) {
        let (store, actor) = (database.open().await, officer());
        let (meat, tea, kin) = (id(), id(), id());
        for case in [meat, tea, kin] {
            store.commit(plain(case, 0)).await.unwrap();
        }
        let kin_firm = Uuid::from_u128(0xBAD);
        let rows = [
            (desk(meat, "0201300000", "GBDVR"), Vec::new()),
            (desk(tea, "0902100000", "GBFXT"), Vec::new()),
            (Desk { owner: kin_firm, ..desk(kin, "0201300000", "GBDVR") }, Vec::new()),
        ];
        store.put_desks(&actor, &rows).await.unwrap();
        let filter = |competences: Vec<Competence>| QueueFilter {
            waits_for: "officer".to_owned(),
            competences,
            related: vec![kin_firm],
            ..QueueFilter::default()
        };
        let table = [
            (vec![], vec![]),
            (vec![competence("", "", "")], vec![meat, tea]),
            (vec![competence("40", "02", "")], vec![meat]),
            (vec![competence("", "", "GBF")], vec![tea]),
            (vec![competence("51", "", "")], vec![]),
            // A wildcard of an administrator's counts literally.
            (vec![competence("", "0%1", "")], vec![]),
            (vec![competence("", "02", ""), competence("", "0902", "")], vec![meat, tea]),
        ];
        for (competences, expected) in table {
            let found = store.queue(&actor, &filter(competences.clone()), None, 10).await.unwrap();
            assert_eq!(found.iter().map(|one| one.case.case_id).collect::<Vec<_>>(), expected, "{competences:?}");
        }
        let all = filter(vec![competence("", "", "")]);
        let page = store.queue(&actor, &all, None, 1).await.unwrap();
        let next = store.queue(&actor, &all, Some(page[0].cursor()), 1).await.unwrap();
        assert_eq!((page[0].case.case_id, next[0].case.case_id), (meat, tea));
        // The one that is due first, or worth more, comes before the older one; a page goes on where the last one ended.
        for (desk, due_at, worth) in [(meat, None, 100), (tea, Some(NOW), 20_000)] {
            let mut one = store.desk(&actor, desk).await.unwrap().unwrap();
            (one.version, one.due_at, one.worth) = (one.version + 1, due_at, worth);
            store.put_desks(&actor, &[(one, vec![])]).await.unwrap();
        }
        for order in [QueueOrder::Due, QueueOrder::Worth] {
            let ordered = QueueFilter { order, ..all.clone() };
            let page = store.queue(&actor, &ordered, None, 1).await.unwrap();
            let next = store.queue(&actor, &ordered, Some(page[0].cursor()), 2).await.unwrap();
            assert_eq!(next.iter().map(|one| one.case.case_id).collect::<Vec<_>>(), [meat], "{order:?}");
            assert_eq!((page[0].case.case_id, page[0].step_due_at, page[0].worth), (tea, Some(NOW), 20_000), "{order:?}");
        }
        // What is older than what is there changes nothing.
        let stale = Desk { version: 0, waits_for: None, ..desk(meat, "0201300000", "GBDVR") };
        store.put_desks(&actor, &[(stale, Vec::new())]).await.unwrap();
        assert_eq!(store.queue(&actor, &all, None, 10).await.unwrap().len(), 2);
        let claim = |who: u128| Assignment { case_id: meat, owner: Uuid::from_u128(who), given_by: Uuid::from_u128(who), at: NOW };
        let (one, two) = (claim(1), claim(2));
        let (left, right) = tokio::join!(store.claim(&actor, &one), store.claim(&actor, &two));
        assert_eq!(u8::from(left.unwrap()) + u8::from(right.unwrap()), 1);
        let free = store.queue(&actor, &QueueFilter { only_free: true, ..all.clone() }, None, 10).await.unwrap();
        assert_eq!(free.iter().map(|one| one.case.case_id).collect::<Vec<_>>(), [tea]);
        assert_eq!(store.workloads(&actor).await.unwrap().len(), 1);
    }

    async fn a_search_finds_words_chinese_pairs_and_beginnings_of_own_cases(database: &Database) {
        let (store, actor) = (database.open().await, officer());
        let case = id();
        store.commit(plain(case, 0)).await.unwrap();
        let words = ["通关", "关贸", "贸易", "6gb100", "o'brien; drop table cases"].map(str::to_owned).to_vec();
        store.put_desks(&actor, &[(desk(case, "02", ""), words.clone())]).await.unwrap();
        store.put_desks(&actor, &[(Desk { version: 2, ..desk(case, "02", "") }, words)]).await.unwrap();
        let find = async |actor: &store::Actor, words: &[&str]| {
            let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
            store.search(actor, &words, store::Page { after: None, limit: 10 }).await.unwrap().len()
        };
        for (words, expected) in [
            (&["通关", "贸易"][..], 1),
            (&["通贸"][..], 0),
            (&["通*"][..], 1),
            (&["6gb*", "通关"][..], 1),
            (&["6gc*"][..], 0),
            (&["o'brien; drop table cases"][..], 1),
            (&["%"][..], 0),
            (&[][..], 0),
        ] {
            assert_eq!(find(&actor, words).await, expected, "{words:?}");
        }
        assert_eq!(find(&trader(owner()), &["通关"]).await, 1);
        assert_eq!(find(&trader(id()), &["通关"]).await, 0);
    }

    async fn mandates_documents_proposals_and_the_audit_are_kept(database: &Database) {
        let (store, actor) = (database.open().await, officer());
        let (case, broker) = (id(), id());
        store.commit(plain(case, 0)).await.unwrap();
        let mandate = Mandate {
            id: id(),
            owner: owner(),
            broker,
            valid_from: NOW,
            valid_to: Some(NOW + HOUR),
            given_by: "trader".to_owned(),
            created_at: NOW,
            revoked_at: None,
        };
        assert!(mandate.holds(NOW) && !mandate.holds(NOW + HOUR) && !mandate.holds(NOW - 1));
        store.insert_mandate(&actor, &mandate).await.unwrap();
        assert_eq!(store.mandates(&actor, Some(broker)).await.unwrap(), std::slice::from_ref(&mandate));
        assert!(!store.revoke_mandate(&trader(broker), mandate.id, NOW).await.unwrap(), "the broker cannot");
        assert!(store.revoke_mandate(&trader(owner()), mandate.id, NOW + 5).await.unwrap());
        assert!(!store.mandates(&actor, Some(broker)).await.unwrap()[0].holds(NOW + 5));

        let paper = Document {
            id: id(),
            case_id: case,
            owner: owner(),
            handed_in_by: "trader".to_owned(),
            name: "发票.pdf".to_owned(),
            media_type: "application/pdf".to_owned(),
            size: 0,
            hash: [0; 32],
            at: NOW,
            taken: Taken { at: Some(NOW - 1), place: Some(["51.12708".to_owned(), "-1.3".to_owned()]), accuracy_metres: Some(12) },
        };
        let kept = store.insert_document(&actor, &paper, b"%PDF-").await.unwrap();
        assert_eq!(kept.size, 5);
        assert_eq!(store.documents(&trader(owner()), case).await.unwrap(), std::slice::from_ref(&kept));
        assert_eq!(store.documents(&trader(broker), case).await.unwrap(), []);
        assert_eq!(store.document(&trader(owner()), case, paper.id).await.unwrap(), Some((kept, b"%PDF-".to_vec())));
        assert_eq!(store.document(&trader(broker), case, paper.id).await.unwrap(), None);

        let proposal =
            Proposal { case_id: case, act: "release".to_owned(), owner: id(), version: 1, detail: "{}".to_owned(), at: NOW };
        store.propose(&actor, &proposal).await.unwrap();
        assert_eq!(store.proposals(&actor, case).await.unwrap(), [proposal]);
        store.withdraw(&actor, case, "release").await.unwrap();
        assert_eq!(store.proposals(&actor, case).await.unwrap(), []);

        let wei = id();
        for number in 0..3 {
            let entry = AuditEntry {
                id: id(),
                owner: wei,
                at: NOW + number,
                kind: "case.released".to_owned(),
                outcome: "done".to_owned(),
                subject: case.to_string(),
                detail: owner().to_string(),
                is_control: number == 1,
            };
            store.insert_audit(&actor, &entry).await.unwrap();
        }
        let all = store.audit(&actor, &AuditFilter { limit: 2, ..AuditFilter::default() }).await.unwrap();
        assert_eq!(all.iter().map(|entry| entry.at - NOW).collect::<Vec<_>>(), [2, 1]);
        let rest = store.audit(&actor, &AuditFilter { kind: Some("case.released".to_owned()), before: Some((all[1].at, all[1].id)), limit: 9, ..AuditFilter::default() }).await.unwrap();
        assert_eq!(rest.iter().map(|entry| entry.at - NOW).collect::<Vec<_>>(), [0]);
        assert_eq!(store.audit(&actor, &AuditFilter { only_control: true, limit: 9, ..AuditFilter::default() }).await.unwrap().len(), 1);
        let asked = |by: Uuid, from: i64| AuditFilter {
            by: Some(by),
            subject: Some(case.to_string()),
            from: Some(NOW + from),
            to: Some(NOW + 2),
            limit: 9,
            ..AuditFilter::default()
        };
        let mut found = Vec::new();
        for filter in [asked(wei, 0), asked(wei, 1), asked(id(), 0), AuditFilter { subject: Some("x".to_owned()), ..asked(wei, 0) }] {
            found.push(store.audit(&actor, &filter).await.unwrap().len());
        }
        assert_eq!(found, [2, 1, 0, 0]);
        assert_eq!(store.pairings(&actor, NOW, 9).await.unwrap()[0].cases, 3);
    }
}
