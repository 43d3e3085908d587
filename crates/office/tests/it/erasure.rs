//! When a case may be forgotten, by whom, and what stays: the log whole, receipts from before, an audit that says so.

use office::evidence::audit::Disagreement;
use office::evidence::{NoReceipt, Sealer};
use office::{Caller, Denial, Forgetting, OfficeError};
use store::testing::tamper;
use store::{Log, VAULT_KEY_BYTES, Vault};
use uuid::Uuid;
use verifier::verify;

use crate::payments::caller;
use crate::setting::{House, on_both_engines, sample};

fn denied<T: std::fmt::Debug>(result: Result<T, OfficeError>) -> &'static str {
    match result {
        Err(OfficeError::Denied(Denial::Invalid { reason, .. })) => reason,
        Err(OfficeError::Denied(Denial::SecondPerson)) => "second_person",
        Err(OfficeError::Denied(Denial::NotFound)) => "not_found",
        other => panic!("{other:?}"),
    }
}

async fn two(house: &House) -> [Caller; 2] {
    [caller(house, "administrator", Uuid::from_u128(1)).await, caller(house, "administrator", Uuid::from_u128(2)).await]
}

on_both_engines! {
    async fn a_case_is_forgotten_by_two_people_when_the_law_allows_it(house: &House) {
        let mut house_with_vault = house.office.clone();
        house_with_vault.store = house.office.store.clone().with_vault(Vault::new(&[7; VAULT_KEY_BYTES]).unwrap());
        let office = house_with_vault;
        let folder = tempfile::tempdir().unwrap();
        let mut sealer = Sealer::open(office.clone(), Log::C2sp, "customs.example/log", &folder.path().join("key")).await.unwrap();
        let submit = async |name: &str| {
            let body = sample(name).into_bytes().into();
            let new = office::Submission { client: house.trader, key: None, content_type: "application/xml".to_owned(), body };
            let answer: serde_json::Value = serde_json::from_slice(&office.submit(new).await.unwrap().body).unwrap();
            answer["case"].as_str().unwrap().parse::<Uuid>().unwrap()
        };
        let (case, held, other) = (submit("import-beef.xml").await, submit("import-wine.xml").await, submit("import-ddp.xml").await);
        sealer.round().await.unwrap();
        let actor = house.actor();
        let receipt = office.receipt(Log::C2sp, &actor, case, true).await.unwrap().unwrap();
        let [one, two] = two(house).await;
        let why = "retention period over";
        let forget = async |who: &Caller, case: Uuid, why: &str| office.forget(who, &case.to_string(), why).await;

        assert_eq!(denied(forget(&one, case, why).await), "retention");
        assert_eq!(denied(forget(&one, held, why).await), "open");
        assert_eq!(denied(forget(&one, Uuid::from_u128(5), why).await), "not_found");
        assert_eq!(denied(forget(&one, case, " ").await), "empty");
        house.set("2032-02-01T12:00:00Z");
        assert_eq!(denied(forget(&one, case, why).await), "retention");
        house.set("2032-02-03T12:00:00Z");
        assert_eq!(forget(&one, case, why).await.unwrap(), Forgetting::Proposed);
        assert_eq!(denied(forget(&one, case, why).await), "second_person");
        assert_eq!(denied(forget(&two, case, "another reason").await), "other_than_proposed");
        let waiting = office.erasures().await.unwrap().waiting;
        assert_eq!(waiting.iter().map(|one| (one.case, one.proposer, one.reason.as_str())).collect::<Vec<_>>(), [(case, one.id, why)]);
        // It can be taken back, and the case be named by its movement reference number.
        office.keep_after_all(&two, case).await.unwrap();
        assert_eq!(denied(office.keep_after_all(&two, case).await), "not_found");
        assert_eq!(office.erasures().await.unwrap().waiting, []);
        let mrn = office.store.case(&actor, case).await.unwrap().unwrap().row.mrn.unwrap();
        assert_eq!(office.forget(&one, &mrn, why).await.unwrap(), Forgetting::Proposed);
        assert_eq!(office.forget(&two, &mrn, why).await.unwrap(), Forgetting::Erased);
        let erasures = office.erasures().await.unwrap();
        assert_eq!((erasures.waiting.len(), erasures.done.len()), (0, 1));
        assert_eq!((erasures.done[0].case, erasures.done[0].reason.as_str()), (case, why));
        assert_eq!(erasures.done[0].mrn.as_ref(), Some(&mrn), "people know cases by their number");
        assert_eq!(denied(forget(&one, case, why).await), "erased");

        // Nothing tells of it but the row; the log is whole, and says so; the receipt from before still holds.
        sealer.round().await.unwrap();
        assert!(office.declaration(&actor, case).await.unwrap().is_none());
        assert!(matches!(office.receipt(Log::C2sp, &actor, case, true).await.unwrap(), Err(NoReceipt::Erased { .. })));
        assert_eq!(office.case(&actor, case).await.unwrap().unwrap().events, Vec::<serde_json::Value>::new());
        let audit = office.audit_logs(&[]).await.unwrap().first;
        assert_eq!((audit.disagreements.as_slice(), audit.erasures.len()), (&[][..], 1));
        assert_eq!((audit.erasures[0].case, audit.erasures[0].reason.as_str()), (case, why));
        assert!(audit.erased > 2);
        assert!(verify(&receipt, &office.trusted(Log::C2sp).await.unwrap(), None).is_proven());
        assert!(office.declaration(&actor, other).await.unwrap().is_some());

        // A second log that begins only now seals what is left of the case: its leaves in the first.
        let mut second = Sealer::open(office.clone(), Log::Sm, "customs.example/log/sm", &folder.path().join("key-sm")).await.unwrap();
        second.round().await.unwrap();
        let audit = office.audit_logs(&[]).await.unwrap();
        let late = audit.second.clone().unwrap();
        assert!(audit.agree(), "{audit:?}");
        assert_eq!((late.leaves, late.erased), (audit.first.leaves, audit.first.erased));
        let kept = office.receipt(Log::Sm, &actor, other, true).await.unwrap().unwrap();
        assert!(verify(&kept, &office.trusted(Log::Sm).await.unwrap(), None).is_proven());

        // Somebody who empties events without the event that says so is found.
        tamper(&office.store, "UPDATE events SET bytes = (SELECT e.bytes FROM events e WHERE length(e.bytes) = 0 LIMIT 1) WHERE kind = 'case.accepted.v1'").await.unwrap();
        let found = office.audit_logs(&[]).await.unwrap().first.disagreements;
        assert!(found.iter().any(|one| matches!(one, Disagreement::Event { case, .. } if *case == other)), "{found:?}");
    }
}
