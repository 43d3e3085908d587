//! Agreements and exchanges: seen by who has a seat, stepped once, sealed with their steps, a nonce used once.

use store::{Actor, Agreement, AgreementStep, Exchange, Logged, NewEvent, NewMessage, Seat, Sees};
use uuid::Uuid;

use crate::setting::on_both_engines;

const HOUSE: Uuid = Uuid::from_u128(1);
const CARRIER: Uuid = Uuid::from_u128(11);
const BANK: Uuid = Uuid::from_u128(12);
const AGREEMENT: Uuid = Uuid::from_u128(21);

fn agreement() -> Agreement {
    Agreement {
        id: AGREEMENT,
        owner: CARRIER,
        hash: [3; 32],
        body: b"{}".to_vec(),
        mrn: Some("26GB00000000000018".to_owned()),
        at: 1,
        in_force_at: None,
        steps: 0,
        state: b"{}".to_vec(),
    }
}

fn event(salt: u8) -> NewEvent {
    NewEvent { kind: "contract.executed.v1".to_owned(), bytes: vec![salt], salt: [salt; 16] }
}

fn step(number: u32) -> AgreementStep {
    AgreementStep { number, note: format!("fact {number}"), record: vec![1], at: 5 }
}

fn actor(client: Uuid) -> Actor {
    Actor { administration: HOUSE, client, sees: Sees::Own }
}

on_both_engines! {
    async fn an_agreement_is_seen_by_its_seats_and_stepped_once(database: &Database) {
        let store = database.open().await;
        let seat = |role: &str, owner| Seat { role: role.to_owned(), owner, accepted: None };
        let seats = [seat("bank", BANK), seat("carrier", CARRIER)];
        assert!(store.propose_agreement(HOUSE, &agreement(), &seats).await.unwrap());
        let again = Agreement { id: Uuid::from_u128(22), ..agreement() };
        assert!(!store.propose_agreement(HOUSE, &again, &seats).await.unwrap(), "the same agreement is there once");
        for (client, sees) in [(CARRIER, true), (BANK, true), (Uuid::from_u128(13), false)] {
            assert_eq!(store.agreement(&actor(client), AGREEMENT).await.unwrap().is_some(), sees);
            assert_eq!(store.agreements(&actor(client)).await.unwrap().len(), usize::from(sees));
        }
        assert!(store.agreement(&Actor { administration: Uuid::from_u128(2), ..actor(BANK) }, AGREEMENT).await.unwrap().is_none());

        let message = NewMessage { id: Uuid::from_u128(31), owner: BANK, kind: "contract".to_owned(), bytes: b"<x/>".to_vec() };
        let first = event(1);
        let logged = Logged { actor: "contract", event: &first, messages: std::slice::from_ref(&message) };
        assert!(!store.step_agreement(HOUSE, AGREEMENT, &step(1), b"{}", &logged).await.unwrap(), "not in force");
        assert!(store.sign_agreement(HOUSE, AGREEMENT, "bank", "note", 2).await.unwrap());
        assert!(!store.sign_agreement(HOUSE, AGREEMENT, "bank", "other", 3).await.unwrap(), "signed once");
        assert_eq!(store.seats(HOUSE, AGREEMENT).await.unwrap()[0].accepted, Some(("note".to_owned(), 2)));
        assert!(store.agreements_of(HOUSE, "26GB00000000000018").await.unwrap().is_empty());
        assert!(store.put_agreement_in_force(HOUSE, AGREEMENT, &logged, 4).await.unwrap());
        assert!(!store.put_agreement_in_force(HOUSE, AGREEMENT, &logged, 4).await.unwrap());

        let (one, two) = (event(2), event(3));
        let silent = |event| Logged { actor: "contract", event, messages: &[] };
        assert!(store.step_agreement(HOUSE, AGREEMENT, &step(1), b"[1]", &silent(&one)).await.unwrap());
        assert!(!store.step_agreement(HOUSE, AGREEMENT, &step(1), b"[9]", &silent(&two)).await.unwrap(), "another was quicker");
        assert!(!store.step_agreement(HOUSE, AGREEMENT, &step(3), b"[9]", &silent(&two)).await.unwrap(), "none is left out");
        assert!(store.step_agreement(HOUSE, AGREEMENT, &step(2), b"[2]", &silent(&two)).await.unwrap());
        let kept = store.agreement(&actor(BANK), AGREEMENT).await.unwrap().unwrap();
        assert_eq!((kept.steps, kept.state, kept.in_force_at), (2, b"[2]".to_vec(), Some(4)));
        assert_eq!(store.agreement_steps(HOUSE, AGREEMENT).await.unwrap(), [step(1), step(2)]);
        let events = store.agreement_events(HOUSE, AGREEMENT).await.unwrap();
        assert_eq!(events.iter().map(|event| (event.sequence, event.position)).collect::<Vec<_>>(), [(1, None), (2, None), (3, None)]);
        assert_eq!(store.seal(HOUSE, 10).await.unwrap().len(), 3, "each is a leaf of the evidence log");
        let told = store.messages(&actor(BANK), store::Order::After(0), 10).await.unwrap();
        assert_eq!(told.iter().map(|one| (one.number, one.case_id)).collect::<Vec<_>>(), [(1, AGREEMENT)]);

        assert!(store.put_agreement_document(HOUSE, AGREEMENT, &[7; 32], b"document").await.unwrap());
        assert!(store.put_agreement_document(HOUSE, AGREEMENT, &[7; 32], b"document").await.unwrap());
        assert_eq!(store.agreement_documents(HOUSE, AGREEMENT).await.unwrap(), [([7; 32], b"document".to_vec())]);
    }

    async fn a_nonce_is_used_once_and_an_answer_kept_once(database: &Database) {
        let store = database.open().await;
        let asked = |id, direction: &str, nonce: &str, at| Exchange {
            id: Uuid::from_u128(id),
            direction: direction.to_owned(),
            peer: "us".to_owned(),
            nonce: nonce.to_owned(),
            purpose: "recognised".to_owned(),
            reference: String::new(),
            outcome: "waiting".to_owned(),
            request: "request".to_owned(),
            answer: None,
            at,
            case_id: (id == 4).then(|| Uuid::from_u128(40)),
        };
        assert!(store.put_exchange(HOUSE, &asked(1, "asked", "a", 1), &event(1)).await.unwrap());
        assert!(!store.put_exchange(HOUSE, &asked(2, "asked", "a", 2), &event(2)).await.unwrap(), "the same nonce");
        assert!(store.put_exchange(HOUSE, &asked(3, "answered", "a", 3), &event(3)).await.unwrap(), "the other direction");
        assert!(store.put_exchange(HOUSE, &asked(4, "asked", "b", 4), &event(4)).await.unwrap());
        for (id, answer, is_new) in [(1, "old", true), (4, "new", true), (4, "newer", false)] {
            let done = store.conclude_exchange(HOUSE, Uuid::from_u128(id), ("answered", answer), &event(5), 5).await.unwrap();
            assert_eq!(done, is_new, "{answer}");
        }
        assert_eq!(store.recognised(HOUSE, "us").await.unwrap().as_deref(), Some("new"));
        assert_eq!(store.recognised(HOUSE, "fr").await.unwrap(), None);
        let kept: Vec<String> = store.exchanges(HOUSE).await.unwrap().into_iter().map(|one| one.outcome).collect();
        assert_eq!(kept, ["answered", "waiting", "answered"], "the newest first");
        let about = store.exchanges_of(HOUSE, Uuid::from_u128(40)).await.unwrap();
        assert_eq!(about.iter().map(|one| one.id).collect::<Vec<_>>(), [Uuid::from_u128(4)]);
        assert_eq!(store.exchange(HOUSE, Uuid::from_u128(4)).await.unwrap().as_ref(), about.first());
        assert_eq!(store.exchange(Uuid::from_u128(99), Uuid::from_u128(4)).await.unwrap(), None, "another administration's");
        assert_eq!(store.seal(HOUSE, 10).await.unwrap().len(), 5, "what was refused left no leaf");
    }
}
