//! From a commit to a receipt that holds offline, with one log over many nodes; and what an auditor finds after an
//! intruder.

use disclosure::Expectation;
use ledger::Operation;
use office::evidence::audit::Disagreement;
use office::evidence::{BandWish, EvidenceError, NoBand, NoDisclosure, NoReceipt, Round, Sealer, Wish};
use store::Log;
use store::testing::tamper;
use uuid::Uuid;
use verifier::hash::Algorithm;
use verifier::verdict::{Proven, Unproven};
use verifier::{Policy, Verdict, succession, verify};

use crate::payments::caller;
use crate::setting::{House, additional, on_both_engines, price, sample};

const ORIGIN: &str = "customs.example/log";

async fn sealer(house: &House, folder: &tempfile::TempDir) -> Result<Sealer, EvidenceError> {
    Sealer::open(house.office.clone(), Log::C2sp, ORIGIN, &folder.path().join("evidence.key")).await
}

fn case(answer: &serde_json::Value) -> Uuid {
    answer["case"].as_str().unwrap().parse().unwrap()
}

async fn verdict(house: &House, case: Uuid) -> Verdict {
    let receipt = house.office.receipt(Log::C2sp, &house.actor(), case, true).await.unwrap().unwrap();
    verify(&receipt, &Policy::read(&house.office.policy(Log::C2sp).await.unwrap()).unwrap(), None)
}

async fn found(house: &House) -> Vec<Disagreement> {
    house.office.audit_logs(&[]).await.unwrap().first.disagreements
}

on_both_engines! {
    async fn what_was_released_is_proven_a_moment_later(house: &House) {
        let folder = tempfile::tempdir().unwrap();
        let mut sealer = sealer(house, &folder).await.unwrap();
        let answer = house.submit(&sample("import-beef.xml")).await;
        let receipt = async |with| house.office.receipt(Log::C2sp, &house.actor(), case(&answer), with).await.unwrap();
        assert_eq!(receipt(true).await, Err(NoReceipt::NotSealed));
        assert!(matches!(sealer.round().await.unwrap(), Round::Signed(3..)));
        assert_eq!(sealer.round().await.unwrap(), Round::Idle);

        let verdict = verdict(house, case(&answer)).await;
        assert!(verdict.is_proven(), "{verdict:?}");
        let Proven::Release { mrn, is_provisional, .. } = &verdict.proven[0] else { panic!("{verdict:?}") };
        assert_eq!((mrn.as_str(), *is_provisional), (answer["mrn"].as_str().unwrap(), false));
        let goods = verdict.proven.iter().find_map(|proven| if let Proven::Goods { items } = proven { Some(items) } else { None });
        assert!(goods.unwrap().iter().all(|item| item.code.is_some() && item.description.is_some()), "{goods:?}");
        assert_eq!(verdict.unproven, [Unproven::Later, Unproven::SameLogForAll]);

        let short = receipt(false).await.unwrap();
        assert!(short.len() < receipt(true).await.unwrap().len());
        // Another firm learns nothing, not even that there is such a case.
        let stranger = store::Actor { client: Uuid::from_u128(0x99), ..house.actor() };
        assert_eq!(house.office.receipt(Log::C2sp, &stranger, case(&answer), true).await.unwrap(), Err(NoReceipt::NoCase));
        let held = house.submit(&sample("import-wine.xml")).await;
        sealer.round().await.unwrap();
        assert_eq!(house.office.receipt(Log::C2sp, &house.actor(), case(&held), true).await.unwrap(), Err(NoReceipt::NotReleased));
    }

    async fn a_receipt_is_of_the_decision_in_force(house: &House) {
        let folder = tempfile::tempdir().unwrap();
        let mut sealer = sealer(house, &folder).await.unwrap();
        let lodged = house.submit(&sample("import-prelodged.xml")).await;
        let mrn = lodged["mrn"].as_str().unwrap();
        house.submit(&price(mrn, 1, "2000.00")).await;
        sealer.round().await.unwrap();
        assert_eq!(house.office.receipt(Log::C2sp, &house.actor(), case(&lodged), true).await.unwrap(), Err(NoReceipt::NotReleased));
        let arrived = house.submit(&additional("GPR", mrn, "")).await;
        assert_eq!(arrived["outcome"], "cleared", "{arrived}");
        sealer.round().await.unwrap();
        let verdict = verdict(house, case(&lodged)).await;
        assert!(verdict.is_proven(), "{verdict:?}");
        assert!(verdict.proven.iter().any(|proven| matches!(proven, Proven::Goods { .. })), "{verdict:?}");
        let payable = verdict.proven.iter().find_map(|proven| if let Proven::Debt { payable, .. } = proven { Some(payable) } else { None });
        assert_eq!(payable, Some(&house.row(&lodged).await.payable.unwrap()));
    }

    async fn what_a_consortium_agreed_on_stands_in_receipts(house: &House) {
        let folder = tempfile::tempdir().unwrap();
        let mut sealer = sealer(house, &folder).await.unwrap();
        assert_eq!(house.office.growth(0).await.unwrap(), None);
        let answer = house.submit(&sample("import-beef.xml")).await;
        sealer.round().await.unwrap();
        let agreement = async || {
            let receipt = house.office.receipt(Log::C2sp, &house.actor(), case(&answer), true).await.unwrap().unwrap();
            let read = verifier::Receipt::read(&receipt).unwrap();
            (read.agreement, read.checkpoint, receipt)
        };
        assert_eq!(agreement().await.0, None);
        let first = house.office.growth(0).await.unwrap().unwrap();
        let Operation::Checkpoint { old: 0, proof, note } = Operation::read(&first.operation).unwrap() else { panic!("{first:?}") };
        assert!(proof.is_empty());
        let size = first.size();
        house.office.keep_agreement(first, "agreed".to_owned()).await.unwrap();
        assert_eq!(house.office.growth(size).await.unwrap(), None);

        // The log grows; the receipt stays under what was agreed on, and holds.
        house.submit(&sample("import-wine.xml")).await;
        sealer.round().await.unwrap();
        let (agreed, checkpoint, receipt) = agreement().await;
        assert_eq!((agreed.as_deref(), &checkpoint), (Some("agreed"), &note));
        assert!(verify(&receipt, &Policy::read(&house.office.policy(Log::C2sp).await.unwrap()).unwrap(), None).is_proven());
        let next = house.office.growth(size).await.unwrap().unwrap();
        let Operation::Checkpoint { old, proof, note: grown } = Operation::read(&next.operation).unwrap() else { panic!("{next:?}") };
        let [before, after] = [&note, &grown].map(|note| {
            let note = verifier::note::Note::read(note).unwrap();
            let checkpoint = verifier::checkpoint::Checkpoint::read(note.text).unwrap();
            (checkpoint.size, checkpoint.root)
        });
        assert_eq!((old, before.0, after.0), (size, size, next.size()));
        assert_eq!(verifier::proof::consistency(Algorithm::Sha256, before.0, after.0, &proof, &before.1, &after.1), Ok(()));
    }

    async fn a_case_shows_a_bank_what_a_bank_needs(house: &House) {
        let folder = tempfile::tempdir().unwrap();
        let mut sealer = sealer(house, &folder).await.unwrap();
        let mut office = house.office.clone();
        let case = case(&house.submit(&sample("import-beef.xml")).await);
        let wish = Wish { purpose: Some("bank".to_owned()), audience: Some("bank.example".to_owned()), nonce: Some("n1".to_owned()), ..Wish::default() };
        let actor = house.actor();
        assert_eq!(office.disclose(&actor, case, &wish).await.unwrap(), Err(NoDisclosure::NoKeys));
        office.issuer = Some(sealer.keys());
        assert_eq!(office.disclose(&actor, case, &wish).await.unwrap(), Err(NoDisclosure::NotSealed));
        sealer.round().await.unwrap();
        let stranger = store::Actor { client: Uuid::from_u128(0x99), ..actor };
        assert_eq!(office.disclose(&stranger, case, &wish).await.unwrap(), Err(NoDisclosure::NoCase));

        let shown = office.disclose(&actor, case, &wish).await.unwrap().unwrap();
        let receipt = office.receipt(Log::C2sp, &actor, case, false).await.unwrap().unwrap();
        let policy = Policy::read(&office.policy(Log::C2sp).await.unwrap()).unwrap();
        let now = u64::try_from(office.environment.now().as_second()).unwrap();
        let expected = Expectation { audience: Some("bank.example"), nonce: Some("n1"), now: Some(now), receipt: Some(&receipt) };
        let verdict = disclosure::verify(&shown.file, &policy, &expected).unwrap();
        let of = |path: &str| verdict.fields.iter().find(|field| field.path == path).map(|field| field.value.clone());
        assert!(of("/decision/mrn").is_some() && of("/decision/values/0/customs_value").is_some(), "{:?}", verdict.fields);
        assert!(verdict.fields.iter().all(|field| !field.path.starts_with("/declaration/declarant")));
        // The receipt is of the same decision, and proves that it stands in the log.
        assert!(!verdict.unproven.iter().any(|one| matches!(one, disclosure::Unproven::Logged | disclosure::Unproven::SameDecision)));
        let another = self::case(&house.submit(&sample("import-ddp.xml")).await);
        sealer.round().await.unwrap();
        if let Ok(receipt) = office.receipt(Log::C2sp, &actor, another, true).await.unwrap() {
            let verdict = disclosure::verify(&shown.file, &policy, &Expectation { receipt: Some(&receipt), ..expected }).unwrap();
            assert!(verdict.unproven.contains(&disclosure::Unproven::SameDecision));
        }

        // What cannot be fulfilled is named; and what is chosen freely must be there.
        let refused = async |wish: Wish| office.disclose(&actor, case, &wish).await.unwrap().unwrap_err();
        let named = |name: &'static str, value: &str| NoDisclosure::Wish { name, value: value.to_owned() };
        let bare = Wish::default();
        assert_eq!(refused(Wish { purpose: Some("gossip".into()), ..bare.clone() }).await, named("purpose", "gossip"));
        assert_eq!(refused(Wish { fields: vec!["/decision/lane".into()], ..bare.clone() }).await, named("fields", "/decision/lane"));
        assert_eq!(refused(Wish { days: Some(4000), ..bare.clone() }).await, named("days", "4000"));
        assert_eq!(refused(Wish { holder: Some("me".into()), ..bare.clone() }).await, named("holder", "me"));
        assert_eq!(refused(Wish { audience: Some(String::new()), ..bare.clone() }).await, named("audience", ""));
        // Everything, for the holder to choose from.
        let whole = office.disclose(&actor, case, &bare).await.unwrap().unwrap();
        let all = disclosure::verify(&whole.file, &policy, &Expectation::default()).unwrap();
        assert!(all.fields.len() > verdict.fields.len());
        let of = |path: &str| all.fields.iter().any(|field| field.path == path);
        assert!(of("/decision/taxes/0/rate") && of("/declaration/typeCode") && !of("/decision/route"));
    }

    async fn a_value_is_proven_to_lie_in_a_band_without_being_told(house: &House) {
        let folder = tempfile::tempdir().unwrap();
        let mut sealer = sealer(house, &folder).await.unwrap();
        let (office, actor) = (&house.office, house.actor());
        let case = case(&house.submit(&sample("import-beef.xml")).await);
        let wish = |from: &str, to: &str| BandWish { of: "customs_value".into(), from: from.into(), to: to.into(), audience: None };
        let prove = async |from: &str, to: &str| office.prove_band(&actor, case, &wish(from, to)).await.unwrap();
        assert_eq!(prove("0.00", "1.00").await, Err(NoBand::NotSealed));
        sealer.round().await.unwrap();
        let record = office.store.decision(&actor, case).await.unwrap().unwrap();
        let record: serde_json::Value = serde_json::from_slice(&record.bytes).unwrap();
        let values = record["decision"]["assessment"]["values"].as_array().unwrap();
        let whole = |value: &serde_json::Value| value["customs_value"]["amount"].as_str().unwrap().split('.').next().unwrap().parse::<u64>().unwrap();
        let value: u64 = values.iter().map(whole).sum();
        let (low, high) = (format!("{}.00", value / 2), format!("{}.00", value * 2));

        let band = prove(&low, &high).await.unwrap();
        let receipt = office.bare_receipt(Log::C2sp, &actor, case).await.unwrap().unwrap();
        let policy = office.trusted(Log::C2sp).await.unwrap();
        let verdict = bands::verify(&band.write(), &receipt, &policy, &bands::Expectation::default()).unwrap();
        assert_eq!((verdict.from.as_str(), verdict.to.as_str(), verdict.currency.as_str()), (low.as_str(), high.as_str(), "GBP"));
        // Nothing that the reader gets tells the value, or the secret that would let it be tried.
        let secret = record["secret"].as_str().unwrap();
        let opened = verifier::Receipt::read(&receipt).unwrap();
        assert_eq!((opened.record, opened.declaration), (None, None));
        for event in &opened.events {
            assert!(!event.bytes.contains(secret));
        }
        assert!(!band.write().contains(secret));

        assert_eq!(prove(&high, &low).await, Err(NoBand::NotProven(bands::NotProven::Inverted)));
        assert_eq!(prove(&high, "99999999.00").await, Err(NoBand::NotProven(bands::NotProven::Outside)));
        assert_eq!(prove("1", "2.00").await, Err(NoBand::Wish { name: "from" }));
        let weight = BandWish { of: "weight".into(), ..wish(&low, &high) };
        assert_eq!(office.prove_band(&actor, case, &weight).await.unwrap(), Err(NoBand::NotCommitted("weight".into())));
        let stranger = store::Actor { client: Uuid::from_u128(0x99), ..actor };
        assert_eq!(office.prove_band(&stranger, case, &wish(&low, &high)).await.unwrap(), Err(NoBand::NoCase));
        // A proof of one case is none of another.
        let other = self::case(&house.submit(&sample("import-ddp.xml")).await);
        sealer.round().await.unwrap();
        if let Ok(receipt) = office.bare_receipt(Log::C2sp, &actor, other).await.unwrap() {
            let refused = bands::verify(&band.write(), &receipt, &policy, &bands::Expectation::default());
            assert!(matches!(refused, Err(bands::Refusal::OtherEvent { .. })), "{refused:?}");
        }
    }

    async fn a_band_is_of_the_decision_in_force(house: &House) {
        let folder = tempfile::tempdir().unwrap();
        let mut sealer = sealer(house, &folder).await.unwrap();
        let (office, actor) = (&house.office, house.actor());
        let lodged = house.submit(&sample("import-prelodged.xml")).await;
        let mrn = lodged["mrn"].as_str().unwrap();
        sealer.round().await.unwrap();
        let wish = BandWish { of: "customs_value".into(), from: "0.00".into(), to: "9999999.00".into(), audience: Some("bank".into()) };
        let before = office.prove_band(&actor, case(&lodged), &wish).await.unwrap().unwrap();
        house.submit(&price(mrn, 1, "2000.00")).await;
        house.submit(&additional("GPR", mrn, "")).await;
        sealer.round().await.unwrap();
        let after = office.prove_band(&actor, case(&lodged), &wish).await.unwrap().unwrap();
        assert_ne!(before.commitment, after.commitment);
        let (receipt, policy) = (office.bare_receipt(Log::C2sp, &actor, case(&lodged)).await.unwrap().unwrap(), office.trusted(Log::C2sp).await.unwrap());
        let judged = |band: &bands::Band| bands::verify(&band.write(), &receipt, &policy, &bands::Expectation { audience: Some("bank"), now: None });
        assert!(judged(&after).is_ok());
        assert!(matches!(judged(&before), Err(bands::Refusal::OtherEvent { .. })));
    }

    async fn many_nodes_keep_one_log(house: &House) {
        let folder = tempfile::tempdir().unwrap();
        let mut nodes = [sealer(house, &folder).await.unwrap(), sealer(house, &folder).await.unwrap(), sealer(house, &folder).await.unwrap()];
        for round in 0..6 {
            for n in 0..3 {
                let body = sample("import-beef.xml").replace("<FunctionalReferenceID>", &format!("<FunctionalReferenceID>{round}{n}"));
                house.submit(&body).await;
            }
            let [one, two, three] = &mut nodes;
            let rounds = tokio::join!(one.round(), two.round(), three.round());
            let rounds = [rounds.0.unwrap(), rounds.1.unwrap(), rounds.2.unwrap()];
            let signed = rounds.iter().filter(|round| matches!(round, Round::Signed(_))).count();
            assert!(signed >= 1, "{rounds:?}");
        }
        // Whoever was overtaken opens the tree again and goes on.
        for node in &mut nodes {
            node.round().await.unwrap();
        }
        let audit = house.office.audit_logs(&[]).await.unwrap().first;
        assert_eq!(audit.disagreements, Vec::new());
        assert!(audit.leaves >= 18 && !audit.waiting, "{audit:?}");
    }

    async fn keys_change_and_old_receipts_still_hold(house: &House) {
        let folder = tempfile::tempdir().unwrap();
        let mut old = sealer(house, &folder).await.unwrap();
        let first = house.submit(&sample("import-beef.xml")).await;
        old.round().await.unwrap();
        let kept = house.office.receipt(Log::C2sp, &house.actor(), case(&first), true).await.unwrap().unwrap();
        let before = Policy::read(&house.office.policy(Log::C2sp).await.unwrap()).unwrap();

        house.set("2026-02-03T09:00:00Z");
        let file = folder.path().join("evidence.key");
        let hand_over = house.office.rotate_keys(Log::C2sp, &file).await.unwrap();
        assert!(matches!(sealer(house, &folder).await.map(drop), Ok(())));
        let mut new = sealer(house, &folder).await.unwrap();
        let second = house.submit(&sample("import-ddp.xml")).await;
        new.round().await.unwrap();
        let fresh = house.office.receipt(Log::C2sp, &house.actor(), case(&second), true).await.unwrap().unwrap();
        let followed = succession::follow(&before, &hand_over, None).unwrap();
        let published = Policy::read(&house.office.policy(Log::C2sp).await.unwrap()).unwrap();
        for (receipt, policy, holds) in [
            (&kept, &before, true), (&kept, &followed, true), (&kept, &published, true),
            (&fresh, &before, false), (&fresh, &followed, true), (&fresh, &published, true),
        ] {
            let verdict = verify(receipt, policy, None);
            assert_eq!(verdict.is_proven(), holds, "{verdict:?}");
        }
        assert_eq!(found(house).await, Vec::new());
        // A node that was not given the new file does not sign.
        std::fs::remove_file(&file).unwrap();
        assert!(matches!(sealer(house, &folder).await.map(drop), Err(EvidenceError::KeyFile { .. })));
    }

    async fn an_intruder_is_found_at_the_first_leaf(house: &House) {
        let folder = tempfile::tempdir().unwrap();
        let mut sealer = sealer(house, &folder).await.unwrap();
        let answer = house.submit(&sample("import-beef.xml")).await;
        sealer.round().await.unwrap();
        house.set("2026-02-02T11:00:00Z");
        house.submit(&sample("import-ddp.xml")).await;
        sealer.round().await.unwrap();
        assert_eq!(found(house).await, Vec::new());
        let store = &house.office.store;
        let case = case(&answer);

        // Each change is undone after it was found.
        assert_eq!(tamper(store, "UPDATE events SET sequence = 1000 + sequence, kind = 'x' WHERE position = 2").await.unwrap(), 1);
        assert_eq!(found(house).await, Vec::new(), "what is beside the sealed bytes is derived from them");
        tamper(store, "UPDATE events SET sequence = sequence - 1000 WHERE position = 2").await.unwrap();

        tamper(store, "UPDATE events SET salt = actor_salt FROM (SELECT salt AS actor_salt FROM events WHERE position = 2) o WHERE position = 3").await.unwrap();
        assert_eq!(found(house).await, [Disagreement::Event { leaf: 2, case, sequence: 3 }]);
        assert!(!verdict(house, case).await.is_proven());

        tamper(store, "UPDATE decisions SET bytes = salt FROM (SELECT salt FROM events WHERE position = 1) o").await.unwrap();
        assert_eq!(found(house).await[..2], [Disagreement::Record { leaf: 0, case, sequence: 1 }, Disagreement::Event { leaf: 2, case, sequence: 3 }]);

        tamper(store, "UPDATE originals SET bytes = salt FROM (SELECT salt FROM events WHERE position = 1) o").await.unwrap();
        tamper(store, "DELETE FROM events WHERE position = 4").await.unwrap();
        let gone = found(house).await;
        assert!(gone.contains(&Disagreement::Gone { leaf: 3 }), "{gone:?}");

        tamper(store, "UPDATE log_tiles SET hashes = leaf FROM (SELECT leaf FROM events WHERE position = 2) o").await.unwrap();
        let all = found(house).await;
        assert!(matches!(all.first(), Some(Disagreement::Event { leaf: 0, .. } | Disagreement::Root { from: 0, .. })), "{all:?}");
        assert!(all.iter().any(|one| matches!(one, Disagreement::Root { from: 0, signers, .. } if signers.len() == 2)), "{all:?}");
        // The log no longer has the root that was signed: nothing more is signed over it.
        let again = Sealer::open(house.office.clone(), Log::C2sp, ORIGIN, &folder.path().join("evidence.key")).await.unwrap().round().await;
        assert!(matches!(again, Err(EvidenceError::Root { .. } | EvidenceError::Tile(_))), "{again:?}");
    }

    async fn two_checkpoints_that_contradict_name_their_signers(house: &House) {
        let folder = tempfile::tempdir().unwrap();
        let mut sealer = sealer(house, &folder).await.unwrap();
        house.submit(&sample("import-beef.xml")).await;
        sealer.round().await.unwrap();
        let head = house.office.checkpoint(Log::C2sp).await.unwrap().unwrap();
        // The operator shows somebody a log in which another event stands.
        let text: secrecy::SecretString = std::fs::read_to_string(folder.path().join("evidence.key")).unwrap().into();
        let keys = evidence::Keys::of_file(Algorithm::Sha256, &text).unwrap();
        let other = keys.checkpoint(head.size, &[7; 32], 1_770_026_400, &[1; 32]);
        let audit = house.office.audit_logs(&[head.checkpoint.clone(), other]).await.unwrap().first;
        let [Disagreement::Equivocation { size, signers, .. }] = audit.disagreements.as_slice() else { panic!("{audit:?}") };
        assert_eq!(*size, head.size);
        assert_eq!(signers.iter().map(|signer| signer.name.as_str()).collect::<Vec<_>>(), [ORIGIN, ORIGIN]);
        let nonsense = house.office.audit_logs(&["nothing".to_owned()]).await.unwrap().first;
        assert_eq!(nonsense.disagreements, [Disagreement::Unsigned { size: 0 }]);
    }

    async fn the_register_of_authorisations_is_in_the_log(house: &House) {
        let folder = tempfile::tempdir().unwrap();
        let mut sealer = sealer(house, &folder).await.unwrap();
        let (office, store) = (&house.office, &house.office.store);
        let (first, second) = (caller(house, "supervisor", Uuid::from_u128(1)).await, caller(house, "supervisor", Uuid::from_u128(2)).await);
        let says = serde_json::json!({ "kind": "DPO", "holder": "GB1", "name": "Tea", "number": "GBDPO1", "valid_from": "2026-01-01" });
        let id = office.propose_authorisation(&first, serde_json::from_value(says).unwrap()).await.unwrap();
        assert!(office.confirm_authorisation(&first, id).await.is_err(), "an act that is refused leaves no event");
        office.confirm_authorisation(&second, id).await.unwrap();
        office.end_authorisation(&first, id, "over").await.unwrap();
        assert!(matches!(sealer.round().await.unwrap(), Round::Signed(3)));
        assert_eq!(found(house).await, Vec::new());
        let said: Vec<serde_json::Value> = store.sealed_events(office.administration, 0, 9).await.unwrap().iter().map(|event| serde_json::from_slice(&event.bytes).unwrap()).collect();
        let kinds: Vec<&str> = said.iter().map(|event| event["kind"].as_str().unwrap()).collect();
        assert_eq!(kinds, ["authorisation.proposed.v1", "authorisation.confirmed.v1", "authorisation.withdrawn.v1"]);
        assert_eq!((said[1]["by"].as_str(), said[1]["subject"].as_str()), (Some(&*second.id.to_string()), Some(&*id.to_string())));

        // Another day of its end, another holder.
        let wrong = |leaf: u64| Disagreement::Directive { leaf, directive: id, sequence: leaf as u32 + 1 };
        tamper(store, "UPDATE authorisations SET ended_from = '2030-01-01'").await.unwrap();
        assert_eq!(found(house).await, [wrong(2)]);
        tamper(store, "UPDATE authorisations SET holder = 'GB2'").await.unwrap();
        assert_eq!(found(house).await, [wrong(0), wrong(1), wrong(2)]);
    }

    async fn what_is_laid_down_for_the_house_is_in_the_log(house: &House) {
        let folder = tempfile::tempdir().unwrap();
        let mut sealer = sealer(house, &folder).await.unwrap();
        let (office, store) = (&house.office, &house.office.store);
        let (first, second) = (caller(house, "analyst", Uuid::from_u128(1)).await, caller(house, "analyst", Uuid::from_u128(2)).await);
        // Somebody is watched for: proposed by one, confirmed by another, withdrawn.
        let draft = serde_json::json!({ "watched": "organisation", "value": "RIVER TRADING", "reason": { "en": "why" }, "valid_to": "2026-06-30" });
        let watch = office.propose_watch(&first, serde_json::from_value(draft).unwrap()).await.unwrap();
        assert!(office.confirm_watch(&first, watch).await.is_err(), "an act that is refused leaves no event");
        office.confirm_watch(&second, watch).await.unwrap();
        office.withdraw_watch(&first, watch).await.unwrap();
        // An edition is to count from a day.
        office.keep_first_edition(None).await.unwrap();
        let edition = office.law_view(&first).await.unwrap().in_force;
        let counts_from = jiff::civil::date(2026, 7, 1);
        let new = office::law::NewActivation { edition: edition.clone(), counts_from, reason: "summer".to_owned() };
        let activation = office.propose_activation(&first, &new).await.unwrap().id;
        office.confirm_activation(&second, activation).await.unwrap();
        assert!(matches!(sealer.round().await.unwrap(), Round::Signed(5)));
        assert_eq!(found(house).await, Vec::new());
        let said: Vec<serde_json::Value> = store.sealed_events(office.administration, 0, 9).await.unwrap().iter().map(|event| serde_json::from_slice(&event.bytes).unwrap()).collect();
        let kinds: Vec<&str> = said.iter().map(|event| event["kind"].as_str().unwrap()).collect();
        assert_eq!(kinds, ["watch.proposed.v1", "watch.confirmed.v1", "watch.withdrawn.v1", "edition.proposed.v1", "edition.confirmed.v1"]);
        assert_eq!((said[1]["by"].as_str(), said[1]["subject"].as_str()), (Some(&*second.id.to_string()), Some(&*watch.to_string())));
        assert_eq!((said[4]["edition"].as_str(), said[4]["counts_from"].as_str()), (Some(&*edition), Some("2026-07-01")));

        // Another name in the list, and another law under the same hash.
        tamper(store, "UPDATE directives SET body = hash").await.unwrap();
        let watched = (0..3).map(|leaf| Disagreement::Directive { leaf, directive: watch, sequence: leaf as u32 + 1 });
        assert_eq!(found(house).await, watched.clone().collect::<Vec<_>>());
        tamper(store, "UPDATE editions SET bytes = hash").await.unwrap();
        let laws = (3..5).map(|leaf| Disagreement::Edition { leaf, activation, sequence: leaf as u32 - 2 });
        assert_eq!(found(house).await, watched.chain(laws).collect::<Vec<_>>());
    }
}

#[tokio::test]
async fn a_key_file_that_others_can_read_is_refused_and_tiles_have_paths() {
    use std::os::unix::fs::PermissionsExt;
    let house = House::sqlite().await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    sealer(&house, &folder).await.unwrap();
    let file = folder.path().join("evidence.key");
    assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    std::fs::set_permissions(&file, PermissionsExt::from_mode(0o640)).unwrap();
    assert!(matches!(sealer(&house, &folder).await.map(drop), Err(EvidenceError::OpenKeyFile { .. })));
    std::fs::set_permissions(&file, PermissionsExt::from_mode(0o600)).unwrap();

    house.submit(&sample("import-beef.xml")).await;
    sealer(&house, &folder).await.unwrap().round().await.unwrap();
    let size = house.office.checkpoint(Log::C2sp).await.unwrap().unwrap().size;
    let path = format!("tile/0/000.p/{size}");
    assert_eq!(house.office.tile(Log::C2sp, &path).await.unwrap().map(|bytes| bytes.len() as u64), Some(32 * size));
    for path in ["tile/0/000", "tile/0/001.p/1", "tile/1/000.p/1", "tile/entries/000", "../evidence.key"] {
        assert_eq!(house.office.tile(Log::C2sp, path).await.unwrap(), None, "{path}");
    }
}
