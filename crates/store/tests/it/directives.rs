//! What is kept about analysts' profiles, on both engines.

use store::{Directive, HitMonth, HitRow, Trial};
use uuid::Uuid;

use crate::setting::{HOUR, NOW, administration, id, officer, on_both_engines};

fn directive(kind: &str, subject: u128, number: u32, owner: u128) -> Directive {
    Directive {
        id: id(),
        kind: kind.to_owned(),
        subject: Uuid::from_u128(subject),
        number,
        hash: [number as u8; 32],
        body: br#"{"name":"beef"}"#.to_vec(),
        owner: Uuid::from_u128(owner),
        at: NOW + i64::from(number),
        confirmed: None,
        withdrawn: None,
    }
}

fn hit(case: u128, profile: u128, version: u32, at: i64, result: Option<&str>) -> HitRow {
    HitRow {
        case_id: Uuid::from_u128(case),
        profile: Uuid::from_u128(profile),
        hash: [1; 32],
        owner: Uuid::from_u128(case % 2 + 50),
        version,
        received_at: at,
        declarant: format!("GB{}", case % 2),
        lane: Some("red".to_owned()),
        result: result.map(str::to_owned),
    }
}

fn trial() -> Trial {
    Trial {
        id: id(),
        body: b"{}".to_vec(),
        first_day: "2026-10-01".to_owned(),
        last_day: "2026-10-31".to_owned(),
        owner: Uuid::from_u128(1),
        at: NOW,
        beat_at: 0,
        done_at: None,
        cases: 0,
        result: Vec::new(),
    }
}

on_both_engines! {
    async fn a_directive_needs_two_people_and_each_version_is_kept(database: &Database) {
        let (store, actor) = (database.open().await, officer());
        let [first, second] = [Uuid::from_u128(1), Uuid::from_u128(2)];
        let (beef, again, list) = (directive("profile", 9, 1, 1), directive("profile", 9, 2, 2), directive("watch", 9, 1, 1));
        assert_eq!(store.last_directive_number(&actor, "profile", beef.subject).await.unwrap(), 0);
        assert!(store.propose_directive(&actor, &beef, &store::testing::event()).await.unwrap());
        assert!(!store.propose_directive(&actor, &directive("profile", 9, 1, 2), &store::testing::event()).await.unwrap(), "the version is there");
        assert!(store.propose_directive(&actor, &again, &store::testing::event()).await.unwrap());
        assert!(store.propose_directive(&actor, &list, &store::testing::event()).await.unwrap(), "another kind counts by itself");
        assert_eq!(store.last_directive_number(&actor, "profile", beef.subject).await.unwrap(), 2);
        assert!(!store.confirm_directive(&actor, beef.id, first, NOW, &store::testing::event()).await.unwrap(), "nobody confirms the own");
        assert_eq!(store.standing_directives(&actor, "profile").await.unwrap(), []);
        assert!(store.confirm_directive(&actor, beef.id, second, NOW + HOUR, &store::testing::event()).await.unwrap());
        assert!(!store.confirm_directive(&actor, beef.id, second, NOW + HOUR, &store::testing::event()).await.unwrap(), "once");
        let kept = Directive { confirmed: Some((second, NOW + HOUR)), ..beef.clone() };
        assert_eq!(store.standing_directives(&actor, "profile").await.unwrap(), std::slice::from_ref(&kept));
        assert_eq!(store.directives(&actor, "profile").await.unwrap(), [again, kept.clone()]);
        assert!(store.withdraw_directive(&actor, beef.id, first, NOW + 2 * HOUR, &store::testing::event()).await.unwrap());
        assert!(!store.withdraw_directive(&actor, beef.id, first, NOW + 2 * HOUR, &store::testing::event()).await.unwrap());
        assert_eq!(store.standing_directives(&actor, "profile").await.unwrap(), []);
        let withdrawn = Directive { withdrawn: Some((first, NOW + 2 * HOUR)), ..kept };
        assert_eq!(store.directive(&actor, beef.id).await.unwrap(), Some(withdrawn));
        let elsewhere = store::Actor { administration: Uuid::from_u128(0xB2), ..actor };
        assert_eq!(store.directive(&elsewhere, beef.id).await.unwrap(), None);
        assert_eq!(store.directives(&elsewhere, "profile").await.unwrap(), []);
    }

    async fn hits_are_counted_by_profile_and_month_without_those_of_kin(database: &Database) {
        let (store, actor) = (database.open().await, officer());
        let month = |place: i64| NOW + place * 30 * 24 * HOUR;
        let months: [i64; 12] = std::array::from_fn(|place| month(place as i64));
        let rows = [
            hit(1, 7, 3, month(0), Some("discrepancy")),
            hit(2, 7, 3, month(0) + HOUR, Some("conform")),
            hit(3, 7, 3, month(11) + HOUR, None),
            hit(3, 8, 3, month(11) + HOUR, Some("seize")),
            hit(4, 7, 3, month(0) - 1, Some("seize")),
        ];
        store.put_profile_hits(&actor, &rows).await.unwrap();
        // What was taken from an older version changes nothing; a result that was known stays known.
        store.put_profile_hits(&actor, &[hit(1, 7, 2, month(0), Some("conform")), hit(2, 7, 4, month(0) + HOUR, None)]).await.unwrap();
        let counted = |profile: u128, month: usize, hits: u64, examined: u64, irregular: u64| HitMonth { profile: Uuid::from_u128(profile), month, hits, examined, irregular };
        let found = store.profile_months(&actor, &[], &months).await.unwrap();
        assert_eq!(found, [counted(7, 0, 2, 2, 1), counted(7, 11, 1, 0, 0), counted(8, 11, 1, 1, 1)]);
        let found = store.profile_months(&actor, &[Uuid::from_u128(51)], &months).await.unwrap();
        assert_eq!(found, [counted(7, 0, 1, 1, 0)], "cases 1 and 3 are of kin");
        let found = store.profile_declarants(&actor, &[], months[0]).await.unwrap();
        assert_eq!(found, [(Uuid::from_u128(7), 2), (Uuid::from_u128(8), 1)]);
        assert_eq!(store.profile_cases(&actor, &[], Uuid::from_u128(7)).await.unwrap(), [], "no such cases");
    }

    async fn open_cases_are_held_against_lists_once(database: &Database) {
        let (store, actor) = (database.open().await, officer());
        let asked = store.ask_rescreen(&actor, &[7; 32], NOW).await.unwrap();
        assert_eq!((asked.at, asked.beat_at, asked.done_at), (NOW, 0, None));
        assert_eq!(store.ask_rescreen(&actor, &[7; 32], NOW + HOUR).await.unwrap(), asked, "whichever node was first");
        assert!(store.beat_rescreen(&actor, &[7; 32], 0, NOW + 1, 3).await.unwrap());
        assert!(!store.beat_rescreen(&actor, &[7; 32], 0, NOW + 1, 3).await.unwrap(), "another was quicker");
        store.conclude_rescreen(&actor, &[7; 32], NOW + HOUR, 9, 2).await.unwrap();
        let done = store.ask_rescreen(&actor, &[7; 32], NOW).await.unwrap();
        assert_eq!((done.done_at, done.cases, done.held), (Some(NOW + HOUR), 9, 2));
        assert_eq!(store.ask_rescreen(&actor, &[8; 32], NOW).await.unwrap().done_at, None, "other lists");
    }

    async fn a_trial_is_worked_on_by_one_and_taken_over_when_that_one_is_gone(database: &Database) {
        let (store, actor) = (database.open().await, officer());
        assert_eq!(administration(), actor.administration);
        let asked = trial();
        store.ask_trial(&actor, &asked).await.unwrap();
        assert_eq!(store.open_trials(&actor).await.unwrap(), 1);
        assert_eq!(store.waiting_trial(&actor, NOW).await.unwrap(), Some(asked.clone()));
        assert!(store.beat_trial(&actor, asked.id, 0, NOW, 5).await.unwrap());
        assert!(!store.beat_trial(&actor, asked.id, 0, NOW, 5).await.unwrap(), "another was quicker");
        assert_eq!(store.waiting_trial(&actor, NOW).await.unwrap(), None);
        assert_eq!(store.waiting_trial(&actor, NOW + 1).await.unwrap().map(|one| one.cases), Some(5));
        store.conclude_trial(&actor, asked.id, NOW + HOUR, 9, b"[]").await.unwrap();
        let done = store.trial(&actor, asked.id).await.unwrap().unwrap();
        assert_eq!((done.done_at, done.cases, done.result.as_slice()), (Some(NOW + HOUR), 9, b"[]".as_slice()));
        assert_eq!(store.open_trials(&actor).await.unwrap(), 0);
    }
}
