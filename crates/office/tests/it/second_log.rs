//! The second log of a house, by SM3 and SM2: the same events at the same places, its own keys, receipts and audit.

use evidence::Keys;
use office::evidence::audit::{Audit, Disagreement};
use office::evidence::{EvidenceError, NoReceipt, Round, Sealer, second_origin};
use serde_json::Value;
use store::Log;
use store::testing::tamper;
use uuid::Uuid;
use verifier::hash::Algorithm;
use verifier::receipt::Receipt;
use verifier::verdict::{Break, Proven};
use verifier::{Policy, succession, verify};

use crate::payments::caller;
use crate::setting::{House, on_both_engines, sample};

const ORIGIN: &str = "customs.example/log";

async fn first(house: &House, folder: &tempfile::TempDir) -> Sealer {
    Sealer::open(house.office.clone(), Log::C2sp, ORIGIN, &folder.path().join("key")).await.unwrap()
}

async fn second(house: &House, folder: &tempfile::TempDir) -> Result<Sealer, EvidenceError> {
    Sealer::open(house.office.clone(), Log::Sm, &second_origin(ORIGIN), &folder.path().join("key-sm")).await
}

fn case(answer: &Value) -> Uuid {
    answer["case"].as_str().unwrap().parse().unwrap()
}

/// A case that is cleared at once, under a reference of its own.
async fn cleared(house: &House, reference: &str) -> Uuid {
    let body = sample("import-beef.xml").replace("0003<", &format!("1{reference}<"));
    case(&house.submit(&body).await)
}

async fn receipt(house: &House, log: Log, case: Uuid) -> Result<String, NoReceipt> {
    house.office.receipt(log, &house.actor(), case, true).await.unwrap()
}

async fn policy(house: &House, log: Log) -> Policy {
    house.office.trusted(log).await.unwrap()
}

async fn audits(house: &House) -> (Audit, Audit) {
    let audits = house.office.audit_logs(&[]).await.unwrap();
    (audits.first, audits.second.expect("a second log"))
}

async fn found(house: &House) -> (Vec<Disagreement>, Vec<Disagreement>) {
    let (first, second) = audits(house).await;
    (first.disagreements, second.disagreements)
}

on_both_engines! {
    async fn both_logs_prove_a_release_each_by_its_own_policy(house: &House) {
        let folder = tempfile::tempdir().unwrap();
        let mut first = first(house, &folder).await;
        assert!(!house.office.keeps(Log::Sm).await.unwrap());
        let mut second = second(house, &folder).await.unwrap();
        assert!(house.office.keeps(Log::Sm).await.unwrap());
        let case = cleared(house, "1").await;
        assert_eq!(receipt(house, Log::Sm, case).await, Err(NoReceipt::NotSealed));
        let Round::Signed(events) = first.round().await.unwrap() else { panic!("nothing was sealed") };
        assert_eq!(second.round().await.unwrap(), Round::Signed(events));
        assert_eq!(second.round().await.unwrap(), Round::Idle);

        let (one, other) = (receipt(house, Log::C2sp, case).await.unwrap(), receipt(house, Log::Sm, case).await.unwrap());
        let (by_first, by_second) = (policy(house, Log::C2sp).await, policy(house, Log::Sm).await);
        for (receipt, policy, origin) in [(&one, &by_first, ORIGIN.to_owned()), (&other, &by_second, second_origin(ORIGIN))] {
            let verdict = verify(receipt, policy, None);
            assert!(verdict.is_proven(), "{verdict:?}");
            assert!(verdict.proven.iter().any(|one| matches!(one, Proven::Logged { origin: of, .. } if *of == origin)), "{verdict:?}");
            assert!(verdict.proven.iter().any(|one| matches!(one, Proven::Signed { at: Some(_), .. })), "{verdict:?}");
        }
        assert!(matches!(verify(&other, &by_first, None).broken, Some(Break::UnknownLog { .. })));
        assert!(matches!(verify(&one, &by_second, None).broken, Some(Break::UnknownLog { .. })));
        // The same events at the same places.
        let (one, other) = (Receipt::read(&one).unwrap(), Receipt::read(&other).unwrap());
        let placed = |receipt: &Receipt| receipt.events.iter().map(|event| (event.bytes.clone(), event.index)).collect::<Vec<_>>();
        assert_eq!(placed(&one), placed(&other));
        assert_ne!(one.checkpoint, other.checkpoint);
    }

    async fn many_nodes_seal_each_event_once_in_both_logs(house: &House) {
        let folder = tempfile::tempdir().unwrap();
        let (mut one, mut two) = (first(house, &folder).await, first(house, &folder).await);
        let (mut three, mut four) = (second(house, &folder).await.unwrap(), second(house, &folder).await.unwrap());
        for round in 0..6 {
            for n in 0..2 {
                cleared(house, &format!("{round}{n}")).await;
            }
            let rounds = tokio::join!(one.round(), two.round(), three.round(), four.round());
            for round in [rounds.0, rounds.1, rounds.2, rounds.3] {
                assert!(round.is_ok(), "{round:?}");
            }
        }
        // Whoever was overtaken opens the tree again and goes on.
        for sealer in [&mut one, &mut two, &mut three, &mut four] {
            sealer.round().await.unwrap();
        }
        let (first, second) = audits(house).await;
        assert_eq!((first.disagreements, second.disagreements), (Vec::new(), Vec::new()));
        assert!(first.leaves >= 36 && !second.waiting, "{}", first.leaves);
        assert_eq!(first.leaves, second.leaves);
    }

    async fn switched_on_later_it_seals_every_event_from_the_first_on(house: &House) {
        let folder = tempfile::tempdir().unwrap();
        let mut first = first(house, &folder).await;
        let old = cleared(house, "1").await;
        first.round().await.unwrap();
        assert_eq!(receipt(house, Log::Sm, old).await, Err(NoReceipt::NoLog));
        assert_eq!(house.office.audit_logs(&[]).await.unwrap().second, None);

        let mut second = second(house, &folder).await.unwrap();
        let new = cleared(house, "2").await;
        // It gives positions itself where the first has not come round yet.
        second.round().await.unwrap();
        first.round().await.unwrap();
        let policy = policy(house, Log::Sm).await;
        for case in [old, new] {
            assert!(verify(&receipt(house, Log::Sm, case).await.unwrap(), &policy, None).is_proven());
        }
        let (first, second) = audits(house).await;
        assert_eq!((first.leaves, first.disagreements, second.disagreements), (second.leaves, Vec::new(), Vec::new()));
    }

    async fn tampering_is_found_in_the_log_that_it_touched(house: &House) {
        let folder = tempfile::tempdir().unwrap();
        let (mut first, mut second) = (first(house, &folder).await, second(house, &folder).await.unwrap());
        let case = cleared(house, "1").await;
        first.round().await.unwrap();
        second.round().await.unwrap();
        assert_eq!(found(house).await, (Vec::new(), Vec::new()));
        let store = &house.office.store;

        // An event stands behind both.
        tamper(store, "UPDATE events SET salt = other FROM (SELECT salt AS other FROM events WHERE position = 2) o WHERE position = 3").await.unwrap();
        let event = vec![Disagreement::Event { leaf: 2, case, sequence: 3 }];
        assert_eq!(found(house).await, (event.clone(), event.clone()));
        assert!(!verify(&receipt(house, Log::Sm, case).await.unwrap(), &policy(house, Log::Sm).await, None).is_proven());

        // A tile belongs to one.
        tamper(store, "UPDATE log_tiles SET hashes = leaf FROM (SELECT leaf FROM events WHERE position = 2) o WHERE log = 'sm'").await.unwrap();
        let (of_first, of_second) = found(house).await;
        assert_eq!(of_first, event);
        assert!(of_second.iter().any(|one| matches!(one, Disagreement::Root { from: 0, signers, .. } if signers.len() == 1)), "{of_second:?}");
        let again = self::second(house, &folder).await.unwrap().round().await;
        assert!(matches!(again, Err(EvidenceError::Root { .. } | EvidenceError::Tile(_))), "{again:?}");
        // The first log goes on all the same.
        cleared(house, "2").await;
        assert!(matches!(first.round().await.unwrap(), Round::Signed(_)));
    }

    async fn an_event_that_was_changed_is_not_sealed_a_second_time(house: &House) {
        let folder = tempfile::tempdir().unwrap();
        let mut first = first(house, &folder).await;
        cleared(house, "1").await;
        first.round().await.unwrap();
        let store = &house.office.store;
        tamper(store, "UPDATE events SET salt = other FROM (SELECT salt AS other FROM events WHERE position = 1) o WHERE position = 2").await.unwrap();
        let mut second = second(house, &folder).await.unwrap();
        assert!(matches!(second.round().await, Err(EvidenceError::Event { position: 2 })));
        tamper(store, "DELETE FROM events WHERE position = 1").await.unwrap();
        assert!(matches!(second.round().await, Err(EvidenceError::Event { position: 1 })));
        assert_eq!(house.office.checkpoint(Log::Sm).await.unwrap(), None);
    }

    async fn what_contradicts_a_log_is_held_against_that_log(house: &House) {
        let folder = tempfile::tempdir().unwrap();
        let (mut first, mut second) = (first(house, &folder).await, second(house, &folder).await.unwrap());
        cleared(house, "1").await;
        first.round().await.unwrap();
        second.round().await.unwrap();
        let heads = [Log::C2sp, Log::Sm].map(|log| async move { house.office.checkpoint(log).await.unwrap().unwrap() });
        let [one, other] = heads;
        let (one, other) = (one.await, other.await);
        let forged = second.keys().checkpoint(other.size, &[7; 32], 1_770_026_400, &[1; 32]);
        let audits = house.office.audit_logs(&[one.checkpoint, other.checkpoint, forged]).await.unwrap();
        assert_eq!(audits.first.disagreements, Vec::new());
        let found = audits.second.clone().unwrap().disagreements;
        let [Disagreement::Equivocation { size, signers, .. }] = found.as_slice() else { panic!("{found:?}") };
        assert_eq!((*size, signers.len(), signers[0].name.clone()), (other.size, 1, second_origin(ORIGIN)));
        assert!(!audits.agree());
    }

    async fn a_case_that_is_erased_stays_whole_in_it(house: &House) {
        let folder = tempfile::tempdir().unwrap();
        let (mut first, mut second) = (first(house, &folder).await, second(house, &folder).await.unwrap());
        let (gone, other) = (cleared(house, "1").await, cleared(house, "2").await);
        first.round().await.unwrap();
        second.round().await.unwrap();
        let kept = receipt(house, Log::Sm, gone).await.unwrap();
        house.set("2032-02-03T12:00:00Z");
        for officer in [1, 2] {
            let officer = caller(house, "administrator", Uuid::from_u128(officer)).await;
            house.office.forget(&officer, &gone.to_string(), "retention period over").await.unwrap();
        }
        first.round().await.unwrap();
        second.round().await.unwrap();
        let (of_first, of_second) = audits(house).await;
        assert_eq!((&of_first.disagreements, &of_second.disagreements), (&Vec::new(), &Vec::new()));
        assert!(of_second.erased > 2 && of_second.erased == of_first.erased, "{of_second:?}");
        assert!(matches!(receipt(house, Log::Sm, gone).await, Err(NoReceipt::Erased { .. })));
        let policy = policy(house, Log::Sm).await;
        for receipt in [kept, receipt(house, Log::Sm, other).await.unwrap()] {
            assert!(verify(&receipt, &policy, None).is_proven());
        }
    }

    async fn its_keys_change_and_old_receipts_still_hold(house: &House) {
        let folder = tempfile::tempdir().unwrap();
        let mut old = second(house, &folder).await.unwrap();
        let one = cleared(house, "1").await;
        old.round().await.unwrap();
        let (kept, before) = (receipt(house, Log::Sm, one).await.unwrap(), policy(house, Log::Sm).await);
        house.set("2026-02-03T09:00:00Z");
        let file = folder.path().join("key-sm");
        let hand_over = house.office.rotate_keys(Log::Sm, &file).await.unwrap();
        let mut new = second(house, &folder).await.unwrap();
        let two = cleared(house, "2").await;
        new.round().await.unwrap();
        let fresh = receipt(house, Log::Sm, two).await.unwrap();
        let followed = succession::follow(&before, &hand_over, None).unwrap();
        let published = policy(house, Log::Sm).await;
        for (receipt, policy, holds) in [
            (&kept, &before, true), (&kept, &followed, true), (&kept, &published, true),
            (&fresh, &before, false), (&fresh, &followed, true), (&fresh, &published, true),
        ] {
            let verdict = verify(receipt, policy, None);
            assert_eq!(verdict.is_proven(), holds, "{verdict:?}");
        }
        assert_eq!(audits(house).await.1.disagreements, Vec::new());
        assert_eq!(house.office.hand_overs(Log::Sm).await.unwrap(), [hand_over]);
        assert_eq!(house.office.hand_overs(Log::C2sp).await.unwrap(), Vec::<String>::new());
    }
}

#[tokio::test]
async fn each_log_has_a_key_file_of_its_own() {
    use std::os::unix::fs::PermissionsExt;
    let house = House::sqlite().await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    first(&house, &folder).await;
    let (one, other) = (folder.path().join("key"), folder.path().join("key-sm"));
    // The file of the first log is none of the second.
    let wrong = Sealer::open(house.office.clone(), Log::Sm, &second_origin(ORIGIN), &one).await.map(drop);
    assert!(matches!(wrong, Err(EvidenceError::BadKeyFile(_))));
    assert!(!house.office.keeps(Log::Sm).await.unwrap());
    second(&house, &folder).await.unwrap();
    assert_eq!(std::fs::metadata(&other).unwrap().permissions().mode() & 0o777, 0o600);
    let text: secrecy::SecretString = std::fs::read_to_string(&other).unwrap().into();
    assert_eq!(Keys::of_file(Algorithm::Sm3, &text).unwrap().origin(), second_origin(ORIGIN));
    // Nothing of it is in the database.
    let said = house.office.store.log_keys(house.office.administration, Log::Sm).await.unwrap();
    let secret = secrecy::ExposeSecret::expose_secret(&text).lines().last().unwrap().to_owned();
    assert!(said.iter().all(|keys| !keys.statement.contains(secret.trim_start_matches("seed "))));
    // Without its file a node does not sign.
    std::fs::remove_file(&other).unwrap();
    assert!(matches!(second(&house, &folder).await.map(drop), Err(EvidenceError::KeyFile { .. })));
}

#[tokio::test]
async fn tiles_of_the_second_log_have_the_same_paths() {
    let house = House::sqlite().await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    cleared(&house, "1").await;
    first(&house, &folder).await.round().await.unwrap();
    second(&house, &folder).await.unwrap().round().await.unwrap();
    let size = house.office.checkpoint(Log::Sm).await.unwrap().unwrap().size;
    let path = format!("tile/0/000.p/{size}");
    let (one, other) = (house.office.tile(Log::C2sp, &path).await.unwrap(), house.office.tile(Log::Sm, &path).await.unwrap());
    assert_eq!((one.as_ref().map(Vec::len), other.as_ref().map(Vec::len)), (Some(32 * size as usize), Some(32 * size as usize)));
    assert_ne!(one, other);
}
