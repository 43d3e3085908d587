//! A commit is made whole, refused with a reason, or repeated with its answer.

use store::{Answer, Commit, CommitError, NewIdempotency, NewUnique, NumberRequest, Order, leaf_hash};
use uuid::Uuid;

use crate::setting::{HOUR, NOW, administration, event, full, id, message, officer, on_both_engines, owner, plain, trader};

fn write_mrn(commit: &mut Commit, serial: u64, context: &str) -> Result<(), String> {
    if context == "refuse" {
        return Err("used up".to_owned());
    }
    assert!(context != "panic", "as the test wants");
    let mrn = format!("{context}{serial:06}");
    commit.events[0].bytes = mrn.clone().into_bytes();
    commit.row.mrn = Some(mrn.clone());
    if let Some(kept) = &mut commit.idempotency {
        kept.answer = mrn.into_bytes();
    }
    Ok(())
}

fn number(context: &str) -> Option<NumberRequest> {
    Some(NumberRequest { sequence: "mrn".to_owned(), context: context.to_owned(), write: write_mrn })
}

on_both_engines! {
    async fn a_commit_is_read_back_whole(database: &Database) {
        let store = database.open().await;
        let command = full(id());
        let committed = store.commit(command.clone()).await.unwrap();
        assert_eq!((committed.version, committed.first_sequence), (2, 1));
        assert_eq!(committed.answer, Some(Answer { status: 202, bytes: b"answer".to_vec() }));

        let case = store.case(&officer(), command.case_id).await.unwrap().unwrap();
        assert_eq!((case.version, case.updated_at, &case.row), (2, NOW, &command.row));
        assert_eq!(store.case_by_mrn(&officer(), command.row.mrn.as_deref().unwrap()).await.unwrap(), Some(case));
        let events = store.events(&officer(), command.case_id).await.unwrap();
        assert_eq!(events.iter().map(|event| (event.sequence, event.kind.as_str())).collect::<Vec<_>>(), [(1, "case.received.v1"), (2, "case.accepted.v1")]);
        assert_eq!(events[1].leaf, leaf_hash(&[1; 16], b"accepted"));
        assert_eq!(events[1].actor, "tester");
        let original = store.original(&officer(), command.case_id).await.unwrap().unwrap();
        assert_eq!((original.content_type.as_str(), original.bytes.as_slice(), original.version), ("application/xml", b"<a/>".as_slice(), 2));
        assert_eq!(store.decision(&officer(), command.case_id).await.unwrap().unwrap().bytes, b"record");
        let messages = store.messages(&officer(), Order::After(0), 10).await.unwrap();
        assert_eq!(messages.iter().map(|message| (message.number, message.owner)).collect::<Vec<_>>(), [(1, owner())]);
        let seen = store.unique_seen(administration(), "lrn", &command.row.lrn, NOW).await.unwrap();
        assert_eq!(seen, Some(command.case_id));
        assert_eq!(store.answer(administration(), "tester", &format!("key-{}", command.case_id)).await.unwrap().unwrap().answer.status, 202);

        // Closed and opened again, it is still there.
        store.close().await;
        assert!(matches!(store.commit(plain(id(), 0)).await, Err(CommitError::Closed)));
        assert!(database.open().await.case(&officer(), command.case_id).await.unwrap().is_some());
    }

    async fn another_version_is_a_conflict_and_changes_nothing(database: &Database) {
        let store = database.open().await;
        let case_id = id();
        store.commit(plain(case_id, 0)).await.unwrap();
        for wrong in [0, 2, 7] {
            let mut command = plain(case_id, wrong);
            command.outbox.push(message(owner()));
            assert!(matches!(store.commit(command).await, Err(CommitError::Conflict { actual_version: 1 })));
        }
        assert!(matches!(store.commit(plain(id(), 3)).await, Err(CommitError::Conflict { actual_version: 0 })));
        assert_eq!(store.commit(plain(case_id, 1)).await.unwrap().version, 2);
        assert!(store.messages(&officer(), Order::After(0), 10).await.unwrap().is_empty());
    }

    async fn a_repetition_gets_the_kept_answer_and_another_body_is_refused(database: &Database) {
        let store = database.open().await;
        let command = full(id());
        store.commit(command.clone()).await.unwrap();
        let mut again = full(id());
        again.idempotency = command.idempotency.clone();
        match store.commit(again.clone()).await {
            Err(CommitError::Repeated(answer)) => assert_eq!(answer, Answer { status: 202, bytes: b"answer".to_vec() }),
            other => panic!("{other:?}"),
        }
        assert!(store.case(&officer(), again.case_id).await.unwrap().is_none());
        again.idempotency.as_mut().unwrap().body_hash = [6; 32];
        assert!(matches!(store.commit(again.clone()).await, Err(CommitError::KeyReused)));
        // The key is the actor's own: another actor's use of it neither repeats nor shows anything.
        again.actor = "somebody else".to_owned();
        store.commit(again).await.unwrap();
    }

    async fn a_value_is_unique_within_its_window(database: &Database) {
        let store = database.open().await;
        let with = |at: i64, not_before: i64| {
            let mut command = plain(id(), 0);
            command.at = at;
            command.uniques.push(NewUnique { kind: "lrn".to_owned(), value: "one".to_owned(), not_before });
            command
        };
        let first = with(NOW, NOW - 48 * HOUR);
        store.commit(first.clone()).await.unwrap();
        match store.commit(with(NOW + HOUR, NOW - 47 * HOUR)).await {
            Err(CommitError::NotUnique { kind, value }) => assert_eq!((kind.as_str(), value.as_str()), ("lrn", "one")),
            other => panic!("{other:?}"),
        }
        // The case that has the value may use it again; after the window anybody may.
        let mut own = with(NOW + HOUR, NOW - 47 * HOUR);
        (own.case_id, own.expected_version) = (first.case_id, 1);
        store.commit(own).await.unwrap();
        store.commit(with(NOW + 50 * HOUR, NOW + 2 * HOUR)).await.unwrap();
        let mut elsewhere = with(NOW + 50 * HOUR, NOW);
        elsewhere.administration = Uuid::from_u128(0xA2);
        store.commit(elsewhere).await.unwrap();
    }

    async fn serial_numbers_have_no_gap_even_when_commands_fail(database: &Database) {
        let store = database.open().await;
        let mut tasks = tokio::task::JoinSet::new();
        let taken = id();
        store.commit(plain(taken, 0)).await.unwrap();
        for n in 0..200 {
            let store = store.clone();
            let mut command = if n % 5 == 0 { plain(taken, 0) } else { plain(id(), 0) };
            command.number = number(match n % 25 { 1 => "refuse", 2 => "panic", _ => "26GB" });
            command.idempotency = Some(NewIdempotency { key: format!("{n}"), body_hash: [0; 32], status: 201, answer: Vec::new() });
            tasks.spawn(async move { (n, store.commit(command).await) });
        }
        let mut serials = Vec::new();
        while let Some(done) = tasks.join_next().await {
            match done.unwrap() {
                (_, Ok(committed)) => {
                    let serial = committed.serial.unwrap();
                    assert_eq!(committed.answer.unwrap().bytes, format!("26GB{serial:06}").into_bytes());
                    serials.push(serial);
                }
                (n, Err(CommitError::Conflict { .. })) => assert_eq!(n % 5, 0),
                (n, Err(CommitError::NoNumber { .. })) => assert!(matches!(n % 25, 1 | 2)),
                other => panic!("{other:?}"),
            }
        }
        serials.sort_unstable();
        assert_eq!(serials, (1..=144).collect::<Vec<u64>>());
        for serial in serials {
            let mrn = format!("26GB{serial:06}");
            let case = store.case_by_mrn(&officer(), &mrn).await.unwrap().unwrap();
            assert_eq!(store.events(&officer(), case.case_id).await.unwrap()[0].bytes, mrn.into_bytes());
        }
    }

    async fn a_bad_command_leaves_the_others_of_its_batch_alone(database: &Database) {
        let store = database.open().await;
        let mut first = plain(id(), 0);
        first.row.mrn = Some("26GB1".to_owned());
        store.commit(first).await.unwrap();
        let commands = (0..64).map(|n| {
            let mut command = full(id());
            command.row.mrn = Some(if n == 31 { "26GB1".to_owned() } else { format!("26XX{n}") });
            let store = store.clone();
            async move { (n, store.commit(command).await) }
        });
        let tasks: tokio::task::JoinSet<_> = commands.collect();
        for (n, result) in tasks.join_all().await {
            match result {
                Ok(_) => assert_ne!(n, 31),
                Err(CommitError::NotUnique { kind, value }) => assert_eq!((n, kind.as_str(), value.as_str()), (31, "mrn", "26GB1")),
                Err(other) => panic!("{n}: {other:?}"),
            }
        }
        let numbers: Vec<u64> = store.messages(&officer(), Order::After(0), 100).await.unwrap().iter().map(|message| message.number).collect();
        assert_eq!(numbers, (1..=63).collect::<Vec<u64>>());
        for reader in [officer(), trader(owner())] {
            for (before, expected) in [(0, [63, 62, 61]), (40, [39, 38, 37])] {
                let newest = store.messages(&reader, Order::Before(before), 3).await.unwrap();
                assert_eq!(newest.iter().map(|message| message.number).collect::<Vec<_>>(), expected);
            }
        }
        assert!(store.messages(&trader(Uuid::from_u128(7)), Order::Before(0), 3).await.unwrap().is_empty(), "another's");
    }

    async fn of_many_writers_of_one_case_one_wins_each_version(database: &Database) {
        // Two stores are two nodes: they share nothing but the database.
        let (one, two) = (database.open().await, database.open().await);
        let case_id = id();
        let mut tasks = tokio::task::JoinSet::new();
        for n in 0..40_u32 {
            let store = if n % 2 == 0 { one.clone() } else { two.clone() };
            let mut command = plain(case_id, n / 8);
            command.events = vec![event(&n.to_string())];
            command.uniques.push(NewUnique { kind: "lrn".to_owned(), value: format!("{}", n % 3), not_before: 0 });
            tasks.spawn(async move {
                loop {
                    match store.commit(command.clone()).await {
                        Ok(_) => return true,
                        Err(CommitError::Conflict { actual_version }) if actual_version < command.expected_version => tokio::task::yield_now().await,
                        Err(CommitError::Conflict { .. }) => return false,
                        Err(other) => panic!("{other:?}"),
                    }
                }
            });
        }
        let won = tasks.join_all().await.into_iter().filter(|won| *won).count();
        assert_eq!(won, 5);
        assert_eq!(one.events(&officer(), case_id).await.unwrap().len(), 5);
    }

    async fn a_command_beyond_the_limits_is_refused_before_the_database(database: &Database) {
        let store = database.open().await;
        let mut empty = plain(id(), 0);
        empty.events.clear();
        let mut many = plain(id(), 0);
        many.events = vec![event("{}"); 65];
        let mut nul = plain(id(), 0);
        nul.row.lrn = "a\0b".to_owned();
        let mut large = plain(id(), 0);
        large.events[0].bytes = vec![0; 33 << 20];
        for command in [empty, many, nul, large] {
            assert!(matches!(store.commit(command).await, Err(CommitError::Invalid { .. })));
        }
    }
}

#[test]
fn a_leaf_hash_is_the_hash_of_rfc_6962_over_salt_and_bytes() {
    // SHA-256 of 00, sixteen times 00, "abc"; from sha256sum.
    let hex: String = leaf_hash(&[0; 16], b"abc").iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(hex, "46a8086bdb76324f43bba3e8c5c982fc652a2e558ad68e442c73aa613b5ab610");
}
